import { describe, expect, test } from '@jest/globals'
import { readyToken } from '../../src/adobe/access-token.js'
import { RATE } from '../../src/adobe/campaign-api.js'
import { platformApi } from '../../src/adobe/platform-api.js'
import type { ActionError } from '../../src/errors.js'
import { limitRate } from '../../src/http/rate-limit.js'
import { FakeClock } from '../fakes/clock.js'
import { type Answer, FakeExchange, fault, inTurn, late, type Script, SILENCE } from '../fakes/exchange.js'
import { answer } from './answers.js'
import { startTokens, tokensOf, WRONG_SECRET } from './token-tools.js'

const KNOWN = answer(200, { batch: { status: 'failed' } })
const TOKEN = { kind: 'access-token', clientId: 'client', accessToken: 'given-token' } as const

function start(script: Script, deadline = 1e9) {
  const clock = new FakeClock(1_000)
  const platform = new FakeExchange(clock, script)
  const controller = new AbortController()
  const api = platformApi({
    platformUrl: 'https://platform.example',
    imsOrg: 'ABC@AdobeOrg',
    sandbox: 'prod',
    tenant: 'geometrixx',
    clientId: 'client',
    tokens: readyToken(TOKEN, () => new Date(0)),
    exchange: platform.exchange,
    clock,
    date: () => new Date(1_000_000_000),
    random: () => 0,
    rateLimiter: limitRate(RATE, clock),
  })
  const budget = { deadline, signal: controller.signal }
  return { api, clock, platform, controller, lookUp: (batchId = 'batch') => api.lookUp(batchId, budget) }
}

test('one request, with the token at hand and 20 seconds at most', async () => {
  const { lookUp, platform, api } = start(inTurn(KNOWN))
  expect(await lookUp()).toMatchObject({ kind: 'found', details: { status: 'failed' } })
  expect(platform.calls).toHaveLength(1)
  expect(platform.calls[0]).toMatchObject({ timeoutMs: 20_000, graceMs: 0 })
  expect(platform.calls[0]?.request.headers['authorization']).toBe('Bearer given-token')
  expect(api.place).toEqual({ tenant: 'geometrixx', sandbox: 'prod' })
})

describe('a missing right is no fault', () => {
  test.each<[number, string | undefined]>([
    [401, '401013'],
    [403, '403025'],
    [403, undefined],
    [404, undefined],
  ])('%i %s', async (status, error_code) => {
    const { lookUp, platform } = start(inTurn(answer(status, { error_code })))
    expect(await lookUp()).toMatchObject({ kind: 'refused', fault: { details: { httpStatus: status } } })
    // A refused token is not renewed for an explanation.
    expect(platform.calls).toHaveLength(1)
  })
})

describe('everything else is, and is not tried again', () => {
  test.each<[string, Answer, ActionError['code']]>([
    ['a missing header', answer(400, { error_code: '400003' }), 'refused'],
    ['a passing trouble of the gateway', answer(403, { error_code: '503020' }), 'server-error'],
    ['throttled', answer(429, {}, { 'retry-after': '1' }), 'throttled'],
    ['500', answer(500, ''), 'server-error'],
    ['a redirect', answer(302, ''), 'redirected'],
    ['HTML', answer(200, '<html></html>'), 'unreadable-answer'],
    ['unreachable', fault('unreachable'), 'unreachable'],
    ['a proxy', fault('proxy'), 'proxy'],
  ])('%s', async (_, given, code) => {
    const { lookUp, platform } = start(inTurn(given))
    expect(await lookUp()).toMatchObject({ kind: 'failed', fault: { code } })
    expect(platform.calls).toHaveLength(1)
  })

  test('an id that cannot stand in an address: nothing is sent', async () => {
    const { lookUp, platform } = start(inTurn(KNOWN))
    expect(await lookUp('..')).toMatchObject({ kind: 'failed', fault: { code: 'unreadable-answer' } })
    expect(platform.calls).toEqual([])
  })

  test('a bug below is a fault as well', async () => {
    const { lookUp } = start(() => {
      throw new TypeError('boom')
    })
    expect(await lookUp()).toMatchObject({ kind: 'failed', fault: { code: 'internal', message: 'boom' } })
  })
})

describe('time', () => {
  test('silence ends after 20 seconds', async () => {
    const { lookUp, clock } = start(inTurn(SILENCE))
    expect(await lookUp()).toMatchObject({ kind: 'failed', fault: { code: 'no-answer' } })
    expect(clock.now()).toBe(21_000)
  })

  test('silence ends at the deadline', async () => {
    const { lookUp, clock } = start(inTurn(SILENCE), 4_000)
    expect(await lookUp()).toMatchObject({ kind: 'failed', fault: { code: 'no-answer' } })
    expect(clock.now()).toBe(4_000)
  })

  test.each([1_000, 999])('with none left until the deadline, %i, nobody is asked', async (deadline) => {
    const { lookUp, platform } = start(inTurn(KNOWN), deadline)
    expect(await lookUp()).toEqual({ kind: 'no-time' })
    expect(platform.calls).toEqual([])
  })
})

describe('a signal', () => {
  test('before: nobody is asked', async () => {
    const { lookUp, controller, platform } = start(inTurn(KNOWN))
    controller.abort()
    expect(await lookUp()).toBeUndefined()
    expect(platform.calls).toEqual([])
  })

  test('in between: ends at once, without a fault', async () => {
    const { lookUp, controller, clock } = start(inTurn(late(10_000, KNOWN)))
    clock.at(3_000, () => controller.abort())
    expect(await lookUp()).toBeUndefined()
    expect(clock.now()).toBe(3_000)
  })
})

describe('the token of the run', () => {
  const withTokens = (ims: Script, deadline = 1e9) => {
    const run = startTokens(ims)
    const platform = new FakeExchange(run.clock, inTurn(KNOWN))
    const api = platformApi({
      platformUrl: 'https://platform.example',
      imsOrg: 'ABC@AdobeOrg',
      sandbox: 'prod',
      tenant: 'geometrixx',
      clientId: 'client-id',
      tokens: run.tokens,
      exchange: platform.exchange,
      clock: run.clock,
      date: () => new Date(0),
      random: () => 0,
      rateLimiter: limitRate(RATE, run.clock),
    })
    return {
      ...run,
      platform,
      lookUp: () => api.lookUp('batch', { deadline, signal: run.controller.signal }),
    }
  }

  test('is used again: IMS is not asked for another', async () => {
    const { get, ims, platform, lookUp } = withTokens(tokensOf())
    await get()
    expect(await lookUp()).toMatchObject({ kind: 'found' })
    expect(ims.calls).toHaveLength(1)
    expect(platform.calls[0]?.request.headers['authorization']).toBe('Bearer token-number-1')
  })

  test('that IMS refuses is a fault, not a missing right in Platform', async () => {
    const { lookUp, platform } = withTokens(inTurn(WRONG_SECRET))
    expect(await lookUp()).toMatchObject({ kind: 'failed', fault: { code: 'invalid-credentials' } })
    expect(platform.calls).toEqual([])
  })
})
