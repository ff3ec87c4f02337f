import { expect, test } from '@jest/globals'
import { ActionError } from '../../src/errors.js'
import type { IngestionEvent } from '../../src/ingestion/ports.js'
import { FIRST_STAGE, nextStage, type Stage } from '../../src/report/check-stage.js'

const fault = new ActionError('no-answer', 'silence')
const looked = (news: Extract<IngestionEvent, { kind: 'looked' }>['news']): IngestionEvent => ({
  kind: 'looked',
  requestId: '1',
  queueing: false,
  ageMs: 0,
  news,
})
const RUNNING = looked({ kind: 'running', info: '' })
const FAILED = looked({ kind: 'failed', fault })
const SUBMITTED: IngestionEvent = { kind: 'submitted', requestId: '1', info: '' }

/** The stages that are shown, one after the other. */
function shown(...events: readonly IngestionEvent[]): readonly Stage[] {
  const stages = [FIRST_STAGE]
  for (const event of events) {
    const last = stages.at(-1) ?? FIRST_STAGE
    const next = nextStage(last, event)
    if (next !== last) stages.push(next)
  }
  return stages.slice(1)
}

test('looks that find nothing new show nothing', () => {
  expect(shown({ kind: 'authenticated' }, SUBMITTED, RUNNING, RUNNING, RUNNING)).toEqual([
    { title: 'Submitted, waiting for its end', requestId: '1' },
  ])
})

test('an outage is shown once, and its end by what was before', () => {
  expect(shown(SUBMITTED, FAILED, FAILED, FAILED, RUNNING, RUNNING)).toEqual([
    { title: 'Submitted, waiting for its end', requestId: '1' },
    expect.objectContaining({ title: 'No contact with Adobe, looking again', requestId: '1' }),
    { title: 'Submitted, waiting for its end', requestId: '1' },
  ])
})

test('tokens and requests that are tried again are shown, and no request id that no longer counts', () => {
  const retrying = (what: 'token' | 'request'): IngestionEvent => ({
    kind: 'retrying',
    what,
    fault,
    waitMs: 1,
    mayHaveStarted: false,
  })
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
  expect(stages.map(({ title, requestId }) => [title, requestId])).toEqual([
    ['No access token yet, trying again', undefined],
    ['Starting', undefined],
    ['Submitted, waiting for its end', '1'],
    ['Aborted by Adobe, submitting a fresh request (attempt 2)', undefined],
    ['No answer to the request yet, trying again', undefined],
    ['Waiting for the end of a request that was already running', undefined],
    ['Following a request that was already running', '9'],
    ['Following a request of an earlier run', '3'],
  ])
})
