import { describe, expect, test } from '@jest/globals'
import { ActionError, type ErrorCode, type FaultDetails } from '../../src/errors.js'
import { Contact } from '../../src/ingestion/contact.js'
import { ingest } from '../../src/ingestion/ingest.js'
import type { IngestionEvent } from '../../src/ingestion/ports.js'
import { text } from '../../src/text.js'
import { accepted, type CheckAnswer, FakeAdobe, reported } from '../fakes/adobe.js'
import { FakeClock } from '../fakes/clock.js'
import { HOUR_MS, MINUTE_MS, start } from './start.js'

const fault = (code: ErrorCode, details: FaultDetails = {}) => new ActionError(code, text`no`, details)
const refused = (httpStatus: number) => fault('refused', { httpStatus })
const named = { requestId: '3520' }
const inProgress = reported('In Progress', named)
const success = reported('Success', named)

/** Our request, submitted at 0 and checked first at 1 s. */
const follow = (check: (count: number, nowMs: number) => CheckAnswer, timeoutMs?: number) => {
  const adobe = new FakeAdobe([accepted()], (_, count) => check(count, run.clock.now()))
  const run = start(adobe, {}, timeoutMs)
  return { ...run, adobe, checks: () => adobe.calls.length - 1 }
}

const ODD: readonly (readonly [string, ActionError])[] = [
  ...[400, 403, 404, 405, 406, 409, 410, 411, 412, 415, 418, 421, 422, 423, 431, 451, 499].map(
    (status) => [String(status), refused(status)] as const,
  ),
  ['401', fault('unauthorized', { httpStatus: 401 })],
  ['402 with a page', fault('refused', { httpStatus: 402, isPage: true })],
  ['404 for an unknown key', fault('refused', { httpStatus: 404, meaning: 'no-such-key' })],
  ['a refusal of Campaign under 500', fault('refused', { httpStatus: 500, vendorCode: 'XTK-170036' })],
  ['301', fault('redirected', { httpStatus: 301 })],
  ['a redirect to a maintenance page', fault('redirected', { httpStatus: 302 })],
  ['HTML', fault('unreadable-answer', { httpStatus: 200, isPage: true })],
  ['Oops', fault('server-error', { httpStatus: 404, meaning: 'oops' })],
  ['credentials that IMS refuses', fault('invalid-credentials', { httpStatus: 400 })],
  ['no token', fault('no-token', { httpStatus: 403 })],
]

describe('one odd answer after a readable one does not disprove it', () => {
  test.each(ODD)('%s', async (_, odd) => {
    for (const last of [inProgress, reported({ unknown: 'Paused' }, named)]) {
      const { result, checks } = follow((count) => (count === 1 ? last : count === 2 ? odd : success))
      expect(await result).toMatchObject({ outcome: 'succeeded' })
      expect(checks()).toBe(3)
    }
  })

  test.each(ODD)('%s, twice, and again later', async (_, odd) => {
    const { result } = follow((count) => (count > 12 ? success : count % 3 === 1 ? inProgress : odd))
    expect(await result).toMatchObject({ outcome: 'succeeded' })
  })
})

const REFUSALS = [
  ...[400, 403, 404, 409, 418, 422, 451].map(refused),
  fault('unauthorized', { httpStatus: 401 }),
  fault('invalid-credentials', { httpStatus: 400 }),
]

describe('three refusals in a row, over 30 s, end the wait', () => {
  test.each(REFUSALS)('%#', async (odd) => {
    const { result, clock, checks } = follow((count) => (count === 1 ? inProgress : odd))
    expect(await result).toMatchObject({
      outcome: 'lost-contact',
      status: 'In Progress',
      open: true,
      fault: odd,
    })
    expect(clock.sleeps).toEqual([1_000, 1_000, 3_750, 7_500, 15_000, 3_750])
    expect([clock.now(), checks()]).toEqual([32_000, 6])
  })

  test('of any kinds', async () => {
    const { result, clock } = follow((count) => (count === 1 ? inProgress : refused(400 + count)))
    expect(await result).toMatchObject({ outcome: 'lost-contact' })
    expect(clock.now()).toBe(32_000)
  })

  test('an answer 30 s after the first is still heard', async () => {
    const { result } = follow((count, nowMs) =>
      count === 1 ? inProgress : nowMs < 32_000 ? refused(409) : success,
    )
    expect(await result).toMatchObject({ outcome: 'succeeded' })
  })

  test('two are not enough, however far apart', () => {
    const contact = new Contact(0)
    contact.succeeded('proven', 0)
    expect(contact.failure(refused(409), 1_000)).toBe('check-again')
    expect(contact.failure(refused(409), 31_000)).toBe('check-again')
    expect(contact.failure(refused(409), 31_001)).toBe('lost')
  })

  test('nor three within less than 30 s', () => {
    const contact = new Contact(0)
    contact.succeeded('proven', 0)
    const verdicts = [1_000, 2_000, 3_000, 30_999, 31_000].map((ms) => contact.failure(refused(409), ms))
    expect(verdicts).toEqual([...Array(4).fill('check-again'), 'lost'])
  })

  test('the check falls at exactly 30 s, whatever the schedule and Retry-After would have', () => {
    const contact = new Contact(0)
    contact.succeeded('proven', 0)
    contact.failure(refused(409), 1_000)
    expect(contact.longestWait(1_000)).toBe(30_000)
    contact.failure(refused(409), 20_000)
    expect(contact.longestWait(20_000)).toBe(11_000)
    contact.failure(fault('no-answer'), 21_000)
    expect(contact.longestWait(21_000)).toBe(30 * MINUTE_MS - 21_000)
  })
})

describe('what is no refusal starts the row anew', () => {
  test.each([
    ['no answer', fault('no-answer')],
    ['408', fault('server-error', { httpStatus: 408 })],
    ['425', refused(425)],
    ['429', fault('throttled', { httpStatus: 429 })],
    ['500', fault('server-error', { httpStatus: 500 })],
    ['500 of Campaign', fault('refused', { httpStatus: 500 })],
    ['a page under 403', fault('refused', { httpStatus: 403, isPage: true })],
    ['a page under 401', fault('unauthorized', { httpStatus: 401, isPage: true })],
    ['a redirect', fault('redirected', { httpStatus: 302 })],
    ["another request's answer", fault('wrong-request')],
    ['HTML', fault('unreadable-answer', { httpStatus: 200 })],
    ['no token', fault('no-token', { httpStatus: 403 })],
  ])('%s', (_, odd) => {
    const contact = new Contact(0)
    contact.succeeded('proven', 0)
    const at = (seconds: number, given: ActionError) => contact.failure(given, seconds * 1_000)
    expect([at(1, refused(409)), at(20, refused(409)), at(30, odd)]).toEqual(Array(3).fill('check-again'))
    expect([at(31, refused(409)), at(50, refused(409)), at(60, refused(409))]).toEqual(
      Array(3).fill('check-again'),
    )
    expect(at(61, refused(409))).toBe('lost')
  })

  test.each([
    ['redirects', fault('redirected', { httpStatus: 302 })],
    ['pages', fault('refused', { httpStatus: 403, isPage: true })],
    ['refusals of Campaign under 500', fault('refused', { httpStatus: 500 })],
  ])('%s alone are an outage: 30 minutes', async (_, odd) => {
    const { result, clock } = follow((count) => (count === 1 ? inProgress : odd))
    expect(await result).toMatchObject({ outcome: 'lost-contact' })
    expect(clock.now()).toBe(1_000 + 30 * MINUTE_MS)
  })
})

describe('contact without an id proves nothing', () => {
  test.each([
    ['an In Progress', reported('In Progress')],
    ['an unknown word', reported({ unknown: 'Paused' })],
  ])('%s, then one refusal: final', async (_, nameless) => {
    const { result, checks } = follow((count) => (count === 1 ? nameless : refused(409)))
    expect(await result).toMatchObject({ outcome: 'lost-contact' })
    expect(checks()).toBe(2)
  })

  test('but it ends a row', () => {
    const contact = new Contact(0)
    contact.succeeded('proven', 0)
    for (const ms of [1_000, 2_000]) contact.failure(refused(409), ms)
    contact.succeeded('contact', 30_000)
    expect(contact.failure(refused(409), 40_000)).toBe('check-again')
    expect(contact.failed).toMatchObject({ sinceMs: 40_000, count: 1 })
  })
})

describe('before any readable answer the table decides', () => {
  test.each([
    ...[400, 405, 409, 410, 418, 422, 451].map((status) => [String(status), refused(status), 1] as const),
    ['a redirect', fault('redirected', { httpStatus: 302 }), 1],
    ['403 three times running', refused(403), 3],
  ])('%s is final', async (_, odd, count) => {
    const { result, checks } = follow(() => odd)
    expect(await result).toMatchObject({ outcome: 'lost-contact', fault: odd })
    expect(checks()).toBe(count)
  })

  test('401 has the row of L11', async () => {
    const { result, clock } = follow(() => fault('unauthorized', { httpStatus: 401 }))
    expect(await result).toMatchObject({ outcome: 'lost-contact' })
    expect(clock.now()).toBe(31_000)
  })

  test('404 has a minute, and its schedule is not cut', async () => {
    const { result, clock } = follow(() => refused(404))
    expect(await result).toMatchObject({ outcome: 'lost-contact' })
    expect(clock.sleeps).toEqual([1_000, 3_750, 7_500, 15_000, 30_000, 45_000])
  })
})

describe('how long one may wait for the next check', () => {
  test('once the refusals last 30 s, what counts is the lost contact', () => {
    const contact = new Contact(0)
    contact.succeeded('proven', 0)
    contact.failure(refused(409), 1_000)
    expect(contact.longestWait(31_000)).toBe(30 * MINUTE_MS - 31_000)
    expect(contact.longestWait(32_000)).toBe(30 * MINUTE_MS - 32_000)
  })

  test.each([
    ['a refused token', fault('unauthorized', { httpStatus: 401 }), 30_000],
    ['a refused credential', fault('invalid-credentials', { httpStatus: 400 }), 30_000],
    ['another refusal', refused(404), 30 * MINUTE_MS - 1_000],
  ])('before any readable answer, %s', (_, odd, longestMs) => {
    const contact = new Contact(0)
    contact.failure(odd, 1_000)
    expect(contact.longestWait(1_000)).toBe(longestMs)
  })

  test('time while the process was frozen counts neither for that nor for a request not found', () => {
    const contact = new Contact(0)
    contact.frozen(HOUR_MS)
    expect(contact.longestWait(HOUR_MS)).toBe(30 * MINUTE_MS)
    expect(contact.failure(refused(404), HOUR_MS + 59_999)).toBe('check-again')
    expect(contact.failure(refused(404), HOUR_MS + 60_000)).toBe('lost')
  })
})

describe('what is known of the checks that fail', () => {
  test('nothing while they succeed; later whether any was ever answered', () => {
    const contact = new Contact(0)
    expect(contact.failing(1_000)).toBeUndefined()
    contact.failure(fault('no-answer'), 1_000)
    expect(contact.failing(4_000)).toMatchObject({ failingMs: 3_000, isUnanswered: true })
    contact.succeeded('contact', 5_000)
    expect(contact.failing(5_000)).toBeUndefined()
    contact.failure(fault('no-answer'), 6_000)
    expect(contact.failing(6_000)).toMatchObject({ failingMs: 0, isUnanswered: false })
  })

  test.each([
    ['another request', {}, /change requestIdIn$/],
    ['another mapping', { meaning: 'other-mapping' }, /^no$/],
  ] as const)('the third answer about %s', (_, details, message) => {
    const contact = new Contact(0)
    for (const ms of [1_000, 2_000]) contact.failure(fault('wrong-request', details), ms)
    expect(contact.failed?.last.message).toBe('no')
    contact.failure(fault('wrong-request', details), 3_000)
    expect(contact.failed?.last).toMatchObject({
      code: 'wrong-request',
      details,
      message: expect.stringMatching(message),
    })
  })
})

test('what failed last is kept for the time-out: its fault, since when, how often', async () => {
  const last = fault('server-error', { httpStatus: 500 })
  const adobe = new FakeAdobe([accepted()], (_, count) =>
    count === 1 ? inProgress : count < 4 ? fault('no-answer') : last,
  )
  const { clock, observer, events } = recorded()
  const result = await ingest(
    { mappingId: 'XDM44', wait: true, pollIntervalMs: 1_000, onInProgress: 'queue', resubmitOnAborted: 0 },
    { api: adobe, clock, random: () => 0.5, observer },
    { deadline: 20_000, signal: new AbortController().signal },
  )
  expect(result).toMatchObject({
    outcome: 'timed-out',
    durationMs: 20_000,
    stage: {
      at: 'request',
      lastReport: inProgress,
      failed: { sinceMs: 2_000, count: 4, last },
      failingMs: 18_000,
    },
  })
  expect(events.at(-1)).toMatchObject({ kind: 'checked', ageMs: 20_000 })
})

const recorded = () => {
  const events: IngestionEvent[] = []
  return {
    clock: new FakeClock(),
    events,
    observer: { on: (_: string, event: IngestionEvent) => void events.push(event) },
  }
}
