import { describe, expect, test } from '@jest/globals'
import { answer } from '../support/fault-server.js'
import { accepted, hang, json, type Play, playByLaw, report, say } from './faulty-adobe.js'
import { sender } from './sender.js'

/** As the runner does it; SIGTERM follows after 7.5 s, when the step must be gone. And the other one alone. */
const SIGNALS = ['SIGINT', 'SIGTERM'] as const

interface Phase {
  readonly name: string
  readonly play: Play
  readonly inputs?: Readonly<Record<string, string>>
  /** The request or the line of the log at which the signal is sent, and how long after it. */
  readonly at: string
  readonly afterMs?: number
  readonly outputs: { readonly requestId: string; readonly status: string }
  readonly message: RegExp
  /** How long the step goes on after the signal, in virtual time. Default: not at all. */
  readonly endsAfterMs?: number
  /** For a request that goes on; absent when there is none to follow. */
  readonly recipe?: string
}

/** What a POST in flight has to tell its id. */
const GRACE_MS = 2_000

const inProgress = report('In Progress')
const foreign = json({ requestId: 3519, info: 'in progress', status: 'In Progress' })
const none = { requestId: '', status: '' }
const open = {
  outputs: { requestId: '3520', status: 'In Progress' },
  message: /while request 3520 was in progress; it may still be running at Adobe/,
  recipe: '3520',
}
const queued = {
  outputs: { requestId: '', status: 'In Progress' },
  message: /while request 3519, not ours, was running; ours was not submitted/,
}
const nothing = { outputs: none, message: /before Adobe accepted a request/ }
const maybe = { outputs: none, message: /may have started/ }

const PHASES: readonly Phase[] = [
  { name: 'token in flight', play: { token: [hang] }, at: 'token 1', ...nothing },
  {
    name: 'before the next try for a token',
    play: { token: [say(answer('busy', { status: 503 }))] },
    at: 'token 1',
    afterMs: 300,
    ...nothing,
  },
  {
    name: 'POST in flight, answered late',
    play: { post: [accepted(3520, 1_000)] },
    at: 'post 1',
    endsAfterMs: 1_000,
    ...open,
  },
  {
    name: 'POST in flight, never answered',
    play: { post: [hang] },
    at: 'post 1',
    endsAfterMs: GRACE_MS,
    ...maybe,
  },
  {
    name: 'before the next try of a POST that was lost',
    play: { post: [say('')] },
    at: 'Trying again',
    ...maybe,
  },
  {
    name: 'before the next try of a POST that was turned away',
    play: { post: [say(answer('slow down', { status: 429 }))] },
    at: 'Trying again',
    ...nothing,
  },
  {
    name: 'before the first look',
    play: { look: [hang] },
    at: 'submitted as request',
    afterMs: 200,
    ...open,
  },
  { name: 'look in flight', play: { look: [hang] }, at: 'look 1', ...open },
  { name: 'between two looks', play: { look: [inProgress] }, at: 'In Progress', afterMs: 200, ...open },
  {
    name: 'between two failed looks',
    play: { look: [say('')] },
    at: 'a status check failed',
    afterMs: 200,
    ...open,
  },
  {
    name: 'queueing',
    play: { post: [say(foreign)], look: [report('In Progress', 3519)] },
    at: 'Waiting for it to finish',
    afterMs: 200,
    ...queued,
  },
  {
    name: 'look at the queue in flight',
    play: { post: [say(foreign)], look: [hang] },
    at: 'look 1',
    ...queued,
  },
  {
    name: 'our POST behind the queue in flight',
    play: { post: [say(foreign), hang], look: [report('Success', 3519)] },
    at: 'post 2',
    endsAfterMs: GRACE_MS,
    outputs: queued.outputs,
    message: /may have started/,
  },
  {
    name: 'look at an attached request in flight',
    play: { post: [say(foreign)], look: [hang] },
    inputs: { onInProgress: 'attach' },
    at: 'look 1',
    outputs: { requestId: '3519', status: 'In Progress' },
    message: /while request 3519 was in progress/,
    recipe: '3519',
  },
  {
    name: 'look at a request of an earlier run in flight',
    play: { look: [hang] },
    inputs: { requestId: '3520' },
    at: 'look 1',
    ...open,
    outputs: { requestId: '3520', status: '' },
    message: /while request 3520 was followed; whether it is running is not known/,
  },
  {
    name: 'token in flight for a request that is followed',
    play: { token: [hang] },
    inputs: { requestId: '3520' },
    at: 'token 1',
    ...open,
    outputs: { requestId: '3520', status: '' },
    message: /while request 3520 was followed; whether it is running is not known/,
  },
  {
    name: 'resubmitting, answered late',
    play: { post: [accepted(3520), accepted(3521, 1_000)], look: [report('Aborted')] },
    inputs: { resubmitOnAborted: '1' },
    at: 'post 2',
    endsAfterMs: 1_000,
    outputs: { requestId: '3521', status: 'In Progress' },
    message: /while request 3521 was in progress/,
    recipe: '3521',
  },
  {
    name: 'resubmitting, never answered',
    play: { post: [accepted(3520), hang], look: [report('Aborted')] },
    inputs: { resubmitOnAborted: '1' },
    at: 'post 2',
    endsAfterMs: GRACE_MS,
    outputs: { requestId: '3520', status: 'Aborted' },
    message: /may have started/,
  },
]

describe.each(SIGNALS)('%s cancels', (signal) => {
  test.each(PHASES)('$name', async ({ play, inputs, at, afterMs, endsAfterMs = 0, ...phase }) => {
    const { outputs, message, recipe } = phase
    const { onMoment, sentAtMs } = sender(at, (step) => step.signal(signal), afterMs)
    const { step } = await playByLaw(play, inputs, { onMoment })
    const atMs = sentAtMs()
    // Of real time nothing is asked.
    if (atMs !== undefined) expect(step.durationMs).toBeCloseTo(atMs + endsAfterMs, 3)
    expect(step.outputs).toMatchObject({ outcome: 'cancelled', errorCode: 'cancelled', ...outputs })
    expect(step.outputs['message']).toMatch(message)
    expect(step.annotations.filter(({ level }) => level !== 'warning')).toEqual([
      { level: 'notice', title: expect.stringContaining('XDM44'), message: expect.stringMatching(message) },
    ])
    expect(step.summary).toContain('Cancelled before the ingestion finished')
    const told = [step.log.join('\n'), step.summary].map((sink) => /^ {4}requestId: "(.*)"$/m.exec(sink)?.[1])
    expect(told).toEqual([recipe, recipe])
    if (recipe !== undefined) expect(step.outputs['message']).toContain('Adobe has no cancel call')
  })
})
