import { describe, expect, test } from '@jest/globals'
import { startAction } from './action.js'
import { BY_SECRET, CLIENT_SECRET, MAPPING, ORG, runAgainst } from './adobe.js'
import { expectLaws } from './laws.js'
import { LEAPS, preload } from './preload.js'

/** Does something as soon as the step has told of its request. */
const onceSubmitted = (action: string) =>
  preload(`const { stdout } = process
    const write = stdout.write.bind(stdout)
    stdout.write = (text, ...rest) => {
      if (String(text).includes('submitted as request')) setImmediate(() => { ${action} })
      return write(text, ...rest)
    }`)

describe('faults of our own never end green, silent or with a stack', () => {
  test.concurrent('work that never settles: the empty event loop is noticed', async () => {
    // Timers that never fire and hold nothing: what a forgotten promise looks like from outside.
    const nodeArgs = preload('globalThis.setTimeout = () => ({ unref() {}, ref() {} })')
    const { step } = await runAgainst('success', BY_SECRET, { bundle: { nodeArgs } })
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: 'internal', requestId: '3520' })
    expect(step.outputs['message']).toContain('ended before its work was done')
  })

  test.concurrent.each([
    ['an exception outside of any promise', "throw new Error('::error::boom')"],
    ['an unhandled rejection', "Promise.reject(new Error('##[error]boom'))"],
  ])('%s', async (_, action) => {
    const { step } = await runAgainst('never-ends', BY_SECRET, {
      bundle: { nodeArgs: onceSubmitted(action) },
    })
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: 'internal', requestId: '3520' })
    expect(step.outputs['message']).toContain('boom')
  })
})

test.concurrent('a name look-up that never ends does not hold the process', async () => {
  // The deadline passes while the name is looked up.
  const nodeArgs = preload(`${LEAPS}
    createRequire(process.execPath)('node:dns').lookup = () => { setInterval(() => {}, 1_000); plan(leap) }`)
  const inputs = { org: ORG, mappingId: MAPPING, ...BY_SECRET, imsUrl: 'https://ims.invalid' }
  const step = await startAction({ ...inputs, timeoutMinutes: '10' }, { bundle: { nodeArgs } }).done
  expectLaws(step, { secrets: [CLIENT_SECRET] })
  expect(step.outputs).toMatchObject({ outcome: 'timed-out' })
  expect(step.outputs['message']).toContain('ims.invalid')
})
