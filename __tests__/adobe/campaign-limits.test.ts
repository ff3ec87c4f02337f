import { describe, expect, test } from '@jest/globals'
import { ActionError } from '../../src/errors.js'
import { ingest } from '../../src/ingestion/ingest.js'
import { type Answer, fault, inTurn, late, SILENCE } from '../fakes/exchange.js'
import { factsOf } from '../ingestion/facts.js'
import { answer } from './answers.js'
import { ACCEPTED, empty, IN_PROGRESS, says, startCampaign, UNAUTHORIZED } from './campaign-tools.js'
import { faultIn, granted, tokensOf } from './token-tools.js'

const asks = (status: number, seconds: number) => empty(status, { 'retry-after': String(seconds) })

describe("a POST's Retry-After", () => {
  test.each([429, 503])('of %d is obeyed up to 120 s', async (status) => {
    const { submit, times } = startCampaign(inTurn(asks(status, 2), asks(status, 120), ACCEPTED))
    expect(await submit()).not.toHaveProperty('afterLostAnswer')
    expect(times()).toEqual([0, 2_000, 122_000])
  })

  test.each([121, 3_600])('of %d s ends the tries, quoted', async (seconds) => {
    const { submit, calls, clock } = startCampaign(inTurn(asks(429, seconds), ACCEPTED))
    const { code, message } = await faultIn(submit())
    expect(code).toBe('throttled')
    expect(message).toContain(`it asks for a pause of ${seconds} s`)
    expect([calls().length, clock.now()]).toEqual([1, 0])
  })

  test('as a date counts from the date of the answer', async () => {
    const date = 'Sun, 06 Nov 1994 12:00:00 GMT'
    const busy = empty(503, { date, 'retry-after': 'Sun, 06 Nov 1994 12:00:30 GMT' })
    const { submit, times } = startCampaign(inTurn(busy, ACCEPTED))
    await submit()
    expect(times()).toEqual([0, 30_000])
  })
})

describe('the end of the tries', () => {
  test('5 minutes: three pauses of 120 s do not fit', async () => {
    const { submit, times } = startCampaign(inTurn(asks(429, 120)))
    expect((await faultIn(submit())).code).toBe('throttled')
    expect(times()).toEqual([0, 120_000, 240_000])
  })

  test('undelivered and ambiguous ones have counts of their own: 6 POSTs, 3 that may have been accepted', async () => {
    const [refused, lost] = [fault('unreachable'), fault('no-answer')]
    const { submit, calls } = startCampaign(inTurn(refused, lost, refused, lost, refused, lost, ACCEPTED))
    expect((await faultIn(submit())).code).toBe('lost-answer')
    expect(calls()).toHaveLength(6)
  })

  test('the deadline: no POST begins after it', async () => {
    const { submit, times, clock } = startCampaign(inTurn(late(1_000, fault('unreachable'))), {
      deadline: 3_000,
    })
    expect((await faultIn(submit())).code).toBe('unreachable')
    expect(times()).toEqual([0, 1_500])
    expect(clock.now()).toBe(2_500)
  })

  test('one in flight at the deadline has 2 s more', async () => {
    const heard = startCampaign(inTurn(late(11_999, ACCEPTED)), { deadline: 10_000 })
    expect(await heard.submit()).toMatchObject({ kind: 'accepted' })
    expect(heard.calls()[0]?.timeoutMs).toBe(12_000)
    const lost = startCampaign(inTurn(late(12_001, ACCEPTED)), { deadline: 10_000 })
    expect((await faultIn(lost.submit())).code).toBe('lost-answer')
    expect(lost.clock.now()).toBe(12_000)
  })
})

describe('a POST is not sent at or after the deadline', () => {
  test.each([
    ['a token that came late', inTurn(late(10_000, granted())), inTurn(ACCEPTED), []],
    ['a repeat after an old token', tokensOf(), inTurn(late(69_000, UNAUTHORIZED), ACCEPTED), [0]],
  ])('%s', async (_, ims, script, times) => {
    const deadline = times.length === 0 ? 10_000 : 68_000
    const run = startCampaign(script, { ims, deadline })
    expect(await faultIn(run.submit())).toMatchObject({
      code: 'timed-out',
      message: 'The deadline passed before the request could be sent',
    })
    expect(run.times()).toEqual(times)
  })
})

test.each([3_499, 3_500])(
  'a young token is not waited for at a deadline of %d ms: the cause is told',
  async (deadline) => {
    const run = startCampaign(inTurn(late(500, UNAUTHORIZED), ACCEPTED), { deadline })
    expect((await faultIn(run.submit())).code).toBe('unauthorized')
    expect([run.times(), run.clock.now()]).toEqual([[0], 500])
  },
)

test('a signal ends the wait for a young token', async () => {
  const run = startCampaign(inTurn(UNAUTHORIZED, ACCEPTED))
  run.clock.at(1_000, () => run.controller.abort())
  expect((await faultIn(run.submit())).code).toBe('unauthorized')
  expect([run.times(), run.clock.now(), run.clock.sleeping]).toEqual([[0], 1_000, 0])
})

describe('a signal', () => {
  test.each<readonly [string, number, Answer | ReturnType<typeof late>, string, number]>([
    ['an answer within 2 s still counts', 1_000, late(2_999, IN_PROGRESS), 'already-in-progress', 2_999],
    ['later the answer is lost', 1_000, late(3_001, ACCEPTED), 'lost-answer', 3_000],
    ['during a pause: ends at once', 300, fault('unreachable'), 'unreachable', 300],
    ['during a pause after a lost answer: ends at once', 300, fault('no-answer'), 'lost-answer', 300],
  ])('%s', async (_, atMs, given, end, endMs) => {
    const { submit, calls, clock, controller } = startCampaign(inTurn(given))
    clock.at(atMs, () => controller.abort())
    const outcome = await submit().then(
      ({ kind }) => kind,
      (thrown) => thrown.code,
    )
    expect([outcome, clock.now(), calls().length, clock.sleeping]).toEqual([end, endMs, 1, 0])
  })

  test('before: nothing is sent', async () => {
    const { submit, calls, controller } = startCampaign(inTurn(ACCEPTED), { givenToken: 'ready-made' })
    controller.abort()
    expect((await faultIn(submit())).code).toBe('unreachable')
    expect(calls()).toEqual([])
  })
})

describe('a status check', () => {
  test('is one exchange, and its report a value', async () => {
    const { check, calls } = startCampaign(inTurn(says('status/success')))
    expect(await check()).toMatchObject({ status: 'Success', requestId: '3520', numRecords: 15 })
    expect(calls()).toHaveLength(1)
    expect(calls()[0]).toMatchObject({ timeoutMs: 70_000, graceMs: 0 })
    expect(calls()[0]?.request).toMatchObject({ method: 'GET' })
    expect(calls()[0]?.request.url.search).toBe('?requestId=3520')
  })

  test('has the id in its body when told to', async () => {
    const { check, calls } = startCampaign(inTurn(says('status/success')), { requestIdIn: 'body' })
    await check()
    expect(calls()[0]?.request).toMatchObject({ method: 'GET', body: '{"requestId":"3520"}' })
    expect(calls()[0]?.request.url.search).toBe('')
  })

  test.each<readonly [string, Answer, object]>([
    ['unreachable', fault('unreachable'), { code: 'unreachable' }],
    ['no answer', fault('no-answer'), { code: 'no-answer' }],
    ['408', empty(408), { code: 'server-error' }],
    ['429', asks(429, 5), { code: 'throttled', details: { httpStatus: 429, retryAfterMs: 5_000 } }],
    ['500', empty(500), { code: 'server-error' }],
    ['503', asks(503, 600), { code: 'server-error', details: { httpStatus: 503, retryAfterMs: 600_000 } }],
    ['404', empty(404), { code: 'refused', details: { httpStatus: 404 } }],
    ['302', empty(302), { code: 'redirected' }],
    ['HTML', answer(200, '<html>'), { code: 'unreadable-answer' }],
  ])('that fails is a value too, and not repeated: %s', async (_, given, expected) => {
    const { check, calls, clock, retries } = startCampaign(inTurn(given))
    expect(await check()).toMatchObject(expected)
    expect([calls().length, clock.sleeps, retries]).toEqual([1, [], []])
  })

  test.each([
    { deadline: 1e9, timeoutMs: 70_000 },
    { deadline: 68_000, timeoutMs: 70_000 },
    { deadline: 67_999, timeoutMs: 69_999 },
    { deadline: 0, timeoutMs: 2_000 },
    { deadline: -1_500, timeoutMs: 500 },
    { deadline: -10_000, timeoutMs: 0 },
  ])('ends 2 s after the deadline: $deadline leaves $timeoutMs ms', async ({ deadline, timeoutMs }) => {
    const { check, calls, clock } = startCampaign(inTurn(SILENCE), { deadline, givenToken: 'ready-made' })
    expect(await check()).toMatchObject({ code: 'no-answer' })
    expect(calls()[0]?.timeoutMs).toBe(timeoutMs)
    expect(clock.now()).toBe(timeoutMs)
  })

  test('late in the run has what is left', async () => {
    const { check, calls, until } = startCampaign(inTurn(SILENCE), {
      deadline: 100_000,
      givenToken: 'ready-made',
    })
    await until(60_000)
    await check()
    expect(calls()[0]?.timeoutMs).toBe(42_000)
  })

  test('ends at once with a signal', async () => {
    const { check, clock, controller } = startCampaign(inTurn(SILENCE))
    clock.at(1_000, () => controller.abort())
    expect(await check()).toMatchObject({ code: 'no-answer' })
    expect(clock.now()).toBe(1_000)
  })
})

describe('the rate of requests', () => {
  test('what it does not let out before the deadline is never sent', async () => {
    const { check, submit, calls, clock } = startCampaign(inTurn(ACCEPTED), {
      givenToken: 'ready-made',
      deadline: 1_000,
    })
    const answers = await Promise.all(Array.from({ length: 25 }, () => check()))
    expect(calls()).toHaveLength(21)
    expect(answers.filter((each) => each instanceof ActionError && each.code === 'timed-out')).toHaveLength(4)
    expect(clock.now()).toBe(1_000)
    expect((await faultIn(submit())).code).toBe('timed-out')
    expect(calls()).toHaveLength(21)
  })

  test('a POST that would have to wait 1 ms too long ends as timed out, before the deadline', async () => {
    const { api, clock, budget, calls } = startCampaign(inTurn(ACCEPTED), {
      givenToken: 'ready-made',
      deadline: 599,
    })
    await Promise.all(Array.from({ length: 20 }, () => api.submit('other', budget)))
    const plan = { mappingId: 'XDM44', wait: true, pollIntervalMs: 1_000 } as const
    const result = await ingest(
      { ...plan, onInProgress: 'queue', resubmitOnAborted: 0 },
      {
        api,
        clock: { now: () => clock.now() - 1, sleep: clock.sleep.bind(clock) },
        random: () => 0,
        observer: { on: () => {} },
      },
      budget,
    )
    expect(factsOf(result)).toMatchObject({ outcome: 'timed-out', errorCode: 'timed-out', attempts: 1 })
    expect(calls()).toHaveLength(20)
  })
})
