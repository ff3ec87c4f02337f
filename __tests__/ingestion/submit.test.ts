import { describe, expect, test } from '@jest/globals'
import { ActionError, type ErrorCode, type FaultDetails } from '../../src/errors.js'
import type { IngestionPlan } from '../../src/ingestion/ports.js'
import type { SubmissionReply } from '../../src/ingestion/report.js'
import { text } from '../../src/text.js'
import { accepted, alreadyRunning, type CheckAnswer, FakeAdobe, reported, running } from '../fakes/adobe.js'
import { MINUTE_MS, start } from './start.js'

const fault = (code: ErrorCode, details: FaultDetails = {}) => new ActionError(code, text`no`, details)
const busy = alreadyRunning('9')
const ours = running(0, 'Success')
/** Found by asking again, after a lost answer. */
const found: SubmissionReply = { kind: 'accepted', requestId: '3520', info: '', afterLostAnswer: true }

/** Times of the POSTs, on the clock. */
function play(
  replies: ConstructorParameters<typeof FakeAdobe>[0],
  check: (id: string, count: number) => CheckAnswer,
  more: Partial<IngestionPlan> = {},
  timeoutMs?: number,
) {
  const posts: number[] = []
  const adobe = new FakeAdobe(replies, check)
  const submit = adobe.submit.bind(adobe)
  adobe.submit = () => {
    posts.push(run.clock.now())
    return submit()
  }
  const run = start(adobe, more, timeoutMs)
  return { ...run, adobe, posts }
}

describe("a refusal of another request's status check leads to the POST", () => {
  test.each([
    ...[400, 403, 404, 405, 409, 418, 422, 451].map(
      (httpStatus) => [String(httpStatus), fault('refused', { httpStatus })] as const,
    ),
    ['401', fault('unauthorized', { httpStatus: 401 })],
    ['an unknown key', fault('refused', { httpStatus: 404, meaning: 'no-such-key' })],
    ['a redirect', fault('redirected', { httpStatus: 302 })],
    ["another request's answer", reported('Success', { requestId: '7' })],
    ['an end without an id', reported('Aborted')],
  ])('%s', async (_, odd) => {
    const { result, adobe, posts } = play([busy, accepted()], (id, count) =>
      id === '9' ? odd : ours(id, count),
    )
    expect(await result).toMatchObject({ outcome: 'succeeded', requestId: '3520' })
    expect(adobe.calls).toEqual(['POST', 'GET 9', 'POST', 'GET 3520'])
    expect(posts).toEqual([0, 1_000 + 3_750])
  })

  test.each([
    ['409', fault('refused', { httpStatus: 409 })],
    ['a redirect', fault('redirected', { httpStatus: 302 })],
  ])('after a readable answer too, at once: %s', async (_, odd) => {
    const { result, adobe } = play([busy, accepted()], (id, count) =>
      id === '3520' ? ours(id, count) : count === 1 ? reported('In Progress', { requestId: id }) : odd,
    )
    expect(await result).toMatchObject({ outcome: 'succeeded' })
    expect(adobe.calls).toEqual(['POST', 'GET 9', 'GET 9', 'POST', 'GET 3520'])
  })

  test('on the backoff schedule, until the deadline', async () => {
    const { result, posts } = play([busy], () => fault('refused', { httpStatus: 409 }), {}, 5 * MINUTE_MS)
    expect(await result).toMatchObject({ outcome: 'timed-out', runningRequestId: '9' })
    const waits = posts.slice(1).map((ms, index) => ms - (posts[index] ?? 0))
    expect(waits).toEqual([4_750, 8_500, 16_000, 31_000, 46_000, 46_000, 46_000, 46_000, 46_000])
  })

  test('a signal ends the pause', async () => {
    const { result, clock, controller, posts } = play([busy], () => fault('refused', { httpStatus: 409 }))
    clock.at(2_000, () => controller.abort())
    expect(await result).toMatchObject({ outcome: 'cancelled', runningRequestId: '9' })
    expect([clock.now(), posts, clock.sleeping]).toEqual([2_000, [0], 0])
  })
})

describe('passing trouble in the queue is checked again: an outage makes no POSTs', () => {
  test.each([
    ['unreachable', fault('unreachable')],
    ['no answer', fault('no-answer')],
    ['no token', fault('no-token')],
    ['408', fault('server-error', { httpStatus: 408 })],
    ['425', fault('refused', { httpStatus: 425 })],
    ['429', fault('throttled', { httpStatus: 429 })],
    ['500', fault('server-error', { httpStatus: 500 })],
    ['a refusal of Campaign under 500', fault('refused', { httpStatus: 500, vendorCode: 'XTK-170036' })],
    ['HTML', fault('unreadable-answer', { httpStatus: 200, isPage: true })],
  ])('%s', async (_, odd) => {
    const { result, adobe } = play([busy, accepted()], (id, count) =>
      id === '3520' || count > 5 ? ours(id, count) : odd,
    )
    expect(await result).toMatchObject({ outcome: 'succeeded' })
    expect(adobe.calls).toEqual(['POST', ...Array(6).fill('GET 9'), 'POST', 'GET 3520'])
    const lasting = play([busy, accepted()], (id, count) => (id === '9' ? odd : ours(id, count)))
    expect(await lasting.result).toMatchObject({ outcome: 'succeeded', requestId: '3520' })
    expect(lasting.posts).toEqual([0, 30 * MINUTE_MS + 3_750])
  })
})

test('each readable answer to a POST makes a submission of its own, whose lost answers count anew', async () => {
  const { result, adobe } = play([busy, found], (id, count) =>
    id === '9' ? fault('refused', { httpStatus: 409 }) : ours(id, count),
  )
  expect(await result).toMatchObject({ outcome: 'succeeded', requestId: '3520' })
  expect(adobe.calls.filter((call) => call === 'POST')).toHaveLength(2)
})

test('a POST whose answer is lost behind a queue may have started one', async () => {
  const { result, stage } = play([busy, fault('lost-answer')], ours)
  expect(await result).toMatchObject({
    outcome: 'lost-contact',
    runningRequestId: '9',
    errorCode: 'lost-answer',
  })
  expect(await stage).toMatchObject({ at: 'queue', maybeStarted: true })
})

test("an acceptance with the id of somebody else's request that has ended is never green", async () => {
  const { result, adobe } = play([busy, accepted('9')], running(0, 'Success'))
  expect(await result).toMatchObject({ outcome: 'lost-contact', errorCode: 'lost-answer' })
  expect(adobe.calls).toEqual(['POST', 'GET 9', 'POST'])
})

test('but one with the id of our own aborted request is followed', async () => {
  const check = (_: string, count: number) =>
    reported(count === 1 ? 'Aborted' : 'Success', { requestId: '3520' })
  const { result } = play([accepted(), accepted()], check, { resubmitOnAborted: 1 })
  expect(await result).toMatchObject({ outcome: 'succeeded', attempts: 2 })
})

describe('where a wait ended', () => {
  test.each([
    ['before the first POST is answered', [fault('no-answer')], { at: 'start', maybeStarted: false }],
    ['at a POST with a lost answer', [fault('lost-answer')], { at: 'start', maybeStarted: true }],
    [
      'in the queue',
      [busy],
      { at: 'queue', runningRequestId: '9', isOurs: false, maybeOurs: false, maybeStarted: false },
    ],
  ] as const)('%s', async (_, replies, expected) => {
    const check = () => reported('In Progress', { requestId: '9' })
    expect(await play(replies, check, {}, MINUTE_MS).stage).toEqual(expected)
  })

  const unnamed = { last: 'wrong-request', meaning: undefined }
  const unknown = { last: 'unreadable-answer', meaning: 'unknown-status' }
  const NAMED = reported('In Progress', { requestId: '3520' })
  test.each([
    ['after answers that name it', [NAMED], undefined],
    ['after answers that name no request', [reported('In Progress')], unnamed],
    ['after one that names it, then none', [NAMED, reported('In Progress')], undefined],
    ['after one that names none, then it', [reported('In Progress'), NAMED], undefined],
    ['after one that names it, then an unknown status', [NAMED, reported({ unknown: 'Paused' })], unknown],
  ] as const)('at our request, %s', async (_, answers, odd) => {
    const check = (_id: string, count: number) => answers[Math.min(count, answers.length) - 1] ?? NAMED
    const stage = await play([accepted()], check, {}, MINUTE_MS).stage
    expect(stage).toMatchObject({ at: 'request', request: { requestId: '3520' } })
    const fault = stage?.at === 'request' ? stage.odd : undefined
    expect(fault && { last: fault.code, meaning: fault.details.meaning }).toEqual(odd)
    expect(fault?.text.raw ?? 'Adobe last').toMatch(/^Adobe last/)
  })

  test('in the queue, while status checks fail', async () => {
    const { stage } = play([busy], () => fault('no-answer'), {}, MINUTE_MS)
    expect(await stage).toMatchObject({
      at: 'queue',
      failed: { sinceMs: 1_000, last: { code: 'no-answer' } },
      failingMs: 59_000,
      isUnanswered: true,
    })
  })

  test.each([
    ['of our own', { requestId: '9', resubmitOnAborted: 1 }, true],
    ["of somebody else's request", {}, false],
  ] as const)('behind a stale lock %s', async (_, plan, isOurs) => {
    const { stage } = play([busy], running(0, 'Aborted'), plan, MINUTE_MS)
    expect(await stage).toMatchObject({ at: 'queue', runningRequestId: '9', staleStatus: 'Aborted', isOurs })
  })
})

describe('an undocumented status word in the answer to a POST is reported, with what the step does', () => {
  const odd = (kind: 'accepted' | 'already-in-progress', requestId: string): SubmissionReply => ({
    kind,
    requestId,
    info: '',
    unknownWord: 'Queued',
  })
  test.each([
    ['followed', odd('accepted', '3520'), {}],
    ['submitted', odd('accepted', '3520'), { wait: false }],
    ['running', odd('already-in-progress', '9'), { onInProgress: 'attach' }],
  ] as const)('%s', async (taken, reply, plan) => {
    const { result, events } = play([reply], running(0, 'Success'), plan)
    await result
    expect(events).toContainEqual(expect.objectContaining({ kind: 'unknown-answer', word: 'Queued', taken }))
  })
})

test('a request to resume is a stage of its own, whatever happens to the token', async () => {
  const adobe = new FakeAdobe([], ours)
  adobe.authenticationFault = fault('lost-answer')
  const run = start(adobe, { requestId: '3519' })
  expect(await run.stage).toEqual({ at: 'request', request: { requestId: '3519', origin: 'resumed' } })
})

test('the first check behind others is a poll interval and its offset away', async () => {
  const { result, clock } = play([busy, accepted()], ours, { firstCheckOffsetMs: 250 })
  await result
  expect(clock.sleeps[0]).toBe(1_250)
})

/** The waits between POSTs that Adobe answers with a request which has ended: half of 5, 10, 20, 40, 60 s is certain. */
const LOCKED_WAITS = [3_750, 7_500, 15_000, 30_000, 45_000, 45_000]

describe('a stale lock', () => {
  test.each(['Success', 'Failed', 'Aborted'] as const)(
    "of somebody else's request that ended as %s: backs off",
    async (status) => {
      const replies = [busy, ...Array(7).fill(busy), accepted()]
      const {
        result,
        adobe,
        posts,
        reported: events,
      } = play(replies, (id, count) => running(0, id === '9' ? status : 'Success')(id, count))
      expect(await result).toMatchObject({ outcome: 'succeeded', requestId: '3520' })
      expect(adobe.calls.filter((call) => call === 'GET 9')).toHaveLength(1)
      expect(posts.slice(0, 2)).toEqual([0, 1_000])
      const waits = posts.slice(2).map((ms, index) => ms - (posts[index + 1] ?? 0))
      expect(waits).toEqual([...LOCKED_WAITS, 45_000])
      expect(events().filter(({ kind }) => kind === 'locked')).toEqual([
        { kind: 'locked', requestId: '9', status, isOurs: false },
      ])
      expect(events().filter(({ kind }) => kind === 'queued')).toHaveLength(1)
    },
  )

  test('to the deadline: both facts are in the result', async () => {
    const { result, clock } = play([busy], running(0, 'Failed'), {}, MINUTE_MS)
    expect(await result).toMatchObject({ outcome: 'timed-out', runningRequestId: '9', status: 'In Progress' })
    expect(clock.now()).toBe(MINUTE_MS)
  })

  test.each(['queue', 'attach', 'fail'] as const)(
    'of our own aborted request, %s: backs off, and is never foreign',
    async (onInProgress) => {
      const stale = alreadyRunning('3520')
      const replies = [accepted('3520'), ...Array(6).fill(stale), accepted('3521')]
      const {
        result,
        posts,
        adobe,
        reported: events,
      } = play(replies, (id, count) => running(0, id === '3520' ? 'Aborted' : 'Success')(id, count), {
        onInProgress,
        resubmitOnAborted: 1,
      })
      expect(await result).toMatchObject({
        outcome: 'succeeded',
        requestId: '3521',
        attached: false,
        attempts: 2,
      })
      expect(adobe.calls.filter((call) => call.startsWith('GET'))).toEqual(['GET 3520', 'GET 3521'])
      expect(posts.slice(2).map((ms, index) => ms - (posts[index + 1] ?? 0))).toEqual(LOCKED_WAITS)
      expect(events().map(({ kind }) => kind)).toEqual([
        'authenticated',
        'submitted',
        'resubmitting',
        'locked',
        'submitted',
      ])
      expect(events()).toContainEqual({ kind: 'locked', requestId: '3520', status: 'Aborted', isOurs: true })
    },
  )

  test('of our own aborted request, to the deadline: it stays ours', async () => {
    const { result } = play(
      [accepted('3520'), alreadyRunning('3520')],
      running(0, 'Aborted'),
      { resubmitOnAborted: 1 },
      MINUTE_MS,
    )
    expect(await result).toMatchObject({ outcome: 'timed-out', requestId: '3520', attempts: 2 })
  })

  test('of a resumed request: it is ours too', async () => {
    const { result, reported: events } = play(
      [alreadyRunning('77'), accepted('78')],
      (id, count) => running(0, id === '77' ? 'Aborted' : 'Success')(id, count),
      { requestId: '77', resubmitOnAborted: 1, onInProgress: 'fail' },
    )
    expect(await result).toMatchObject({ outcome: 'succeeded', requestId: '78' })
    expect(events()).toContainEqual({ kind: 'locked', requestId: '77', status: 'Aborted', isOurs: true })
  })

  test('of an attached request that was aborted: backs off, and is not ours', async () => {
    const {
      result,
      adobe,
      reported: events,
    } = play(
      [busy, busy, accepted()],
      (id, count) => running(0, id === '9' ? 'Aborted' : 'Success')(id, count),
      { onInProgress: 'attach', resubmitOnAborted: 1 },
    )
    expect(await result).toMatchObject({ outcome: 'succeeded', requestId: '3520', attached: false })
    expect(adobe.calls).toEqual(['POST', 'GET 9', 'POST', 'POST', 'GET 3520'])
    expect(events()).toContainEqual({ kind: 'locked', requestId: '9', status: 'Aborted', isOurs: false })
  })

  test('attach and fail apply to a stranger that took the place of ours', async () => {
    const check = (id: string, count: number) => running(0, id === '1' ? 'Aborted' : 'Success')(id, count)
    const replies = [accepted('1'), alreadyRunning('1'), busy]
    const attached = play(replies, check, { onInProgress: 'attach', resubmitOnAborted: 1 })
    expect(await attached.result).toMatchObject({ outcome: 'succeeded', requestId: '9', attached: true })
    const failed = play(replies, check, { onInProgress: 'fail', resubmitOnAborted: 1 })
    expect(await failed.result).toMatchObject({
      outcome: 'rejected',
      errorCode: 'already-running',
      runningRequestId: '9',
    })
  })

  test('a signal ends the pause', async () => {
    const { result, clock, controller } = play([busy], running(0, 'Success'))
    clock.at(2_000, () => controller.abort())
    expect(await result).toMatchObject({ outcome: 'cancelled', runningRequestId: '9' })
    expect(clock.now()).toBe(2_000)
  })
})
