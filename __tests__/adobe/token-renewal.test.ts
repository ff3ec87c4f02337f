import { describe, expect, test } from '@jest/globals'
import { readyToken } from '../../src/adobe/access-token.js'
import { fault, inTurn, late } from '../fakes/exchange.js'
import { answer } from './answers.js'
import { faultIn, granted, startTokens, tokensOf } from './token-tools.js'

describe('renewed when little of its life is left', () => {
  test.each([
    { life: 'an hour: below a tenth', expiresIn: 3_600, keptMs: 3_240_000 },
    { life: '100 min: ten minutes are a tenth', expiresIn: 6_000, keptMs: 5_400_000 },
    { life: 'a day: below ten minutes', expiresIn: 86_399, keptMs: 85_799_000 },
    { life: 'a text of digits', expiresIn: '3600', keptMs: 3_240_000 },
    { life: 'ten days are seconds', expiresIn: 864_000, keptMs: 863_400_000 },
    { life: 'more are milliseconds', expiresIn: 3_600_000, keptMs: 3_240_000 },
    { life: 'unknown: a day', expiresIn: null, keptMs: 85_800_000 },
  ])('$life', async ({ expiresIn, keptMs }) => {
    const { get, until, ims } = startTokens(tokensOf(expiresIn))
    expect(await get()).toBe('token-number-1')
    await until(keptMs)
    expect(await get()).toBe('token-number-1')
    await until(keptMs + 1)
    expect(await get()).toBe('token-number-2')
    expect(ims.times).toEqual([0, keptMs + 1])
  })

  test('counted from the start of the request that fetched it, not of a failed one before, nor from its answer', async () => {
    const script = inTurn(
      fault('unreachable'),
      late(10_000, granted('token-number-1')),
      granted('token-number-2'),
    )
    const { get, until, ims } = startTokens(script)
    await get()
    await until(500 + 3_240_000)
    expect(await get()).toBe('token-number-1')
    await until(500 + 3_240_001)
    expect(await get()).toBe('token-number-2')
    expect(ims.times).toEqual([0, 500, 3_240_501])
  })

  test('never more than once a minute, however short it lives', async () => {
    const { get, until, ims } = startTokens(tokensOf(1))
    for (let second = 0; second <= 180; second += 1) {
      await until(second * 1_000)
      await get()
    }
    expect(ims.times).toEqual([0, 60_000, 120_000, 180_000])
  })

  test('a renewal that fails while the token in hand still lives: goes on with it, tries again in a minute', async () => {
    const { get, until, ims } = startTokens((_, count) =>
      count === 1 ? granted() : count <= 5 ? fault('unreachable') : granted('token-number-two'),
    )
    await get()
    await until(3_300_000)
    expect(await get()).toBe('token-number-one')
    expect(ims.times.slice(1)).toEqual([3_300_000, 3_300_500, 3_301_500, 3_303_500])
    await until(3_359_999)
    expect(await get()).toBe('token-number-one')
    expect(ims.calls).toHaveLength(5)
    await until(3_360_000)
    expect(await get()).toBe('token-number-two')
  })

  test.each([
    { nowMs: 3_595_000, end: 'token-number-one' },
    { nowMs: 3_596_500, end: 'unreachable' },
    { nowMs: 3_700_000, end: 'unreachable' },
  ])('a renewal that fails from $nowMs on: $end', async ({ nowMs, end }) => {
    const { get, until } = startTokens(inTurn(granted(), fault('unreachable')))
    await get()
    await until(nowMs)
    expect(await get().catch((thrown) => thrown.code)).toBe(end)
  })
})

describe('callers at the same time', () => {
  test('share one request, and its fault', async () => {
    const good = startTokens(inTurn(late(1_000, granted())))
    expect(await Promise.all([good.get(), good.get(), good.get()])).toEqual(Array(3).fill('token-number-one'))
    expect(good.ims.calls).toHaveLength(1)
    const bad = startTokens(inTurn(fault('certificate'), granted()))
    expect(await Promise.all([faultIn(bad.get()), faultIn(bad.get())])).toMatchObject([
      { code: 'certificate' },
      { code: 'certificate' },
    ])
    expect(bad.ims.calls).toHaveLength(1)
    expect(await bad.get()).toBe('token-number-one')
  })

  test('share a renewal', async () => {
    const { get, renew, ims } = startTokens(tokensOf())
    const first = await get()
    expect(await Promise.all([renew(first), renew(first), renew(first)])).toEqual(
      Array(3).fill('token-number-2'),
    )
    expect(ims.calls).toHaveLength(2)
  })

  test('a token is hidden before anybody has it', async () => {
    const { get, renew, hidden } = startTokens(tokensOf())
    const seen: unknown[] = []
    await get().then((token) => seen.push(token, hidden.length))
    await renew('token-number-1').then((token) => seen.push(token, hidden.length))
    expect(seen).toEqual(['token-number-1', 1, 'token-number-2', 2])
  })
})

describe('a token that a server has refused', () => {
  test('the first one of a run is renewed at once', async () => {
    const { get, renew, ims } = startTokens(tokensOf())
    expect(await renew(await get())).toBe('token-number-2')
    expect(ims.times).toEqual([0, 0])
  })

  test('is young until it is a minute old', async () => {
    const { get, replace, until } = startTokens(tokensOf())
    const first = await get()
    await until(59_999)
    expect(await replace(first)).toEqual({ token: 'token-number-2', wasYoung: true })
    await until(60_000)
    expect(await replace(first)).toEqual({ token: 'token-number-2', wasYoung: false })
  })

  test('a renewed one stays in use until it is a minute old', async () => {
    const { get, renew, replace, until, ims } = startTokens(tokensOf())
    await until(100_000)
    await renew(await get())
    await until(159_999)
    expect(await replace('token-number-2')).toEqual({ token: 'token-number-2', wasYoung: true })
    expect(ims.calls).toHaveLength(2)
    await until(160_000)
    expect(await replace('token-number-2')).toEqual({ token: 'token-number-3', wasYoung: false })
  })

  test('one that was replaced in the meantime needs no request', async () => {
    const { get, renew, ims } = startTokens(tokensOf())
    await renew(await get())
    expect(await renew('token-number-1')).toBe('token-number-2')
    expect(ims.calls).toHaveLength(2)
  })

  test('a renewal that fails is a fault, although the refused token would still live', async () => {
    const { get, renew } = startTokens(inTurn(granted(), fault('certificate'), granted('token-number-two')))
    const refused = await get()
    expect((await faultIn(renew(refused))).code).toBe('certificate')
    expect(await renew(refused)).toBe('token-number-two')
  })

  test('before there was one, it is fetched', async () => {
    const { renew } = startTokens(tokensOf())
    expect(await renew('whatever')).toBe('token-number-1')
  })
})

describe('a ready-made token', () => {
  const budget = { deadline: 1e9, signal: new AbortController().signal }
  const given = (expiresAtMs?: number) =>
    readyToken(
      {
        kind: 'access-token',
        clientId: 'client-id',
        accessToken: 'ready-made',
        ...(expiresAtMs === undefined ? {} : { expiresAtMs }),
      },
      () => new Date(1_000_000),
    )

  test('is all there is', async () => {
    expect(await given().get(budget)).toBe('ready-made')
  })

  test.each([undefined, 1_000_001])('that expires at %s: a refusal may pass', async (expiresAtMs) => {
    expect(await given(expiresAtMs).replace('ready-made', budget)).toEqual({
      token: 'ready-made',
      wasYoung: true,
    })
  })

  test.each([
    [1_000_000, '1970-01-01T00:16:40.000Z'],
    [999_999, '1970-01-01T00:16:39.999Z'],
  ])('that expired at %s: a refusal is final, and explained', async (expiresAtMs, when) => {
    expect(await faultIn(given(expiresAtMs).replace('ready-made', budget))).toMatchObject({
      code: 'unauthorized',
      message: `Adobe refuses the given access token: it expired at ${when}`,
      details: { httpStatus: 401, meaning: 'expired', isTokenGiven: true },
    })
  })
})

describe('a credential that Adobe refuses', () => {
  const refused = answer(400, { error: 'invalid_client', error_description: 'invalid client_id parameter' })

  test('is refused to everybody, without asking again', async () => {
    const { get, ims } = startTokens(inTurn(refused))
    const first = await faultIn(get())
    expect(first.code).toBe('invalid-credentials')
    expect(await faultIn(get())).toBe(first)
    expect(ims.calls).toHaveLength(1)
  })

  test('leaves the token in hand to its end', async () => {
    const { get, until, ims } = startTokens(inTurn(granted(), refused))
    await get()
    await until(3_500_000)
    expect(await get()).toBe('token-number-one')
    await until(3_590_000)
    expect(await get()).toBe('token-number-one')
    await until(3_600_000)
    expect((await faultIn(get())).code).toBe('invalid-credentials')
    expect(ims.calls).toHaveLength(2)
  })
})
