import { describe, expect, test } from '@jest/globals'
import { startAction } from './action.js'
import { MAPPING, ORG } from './adobe.js'
import { accepted, hang, playByLaw, play as playFreely, report } from './faulty-adobe.js'
import { expectLaws } from './laws.js'
import { after, sender } from './sender.js'

/** The step's own work, in virtual time; what a process makes of signals is in signals-bundle. */

test('in a rehearsal the simulator ends too', async () => {
  const { onMoment, sentAtMs } = sender('In Progress', (step) => step.cancel())
  const step = startAction(
    { org: ORG, mappingId: MAPPING, rehearse: 'never-ends' },
    { onLine: (line) => onMoment(line, step) },
  )
  const result = await step.done
  const atMs = sentAtMs()
  if (atMs !== undefined) expect(result.durationMs).toBe(atMs)
  expectLaws(result)
  expect(result.outputs).toMatchObject({ outcome: 'cancelled', rehearsal: 'true', requestId: '3520' })
})

describe('what cannot be answered leaves what is known already', () => {
  const resubmitting = { post: [accepted(3520), hang], look: [report('Aborted')] }

  test.each<[NodeJS.Signals, NodeJS.Signals]>([
    ['SIGINT', 'SIGINT'],
    ['SIGINT', 'SIGTERM'],
    ['SIGTERM', 'SIGINT'],
    ['SIGTERM', 'SIGTERM'],
  ])('%s, then %s soon after: the second ends the step', async (first, second) => {
    let secondAtMs: number | undefined
    const { onMoment } = sender('post 2', (step) => {
      step.signal(first)
      after(300, step, () => {
        secondAtMs = step.clock?.now()
        step.signal(second)
      })
    })
    const { step } = await playByLaw(
      resubmitting,
      { resubmitOnAborted: '1' },
      { onMoment, withoutOutputs: true },
    )
    // At once, in virtual time; of real time nothing is asked.
    if (secondAtMs !== undefined) expect(step.durationMs).toBe(secondAtMs)
    expect(step).toMatchObject({
      exitCode: null,
      signal: second,
      annotations: [],
      outputs: { requestId: '3520' },
    })
  })

  test('SIGKILL after the POST', async () => {
    const { onMoment } = sender('submitted as request', (step) => step.signal('SIGKILL'))
    const { step } = await playFreely({ look: [hang] }, {}, { onMoment })
    expect(step).toMatchObject({ signal: 'SIGKILL', conclusion: 'failure', outputs: { requestId: '3520' } })
  })
})
