import { expect, test } from '@jest/globals'
import { playByLaw, report } from './faulty-adobe.js'

const FACES = '😀'.repeat(290)

test('a failure told in emoji: the annotation has none, log, summary and output keep them', async () => {
  const { step } = await playByLaw({ look: [report('Failed', 3520, { info: `EMOJI1${FACES}` })] })
  expect(step.outputs).toMatchObject({ outcome: 'failed', info: expect.stringContaining(FACES) })
  expect(step.annotations).toMatchObject([
    { level: 'error', message: expect.stringContaining('EMOJI1\ufffd') },
  ])
  expect(step.summary).toContain('😀')
})

test('an unknown status of emoji, then Success: green, with a warning that a runner can bear', async () => {
  const word = '😀'.repeat(150)
  const { step } = await playByLaw({ look: [report(word), report('Success', 3520, { numRecords: 15 })] })
  expect(step).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } })
  expect(step.annotations).toMatchObject([{ level: 'warning', message: expect.stringContaining('\ufffd') }])
  expect(step.log.join('\n')).toContain(word)
})

test('a mapping named in emoji: exact in the output, harmless in the title', async () => {
  const { step } = await playByLaw({ look: [report('Failed')] }, { mappingId: 'XDM😀' })
  expect(JSON.parse(step.outputs['results'] ?? '')).toMatchObject([{ mappingId: 'XDM😀' }])
  expect(step.annotations).toMatchObject([{ title: expect.stringContaining('XDM\ufffd:') }])
})
