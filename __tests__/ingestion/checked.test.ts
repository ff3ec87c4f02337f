import { describe, expect, test } from '@jest/globals'
import { ActionError, type ErrorCode } from '../../src/errors.js'
import { Contact } from '../../src/ingestion/contact.js'
import { follow } from '../../src/ingestion/follow.js'
import type { IngestionEvent } from '../../src/ingestion/ports.js'
import { text } from '../../src/text.js'
import { type CheckAnswer, FakeAdobe, reported } from '../fakes/adobe.js'
import { FakeClock } from '../fakes/clock.js'

const named = { requestId: '3520' }
const IN_PROGRESS = reported('In Progress', named)
const SUCCESS = reported('Success', named)

interface Given {
  readonly clock?: FakeClock
  readonly queueing?: true
  readonly timeoutMs?: number
}

/** Follows a request that was submitted a second before time 5,000. */
function start(check: (count: number) => CheckAnswer | Promise<CheckAnswer>, given: Given = {}) {
  const { clock = new FakeClock(5_000), queueing, timeoutMs = 3_600_000 } = given
  const events: IngestionEvent[] = []
  const controller = new AbortController()
  const adobe = new FakeAdobe([], (_, count) => check(count))
  const end = follow(
    {
      mappingId: 'XDM44',
      mappingName: 'XDM44',
      requestId: '3520',
      sinceMs: 4_000,
      pollIntervalMs: 1_000,
      ...(queueing === undefined ? {} : { queueing }),
    },
    { api: adobe, clock, random: () => 0.5, observer: { on: (_, event) => void events.push(event) } },
    { deadline: clock.now() + timeoutMs, signal: controller.signal },
  )
  return { clock, events, controller, adobe, end }
}

describe('what is reported of a status check', () => {
  test.each([
    ['ours', {}, false],
    ['one that we queue behind', { queueing: true }, true],
  ] as const)(
    'the age of the request, the time until the next status check, %s',
    async (_, given, queueing) => {
      const { events, end } = start((count) => (count === 1 ? IN_PROGRESS : SUCCESS), given)
      await end
      const checked = { kind: 'checked', requestId: '3520', queueing }
      expect(events).toEqual([
        {
          ...checked,
          observation: { kind: 'running', report: IN_PROGRESS },
          ageMs: 2_000,
          nextCheckMs: 1_000,
        },
        { ...checked, observation: { kind: 'terminal', report: SUCCESS }, ageMs: 3_000 },
      ])
    },
  )

  test('after the last one before the deadline there is no next', async () => {
    const { events, end } = start(() => IN_PROGRESS, { timeoutMs: 1_500 })
    await end
    expect(events.map((event) => event.kind === 'checked' && event.nextCheckMs)).toEqual([1_000, undefined])
  })

  test('nothing after a signal', async () => {
    const inFlight = start(() => {
      inFlight.controller.abort()
      return IN_PROGRESS
    })
    await inFlight.end
    expect(inFlight.events).toEqual([])
    const asleep = start(() => IN_PROGRESS)
    asleep.clock.at(5_500, () => asleep.controller.abort())
    expect(await asleep.end).toEqual({ kind: 'cancelled' })
    expect([asleep.events, asleep.adobe.calls]).toEqual([[], []])
  })

  test.each([
    [
      "another request's",
      reported('Success', { requestId: '9' }),
      'Adobe answered about request 9 instead of 3520',
    ],
    [
      'one with an invisible character',
      reported('Success', { requestId: '35\u200b20' }),
      'Adobe answered about request 35\u200b20 instead of 3520 (U+200B instead of U+0032)',
    ],
    [
      'one with a letter of another alphabet at its end',
      reported('Success', { requestId: '3520\u0430' }),
      'Adobe answered about request 3520\u0430 instead of 3520 (U+0430 instead of nothing)',
    ],
    [
      'one that ends too early',
      reported('Success', { requestId: '352' }),
      'Adobe answered about request 352 instead of 3520',
    ],
    [
      "another mapping's, by a letter of another alphabet",
      reported('Success', { requestId: '3520', info: 'Mapping Id: \u0425DM44.' }),
      'Adobe answered about the mapping \u0425DM44 instead of XDM44 (U+0425 instead of U+0058)',
    ],
    [
      'one without a name',
      reported('Aborted'),
      'Adobe answered "Aborted" without naming a request, so it may not be about 3520',
    ],
  ])('a wrong answer, in words: %s', async (_, answer, message) => {
    const { events, end } = start((count) => (count === 1 ? answer : SUCCESS))
    await end
    expect(events[0]).toMatchObject({
      observation: { kind: 'failed', fault: { code: 'wrong-request', message } },
    })
  })
})

test('blanks around an id make no difference, and the id stays ours', async () => {
  const { end } = start(() => reported('Success', { requestId: ' 3520\u00a0' }))
  expect(await end).toMatchObject({ kind: 'terminal', report: { requestId: '3520' } })
})

describe('the deadline', () => {
  test('one last status check, also on a clock that wakes a little early', async () => {
    class EarlyClock extends FakeClock {
      override sleep(ms: number, signal: AbortSignal): Promise<void> {
        return super.sleep(Math.max(0, ms - 0.4), signal)
      }
    }
    const { end, adobe } = start(() => IN_PROGRESS, { clock: new EarlyClock(5_000), timeoutMs: 2_500 })
    expect(await end).toMatchObject({ kind: 'timed-out' })
    expect(adobe.calls).toHaveLength(3)
  })

  test.each([1_499, 1_500, 1_501])('none after one that comes back %d ms later', async (tookMs) => {
    const { end, adobe, clock } = start(
      async () => {
        await clock.sleep(tookMs, new AbortController().signal)
        return IN_PROGRESS
      },
      { timeoutMs: 2_500 },
    )
    expect(await end).toMatchObject({ kind: 'timed-out' })
    expect(adobe.calls).toHaveLength(tookMs < 1_500 ? 2 : 1)
  })
})

test("Adobe's text is that of the last answer about the request", async () => {
  const { end } = start(
    (count) =>
      [IN_PROGRESS, reported('In Progress', { info: 'whose?' }), reported({ unknown: 'x' })][count - 1] ??
      IN_PROGRESS,
    { timeoutMs: 3_000 },
  )
  expect(await end).toEqual({
    kind: 'timed-out',
    firstCheckMs: 6_000,
    lastReport: IN_PROGRESS,
    odd: expect.objectContaining({ message: 'Adobe last reported the unknown status "x"' }),
  })
})

describe('a failed status check, before any readable answer', () => {
  const fault = (code: ErrorCode, httpStatus?: number, more: ActionError['details'] = {}) =>
    new ActionError(code, text`no`, httpStatus === undefined ? more : { httpStatus, ...more })

  test.each<readonly [ErrorCode, number | undefined, 'check-again' | 'lost']>([
    ['unauthorized', 401, 'check-again'],
    ['invalid-credentials', 400, 'check-again'],
    ['redirected', 307, 'lost'],
    ['refused', 400, 'lost'],
    ['refused', 409, 'lost'],
    ['refused', 418, 'lost'],
    ['refused', 500, 'check-again'],
    ['refused', 404, 'check-again'],
    ['refused', 425, 'check-again'],
    ['no-token', 404, 'check-again'],
    ['no-token', 400, 'check-again'],
    ['certificate', undefined, 'check-again'],
    ['proxy', undefined, 'check-again'],
    ['internal', undefined, 'check-again'],
  ])('%s (%s): %s', (code, status, verdict) => {
    expect(new Contact(100_000).failure(fault(code, status), 101_000)).toBe(verdict)
  })

  test('a given token that says that it has expired is final', () => {
    expect(new Contact(0).failure(fault('unauthorized', 401, { meaning: 'expired' }), 1_000)).toBe('lost')
  })

  test('404 counts from the start, whenever that was', () => {
    const contact = new Contact(100_000)
    expect(contact.failure(fault('refused', 404), 159_999)).toBe('check-again')
    expect(contact.failure(fault('refused', 404), 160_000)).toBe('lost')
  })

  test('only 403 counts as 403', () => {
    const contact = new Contact(0)
    const faults = [fault('refused', 404), fault('refused', 404), fault('refused', 403)]
    expect(faults.map((each) => contact.failure(each, 1_000))).toEqual(Array(3).fill('check-again'))
  })

  test('of another kind takes the advice on wrong answers back', () => {
    const contact = new Contact(0)
    const wrong = fault('wrong-request')
    for (const each of [wrong, wrong, fault('no-answer'), wrong]) contact.failure(each, 1_000)
    expect(contact.failed).toEqual({ sinceMs: 1_000, count: 4, last: wrong })
    for (const each of [wrong, wrong]) contact.failure(each, 2_000)
    expect(contact.failed?.last.message).toBe(
      'no. If this continues, this instance may want the request id elsewhere: change requestIdIn',
    )
    contact.succeeded('contact', 2_000)
    expect(contact.failed).toBeUndefined()
    contact.failure(wrong, 3_000)
    expect(contact.failed).toEqual({ sinceMs: 3_000, count: 1, last: wrong })
  })
})
