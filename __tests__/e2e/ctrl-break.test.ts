import { expect, test } from '@jest/globals'
import { hang, play } from './faulty-adobe.js'
import { preload } from './preload.js'

/** As a console of Windows does it: Ctrl-C, then Ctrl-Break, at the line that says that the request was accepted. */
const pressKeys = preload(`
  const write = process.stdout.write
  let pressed = false
  process.stdout.write = (text, ...rest) => {
    if (!pressed && text.includes('submitted as request')) {
      pressed = true
      process.emit('SIGINT')
      process.emit('SIGBREAK')
    }
    return write.call(process.stdout, text, ...rest)
  }`)

test('Ctrl-C, then Ctrl-Break at once: the second ends the step as it stands', async () => {
  const { step } = await play({ look: [hang] }, {}, { bundle: { nodeArgs: pressKeys } })
  const ending =
    process.platform === 'win32' ? { exitCode: 1, signal: null } : { exitCode: null, signal: 'SIGTERM' }
  expect(step).toMatchObject({
    ...ending,
    limitHit: false,
    conclusion: 'failure',
    annotations: [],
    outputs: { requestId: '3520' },
  })
  expect(step.outputs).not.toHaveProperty('outcome')
})
