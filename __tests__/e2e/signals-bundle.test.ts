import { describe, expect, test } from '@jest/globals'
import type { StepResult } from '../../scripts/runner/run-step.mjs'
import {
  accepted,
  hang,
  notStopped,
  type Play,
  playByLaw,
  play as playFreely,
  report,
} from './faulty-adobe.js'
import { preload, RAISE, SENDING_ENDS } from './preload.js'
import { type Send, sender } from './sender.js'

/** Signals of the system, to the bundle in a process of its own: whether it ends, how, and with what. */

/** No second signal comes unless a test sends it, however slow the machine. */
const bundle = { ladderMs: [600_000, 600_000] } as const

/** A step that ended before it could say anything; all that is known is what it wrote when it submitted. */
function expectKilled(
  step: StepResult,
  signal: NodeJS.Signals,
  conclusion: StepResult['conclusion'] = 'failure',
): void {
  expect(step).toMatchObject({ exitCode: null, signal, conclusion, annotations: [], summary: '' })
  expect(step.outputs).toEqual({ requestId: '3520' })
}

test.concurrent.each<[string, NodeJS.Signals, Send]>([
  ['cancelled by the runner', 'SIGINT', (step) => step.cancel()],
  ['SIGTERM alone', 'SIGTERM', (step) => step.signal('SIGTERM')],
])('%s: the step tells its end', async (_, signal, send) => {
  const { onMoment } = sender('look 1', send)
  const { step } = await playByLaw({ look: [hang] }, {}, { onMoment, bundle, withoutOutputs: SENDING_ENDS })
  if (SENDING_ENDS) {
    expectKilled(step, signal, signal === 'SIGINT' ? 'cancelled' : 'failure')
    return
  }
  expect(step.outputs).toMatchObject({ outcome: 'cancelled', errorCode: 'cancelled', requestId: '3520' })
  expect(step.summary).toContain('Cancelled before the ingestion finished')
})

test.concurrent.each(['SIGINT', 'SIGTERM'])(
  '%s before the inputs are read: nothing is submitted',
  async (name) => {
    const nodeArgs = preload(`${RAISE}
    process.on('newListener', (event) => {
      if (event === '${name}') process.nextTick(() => raise('${name}'))
    })`)
    const { step, api } = await playByLaw({}, {}, { bundle: { nodeArgs } })
    expect(api).toEqual([])
    expect(step.outputs).toMatchObject({ outcome: 'cancelled', requestId: '', status: '' })
    expect(step.outputs['message']).toContain('before Adobe accepted a request')
  },
)

describe('a signal while the verdict is written changes nothing', () => {
  const whileWriting = (name: string) =>
    preload(`${RAISE}
      import fs from 'node:fs'
      import { syncBuiltinESMExports } from 'node:module'
      const append = fs.appendFileSync
      fs.appendFileSync = (file, text, ...rest) => {
        append(file, text, ...rest)
        if (text.startsWith('outcome<<')) raise('${name}')
      }
      syncBuiltinESMExports()`)

  test.concurrent.each<[string, string, Play, string]>([
    ['SIGINT', 'a success', {}, 'succeeded'],
    ['SIGTERM', 'a success', {}, 'succeeded'],
    ['SIGINT', 'a failure', { post: [notStopped] }, 'rejected'],
    ['SIGTERM', 'a failure', { post: [notStopped] }, 'rejected'],
  ])('%s, %s', async (name, _, play, outcome) => {
    const { step } = await playByLaw(play, {}, { bundle: { nodeArgs: whileWriting(name) } })
    expect(step.outputs['outcome']).toBe(outcome)
    expect(step.summary).toContain('Adobe Campaign data ingestion')
  })
})

describe('what cannot be answered leaves what is known already', () => {
  const resubmitting = { post: [accepted(3520), hang], look: [report('Aborted')] }

  /** The second signal is sent by the process itself as soon as the step has heard the first: two of the system may arrive as one. */
  const atOnce = (first: string, second: string) =>
    preload(`
      process.once('newListener', () => {
        setImmediate(() => process.on('${first}', () => process.kill(process.pid, '${second}')))
      })`)

  test.concurrent.each<[NodeJS.Signals, NodeJS.Signals]>([
    ['SIGINT', 'SIGINT'],
    ['SIGINT', 'SIGTERM'],
    ['SIGTERM', 'SIGTERM'],
  ])('%s, then %s at once: the second ends the step', async (first, second) => {
    const { onMoment } = sender('post 2', (step) => step.signal(first))
    const { step } = await playByLaw(
      resubmitting,
      { resubmitOnAborted: '1' },
      { onMoment, withoutOutputs: true, bundle: { nodeArgs: atOnce(first, second) } },
    )
    expectKilled(step, SENDING_ENDS ? first : second)
  })

  test.concurrent('SIGKILL after the POST', async () => {
    const { onMoment } = sender('submitted as request', (step) => step.signal('SIGKILL'))
    const { step } = await playFreely({ look: [hang] }, {}, { onMoment, bundle })
    expectKilled(step, 'SIGKILL')
  })
})
