import { expect, test } from '@jest/globals'
import { FIRST_STAGE, nextStage } from '../../src/check-run/stage.js'
import { ActionError } from '../../src/errors.js'
import type { Observation } from '../../src/ingestion/observation.js'
import type { IngestionEvent } from '../../src/ingestion/ports.js'
import { initialState, type MappingState, reduce } from '../../src/report/progress.js'
import { text } from '../../src/text.js'
import { arrival } from '../report/support/arrivals.js'
import { resultOf } from '../report/support/results.js'

const fault = new ActionError('no-answer', text`silence`)
const checked = (observation: Observation, queueing = false): IngestionEvent => ({
  kind: 'checked',
  requestId: '1',
  queueing,
  ageMs: 0,
  observation,
})
const RUNNING = checked({ kind: 'running', report: { requestId: '1', status: 'In Progress', info: '' } })
const FAILED = checked({ kind: 'failed', fault })
const SUBMITTED: IngestionEvent = { kind: 'submitted', requestId: '1', info: '' }
const retrying = (what: 'token' | 'request', mayHaveStarted = false): IngestionEvent => ({
  kind: 'retrying',
  what,
  fault,
  waitMs: 1,
  mayHaveStarted,
})

type Shown = readonly [title: string, requestId: string | undefined]

/** The stages that are shown, one after the other. */
function shownFrom(initial: MappingState, events: readonly IngestionEvent[]): readonly Shown[] {
  const stages = [FIRST_STAGE]
  let state = initial
  for (const event of events) {
    state = reduce(state, event, 0)
    const last = stages.at(-1) ?? FIRST_STAGE
    const next = nextStage(last, state)
    if (next !== last) stages.push(next)
  }
  return stages.slice(1).map(({ title, requestId }) => [title.raw, requestId])
}

const shown = (...events: readonly IngestionEvent[]) => shownFrom(initialState(undefined), events)

test('status checks that find nothing new show nothing', () => {
  expect(shown({ kind: 'authenticated' }, SUBMITTED, RUNNING, RUNNING, RUNNING)).toEqual([
    ['Submitted, waiting for it to finish', '1'],
  ])
})

test('an outage is shown once, and its end by what was before', () => {
  expect(shown(SUBMITTED, FAILED, FAILED, FAILED, RUNNING, RUNNING)).toEqual([
    ['Submitted, waiting for it to finish', '1'],
    ['No contact with Adobe, checking again', '1'],
    ['Submitted, waiting for it to finish', '1'],
  ])
})

test('tokens and requests that are tried again are shown, and no request id that no longer counts', () => {
  const stages = shown(
    retrying('token'),
    retrying('token'),
    { kind: 'authenticated' },
    SUBMITTED,
    { kind: 'resubmitting', abortedRequestId: '1', attempt: 2 },
    retrying('request'),
    { kind: 'queued', runningRequestId: '9', maybeOurs: false },
    { kind: 'recovered', requestId: '2', wasRunning: false },
    { kind: 'attached', requestId: '9' },
    { kind: 'resumed', requestId: '3' },
  )
  expect(stages).toEqual([
    ['No access token yet, trying again', undefined],
    ['Starting', undefined],
    ['Submitted, waiting for it to finish', '1'],
    ['Aborted by Adobe, submitting a new request (attempt 2)', undefined],
    ['No answer to the request yet, trying again', undefined],
    ['Waiting for a request that was already running', undefined],
    ['Following a request that was already running', '9'],
    ['Following a request of an earlier run', '3'],
  ])
})

test('after a queue nothing new is shown before there is a request of ours', () => {
  const report = { requestId: '9', status: 'Success', info: '' } as const
  const stages = shown(
    { kind: 'authenticated' },
    { kind: 'queued', runningRequestId: '9', maybeOurs: false },
    checked({ kind: 'failed', fault }, true),
    checked({ kind: 'terminal', report }, true),
    retrying('request', true),
    SUBMITTED,
  )
  expect(stages).toEqual([
    ['Waiting for a request that was already running', undefined],
    ['No contact with Adobe, checking again', undefined],
    ['Waiting for a request that was already running', undefined],
    ['No answer to the request yet, trying again', undefined],
    ['Submitted, waiting for it to finish', '1'],
  ])
})

test('a request of an earlier run is named from the start, and a verdict changes nothing', () => {
  const result = resultOf('XDM44', 'timed-out', { requestId: '3', open: true, attempts: 0 })
  const stages = shownFrom(initialState('3'), [
    { kind: 'started' },
    { kind: 'resumed', requestId: '3' },
    { kind: 'authenticated' },
    RUNNING,
    { kind: 'judged', result },
    { kind: 'ended', result },
  ])
  expect(stages).toEqual([['Following a request of an earlier run', '3']])
})

test('the look-up of the dataset is shown until it has ended, whatever the verdict so far', () => {
  const pending = resultOf('XDM44', 'too-many-failed-records', { arrival: arrival({ why: 'not-asked' }) })
  const shown = shownFrom(initialState(undefined), [
    { kind: 'started' },
    { kind: 'authenticated' },
    SUBMITTED,
    { kind: 'judged', result: pending },
    { kind: 'looked-up', arrival: arrival({ why: 'in-progress' }), nextCheckMs: 1_000 },
    { kind: 'ended', result: resultOf('XDM44', 'succeeded', { arrival: arrival() }) },
  ])
  expect(shown.at(-1)).toEqual(['Adobe reports success, looking up the dataset', '1'])
})
