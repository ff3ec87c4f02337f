import { describe, expect, test } from '@jest/globals'
import { readyToken } from '../../src/adobe/access-token.js'
import { RATE } from '../../src/adobe/campaign-api.js'
import { platformApi } from '../../src/adobe/platform-api.js'
import { limitRate } from '../../src/http/rate-limit.js'
import { FakeClock } from '../fakes/clock.js'
import { type Answer, FakeExchange, fault, inTurn, type Script, SILENCE } from '../fakes/exchange.js'
import { answer, UNREADABLE } from './answers.js'
import { startTokens, tokensOf } from './token-tools.js'

const DATASET = '5deac2648a19d218a888d2b1'
const SINCE = Date.parse('2026-11-23T14:02:11Z')
const NOW = Date.parse('2026-11-24T09:00:00Z')
const TOKEN = { kind: 'access-token', clientId: 'client', accessToken: 'given-token' } as const

function start(
  script: Script,
  {
    since = SINCE as number | 'unknown',
    deadline = 1e9,
    rateLimiter = limitRate(RATE, new FakeClock()),
    tokens = readyToken(TOKEN, () => new Date(0)),
  } = {},
) {
  const clock = new FakeClock()
  const platform = new FakeExchange(clock, script)
  const api = platformApi({
    platformUrl: 'https://platform.example',
    imsOrg: 'ABC@AdobeOrg',
    sandbox: 'prod',
    tenant: 'geometrixx',
    clientId: 'client',
    tokens,
    exchange: platform.exchange,
    clock,
    date: () => new Date(NOW),
    random: () => 0,
    rateLimiter,
  })
  const list = () =>
    api.listBatches(DATASET, since === 'unknown' ? undefined : since, {
      deadline,
      signal: new AbortController().signal,
    })
  return { clock, platform, list }
}

const METRICS = { inputRecordCount: 519, outputRecordCount: 514, failedRecordCount: 5 }
const BATCH = { status: 'success', created: SINCE + 1, metrics: METRICS }
const PARSED = { status: 'success', inputRecords: 519, failedRecords: 5 }
const listed = async (body: object) => start(inTurn(answer(200, body))).list()

describe('the request', () => {
  test('asks for the batches of the dataset since then, the latest first', async () => {
    const { list, platform } = start(inTurn(answer(200, {})))
    expect(await list()).toEqual({ batches: [], isComplete: true })
    expect(platform.calls).toHaveLength(1)
    expect(platform.calls[0]).toMatchObject({
      timeoutMs: 20_000,
      request: {
        method: 'GET',
        headers: {
          authorization: 'Bearer given-token',
          'x-api-key': 'client',
          'x-gw-ims-org-id': 'ABC@AdobeOrg',
          'x-sandbox-name': 'prod',
        },
      },
    })
    expect(platform.calls[0]?.request.url.href).toBe(
      `https://platform.example/data/foundation/catalog/batches?dataSet=${DATASET}&createdAfter=${SINCE}&orderBy=desc:created&limit=100`,
    )
  })

  test('of a request without a moment: the last 24 hours, by our clock', async () => {
    const { list, platform } = start(inTurn(answer(200, {})), { since: 'unknown' })
    await list()
    expect(platform.calls[0]?.request.url.searchParams.get('createdAfter')).toBe(
      String(Date.parse('2026-11-23T09:00:00Z')),
    )
  })

  test('has two seconds at the deadline, and the rate of all requests', async () => {
    const { list, platform } = start(inTurn(answer(200, {})), { deadline: 0 })
    await list()
    expect(platform.calls[0]).toMatchObject({ timeoutMs: 2_000 })
    const late = start(inTurn(answer(200, {})), { rateLimiter: async () => false })
    expect(await late.list()).toMatchObject({ code: 'timed-out' })
    expect(late.platform.calls).toEqual([])
  })
})

describe('a batch', () => {
  test.each<[string, object, object]>([
    ['all facts', BATCH, PARSED],
    ['another case', { ...BATCH, status: 'SUCCESS' }, PARSED],
    ['an unknown status', { ...BATCH, status: 'paused' }, { ...PARSED, status: { unknown: 'paused' } }],
    ['no facts', {}, { status: undefined, inputRecords: undefined, failedRecords: undefined }],
    [
      'counts that are none',
      { status: 'failed', metrics: { inputRecordCount: -1, failedRecordCount: 1.5 } },
      { status: 'failed', inputRecords: undefined, failedRecords: undefined },
    ],
    [
      'a count below those of its errors is unknown',
      { ...BATCH, errors: [{ code: 'a' }, { code: 'b', recordCount: METRICS.failedRecordCount + 1 }] },
      { ...PARSED, failedRecords: undefined },
    ],
    [
      'a count below what is missing is unknown',
      { ...BATCH, metrics: { ...METRICS, outputRecordCount: 513 } },
      { ...PARSED, failedRecords: undefined },
    ],
    [
      'no refused rows, but an error without a count',
      { ...BATCH, metrics: { inputRecordCount: 15, failedRecordCount: 0 }, errors: [{ code: 'a' }] },
      { ...PARSED, inputRecords: 15, failedRecords: undefined },
    ],
    [
      'no refused rows, but an error whose count is in words',
      { ...BATCH, metrics: { failedRecordCount: 0 }, errors: [{ code: 'a', recordCount: '5 rows' }] },
      { ...PARSED, inputRecords: undefined, failedRecords: undefined },
    ],
    [
      'no refused rows, but an error that is no list',
      { ...BATCH, metrics: { failedRecordCount: 0 }, errors: { code: 'a' } },
      { ...PARSED, inputRecords: undefined, failedRecords: undefined },
    ],
    [
      'rows in, from those out and those refused',
      { ...BATCH, metrics: { outputRecordCount: 3, failedRecordCount: 2 } },
      { ...PARSED, inputRecords: 5, failedRecords: 2 },
    ],
    ['a count of all its errors', { ...BATCH, errors: [{ recordCount: METRICS.failedRecordCount }] }, PARSED],
    ['a time in words', { ...BATCH, created: new Date(SINCE).toISOString() }, PARSED],
    ['no time', { status: 'success', metrics: METRICS }, PARSED],
    [
      'the dataset in another case',
      { ...BATCH, relatedObjects: [{ type: 'dataSet', id: DATASET.toUpperCase() }] },
      PARSED,
    ],
    [
      'one dataset of several',
      {
        ...BATCH,
        relatedObjects: [
          { type: 'batch', id: 'x' },
          { type: 'dataSet', id: 'y' },
          { type: 'dataSet', id: DATASET },
        ],
      },
      PARSED,
    ],
  ])('%s', async (_, given, facts) => {
    expect(await listed({ b1: given })).toEqual({ batches: [{ batchId: 'b1', ...facts }], isComplete: true })
  })

  test.each<[string, object]>([
    ['from before, should the server ignore the parameter', { ...BATCH, created: SINCE - 1 }],
    ['of another dataset, likewise', { ...BATCH, relatedObjects: [{ type: 'dataSet', id: '0'.repeat(24) }] }],
    ['from before, in words', { ...BATCH, created: '2020-01-01T00:00:00Z' }],
  ])('%s is left out', async (_, given) => {
    expect(await listed({ b1: given, b2: BATCH })).toMatchObject({ batches: [{ batchId: 'b2' }] })
    expect(await listed({ b1: given })).toEqual({ batches: [], isComplete: true })
  })

  test('ids are only keys', async () => {
    const body = JSON.parse(`{"__proto__":{"status":"failed"},"constructor":{"status":"success"},"1":{}}`)
    const found = await listed(body)
    expect(found).toMatchObject({ isComplete: true })
    expect('batches' in found && found.batches.map(({ batchId }) => batchId).toSorted()).toEqual([
      '1',
      '__proto__',
      'constructor',
    ])
  })
})

describe('pages', () => {
  const page = (from: number, count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`b${from + index}`, BATCH]))

  test('a full one is followed by the next, until one is not', async () => {
    const { list, platform } = start(
      inTurn(answer(200, page(0, 100)), answer(200, page(100, 100)), answer(200, page(200, 3))),
    )
    const found = await list()
    expect(found).toMatchObject({ isComplete: true })
    expect('batches' in found && found.batches).toHaveLength(203)
    expect(platform.calls.map(({ request }) => request.url.searchParams.get('start'))).toEqual([
      null,
      '100',
      '200',
    ])
  })

  test('a batch that comes in between is there once', async () => {
    const { list } = start(inTurn(answer(200, page(0, 100)), answer(200, { ...page(99, 1), b100: BATCH })))
    const found = await list()
    expect('batches' in found && found.batches).toHaveLength(101)
  })

  test('a list without an end is not read to the end, and is not complete', async () => {
    const { list, platform } = start((_, count) => answer(200, page(100 * count, 100)))
    expect(await list()).toMatchObject({ isComplete: false })
    expect(platform.calls).toHaveLength(5)
  })

  test('a fault of a later one is a fault of all', async () => {
    const { list } = start(inTurn(answer(200, page(0, 100)), answer(503, '')))
    expect(await list()).toMatchObject({ code: 'server-error' })
  })
})

describe('a token that is refused', () => {
  const refused = answer(401, { error_code: '401013', message: 'Oauth token is not valid' })

  test('is renewed, and the page asked for again at once', async () => {
    const { tokens } = startTokens(tokensOf())
    const { list, platform } = start(inTurn(refused, answer(200, { b1: BATCH })), { tokens })
    expect(await list()).toMatchObject({ batches: [{ batchId: 'b1' }], isComplete: true })
    expect(platform.calls.map(({ request }) => request.headers?.['authorization'])).toEqual([
      'Bearer token-number-1',
      'Bearer token-number-2',
    ])
  })

  test('for good: one renewal', async () => {
    const { tokens, ims } = startTokens(tokensOf())
    const { list, platform } = start(inTurn(refused), { tokens })
    expect(await list()).toMatchObject({ code: 'unauthorized' })
    expect(await list()).toMatchObject({ code: 'unauthorized' })
    expect([platform.calls.length, ims.calls.length]).toEqual([3, 2])
  })
})

describe('faults are values', () => {
  test.each<[string, Answer, string]>([
    ['401', answer(401, { error_code: '401013' }), 'unauthorized'],
    ['403', answer(403, { error_code: '403025' }), 'refused'],
    ['404', answer(404, {}), 'refused'],
    ['429', answer(429, {}, { 'retry-after': '7' }), 'throttled'],
    ['500', answer(500, ''), 'server-error'],
    ['a redirect', answer(302, ''), 'redirected'],
    ['silence', SILENCE.answer, 'no-answer'],
    ['unreachable', fault('unreachable'), 'unreachable'],
    [
      'an error with 200',
      answer(200, { error_code: '403025', message: 'Profile is not valid' }),
      'unreadable-answer',
    ],
    ['a time that is none', answer(200, { b1: { ...BATCH, created: 'last week' } }), 'unreadable-answer'],
    ['a batch that is none', answer(200, { b1: BATCH, b2: null }), 'unreadable-answer'],
  ])('%s', async (_, given, code) => {
    const { list, platform } = start(inTurn(given))
    expect(await list()).toMatchObject({ code })
    // Whether to ask again is for the wait to decide.
    expect(platform.calls).toHaveLength(1)
  })

  test.each(
    UNREADABLE.filter(
      ([name]) => !['an empty object', 'a wrapped answer', 'an inherited answer'].includes(name),
    ),
  )('%s', async (_, body) => {
    const { list } = start(inTurn(answer(200, body)))
    const found = await list()
    expect(found).toMatchObject({ code: 'unreadable-answer' })
    // It may be data of customers.
    expect(String(found)).not.toContain('Success')
  })

  test('silence ends after 20 seconds', async () => {
    const { list, clock } = start(inTurn(SILENCE))
    expect(await list()).toMatchObject({ code: 'no-answer' })
    expect(clock.now()).toBe(20_000)
  })

  test('a bug below, too', async () => {
    const { list } = start(() => {
      throw new TypeError('boom')
    })
    expect(await list()).toMatchObject({ code: 'internal', message: 'boom' })
  })
})
