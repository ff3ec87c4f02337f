import { describe, expect, test } from '@jest/globals'
import { ActionError, type ErrorCode } from '../../src/errors.js'
import { type Answer, fault, inTurn, type Script } from '../fakes/exchange.js'
import { answer } from './answers.js'
import { ACCEPTED, empty, says, startCampaign, UNAUTHORIZED } from './campaign-tools.js'
import { faultIn, granted, tokensOf } from './token-tools.js'

const CHECKED = says('status/in-progress')
/** Grants the first token, then fails. */
const onlyOnce = (then: Answer): Script => inTurn(granted('token-number-1'), then)

test('authenticate gets the one token that all requests share', async () => {
  const { api, budget, submit, check, tokenTimes, tokensUsed } = startCampaign((request) =>
    request.method === 'POST' ? ACCEPTED : CHECKED,
  )
  await api.authenticate(budget)
  expect(tokenTimes()).toEqual([0])
  await Promise.all([submit(), check(), check()])
  expect(tokenTimes()).toEqual([0])
  expect(tokensUsed()).toEqual(Array(3).fill('Bearer token-number-1'))
})

describe.each(['submit', 'check'] as const)('%s: a refused token', (call) => {
  const good = call === 'submit' ? ACCEPTED : CHECKED
  const outcome = async (run: ReturnType<typeof startCampaign>) => {
    if (call === 'submit')
      return run.submit().then(
        ({ kind }) => kind,
        ({ code }) => code,
      )
    const checked = await run.check()
    return checked instanceof ActionError ? checked.code : 'reported'
  }
  const well = call === 'submit' ? 'accepted' : 'reported'

  const waitMs = call === 'submit' ? 3_000 : 0
  const told = call === 'submit' ? [['unauthorized', 3_000, false]] : []

  test.each([0, 0.999])(
    'that is young is replaced at once, and the request repeated; with %d at random',
    async (random) => {
      const run = startCampaign(inTurn(UNAUTHORIZED, good), { random })
      expect(await outcome(run)).toBe(well)
      expect(run.tokensUsed()).toEqual(['Bearer token-number-1', 'Bearer token-number-2'])
      expect([run.times(), run.tokenTimes(), run.retries]).toEqual([[0, waitMs], [0, 0], told])
    },
  )

  test('that is older than a minute: the request is repeated at once', async () => {
    const run = startCampaign(inTurn(UNAUTHORIZED, good))
    await run.api.authenticate(run.budget)
    await run.until(60_000)
    expect(await outcome(run)).toBe(well)
    expect([run.times(), run.tokenTimes(), run.retries]).toEqual([[60_000, 60_000], [0, 60_000], []])
  })

  test.each([0, 60_000])('twice, after %d ms: two requests with two tokens, no more', async (fromMs) => {
    const run = startCampaign(inTurn(UNAUTHORIZED))
    await run.api.authenticate(run.budget)
    await run.until(fromMs)
    expect(await outcome(run)).toBe('unauthorized')
    expect(run.tokensUsed()).toEqual(['Bearer token-number-1', 'Bearer token-number-2'])
    expect(run.tokenTimes()).toEqual([0, fromMs])
  })

  test('that was renewed less than a minute ago: used again, without another request to IMS', async () => {
    const run = startCampaign(inTurn(UNAUTHORIZED, good, UNAUTHORIZED, good))
    await outcome(run)
    await run.until(59_999)
    expect(await outcome(run)).toBe(call === 'submit' ? well : 'unauthorized')
    expect(run.tokenTimes()).toEqual([0, 0])
    expect(run.times()).toEqual(call === 'submit' ? [0, 3_000, 59_999, 62_999] : [0, 0, 59_999])
  })

  test('that was renewed a minute ago: replaced again', async () => {
    const run = startCampaign(inTurn(UNAUTHORIZED, good, UNAUTHORIZED, good))
    await outcome(run)
    await run.until(60_000)
    expect(await outcome(run)).toBe(well)
    expect(run.tokenTimes()).toEqual([0, 0, 60_000])
  })

  test.each([undefined, 1_000_001])(
    'that was given ready-made and says %s of its end: a POST is repeated once after 3 s',
    async (expiresAtMs) => {
      const given = { givenToken: 'ready-made', ...(expiresAtMs === undefined ? {} : { expiresAtMs }) }
      const passing = startCampaign(inTurn(UNAUTHORIZED, good), given)
      expect(await outcome(passing)).toBe(call === 'submit' ? well : 'unauthorized')
      expect(passing.times()).toEqual(call === 'submit' ? [0, 3_000] : [0])
      const lasting = startCampaign(inTurn(UNAUTHORIZED), given)
      expect(await outcome(lasting)).toBe('unauthorized')
      expect(lasting.tokensUsed()).toEqual(Array(call === 'submit' ? 2 : 1).fill('Bearer ready-made'))
    },
  )

  test('that was given ready-made and has expired: final at the first refusal, and explained', async () => {
    const run = startCampaign(inTurn(UNAUTHORIZED, good), {
      givenToken: 'ready-made',
      expiresAtMs: 1_000_000,
    })
    const answered = call === 'submit' ? await faultIn(run.submit()) : await run.check()
    expect(answered).toMatchObject({
      code: 'unauthorized',
      details: { meaning: 'expired', isTokenGiven: true },
    })
    expect(run.tokensUsed()).toEqual(['Bearer ready-made'])
  })

  test('after the repeat, its own fault counts', async () => {
    const run = startCampaign(inTurn(UNAUTHORIZED, empty(404)))
    expect(await outcome(run)).toBe('refused')
    expect(run.calls()).toHaveLength(2)
  })

  test.each<readonly [string, Answer, ErrorCode]>([
    ['IMS is silent', fault('unreachable'), 'no-token'],
    ['IMS fails', empty(500), 'no-token'],
    ['IMS redirects', empty(302), 'no-token'],
    ['IMS refuses the credential', answer(400, { error: 'invalid_client' }), 'invalid-credentials'],
    ['IMS refuses without a word', empty(401), 'unauthorized'],
  ])('and there is no other, %s', async (_, ims, code) => {
    const run = startCampaign(inTurn(UNAUTHORIZED, good), { ims: onlyOnce(ims) })
    expect(await outcome(run)).toBe(code)
    expect(run.calls()).toHaveLength(1)
  })
})

describe('one refused token a submission', () => {
  test.each<readonly [string, readonly Answer[], number]>([
    ['before a lost answer and after it', [UNAUTHORIZED, fault('no-answer'), UNAUTHORIZED, ACCEPTED], 3],
    ['only after a lost answer', [fault('no-answer'), UNAUTHORIZED, UNAUTHORIZED, ACCEPTED], 3],
  ])('%s', async (_, answers, posts) => {
    const run = startCampaign(inTurn(...answers))
    expect(await faultIn(run.submit())).toMatchObject({
      code: 'lost-answer',
      cause: { code: 'unauthorized' },
    })
    expect([run.calls().length, run.tokenTimes().length]).toEqual([posts, 2])
  })

  test('says of a second refusal whether the token was given', async () => {
    for (const given of [{}, { givenToken: 'ready-made' }])
      expect(await faultIn(startCampaign(inTurn(UNAUTHORIZED), given).submit())).toMatchObject({
        details: { vendorCode: '401013', isTokenGiven: 'givenToken' in given },
      })
  })

  test('for two seconds: the POST gets through', async () => {
    const run = startCampaign(() => (run.clock.now() < 2_000 ? UNAUTHORIZED : ACCEPTED))
    expect(await run.submit()).toEqual({
      kind: 'accepted',
      requestId: '3520',
      info: expect.any(String),
      answeredAt: expect.any(Number),
    })
    expect(run.calls()).toHaveLength(2)
  })
})

test('a documented answer under 401 is not repeated: it would start a second ingestion', async () => {
  const accepted = startCampaign(inTurn(says('submit/accepted', 401)))
  expect(await accepted.submit()).toMatchObject({ kind: 'accepted', requestId: '3520' })
  const checked = startCampaign(inTurn(says('status/success', 401)))
  expect(await checked.check()).toMatchObject({ status: 'Success', requestId: '3520' })
  for (const run of [accepted, checked]) expect([run.calls().length, run.tokenTimes()]).toEqual([1, [0]])
})

describe('a token that cannot be had', () => {
  test.each([
    ['no answer of IMS', fault('no-answer')],
    ['an unreadable one', answer(200, '<html>')],
    ['a fault of its', empty(502)],
  ])('is not a lost answer of a POST: %s', async (_, given) => {
    const { submit, calls } = startCampaign(inTurn(ACCEPTED), { ims: inTurn(given) })
    const thrown = await faultIn(submit())
    expect(thrown).toMatchObject({ code: 'no-token', details: { cause: { message: thrown.message } } })
    expect(calls()).toEqual([])
  })

  test('after a lost answer the POST is still a lost one', async () => {
    const script = inTurn(fault('no-answer'), UNAUTHORIZED)
    const { submit } = startCampaign(script, { ims: onlyOnce(fault('unreachable')) })
    expect(await faultIn(submit())).toMatchObject({ code: 'lost-answer', cause: { code: 'no-token' } })
  })

  test('keeps what IMS said about itself', async () => {
    const busy = empty(429, { 'retry-after': '3600', 'x-debug-id': 'abc' })
    const { check } = startCampaign(inTurn(CHECKED), { ims: inTurn(busy) })
    expect(await check()).toMatchObject({
      code: 'no-token',
      details: { retryAfterMs: 3_600_000, gatewayRequestId: 'abc', httpStatus: 429 },
    })
  })

  test('two mappings whose token is refused at once share its replacement', async () => {
    const isOld = (header: string | undefined) => header === 'Bearer token-number-1'
    const { check, tokenTimes, calls } = startCampaign(
      ({ headers }) => (isOld(headers['authorization']) ? UNAUTHORIZED : CHECKED),
      { ims: tokensOf() },
    )
    expect(await Promise.all([check(), check()])).toMatchObject([
      { status: 'In Progress' },
      { status: 'In Progress' },
    ])
    expect([tokenTimes().length, calls().length]).toEqual([2, 4])
  })
})
