import { describe, expect, test } from '@jest/globals'
import type { ErrorCode } from '../../src/errors.js'
import { fill } from '../../src/simulator/fixtures.js'
import { type Answer, fault, inTurn, late, SILENCE } from '../fakes/exchange.js'
import { answer, STATUSES } from './answers.js'
import { ACCEPTED, empty, gateway, IN_PROGRESS, OOPS, says, startCampaign } from './campaign-tools.js'
import { faultIn } from './token-tools.js'

const soon = (seconds: number) => ({ 'retry-after': String(seconds) })
const WITHOUT_ID = answer(200, { status: 'Success', info: 'submitted' })

describe('the documented answers, under any status code: one POST', () => {
  test.each(STATUSES)('%d', async (status) => {
    for (const [name, kind] of [
      ['submit/accepted', 'accepted'],
      ['submit/in-progress', 'already-in-progress'],
      ['submit/not-stopped', 'rejected'],
      ['submit/not-published', 'rejected'],
    ] as const) {
      const run = startCampaign(inTurn(says(name, status, soon(1))))
      const reply = await run.submit()
      expect(reply.kind).toBe(kind)
      expect(reply).not.toHaveProperty('afterLostAnswer')
      expect(run.calls()).toHaveLength(1)
      expect(run.retries).toEqual([])
    }
  })
})

describe('not delivered, throttled, turned away: 4 tries', () => {
  test.each<readonly [string, Answer, ErrorCode]>([
    ['an unknown host', fault('unreachable', { meaning: 'unknown-host' }), 'unreachable'],
    ['an unknown proxy', fault('proxy', { meaning: 'unknown-host' }), 'proxy'],
    ['429', empty(429), 'throttled'],
    ['503 with 503000', gateway(503, '503000'), 'server-error'],
    ['503 with 503010', gateway(503, '503010'), 'server-error'],
    ['503 with 503020', gateway(503, '503020'), 'server-error'],
    ['403 with 503000', gateway(403, '503000'), 'server-error'],
    ['403 with 503010', gateway(403, '503010'), 'server-error'],
    ['403 with 503020', gateway(403, '503020'), 'server-error'],
    ['500 with 503010', gateway(500, '503010'), 'server-error'],
    ['503 with Retry-After 0', empty(503, soon(0)), 'server-error'],
  ])('%s', async (_, given, code) => {
    for (const [random, waits] of [
      [0, [500, 1_000, 2_000]],
      [0.999, [999.5, 1_999, 3_998]],
    ] as const) {
      const failing = startCampaign(inTurn(given), { random })
      expect((await faultIn(failing.submit())).code).toBe(code)
      expect(failing.calls()).toHaveLength(4)
      expect(failing.retries).toEqual(waits.map((waitMs) => [code, waitMs, false]))
    }
    const recovering = startCampaign(inTurn(given, given, given, ACCEPTED))
    expect(await recovering.submit()).toEqual({
      kind: 'accepted',
      requestId: '3520',
      info: expect.any(String),
      answeredAt: expect.any(Number),
    })
  })
})

describe('no connection was made: 90 s', () => {
  test.each<readonly [string, Answer, ErrorCode]>([
    ['unreachable', fault('unreachable'), 'unreachable'],
    ['a proxy that makes no connection', fault('proxy'), 'proxy'],
    ['a proxy that fails', fault('proxy', { proxyStatus: 502 }), 'proxy'],
  ])('%s', async (_, given, code) => {
    const failing = startCampaign(inTurn(given), { random: 0.999_999 })
    expect((await faultIn(failing.submit())).code).toBe(code)
    expect(failing.times().map((ms) => Math.ceil(ms / 1_000))).toEqual([0, 1, 3, 7, 15, 30, 45, 60, 75, 90])
    expect(failing.retries.every(([, , mayHaveStarted]) => !mayHaveStarted)).toBe(true)
  })

  test('counted from the first such failure, whatever each try takes', async () => {
    const blackHole = late(15_000, fault('unreachable'))
    const run = startCampaign(inTurn(empty(429, soon(100)), blackHole), { random: 0.999_999 })
    expect((await faultIn(run.submit())).code).toBe('unreachable')
    // The first one fails at 115 s.
    expect(run.times().map((ms) => Math.ceil(ms / 1_000))).toEqual([0, 100, 116, 133, 152, 175, 205])
  })

  test('a gateway that restarts for half a minute gets one POST, and nothing was lost', async () => {
    const run = startCampaign((_, count) =>
      run.clock.now() < 30_000 ? fault('unreachable') : count > 0 ? ACCEPTED : empty(500),
    )
    const reply = await run.submit()
    expect(reply).toMatchObject({ kind: 'accepted' })
    expect(reply).not.toHaveProperty('afterLostAnswer')
    expect(run.times().filter((ms) => ms >= 30_000)).toHaveLength(1)
  })

  test('not past the deadline', async () => {
    const run = startCampaign(inTurn(fault('unreachable')), { deadline: 20_000, random: 0.999_999 })
    expect((await faultIn(run.submit())).code).toBe('unreachable')
    expect(run.times().map((ms) => Math.ceil(ms / 1_000))).toEqual([0, 1, 3, 7, 15])
  })
})

describe('ambiguous: 2 POSTs more, soon', () => {
  const kinds: readonly (readonly [string, Answer, ErrorCode])[] = [
    ['no answer', fault('no-answer'), 'no-answer'],
    ['408', empty(408), 'server-error'],
    ['500', empty(500), 'server-error'],
    ['502', empty(502), 'server-error'],
    ['504', empty(504), 'server-error'],
    ['503 without Retry-After', empty(503), 'server-error'],
    ['503 with a Retry-After that is none', empty(503, { 'retry-after': 'soon' }), 'server-error'],
    ['500 with Retry-After', empty(500, soon(1)), 'server-error'],
    ['204', empty(204), 'unreadable-answer'],
    ['200 with nothing', empty(200), 'unreadable-answer'],
    ['200 with HTML', answer(200, '<html>'), 'unreadable-answer'],
    ['an unknown word without an id', answer(200, { status: 'Submitted' }), 'unreadable-answer'],
    ['a code of the connector under 500', answer(500, '"ACP-880056 Failed to fetch"'), 'server-error'],
    ['the general code alone', answer(500, '"RST-360011 An error has occurred"'), 'server-error'],
    ['a page that is not JSON', answer(502, '<html>'), 'server-error'],
    ...[
      'PGS-220000 PostgreSQL error: could not connect to server',
      'PGS-220000 PostgreSQL error: FATAL: the database system is shutting down',
      'PGS-220000 PostgreSQL error: FATAL: the database system is in recovery mode',
      'PGS-220000 PostgreSQL error: ERROR: deadlock detected',
      'RST-360011 An error has occurred. XTK-170024 Query failed. PGS-220000 the connection was lost',
    ].map((said) => [said, answer(500, JSON.stringify(said)), 'server-error'] as const),
  ]

  test.each(kinds)('%s: lost to the end', async (_, given, code) => {
    for (const [random, waits] of [
      [0, [1_000, 2_000]],
      [0.999, [1_999, 3_998]],
    ] as const) {
      const { submit, calls, retries } = startCampaign(inTurn(given), { random })
      const { code: ours, message, details, cause } = await faultIn(submit())
      expect(ours).toBe('lost-answer')
      expect(cause).toMatchObject({ code, message })
      expect(details).toMatchObject({ cause })
      expect(calls()).toHaveLength(3)
      expect(retries).toEqual(waits.map((waitMs) => [code, waitMs, true]))
    }
  })

  test.each(kinds)('%s: found by asking again', async (_, given) => {
    const found = startCampaign(inTurn(given, given, IN_PROGRESS))
    expect(await found.submit()).toMatchObject({
      kind: 'already-in-progress',
      requestId: '3520',
      afterLostAnswer: true,
    })
    const submitted = startCampaign(inTurn(given, ACCEPTED))
    expect(await submitted.submit()).toMatchObject({ kind: 'accepted', afterLostAnswer: true })
    const rejected = startCampaign(inTurn(given, says('submit/not-stopped')))
    expect(await rejected.submit()).toEqual({
      kind: 'rejected',
      reason: 'not-stopped',
      info: expect.any(String),
    })
  })

  test('an accepted POST without an id is ambiguous once', async () => {
    const lost = startCampaign(inTurn(WITHOUT_ID))
    expect(await faultIn(lost.submit())).toMatchObject({
      code: 'lost-answer',
      cause: { code: 'no-request-id' },
    })
    expect(lost.times()).toEqual([0, 1_000])
    const found = startCampaign(inTurn(WITHOUT_ID, IN_PROGRESS))
    expect(await found.submit()).toMatchObject({ requestId: '3520', afterLostAnswer: true })
    const after = startCampaign(inTurn(empty(504), WITHOUT_ID, IN_PROGRESS))
    expect(await after.submit()).toMatchObject({ requestId: '3520', afterLostAnswer: true })
  })

  test.each<readonly [string, readonly Answer[], number]>([
    ['no answer twice, then no id', [fault('no-answer'), empty(502), WITHOUT_ID, ACCEPTED], 3],
    ['no id, then no answer', [WITHOUT_ID, empty(504), empty(504), ACCEPTED], 3],
    ['no id, no answer, no id', [WITHOUT_ID, empty(504), WITHOUT_ID, ACCEPTED], 3],
  ])('never more than 3 that may have been accepted: %s', async (_, answers, posts) => {
    const { submit, calls } = startCampaign(inTurn(...answers))
    expect((await faultIn(submit())).code).toBe('lost-answer')
    expect(calls()).toHaveLength(posts)
  })
})

describe('"Oops", the answer to an address that nobody knows', () => {
  const kinds = [500, 200, 400, 404, 502].flatMap((status) =>
    (['gateway/oops', 'gateway/oops-502'] as const).map((name) => [name, status] as const),
  )

  test.each(kinds)('%s under HTTP %d, three times: an error', async (name, status) => {
    const { submit, calls, retries } = startCampaign(inTurn(says(name, status)))
    const vendorCode = name === 'gateway/oops' ? '500' : '502'
    expect(await faultIn(submit())).toMatchObject({
      code: 'server-error',
      details: { meaning: 'oops', vendorCode, speaker: 'campaign', httpStatus: status },
    })
    expect(calls()).toHaveLength(3)
    expect(retries).toEqual([1_000, 2_000].map((waitMs) => ['server-error', waitMs, true]))
  })

  test.each(kinds)('%s under HTTP %d, once: then an acceptance is a recovered one', async (name, status) => {
    const { submit, calls } = startCampaign(inTurn(says(name, status), ACCEPTED))
    expect(await submit()).toMatchObject({ kind: 'accepted', requestId: '3520', afterLostAnswer: true })
    expect(calls()).toHaveLength(2)
  })

  test.each(['500', 502, '502'])('with the code %j of another gateway it is the same', async (code) => {
    const { submit } = startCampaign(inTurn(answer(500, { code, message: 'Ups' })))
    expect(await faultIn(submit())).toMatchObject({ code: 'server-error', details: { meaning: 'oops' } })
  })

  test.each<readonly [string, readonly Answer[], ErrorCode, number]>([
    ['after an undelivered one', [fault('unreachable'), OOPS], 'server-error', 4],
    ['after one that was turned away', [gateway(503, '503010'), OOPS], 'server-error', 4],
    ['one of each code', [OOPS, says('gateway/oops-502', 200), OOPS], 'server-error', 3],
    ['after a lost answer', [fault('no-answer'), OOPS], 'lost-answer', 3],
    ['before a lost answer', [OOPS, OOPS, empty(504)], 'lost-answer', 3],
    ['around a lost answer', [OOPS, fault('no-answer'), OOPS], 'lost-answer', 3],
    ['with another code', [OOPS, OOPS, answer(500, { code: 501, message: 'Oops' })], 'lost-answer', 3],
    ['then a refusal', [OOPS, empty(403)], 'lost-answer', 2],
  ])('%s', async (_, answers, code, posts) => {
    const { submit, calls } = startCampaign(inTurn(...answers))
    expect((await faultIn(submit())).code).toBe(code)
    expect(calls()).toHaveLength(posts)
  })

  test.each([
    [500, 1],
    [2_000, 2],
  ])('fewer before a deadline at %d ms may have been accidents of the gateway', async (deadline, posts) => {
    const { submit, calls } = startCampaign(inTurn(OOPS), { deadline })
    expect(await faultIn(submit())).toMatchObject({ code: 'lost-answer', details: { vendorCode: '500' } })
    expect(calls()).toHaveLength(posts)
  })
})

describe('a refusal of Campaign under 5xx: one POST, the specific code', () => {
  test.each([
    [fill('campaign/refused'), 'XTK-170036'],
    [fill('campaign/database-error'), 'PGS-220000'],
    ['"RST-360012 The operation has failed"', 'RST-360012'],
    ['"XTK-170036 Unable to parse expression"', 'XTK-170036'],
    ['RST-360011 as plain text. XTK-170006 Unable to parse', 'XTK-170006'],
    ['{"message":"RST-360011 wrapped. XTK-170036 Unable to parse"}', 'XTK-170036'],
    ['"XTK-170036 RST-360011 in another order"', 'XTK-170036'],
    [
      '"PGS-220000 PostgreSQL error: ERROR: duplicate key DETAIL: Key (email)=(connect@recovery.example) exists"',
      'PGS-220000',
    ],
  ])('%s', async (body, vendorCode) => {
    for (const status of [500, 503, 400]) {
      const { submit, calls } = startCampaign(inTurn(answer(status, body), ACCEPTED))
      expect(await faultIn(submit())).toMatchObject({ code: 'refused', details: { vendorCode } })
      expect(calls()).toHaveLength(1)
    }
  })

  test('404 for an unknown key is one of the mapping', async () => {
    const { submit, calls } = startCampaign(inTurn(says('campaign/no-such-key', 404), ACCEPTED))
    expect(await faultIn(submit())).toMatchObject({
      code: 'refused',
      details: { meaning: 'no-such-key', vendorCode: 'RST-360011', httpStatus: 404 },
    })
    expect(calls()).toHaveLength(1)
  })

  test('a status check is told of it, to check again like any 5xx', async () => {
    const { check, calls } = startCampaign(inTurn(says('campaign/refused', 500)))
    expect(await check()).toMatchObject({
      code: 'refused',
      details: { httpStatus: 500, vendorCode: 'XTK-170036' },
    })
    expect(calls()).toHaveLength(1)
  })
})

describe('final at once: one POST', () => {
  test.each<readonly [string, Answer, ErrorCode]>([
    ['400', empty(400), 'refused'],
    ['403 with a code', says('gateway/key-invalid', 403), 'refused'],
    ['403', empty(403), 'refused'],
    ['404 with a text of Campaign', answer(404, '"RST-360011 An error has occurred"'), 'refused'],
    ['409', empty(409), 'refused'],
    ['302', empty(302, { location: 'https://evil.example' }), 'redirected'],
    ['a certificate', fault('certificate'), 'certificate'],
    ['a proxy that refuses', fault('proxy', { proxyStatus: 407 }), 'proxy'],
  ])('%s', async (_, given, code) => {
    const first = startCampaign(inTurn(given, ACCEPTED))
    expect((await faultIn(first.submit())).code).toBe(code)
    expect(first.times()).toEqual([0])
    const second = startCampaign(inTurn(fault('no-answer'), given, ACCEPTED))
    expect(await faultIn(second.submit())).toMatchObject({ code: 'lost-answer', cause: { code } })
    expect(second.calls()).toHaveLength(2)
  })
})

describe('a POST in flight', () => {
  test('may take 70 s; silence is a lost answer', async () => {
    const { submit, calls, times } = startCampaign(inTurn(SILENCE))
    expect((await faultIn(submit())).code).toBe('lost-answer')
    expect(times()).toEqual([0, 71_000, 143_000])
    expect(calls().map(({ timeoutMs, graceMs }) => [timeoutMs, graceMs])).toEqual(
      Array(3).fill([70_000, 2_000]),
    )
  })

  test('is heard out when it takes 69 s', async () => {
    const { submit, calls } = startCampaign(inTurn(late(69_000, ACCEPTED)))
    expect(await submit()).not.toHaveProperty('afterLostAnswer')
    expect(calls()).toHaveLength(1)
  })
})

describe('the moment of acceptance', () => {
  const say = (date?: string) =>
    answer(200, { requestId: 3520, info: '', status: 'Success' }, date === undefined ? {} : { date })

  test("is the answer's own Date, whatever the clock of the runner says", async () => {
    const { submit } = startCampaign(inTurn(say('Mon, 23 Nov 2026 14:02:11 GMT')))
    expect(await submit()).toMatchObject({ answeredAt: Date.parse('2026-11-23T14:02:11Z') })
  })

  test('without one, it is when the accepted POST was sent, by our clock', async () => {
    const throttled = answer(429, {}, { 'retry-after': '20' })
    const { submit, times } = startCampaign(inTurn(throttled, late(5_000, say())))
    // The wall clock of these tests begins at 1,000,000.
    expect(await submit()).toMatchObject({ answeredAt: 1_020_000 })
    expect(times()).toEqual([0, 20_000])
  })
})
