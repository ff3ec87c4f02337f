import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { ActionError, type ErrorCode, type FaultDetails } from '../../src/errors.js'
import { BATCH_STATUSES } from '../../src/ingestion/batch.js'
import type { BatchList, DatasetBatch } from '../../src/ingestion/dataset.js'
import { ingestAll } from '../../src/ingestion/ingest-all.js'
import type { BatchApi, IngestionEvent, IngestionPlan } from '../../src/ingestion/ports.js'
import { statusOf } from '../../src/ingestion/result.js'
import { text } from '../../src/text.js'
import { accepted, alreadyRunning, FakeAdobe, running } from '../fakes/adobe.js'
import { FakeClock } from '../fakes/clock.js'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DATASET = '5deac2648a19d218a888d2b1'
const PLACE = { tenant: 'geometrixx', sandbox: 'prod' }
/** Adobe accepts at this time of its own clock, and reports Success a second later. */
const ACCEPTED_AT = Date.parse('2026-11-23T14:02:11Z')

const fault = (code: ErrorCode, details: FaultDetails = {}) => new ActionError(code, text`no`, details)
const batch = (more: Partial<DatasetBatch> = {}): DatasetBatch => ({
  batchId: 'b1',
  status: 'success',
  inputRecords: 15,
  failedRecords: 0,
  ...more,
})
const list = (...batches: readonly DatasetBatch[]): BatchList => ({ batches, isComplete: true })
const LOADING = list(batch({ status: 'loading' }))

type Answer = BatchList | ActionError

interface Given extends Partial<IngestionPlan> {
  readonly numRecords?: number | undefined
  readonly end?: 'Success' | 'Failed' | 'Aborted'
  readonly adobe?: FakeAdobe
  readonly timeoutMs?: number
  readonly cancelAtMs?: number
  readonly cancelsInLook?: true
}

/** One mapping whose ingestion ends after a second; then the dataset answers in turn, the last answer again and again. */
function start(answers: readonly Answer[], given: Given = {}) {
  const { end = 'Success', timeoutMs = HOUR_MS, cancelAtMs, cancelsInLook, adobe, ...plan } = given
  const numRecords = 'numRecords' in given ? given.numRecords : 15
  const clock = new FakeClock()
  const ending = new AbortController()
  if (cancelAtMs !== undefined) clock.at(cancelAtMs, () => ending.abort())
  const looks: { readonly atMs: number; readonly datasetId: string; readonly since: number | undefined }[] =
    []
  const deadlines = new Set<number>()
  const batches: BatchApi = {
    place: PLACE,
    lookUp: async () => ({ kind: 'no-time' }),
    listBatches: async (datasetId, since, { deadline }) => {
      looks.push({ atMs: clock.now(), datasetId, since })
      deadlines.add(deadline)
      if (cancelsInLook) ending.abort()
      return answers[Math.min(looks.length, answers.length) - 1] ?? fault('internal')
    },
  }
  const events: (readonly [event: IngestionEvent, atMs: number])[] = []
  const more = numRecords === undefined ? {} : { numRecords }
  const api = adobe ?? new FakeAdobe([accepted('3520', ACCEPTED_AT)], running(0, end, more))
  const result = ingestAll(
    [
      {
        mappingId: 'XDM44',
        wait: true,
        pollIntervalMs: 1_000,
        onInProgress: 'queue',
        resubmitOnAborted: 0,
        datasetId: DATASET,
        ...plan,
      },
    ],
    1,
    {
      api,
      batches,
      clock,
      random: () => 0.5,
      observer: { on: (_, event) => void events.push([event, clock.now()]) },
    },
    { deadline: timeoutMs, signal: ending.signal },
  ).then(([only]) => {
    if (only === undefined || !('report' in only)) throw new Error('no Success')
    expect(clock.sleeping).toBe(0)
    return only
  })
  return { clock, looks, deadlines, events, result }
}

const GATE = { maxFailedRecords: 0 }

describe('the look-up', () => {
  test('comes after Success, of the dataset and since the moment of acceptance', async () => {
    const { looks, result } = start([list(batch())])
    expect(await result).toMatchObject({
      outcome: 'succeeded',
      arrival: { ...PLACE, datasetId: DATASET, failedRecords: 0, batches: [batch()] },
    })
    expect(looks).toEqual([{ atMs: 1_000, datasetId: DATASET, since: ACCEPTED_AT }])
  })

  test.each(['Failed', 'Aborted'] as const)('does not come after %s', async (end) => {
    const { looks, result } = start([list(batch())], { end, ...GATE })
    expect(await result).toMatchObject({ outcome: end.toLowerCase() })
    expect(looks).toEqual([])
  })

  test('does not come for a mapping without a dataset, which has no gate', async () => {
    const { looks, result } = start([list()], { datasetId: undefined, ...GATE })
    const { outcome, arrival } = await result
    expect({ outcome, arrival, looks }).toEqual({ outcome: 'succeeded', arrival: undefined, looks: [] })
  })

  test('is of the last submission', async () => {
    const submissions = [accepted('3520', ACCEPTED_AT), accepted('3521', ACCEPTED_AT + MINUTE_MS)]
    const adobe = new FakeAdobe(submissions, (requestId) => ({
      requestId,
      info: '',
      status: requestId === '3520' ? 'Aborted' : 'Success',
      numRecords: 15,
    }))
    const { looks, result } = start([list(batch())], { adobe, resubmitOnAborted: 1 })
    expect(await result).toMatchObject({ outcome: 'succeeded' })
    expect(looks).toMatchObject([{ since: ACCEPTED_AT + MINUTE_MS }])
  })
})

describe('it goes on until', () => {
  const NONE = list()
  const SHORT = list(batch({ inputRecords: 7 }))
  test.each<[string, readonly Answer[], number]>([
    ['there is a batch', [NONE, NONE, list(batch())], 3],
    [
      'every batch has ended',
      [LOADING, list(batch(), batch({ batchId: 'b2', status: 'staged' })), list(batch())],
      3,
    ],
    [
      'the rows in add up',
      [SHORT, list(batch({ inputRecords: 7 }), batch({ batchId: 'b2', inputRecords: 8 }))],
      2,
    ],
  ])('%s', async (_, answers, count) => {
    const { looks, result } = start(answers, GATE)
    expect(await result).toMatchObject({ outcome: 'succeeded', arrival: { failedRecords: 0 } })
    expect(looks).toHaveLength(count)
  })

  test('ten minutes have passed, on the schedule of status checks', async () => {
    const { looks, deadlines, result, clock } = start([LOADING], GATE)
    expect(await result).toMatchObject({
      outcome: 'too-many-failed-records',
      arrival: { why: 'in-progress', batches: LOADING.batches },
    })
    expect(clock.now()).toBe(1_000 + 10 * MINUTE_MS)
    const times = looks.map(({ atMs }) => atMs - 1_000)
    expect(times.slice(0, 4)).toEqual([0, 1_000, 2_000, 3_000])
    const gaps = times.map((atMs, index) => atMs - (times[index - 1] ?? 0))
    expect(Math.max(...gaps)).toBe(15_000)
    expect(times.at(-1)).toBe(10 * MINUTE_MS)
    expect([...deadlines]).toEqual([1_000 + 10 * MINUTE_MS])
  })

  test.each([
    ['with the gate', GATE, 'too-many-failed-records'],
    ['without', {}, 'succeeded'],
  ])('the deadline, %s', async (_, gate, outcome) => {
    const { result, clock, deadlines } = start([LOADING], { ...gate, timeoutMs: 2 * MINUTE_MS })
    const ended = await result
    expect(ended).toMatchObject({ outcome, arrival: { why: 'in-progress' } })
    expect(statusOf(ended)).toBe('Success')
    expect(clock.now()).toBe(2 * MINUTE_MS)
    expect([...deadlines]).toEqual([2 * MINUTE_MS])
  })

  test('a freeze across the deadline: one more look-up has two seconds', async () => {
    const { result, deadlines, clock, looks } = start([LOADING, list(batch())], {
      ...GATE,
      timeoutMs: 2 * MINUTE_MS,
    })
    const sleep = clock.sleep.bind(clock)
    clock.sleep = (ms, signal) => sleep(looks.length === 1 ? HOUR_MS : ms, signal)
    expect(await result).toMatchObject({ outcome: 'succeeded' })
    expect([...deadlines]).toEqual([2 * MINUTE_MS, 1_000 + HOUR_MS])
  })

  test('nothing more can come: a count that is missing, more batches than can be read', async () => {
    for (const [answer, why] of [
      [list(batch({ failedRecords: undefined })), 'not-counted'],
      [{ batches: [batch()], isComplete: false }, 'too-many'],
    ] as const) {
      const { looks, result } = start([answer], GATE)
      expect(await result).toMatchObject({ outcome: 'too-many-failed-records', arrival: { why } })
      expect(looks).toHaveLength(1)
    }
  })
})

describe('0 records: one look-up, no waiting', () => {
  test.each<[string, BatchList, string, object]>([
    ['without a batch', list(), 'succeeded', { failedRecords: 0 }],
    [
      'with one of somebody else',
      list(batch({ failedRecords: 2 })),
      'too-many-failed-records',
      { failedRecords: 2 },
    ],
    ['with one in progress', LOADING, 'too-many-failed-records', { why: 'in-progress' }],
  ])('%s', async (_, answer, outcome, arrival) => {
    const { looks, clock, result } = start([answer], { ...GATE, numRecords: 0 })
    expect(await result).toMatchObject({ outcome, arrival })
    expect(looks).toHaveLength(1)
    expect(clock.now()).toBe(1_000)
  })
})

describe('a followed request has no moment of submission', () => {
  const followed = () => new FakeAdobe([alreadyRunning()], running(0, 'Success', { numRecords: 15 }))
  test.each<[string, Given]>([
    ['attached', { onInProgress: 'attach' }],
    ['resumed', { requestId: '3519' }],
  ])('%s: the last batches are shown after one look-up, the number is unknown', async (_, given) => {
    const { looks, result } = start([LOADING], { adobe: followed(), ...given })
    expect(await result).toMatchObject({
      outcome: 'succeeded',
      arrival: { why: 'followed', batches: LOADING.batches },
    })
    expect(looks).toMatchObject([{ since: undefined }])
  })

  test('with the gate it is red', async () => {
    const { result } = start([list(batch())], { adobe: followed(), onInProgress: 'attach', ...GATE })
    expect(await result).toMatchObject({ outcome: 'too-many-failed-records', arrival: { why: 'followed' } })
  })
})

describe('the gate', () => {
  test.each([
    [0, 0, 'succeeded'],
    [5, 5, 'succeeded'],
    [6, 5, 'too-many-failed-records'],
    [1, 0, 'too-many-failed-records'],
  ])('%d refused rows of at most %d: %s', async (failedRecords, maxFailedRecords, outcome) => {
    const { result } = start([list(batch({ failedRecords }))], { maxFailedRecords })
    expect(await result).toMatchObject({ outcome, maxFailedRecords, arrival: { failedRecords } })
  })

  test.each(['failed', 'failure', 'aborted', 'abandoned', 'inactive', 'deleted'] as const)(
    'a batch that is %s brought nothing, whatever it counts',
    async (status) => {
      const { result } = start([list(batch(), batch({ batchId: 'b2', status }))], { maxFailedRecords: 100 })
      expect(await result).toMatchObject({
        outcome: 'too-many-failed-records',
        arrival: { failedRecords: 0 },
      })
    },
  )

  test.each<[string, Answer]>([
    ['refused rows', list(batch({ failedRecords: 15 }))],
    ['a failed batch', list(batch({ status: 'failed' }))],
    ['nothing to read', fault('redirected', { httpStatus: 302 })],
    ['no count', list(batch({ failedRecords: undefined }))],
  ])('without it nothing changes the verdict: %s', async (_, answer) => {
    const { result } = start([answer])
    expect(await result).toMatchObject({ outcome: 'succeeded', maxFailedRecords: undefined })
  })

  test.each([
    ['minRecords alone', { minRecords: 20, maxFailedRecords: 5 }, 'too-few-records'],
    ['both: the worse one', { minRecords: 20, maxFailedRecords: 0 }, 'too-many-failed-records'],
  ])('%s', async (_, gates, outcome) => {
    const { result } = start([list(batch({ failedRecords: 3 }))], gates)
    expect(await result).toMatchObject({ outcome, ...gates })
  })
})

describe('faults are waited out', () => {
  const ONCE: readonly (readonly [string, ActionError])[] = [
    ['401', fault('unauthorized', { httpStatus: 401 })],
    ['403', fault('refused', { httpStatus: 403 })],
    ['404', fault('refused', { httpStatus: 404 })],
    ['429', fault('throttled', { httpStatus: 429, retryAfterMs: 30_000 })],
    ['503', fault('server-error', { httpStatus: 503 })],
    ['garbled', fault('unreadable-answer', { httpStatus: 200 })],
    ['no answer', fault('no-answer')],
    ['unreachable', fault('unreachable')],
  ]
  test.each(ONCE)('%s, twice, then the batches', async (_, once) => {
    const { result, looks } = start([once, once, list(batch())], GATE)
    const ended = await result
    expect(ended).toMatchObject({ outcome: 'succeeded', arrival: { failedRecords: 0 } })
    expect(ended.arrival?.fault).toBeUndefined()
    expect(looks).toHaveLength(3)
    if (once.details.retryAfterMs !== undefined) expect(looks[1]?.atMs).toBe(31_000)
  })

  test('one odd answer between good ones does not end it', async () => {
    const odd = fault('refused', { httpStatus: 400 })
    const { result } = start([LOADING, odd, LOADING, list(batch())], GATE)
    expect(await result).toMatchObject({ outcome: 'succeeded' })
  })

  test.each<[string, ActionError, number]>([
    ['401', fault('unauthorized', { httpStatus: 401 }), MINUTE_MS],
    ['403', fault('refused', { httpStatus: 403 }), MINUTE_MS],
    ['404', fault('refused', { httpStatus: 404 }), 2 * MINUTE_MS],
    ['400', fault('refused', { httpStatus: 400 }), 2_000],
    ['503', fault('server-error', { httpStatus: 503 }), 11 * MINUTE_MS],
  ])('%s for good: the number is unknown, and the fault is kept', async (_, always, withinMs) => {
    const { result, clock } = start([always], GATE)
    expect(await result).toMatchObject({
      outcome: 'too-many-failed-records',
      arrival: { why: 'unreadable', fault: always, batches: [] },
    })
    expect(clock.now()).toBeLessThan(withinMs)
  })

  test('what was seen before is still shown', async () => {
    const { result } = start([LOADING, fault('server-error', { httpStatus: 500 })], GATE)
    expect(await result).toMatchObject({ arrival: { why: 'unreadable', batches: LOADING.batches } })
  })
})

describe('a signal meanwhile', () => {
  test.each([
    ['with the gate', GATE, 'cancelled'],
    ['without', {}, 'succeeded'],
    ['without, under another gate', { minRecords: 20 }, 'too-few-records'],
    ['with both', { minRecords: 20, ...GATE }, 'cancelled'],
  ])('%s', async (_, gates, outcome) => {
    const { result, clock } = start([LOADING], { ...gates, cancelAtMs: 5_500 })
    const ended = await result
    expect(ended).toMatchObject({ outcome, arrival: { why: 'interrupted' } })
    expect(statusOf(ended)).toBe('Success')
    expect(clock.now()).toBe(5_500)
  })
})

test.each([
  ['shows the end: its result counts', list(batch()), { outcome: 'succeeded' }, 1],
  ['shows no end', LOADING, { outcome: 'cancelled', arrival: { why: 'interrupted' } }, 0],
] as const)('a signal during a look-up that %s', async (_, answer, expected, reported) => {
  const { result, events, looks } = start([answer], { ...GATE, cancelsInLook: true })
  expect(await result).toMatchObject(expected)
  expect(looks).toHaveLength(1)
  expect(events.filter(([{ kind }]) => kind === 'looked-up')).toHaveLength(reported)
})

describe('what happens when', () => {
  test('the verdict so far is never better than what is known, and its end comes last', async () => {
    const { events, result } = start([LOADING, LOADING, list(batch())], GATE)
    await result
    const judged = events.find(([{ kind }]) => kind === 'judged')
    expect(judged).toMatchObject([
      { result: { outcome: 'too-many-failed-records', arrival: { why: 'not-asked' } } },
      1_000,
    ])
    expect(events.filter(([{ kind }]) => kind === 'looked-up')).toMatchObject([
      [{ arrival: { why: 'in-progress' }, nextCheckMs: 1_000 }, 1_000],
      [{ arrival: { why: 'in-progress' }, nextCheckMs: 1_000 }, 2_000],
      [{ arrival: { failedRecords: 0 }, nextCheckMs: undefined }, 3_000],
    ])
    expect(events.at(-1)).toMatchObject([{ kind: 'ended', result: { outcome: 'succeeded' } }, 3_000])
  })

  test('without the gate it stands from the beginning', async () => {
    const { events, result } = start([LOADING, list(batch())])
    await result
    expect(events.find(([{ kind }]) => kind === 'judged')).toMatchObject([
      { result: { outcome: 'succeeded', arrival: { why: 'not-asked' } } },
      1_000,
    ])
  })

  test("the duration ends with Adobe's Success", async () => {
    const { result, clock } = start([LOADING, LOADING, LOADING, list(batch())], GATE)
    expect(await result).toMatchObject({ durationMs: 1_000 })
    expect(clock.now()).toBe(4_000)
  })

  test('the next mapping has its turn before', async () => {
    const clock = new FakeClock()
    const started: (readonly [string, number])[] = []
    const plans = ['A', 'B'].map((mappingId) => ({
      mappingId,
      wait: true,
      pollIntervalMs: 1_000,
      onInProgress: 'queue' as const,
      resubmitOnAborted: 0,
      datasetId: DATASET,
      ...GATE,
    }))
    const results = await ingestAll(
      plans,
      1,
      {
        api: new FakeAdobe([accepted('3520', 0)], (requestId) => ({
          requestId,
          info: '',
          status: 'Success',
          numRecords: 15,
        })),
        batches: {
          place: PLACE,
          lookUp: async () => undefined,
          listBatches: async () => (clock.now() < 60_000 ? LOADING : list(batch())),
        },
        clock,
        random: () => 0.5,
        observer: { on: (id, { kind }) => void (kind === 'started' && started.push([id, clock.now()])) },
      },
      { deadline: HOUR_MS, signal: new AbortController().signal },
    )
    expect(results.map(({ outcome }) => outcome)).toEqual(['succeeded', 'succeeded'])
    expect(started).toEqual([
      ['A', 0],
      ['B', 1_000],
    ])
    expect(clock.now()).toBeGreaterThan(60_000)
  })
})

test('whatever Experience Platform answers, a gate is green only for a number that is known and allowed', async () => {
  const count = fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined })
  const status = fc.oneof(
    { weight: 3, arbitrary: fc.constant('success' as const) },
    fc.constantFrom(...BATCH_STATUSES, undefined),
  )
  const batches = fc.array(
    fc.record({ batchId: fc.string(), status, inputRecords: count, failedRecords: count }),
    { maxLength: 3 },
  )
  const answer: fc.Arbitrary<Answer> = fc.oneof(
    { weight: 1, arbitrary: fc.record({ batches, isComplete: fc.boolean() }) },
    // As a rule all is well.
    {
      weight: 2,
      arbitrary: fc
        .integer({ min: 0, max: 9 })
        .map((failedRecords) => list(batch({ inputRecords: 30, failedRecords }))),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(403, 404, 500).map((httpStatus) => fault('refused', { httpStatus })),
    },
  )
  const seen = { green: 0, red: 0 }
  await fc.assert(
    fc.asyncProperty(
      fc.array(answer, { minLength: 1, maxLength: 4 }),
      count,
      fc.integer({ min: 0, max: 20 }),
      async (answers, numRecords, maxFailedRecords) => {
        const { result } = start(answers, { numRecords, maxFailedRecords })
        const { outcome, arrival } = await result
        seen[outcome === 'succeeded' ? 'green' : 'red'] += 1
        if (outcome !== 'succeeded') return expect(outcome).toBe('too-many-failed-records')
        const { batches: found, failedRecords, why } = arrival ?? { batches: [] }
        expect({ why, outcomes: [...new Set(found.map((one) => one.status))] }).toEqual({
          why: undefined,
          outcomes: found.length === 0 ? [] : ['success'],
        })
        expect(failedRecords).toBe(found.reduce((sum, one) => sum + (one.failedRecords ?? Number.NaN), 0))
        expect(failedRecords).toBeLessThanOrEqual(maxFailedRecords)
        if (found.length === 0) expect(numRecords).toBe(0)
      },
    ),
    { numRuns: 150 },
  )
  expect(Math.min(seen.green, seen.red)).toBeGreaterThan(10)
})
