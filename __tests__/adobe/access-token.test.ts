import { describe, expect, test } from '@jest/globals'
import type { ErrorCode } from '../../src/errors.js'
import { type Answer, fault, inTurn, late, SILENCE } from '../fakes/exchange.js'
import { answer } from './answers.js'
import { faultIn, granted, startTokens, WRONG_SECRET } from './token-tools.js'

const ims = (status: number, error?: string, headers: Record<string, string> = {}) =>
  answer(status, error === undefined ? '' : { error }, headers)
const throttled = (seconds: number | string) => ims(429, undefined, { 'retry-after': String(seconds) })

test('one request for the whole run, as documented', async () => {
  const { get, ims: server, hidden } = startTokens(inTurn(granted()))
  expect([await get(), await get()]).toEqual(['token-number-one', 'token-number-one'])
  expect(hidden).toEqual(['token-number-one'])
  expect(server.calls).toHaveLength(1)
  expect(server.calls[0]).toMatchObject({ timeoutMs: 15_000, graceMs: 0 })
  expect(server.calls[0]?.request).toMatchObject({
    method: 'POST',
    url: new URL('https://ims.example/ims/token/v3'),
  })
  expect(server.calls[0]?.request.body).toBe(
    'client_id=client-id&client_secret=first-secret&grant_type=client_credentials&scope=openid%2CAdobeID',
  )
})

describe('four requests, then the fault', () => {
  test.each<readonly [string, Answer, ErrorCode]>([
    ['an unknown host', fault('unreachable', { meaning: 'unknown-host' }), 'unreachable'],
    ['an unknown proxy', fault('proxy', { meaning: 'unknown-host' }), 'proxy'],
    ['no answer', fault('no-answer'), 'no-answer'],
    ['408', ims(408), 'server-error'],
    ['429', ims(429), 'throttled'],
    ['429 with a word of IMS', ims(429, 'too_many_requests'), 'throttled'],
    ['500', ims(500), 'server-error'],
    ['502', ims(502), 'server-error'],
    ['503', ims(503), 'server-error'],
    ['503 with a word of IMS', ims(503, 'temporarily_unavailable'), 'server-error'],
    ['504', ims(504), 'server-error'],
    ['HTML with 200', answer(200, '<title>Sign in</title>'), 'unreadable-answer'],
    ['200 without a token', answer(200, { token_type: 'bearer' }), 'unreadable-answer'],
    ['200 with a number for a token', answer(200, { access_token: 12_345_678 }), 'unreadable-answer'],
    ['200 with 100 kB for a token', granted('x'.repeat(100_000)), 'unreadable-answer'],
  ])('%s', async (_, given, code) => {
    for (const [random, times] of [
      [0, [0, 500, 1_500, 3_500]],
      [0.999, [0, 999.5, 2_998.5, 6_996.5]],
    ] as const) {
      const run = startTokens(inTurn(given), { random })
      expect((await faultIn(run.get())).code).toBe(code)
      expect(run.ims.times).toEqual(times)
      expect(run.clock.sleeping).toBe(0)
    }
  })

  test('faults of all kinds count together', async () => {
    const mixed = inTurn(ims(500), fault('no-answer'), ims(429), answer(200, 'Success'), granted())
    const { get, ims: server } = startTokens(mixed)
    expect((await faultIn(get())).code).toBe('unreadable-answer')
    expect(server.calls).toHaveLength(4)
  })

  test.each<readonly [string, Answer, ErrorCode]>([
    ['unreachable', fault('unreachable'), 'unreachable'],
    ['a proxy that makes no connection', fault('proxy'), 'proxy'],
    ['a proxy that fails', fault('proxy', { proxyStatus: 502 }), 'proxy'],
  ])('%s: as often as fits into the minute', async (_, given, code) => {
    const run = startTokens(inTurn(given), { random: 0.999_999 })
    expect((await faultIn(run.get())).code).toBe(code)
    expect(run.ims.times.map((ms) => Math.ceil(ms / 1_000))).toEqual([0, 1, 3, 7, 15, 30, 45, 60])
    expect(run.clock.sleeping).toBe(0)
  })

  test('three faults, then a token', async () => {
    const { get, hidden } = startTokens(inTurn(ims(500), fault('no-answer'), ims(429), granted()))
    expect(await get()).toBe('token-number-one')
    expect(hidden).toHaveLength(1)
  })
})

describe('one request, final at once', () => {
  test.each<readonly [string, Answer, ErrorCode]>([
    ['400 invalid_client', ims(400, 'invalid_client'), 'invalid-credentials'],
    ['400 invalid_scope', ims(400, 'invalid_scope'), 'invalid-credentials'],
    ['500 invalid_scope: the word decides', ims(500, 'invalid_scope'), 'invalid-credentials'],
    ['400', ims(400), 'refused'],
    ['401', ims(401), 'unauthorized'],
    ['403', ims(403), 'refused'],
    ['404', ims(404), 'refused'],
    ['405', ims(405), 'refused'],
    ['301', ims(301), 'redirected'],
    ['307 to another host', ims(307, undefined, { location: 'https://evil.example' }), 'redirected'],
    ['a certificate', fault('certificate'), 'certificate'],
    ['a proxy that refuses', fault('proxy', { proxyStatus: 407 }), 'proxy'],
  ])('%s', async (_, given, code) => {
    const { get, ims: server } = startTokens(inTurn(given, granted()))
    expect((await faultIn(get())).code).toBe(code)
    expect(server.times).toEqual([0])
  })
})

describe('Retry-After', () => {
  test.each([
    { seconds: 0, times: [0, 500] },
    { seconds: 1, times: [0, 1_000] },
    { seconds: 2, times: [0, 2_000] },
    { seconds: 59, times: [0, 59_000] },
  ])('$seconds: waits, then succeeds', async ({ seconds, times }) => {
    const { get, ims: server } = startTokens(inTurn(throttled(seconds), granted()))
    expect(await get()).toBe('token-number-one')
    expect(server.times).toEqual(times)
  })

  test.each([60, 61, 3_600])(
    '%d leaves no time for another try: fails at once, quoting it',
    async (seconds) => {
      const { get, ims: server, clock } = startTokens(inTurn(throttled(seconds), granted()))
      const { code, message } = await faultIn(get())
      expect(code).toBe('throttled')
      expect(message).toContain(`it asks for a pause of ${seconds} s`)
      expect(server.calls).toHaveLength(1)
      expect(clock.now()).toBe(0)
    },
  )

  test('garbage is ignored', async () => {
    const { get, ims: server } = startTokens(inTurn(throttled('soon'), granted()))
    await get()
    expect(server.times).toEqual([0, 500])
  })
})

describe('limits', () => {
  test('silence: 15 s an exchange, 60 s in all', async () => {
    const { get, ims: server, clock } = startTokens(inTurn(SILENCE))
    expect((await faultIn(get())).code).toBe('no-answer')
    expect(server.times).toEqual([0, 15_500, 31_500, 48_500])
    expect(server.calls.map(({ timeoutMs }) => timeoutMs)).toEqual([15_000, 15_000, 15_000, 11_500])
    expect(clock.now()).toBe(60_000)
  })

  test('the 60 s hold for all secrets together', async () => {
    const slowly = inTurn(SILENCE, SILENCE, SILENCE, late(10_000, WRONG_SECRET), SILENCE)
    const {
      get,
      ims: server,
      clock,
    } = startTokens(slowly, { clientSecrets: ['first-secret', 'second-secret'] })
    expect((await faultIn(get())).code).toBe('no-answer')
    expect(server.calls.at(-1)).toMatchObject({ atMs: 58_500, timeoutMs: 1_500 })
    expect(clock.now()).toBe(60_000)
  })

  test('an exchange in flight ends 2 s after the deadline, and none begins after it', async () => {
    const { get, ims: server, clock } = startTokens(inTurn(SILENCE), { deadline: 20_000 })
    await faultIn(get())
    expect(server.calls.map(({ timeoutMs }) => timeoutMs)).toEqual([15_000, 6_500])
    expect(clock.now()).toBe(22_000)
  })

  test('long after the deadline a request has no time at all, never a negative one', async () => {
    const { get, ims: server } = startTokens(inTurn(SILENCE), { deadline: -10_000 })
    expect((await faultIn(get())).code).toBe('no-answer')
    expect(server.calls.map(({ timeoutMs }) => timeoutMs)).toEqual([0])
  })

  test.each([
    ['a request', 100],
    ['a pause', 15_100],
  ])('a signal during %s ends it at once', async (_, atMs) => {
    const { get, ims: server, clock, controller } = startTokens(inTurn(SILENCE))
    clock.at(atMs, () => controller.abort())
    await faultIn(get())
    expect([clock.now(), server.calls.length, clock.sleeping]).toEqual([atMs, 1, 0])
  })
})
