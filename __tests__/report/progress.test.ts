import { describe, expect, test } from '@jest/globals'
import { ActionError } from '../../src/errors.js'
import type { Observation } from '../../src/ingestion/observation.js'
import type { IngestionEvent } from '../../src/ingestion/ports.js'
import { initialState, type MappingState, reduce } from '../../src/report/progress.js'
import { text } from '../../src/text.js'
import { resultOf } from './support/results.js'

const fault = new ActionError('no-answer', text`silence`)
const other = new ActionError('server-error', text`HTTP 502`)

const checked = (observation: Observation, queueing = false): IngestionEvent => ({
  kind: 'checked',
  requestId: '3520',
  queueing,
  ageMs: 0,
  observation,
})
const retrying = (what: 'token' | 'request', mayHaveStarted = false): IngestionEvent => ({
  kind: 'retrying',
  what,
  fault,
  waitMs: 1_000,
  mayHaveStarted,
})
const STARTED: IngestionEvent = { kind: 'started' }
const AUTHENTICATED: IngestionEvent = { kind: 'authenticated' }
const SUBMITTED: IngestionEvent = { kind: 'submitted', requestId: '3520', info: '' }
const QUEUED: IngestionEvent = { kind: 'queued', runningRequestId: '3519', maybeOurs: false }
const ATTACHED: IngestionEvent = { kind: 'attached', requestId: '3519' }
const RESUMED: IngestionEvent = { kind: 'resumed', requestId: '3518' }
const RESUBMITTING: IngestionEvent = { kind: 'resubmitting', abortedRequestId: '3520', attempt: 2 }
const RECOVERED: IngestionEvent = { kind: 'recovered', requestId: '3520', wasRunning: true }
const RUNNING = checked({
  kind: 'running',
  report: { requestId: '3520', status: 'In Progress', info: '' },
})
const FAILED = checked({ kind: 'failed', fault })
const ENDED: Observation = { kind: 'terminal', report: { requestId: '3520', status: 'Aborted', info: '' } }

/** One event each second, from second 1 on. */
const stateAfter = (events: readonly IngestionEvent[], from: MappingState = initialState(undefined)) =>
  events.reduce((state, event, index) => reduce(state, event, (index + 1) * 1_000), from)

test.each<[string, readonly IngestionEvent[], Partial<MappingState>]>([
  ['nothing yet', [], { phase: 'idle', requestId: undefined, origin: undefined, attempt: 1 }],
  ['started', [STARTED], { phase: 'signing-in' }],
  ['authenticated', [STARTED, AUTHENTICATED], { phase: 'submitting' }],
  ['submitted', [AUTHENTICATED, SUBMITTED], { phase: 'following', requestId: '3520', origin: 'submitted' }],
  ['attached', [AUTHENTICATED, ATTACHED], { phase: 'following', requestId: '3519', origin: 'attached' }],
  ['resumed', [STARTED, RESUMED], { phase: 'signing-in', requestId: '3518', origin: 'resumed' }],
  ['resumed, authenticated', [STARTED, RESUMED, AUTHENTICATED], { phase: 'following', requestId: '3518' }],
  ['queued', [AUTHENTICATED, QUEUED], { phase: 'queueing', requestId: undefined, origin: undefined }],
  ['the end of the queue', [QUEUED, checked(ENDED, true)], { phase: 'submitting', requestId: undefined }],
  ['recovered', [AUTHENTICATED, RECOVERED], { phase: 'submitting', requestId: undefined }],
  ['running', [SUBMITTED, RUNNING], { phase: 'following', requestId: '3520' }],
  ['the end of the request', [SUBMITTED, checked(ENDED)], { phase: 'concluded', requestId: '3520' }],
  [
    'resubmitting: the aborted request stays the last known one',
    [SUBMITTED, checked(ENDED), RESUBMITTING],
    { phase: 'resubmitting', attempt: 2, requestId: '3520' },
  ],
  [
    'submitted again',
    [SUBMITTED, RESUBMITTING, { ...SUBMITTED, requestId: '3521' }],
    { phase: 'following', attempt: 2, requestId: '3521' },
  ],
])('%s', (_, events, expected) => {
  expect(stateAfter(events)).toMatchObject({
    ...expected,
    outage: undefined,
    verdict: undefined,
  })
})

test('a request of an earlier run is known from the start', () => {
  expect(initialState('3518')).toMatchObject({ phase: 'idle', requestId: '3518', origin: 'resumed' })
})

describe('an outage', () => {
  test.each<[string, IngestionEvent, string]>([
    ['of the token', retrying('token'), 'no-token'],
    ['of a request', retrying('request'), 'no-answer'],
    ['of a request that may have been accepted', retrying('request', true), 'answer-lost'],
    ['of a token can start nothing', retrying('token', true), 'no-token'],
    ['of status checks', FAILED, 'no-contact'],
  ])('%s', (_, event, kind) => {
    expect(stateAfter([event]).outage).toMatchObject({ kind, failures: 1 })
  })

  test('has a beginning and a number of failures', () => {
    expect(stateAfter([SUBMITTED, FAILED, FAILED, checked({ kind: 'failed', fault: other })]).outage).toEqual(
      {
        kind: 'no-contact',
        sinceMs: 2_000,
        failures: 3,
      },
    )
  })

  test('of status checks is not that of the token, and goes on through it', () => {
    const events = [SUBMITTED, retrying('token'), FAILED, retrying('token'), FAILED]
    expect(stateAfter(events.slice(0, 2)).outage).toMatchObject({ kind: 'no-token', sinceMs: undefined })
    expect(stateAfter(events.slice(0, 3)).outage).toMatchObject({ kind: 'no-contact', sinceMs: 3_000 })
    expect(stateAfter(events.slice(0, 4)).outage).toMatchObject({ kind: 'no-token', sinceMs: 3_000 })
    expect(stateAfter(events).outage).toMatchObject({ kind: 'no-contact', sinceMs: 3_000, failures: 4 })
  })

  test.each<[string, IngestionEvent]>([
    ['authenticated', AUTHENTICATED],
    ['submitted', SUBMITTED],
    ['attached', ATTACHED],
    ['queued', QUEUED],
    ['resubmitting', RESUBMITTING],
    ['running', RUNNING],
    ['contact', checked({ kind: 'contact' })],
    ['unknown-status', checked({ kind: 'unknown-status', word: 'Paused', isOurs: true })],
    ['terminal', checked(ENDED)],
  ])('ends with %s, and the next one begins anew', (_, event) => {
    expect(stateAfter([FAILED, FAILED, event]).outage).toBeUndefined()
    expect(stateAfter([FAILED, FAILED, event, FAILED]).outage).toMatchObject({ sinceMs: 4_000, failures: 1 })
  })

  test('does not move the mapping', () => {
    expect(stateAfter([AUTHENTICATED, QUEUED, FAILED]).phase).toBe('queueing')
    expect(stateAfter([AUTHENTICATED, SUBMITTED, FAILED])).toMatchObject({
      phase: 'following',
      requestId: '3520',
    })
  })
})

test('a verdict stands from its judgement on; the look-up of its batch comes after it', () => {
  const result = resultOf('XDM44', 'failed', { batchId: 'b' })
  const lookedUp = { tenant: 'geometrixx', sandbox: 'prod', batchId: 'b' }
  const judged = stateAfter([SUBMITTED, { kind: 'judged', result, lookedUp }])
  expect(judged).toMatchObject({ verdict: result, lookedUp })
  const explained = resultOf('XDM44', 'failed', {
    batchId: 'b',
    batch: { ...lookedUp, finding: { kind: 'no-time' } },
  })
  const ended = stateAfter([{ kind: 'ended', result: explained }], judged)
  expect(ended).toMatchObject({ verdict: explained, lookedUp: undefined })
})

test('no state is changed in place', () => {
  const state = Object.freeze(stateAfter([SUBMITTED, FAILED]))
  for (const event of [STARTED, AUTHENTICATED, RUNNING, FAILED, QUEUED, RESUBMITTING, retrying('token')]) {
    expect(reduce(state, event, 9_000)).not.toBe(state)
  }
  expect(reduce(state, RECOVERED, 9_000)).toBe(state)
})
