import { describe, expect, test } from '@jest/globals'
import { startAction } from './action.js'
import { MAPPING, ORG } from './adobe.js'
import {
  accepted,
  hang,
  notStopped,
  type Play,
  playByLaw,
  play as playFreely,
  report,
} from './faulty-adobe.js'
import { expectLaws } from './laws.js'
import { preload } from './preload.js'
import { sender } from './sender.js'

test.concurrent.each(['SIGINT', 'SIGTERM'])(
  '%s during the check of the inputs: nothing is submitted',
  async (name) => {
    const nodeArgs = preload(`
    process.on('newListener', (event) => {
      if (event === '${name}') process.nextTick(() => process.kill(process.pid, '${name}'))
    })`)
    const { step, api } = await playByLaw({}, {}, { nodeArgs })
    expect(api).toEqual([])
    expect(step.outputs).toMatchObject({ outcome: 'cancelled', requestId: '', status: '' })
    expect(step.outputs['message']).toContain('before Adobe accepted a request')
  },
)

test.concurrent('in a rehearsal the simulator ends too', async () => {
  const { onMoment, sinceMs } = sender('In Progress', (step) => step.cancel())
  const step = startAction(
    { org: ORG, mappingId: MAPPING, rehearse: 'never-ends' },
    { onLine: (line) => onMoment(line, step) },
  )
  const result = await step.done
  expect(sinceMs()).toBeLessThan(2_500)
  expectLaws(result)
  expect(result.outputs).toMatchObject({ outcome: 'cancelled', rehearsal: 'true', requestId: '3520' })
})

describe('a signal while the verdict is written changes nothing', () => {
  const whileWriting = (name: string) =>
    preload(`
      import fs from 'node:fs'
      import { syncBuiltinESMExports } from 'node:module'
      const append = fs.appendFileSync
      fs.appendFileSync = (file, text, ...rest) => {
        append(file, text, ...rest)
        if (text.startsWith('outcome<<')) process.kill(process.pid, '${name}')
      }
      syncBuiltinESMExports()`)

  test.concurrent.each<[string, string, Play, string]>([
    ['SIGINT', 'a success', {}, 'succeeded'],
    ['SIGTERM', 'a success', {}, 'succeeded'],
    ['SIGINT', 'a failure', { post: [notStopped] }, 'rejected'],
    ['SIGTERM', 'a failure', { post: [notStopped] }, 'rejected'],
  ])('%s, %s', async (name, _, play, outcome) => {
    const { step } = await playByLaw(play, {}, { nodeArgs: whileWriting(name) })
    expect(step.outputs['outcome']).toBe(outcome)
    expect(step.summary).toContain('Adobe Campaign data ingestion')
  })
})

describe('what cannot be answered leaves what is known already', () => {
  const resubmitting = { post: [accepted(3520), hang], look: [report('Aborted')] }

  test.concurrent.each<[NodeJS.Signals, NodeJS.Signals]>([
    ['SIGINT', 'SIGINT'],
    ['SIGINT', 'SIGTERM'],
    ['SIGTERM', 'SIGTERM'],
  ])('%s, then %s at once: the second ends the step', async (first, second) => {
    let secondAtMs = Number.NEGATIVE_INFINITY
    const { onMoment } = sender('post 2', (step) => {
      step.signal(first)
      setTimeout(() => {
        secondAtMs = performance.now()
        step.signal(second)
      }, 300)
    })
    const { step } = await playByLaw(
      resubmitting,
      { resubmitOnAborted: '1' },
      { onMoment, withoutOutputs: true },
    )
    expect(performance.now() - secondAtMs).toBeLessThan(1_000)
    expect(step).toMatchObject({
      exitCode: null,
      signal: second,
      annotations: [],
      outputs: { requestId: '3520' },
    })
  })

  test.concurrent('SIGKILL after the POST', async () => {
    const { onMoment } = sender('submitted as request', (step) => step.signal('SIGKILL'))
    const { step } = await playFreely({ look: [hang] }, {}, { onMoment })
    expect(step).toMatchObject({ signal: 'SIGKILL', conclusion: 'failure', outputs: { requestId: '3520' } })
  })
})
