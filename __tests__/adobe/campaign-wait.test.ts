import { describe, expect, test } from '@jest/globals'
import { ingest } from '../../src/ingestion/ingest.js'
import type { IngestionEvent, IngestionPlan } from '../../src/ingestion/ports.js'
import { type Answer, fault, inTurn, type Script } from '../fakes/exchange.js'
import { factsOf } from '../ingestion/facts.js'
import { answer } from './answers.js'
import { ACCEPTED, empty, OOPS, says, startCampaign, UNAUTHORIZED } from './campaign-tools.js'
import { granted, tokensOf } from './token-tools.js'

const CHECKED = says('status/in-progress')
const SUCCESS = says('status/success')
const REFUSED = answer(400, { error: 'invalid_client', error_description: 'invalid client_id parameter' })

/** A whole ingestion of the mapping that the documented answers name. */
function play(
  script: Script,
  given: Parameters<typeof startCampaign>[1] = {},
  more: Partial<IngestionPlan> = {},
) {
  const run = startCampaign(script, { deadline: 3_600_000, random: 0.5, ...given })
  const events: IngestionEvent[] = []
  const plan: IngestionPlan = {
    mappingId: '<value>',
    wait: true,
    pollIntervalMs: 1_000,
    onInProgress: 'queue',
    resubmitOnAborted: 0,
    ...more,
  }
  const observer = { on: (_: string, event: IngestionEvent) => void events.push(event) }
  const deps = { api: run.api, clock: run.clock, random: () => 0.5, observer }
  return { ...run, events, result: ingest(plan, deps, run.budget).then(factsOf) }
}

const checks = (...answers: readonly Answer[]): Script => {
  const check = inTurn(...answers)
  return (request, count) => (request.method === 'POST' ? ACCEPTED : check(request, count))
}

describe('a token that is refused in mid-wait', () => {
  test('once: renewed, and one check repeated', async () => {
    const run = play(checks(CHECKED, UNAUTHORIZED, SUCCESS))
    expect(await run.result).toMatchObject({ outcome: 'succeeded' })
    expect(run.tokenTimes()).toEqual([0, 2_000])
    expect(run.times()).toEqual([0, 1_000, 2_000, 2_000])
  })

  test('for two seconds, from the first check on: goes on', async () => {
    const run = play(({ method }) => {
      if (method === 'POST') return ACCEPTED
      const now = run.clock.now()
      return now < 3_000 ? UNAUTHORIZED : now < 60_000 ? CHECKED : SUCCESS
    })
    expect(await run.result).toMatchObject({ outcome: 'succeeded' })
    expect(run.tokenTimes()).toEqual([0, 1_000])
  })

  test.each([
    ['before any readable answer', [UNAUTHORIZED], 31_000],
    ['after one', [CHECKED, UNAUTHORIZED], 32_000],
  ] as const)('forever, %s: three refusals over 30 s, and one renewal', async (_, answers, endMs) => {
    const run = play(checks(...answers))
    expect(await run.result).toMatchObject({
      outcome: 'lost-contact',
      open: true,
      fault: { code: 'unauthorized', details: { vendorCode: '401013', isTokenGiven: false } },
    })
    expect(run.clock.now()).toBe(endMs)
    expect(run.tokenTimes()).toHaveLength(2)
  })

  test('again and again: renewed at most once a minute', async () => {
    let refused = 0
    const run = play(({ method, headers }) => {
      if (method === 'POST') return ACCEPTED
      if (run.clock.now() > 300_000) return SUCCESS
      // Each token lives for one check.
      const isKnown = run.tokensUsed().slice(0, -1).includes(headers['authorization'])
      if (isKnown) refused += 1
      return isKnown && refused % 3 !== 0 ? UNAUTHORIZED : CHECKED
    })
    expect(await run.result).toMatchObject({ outcome: 'succeeded' })
    const times = run.tokenTimes()
    expect(times.length).toBeGreaterThan(3)
    expect(times.slice(2).every((ms, index) => ms - (times[index + 1] ?? 0) >= 60_000)).toBe(true)
  })

  test.each<readonly [string, Answer]>([
    ['refuses the renewal', REFUSED],
    ['is not there', fault('unreachable')],
    ['fails', empty(503)],
  ])('IMS %s: goes on with the token in hand', async (_, ims) => {
    const run = play(checks(CHECKED, UNAUTHORIZED, CHECKED, SUCCESS), {
      ims: inTurn(granted('token-number-1'), ims),
    })
    expect(await run.result).toMatchObject({ outcome: 'succeeded' })
    expect(new Set(run.tokensUsed())).toEqual(new Set(['Bearer token-number-1']))
  })

  test('IMS refuses the renewal, and the token stays refused: ends with what IMS says', async () => {
    const run = play(checks(CHECKED, UNAUTHORIZED), { ims: inTurn(granted('token-number-1'), REFUSED) })
    expect(await run.result).toMatchObject({
      outcome: 'lost-contact',
      fault: { code: 'invalid-credentials' },
    })
    expect([run.clock.now(), run.tokenTimes().length]).toEqual([32_000, 2])
  })

  test('IMS refuses a renewal that was only due: the token serves to its end', async () => {
    const script = checks(...Array<Answer>(400).fill(CHECKED), SUCCESS)
    const run = play(script, { ims: inTurn(granted('token-number-1', 300), REFUSED), deadline: 299_000 })
    expect(await run.result).toMatchObject({ outcome: 'timed-out', status: 'In Progress' })
    expect(run.tokenTimes()).toHaveLength(2)
  })

  test('given, without an end of its own: a row of refusals', async () => {
    const passing = play(checks(CHECKED, UNAUTHORIZED, UNAUTHORIZED, CHECKED, SUCCESS), {
      givenToken: 'ready-made',
    })
    expect(await passing.result).toMatchObject({ outcome: 'succeeded' })
    const lasting = play(checks(CHECKED, UNAUTHORIZED), { givenToken: 'ready-made' })
    expect(await lasting.result).toMatchObject({
      outcome: 'lost-contact',
      fault: { code: 'unauthorized', details: { isTokenGiven: true } },
    })
    expect(lasting.clock.now()).toBe(32_000)
  })

  test('given, and expired: at once', async () => {
    const run = play(checks(CHECKED, UNAUTHORIZED, SUCCESS), {
      givenToken: 'ready-made',
      expiresAtMs: 999_000,
    })
    expect(await run.result).toMatchObject({
      outcome: 'lost-contact',
      fault: { message: 'Adobe refuses the given access token: it expired at 1970-01-01T00:16:39.000Z' },
    })
    expect(run.clock.now()).toBe(2_000)
  })
})

describe('a POST that is refused its token', () => {
  test('twice: an error, nothing was started', async () => {
    const run = play(inTurn(UNAUTHORIZED))
    expect(await run.result).toMatchObject({ outcome: 'error', errorCode: '401013', attempts: 1 })
    expect([run.calls().length, run.tokenTimes().length]).toEqual([2, 2])
  })
})

describe('Oops', () => {
  test('three times: an error, which says that nothing was started', async () => {
    const { result } = play(inTurn(OOPS))
    expect(await result).toMatchObject({
      outcome: 'error',
      errorCode: '500',
      fault: { details: { meaning: 'oops' } },
    })
  })

  test('once, then accepted: succeeds, and is reported as a recovered answer', async () => {
    const posts: Script = inTurn(OOPS, ACCEPTED)
    const run = play((request, count) => (request.method === 'POST' ? posts(request, count) : SUCCESS))
    expect(await run.result).toMatchObject({ outcome: 'succeeded', attempts: 1 })
    expect(run.events).toContainEqual({ kind: 'recovered', requestId: '3520', wasRunning: false })
  })

  test('mixed with a lost answer: contact is lost', async () => {
    const { result } = play(inTurn(OOPS, fault('no-answer'), OOPS))
    expect(await result).toMatchObject({ outcome: 'lost-contact', errorCode: '500' })
  })

  test('to a status check, even under 404: checked again', async () => {
    const { result } = play(checks(says('gateway/oops', 404), says('gateway/oops-502', 200), SUCCESS))
    expect(await result).toMatchObject({ outcome: 'succeeded' })
  })
})

describe('words of a POST', () => {
  test.each([
    ['Submitted', 200],
    ['', 201],
    ['Aborted', 200],
  ])('%j: followed with one POST, and reported', async (status, httpStatus) => {
    const posted = answer(httpStatus, { requestId: 3520, ...(status === '' ? {} : { status }) })
    const run = play(({ method }) => (method === 'POST' ? posted : SUCCESS))
    expect(await run.result).toMatchObject({ outcome: 'succeeded', requestId: '3520' })
    expect(run.calls()).toHaveLength(2)
    const event = { kind: 'unknown-answer', requestId: '3520', word: status, taken: 'followed' }
    expect(run.events).toContainEqual(event)
  })

  test.each(['InProgress', 'IN_PROGRESS'])('%j: as In Progress, waited for', async (status) => {
    const posts = inTurn(answer(200, { requestId: 3519, status }), ACCEPTED)
    const run = play((request, count) => {
      if (request.method === 'POST') return posts(request, count)
      const requestId = request.url.searchParams.get('requestId')
      return answer(200, { requestId, status: 'Success' })
    })
    expect(await run.result).toMatchObject({ outcome: 'succeeded', requestId: '3520' })
    expect(run.events.map(({ kind }) => kind)).not.toContain('unknown-answer')
    expect(run.calls().map(({ request }) => request.method)).toEqual(['POST', 'GET', 'POST', 'GET'])
  })
})

test('lost answers count anew after a readable answer to a POST', async () => {
  const lost = empty(504)
  const posts = inTurn(
    lost,
    lost,
    says('submit/in-progress'),
    lost,
    lost,
    answer(200, { requestId: 3521, status: 'Success' }),
  )
  const run = play((request, count) => {
    if (request.method === 'POST') return posts(request, count)
    const requestId = request.url.searchParams.get('requestId')
    return requestId === '3520' ? empty(409) : answer(200, { requestId, status: 'Success' })
  })
  expect(await run.result).toMatchObject({ outcome: 'succeeded', requestId: '3521' })
  expect(run.calls().filter(({ request }) => request.method === 'POST')).toHaveLength(6)
})

test('two mappings with one refused token: 2 tokens, and each POST is repeated once', async () => {
  const run = startCampaign(
    ({ headers }) => (headers['authorization'] === 'Bearer token-number-1' ? UNAUTHORIZED : ACCEPTED),
    { ims: tokensOf() },
  )
  expect(await Promise.all([run.submit(), run.submit()])).toMatchObject([
    { kind: 'accepted' },
    { kind: 'accepted' },
  ])
  expect([run.tokenTimes().length, run.calls().length]).toEqual([2, 4])
})
