import { describe, expect, test } from '@jest/globals'
import { ActionError } from '../../src/errors.js'
import type { IngestionPlan } from '../../src/ingestion/ports.js'
import type { SubmissionReply } from '../../src/ingestion/report.js'
import { text } from '../../src/text.js'
import {
  accepted,
  alreadyRunning,
  type CheckAnswer,
  FakeAdobe,
  running,
  reported as saying,
} from '../fakes/adobe.js'
import { start } from './start.js'

/** The ends of requests by their ids, each at its first status check; any other goes on. */
const ends =
  (words: Readonly<Record<string, 'Success' | 'Failed' | 'Aborted'>>) =>
  (requestId: string): CheckAnswer =>
    saying(words[requestId] ?? 'In Progress', { requestId })

const lost = new ActionError('lost-answer', text`no answer`)
const refused = new ActionError('refused', text`no`, { httpStatus: 403, vendorCode: '403003' })
const rejected: SubmissionReply = { kind: 'rejected', reason: 'not-stopped', info: 'is not stopped' }
const ABORTED = {
  requestId: '1',
  status: 'Aborted',
  errorCode: 'aborted',
  info: 'said Aborted',
  durationMs: 1_000,
}

describe('how often', () => {
  test.each([
    { resubmitOnAborted: 0, posts: 1, outcome: 'aborted' },
    { resubmitOnAborted: 1, posts: 2, outcome: 'aborted' },
    { resubmitOnAborted: 2, posts: 3, outcome: 'aborted' },
    { resubmitOnAborted: 3, posts: 4, outcome: 'succeeded' },
    { resubmitOnAborted: 5, posts: 4, outcome: 'succeeded' },
  ] as const)(
    'up to $resubmitOnAborted: $posts POSTs, $outcome',
    async ({ resubmitOnAborted, posts, outcome }) => {
      const adobe = new FakeAdobe(
        ['1', '2', '3', '4'].map((id) => accepted(id)),
        ends({ 1: 'Aborted', 2: 'Aborted', 3: 'Aborted', 4: 'Success' }),
      )
      const { result, reported } = start(adobe, { resubmitOnAborted })
      expect(await result).toMatchObject({ outcome, attempts: posts, requestId: String(posts) })
      expect(adobe.calls.filter((call) => call === 'POST')).toHaveLength(posts)
      expect(reported().filter(({ kind }) => kind === 'resubmitting')).toEqual(
        Array.from({ length: posts - 1 }, (_, index) => ({
          kind: 'resubmitting',
          abortedRequestId: String(index + 1),
          attempt: index + 2,
        })),
      )
    },
  )

  test('at once, each on a schedule of its own', async () => {
    const adobe = new FakeAdobe([accepted('1'), accepted('2')], (id, count) =>
      id === '1' ? running(30, 'Aborted')(id, count) : running(1, 'Success', { numRecords: 7 })(id, count),
    )
    const { result, clock, reported } = start(adobe, { resubmitOnAborted: 1 })
    expect(await result).toEqual({
      mappingId: 'XDM44',
      outcome: 'succeeded',
      status: 'Success',
      requestId: '2',
      info: 'said Success',
      numRecords: 7,
      durationMs: 2_000,
      attempts: 2,
      attached: false,
    })
    expect(clock.sleeps.slice(-2)).toEqual([1_000, 1_000])
    expect(reported().map(({ kind }) => kind)).toEqual([
      'authenticated',
      'submitted',
      'resubmitting',
      'submitted',
    ])
  })
})

describe('never', () => {
  test.each(['Failed', 'Success'] as const)('after %s', async (end) => {
    const adobe = new FakeAdobe([accepted('1')], ends({ 1: end }))
    expect(await start(adobe, { resubmitOnAborted: 5 }).result).toMatchObject({ attempts: 1, status: end })
    expect(adobe.calls).toEqual(['POST', 'GET 1'])
  })

  test('after Failed of a fresh one', async () => {
    const adobe = new FakeAdobe([accepted('1'), accepted('2')], ends({ 1: 'Aborted', 2: 'Failed' }))
    expect(await start(adobe, { resubmitOnAborted: 5 }).result).toMatchObject({
      outcome: 'failed',
      attempts: 2,
    })
  })

  test('after a rejected POST, or a lost contact', async () => {
    const atOnce = new FakeAdobe([rejected], ends({}))
    expect(await start(atOnce, { resubmitOnAborted: 5 }).result).toMatchObject({
      outcome: 'rejected',
      attempts: 1,
    })
    const later = new FakeAdobe([accepted('1')], () => refused)
    expect(await start(later, { resubmitOnAborted: 5 }).result).toMatchObject({
      outcome: 'lost-contact',
      attempts: 1,
    })
  })

  test('at the deadline', async () => {
    const adobe = new FakeAdobe([accepted('1')], ends({ 1: 'Aborted' }))
    expect(await start(adobe, { resubmitOnAborted: 5 }, 1_000).result).toMatchObject({
      outcome: 'aborted',
      attempts: 1,
    })
    expect(adobe.calls).toEqual(['POST', 'GET 1'])
  })

  test('after a signal', async () => {
    const adobe = new FakeAdobe([accepted('1')], (id) => {
      run.controller.abort()
      return ends({ 1: 'Aborted' })(id)
    })
    const run = start(adobe, { resubmitOnAborted: 5 })
    expect(await run.result).toMatchObject({ outcome: 'aborted', attempts: 1 })
  })
})

describe("a fresh submission that comes to nothing: Adobe's word on the aborted one stays, unless it said more", () => {
  test.each<readonly [string, SubmissionReply | Error, Partial<IngestionPlan>, object]>([
    ['refused', refused, {}, { ...ABORTED, outcome: 'aborted', fault: refused }],
    ['lost', lost, {}, { ...ABORTED, outcome: 'lost-contact', errorCode: 'lost-answer', fault: lost }],
    [
      'rejected',
      rejected,
      {},
      { ...ABORTED, outcome: 'rejected', status: 'Failed', errorCode: 'not-stopped', info: 'is not stopped' },
    ],
    [
      'In Progress, fail',
      alreadyRunning('9'),
      { onInProgress: 'fail' },
      {
        ...ABORTED,
        outcome: 'rejected',
        status: 'In Progress',
        errorCode: 'already-running',
        runningRequestId: '9',
        info: 'already in progress',
      },
    ],
  ])('%s', async (_, reply, more, expected) => {
    const adobe = new FakeAdobe([accepted('1'), reply], ends({ 1: 'Aborted' }))
    const { result } = start(adobe, { resubmitOnAborted: 3, ...more })
    expect(await result).toEqual({ mappingId: 'XDM44', attempts: 2, attached: false, ...expected })
    expect(adobe.calls).toEqual(['POST', 'GET 1', 'POST'])
  })

  test('In Progress, queue: waits, then submits', async () => {
    const adobe = new FakeAdobe(
      [accepted('1'), alreadyRunning('9'), accepted('2')],
      ends({ 1: 'Aborted', 9: 'Failed', 2: 'Success' }),
    )
    expect(await start(adobe, { resubmitOnAborted: 1 }).result).toMatchObject({
      outcome: 'succeeded',
      requestId: '2',
      attempts: 2,
    })
    expect(adobe.calls).toEqual(['POST', 'GET 1', 'POST', 'GET 9', 'POST', 'GET 2'])
  })

  test('In Progress, attach: follows it', async () => {
    const adobe = new FakeAdobe([accepted('1'), alreadyRunning('9')], ends({ 1: 'Aborted', 9: 'Success' }))
    const { result } = start(adobe, { resubmitOnAborted: 1, onInProgress: 'attach' })
    expect(await result).toMatchObject({ outcome: 'succeeded', requestId: '9', attempts: 2, attached: true })
  })

  test('in the queue at the deadline, or at a signal', async () => {
    const queued = () => new FakeAdobe([accepted('1'), alreadyRunning('9')], ends({ 1: 'Aborted' }))
    const expected = { ...ABORTED, status: 'In Progress', runningRequestId: '9', attempts: 2 }
    const late = start(queued(), { resubmitOnAborted: 1 }, 60_000)
    expect(await late.result).toMatchObject({ ...expected, outcome: 'timed-out', errorCode: 'timed-out' })
    expect(late.clock.now()).toBe(60_000)
    const stopped = start(queued(), { resubmitOnAborted: 1 })
    stopped.clock.at(5_500, () => stopped.controller.abort())
    expect(await stopped.result).toMatchObject({ ...expected, outcome: 'cancelled', errorCode: 'cancelled' })
    expect([stopped.clock.now(), stopped.clock.sleeping]).toEqual([5_500, 0])
  })

  test('an attached one that is aborted gives way to one of ours', async () => {
    const adobe = new FakeAdobe([alreadyRunning('9'), accepted('2')], ends({ 9: 'Aborted', 2: 'Success' }))
    const { result } = start(adobe, { resubmitOnAborted: 1, onInProgress: 'attach' })
    expect(await result).toMatchObject({ outcome: 'succeeded', requestId: '2', attempts: 2, attached: false })
  })
})
