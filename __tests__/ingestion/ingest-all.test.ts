import { setMaxListeners } from 'node:events'
import { describe, expect, test } from '@jest/globals'
import { ActionError } from '../../src/errors.js'
import type { BatchFinding } from '../../src/ingestion/batch.js'
import { ingestAll } from '../../src/ingestion/ingest-all.js'
import type { BatchApi, IngestionApi, IngestionEvent, IngestionPlan } from '../../src/ingestion/ports.js'
import type { SubmissionReply } from '../../src/ingestion/report.js'
import { text } from '../../src/text.js'
import { accepted, type CheckAnswer, reported } from '../fakes/adobe.js'
import { FakeClock } from '../fakes/clock.js'
import { factsOf } from './facts.js'

const HOUR_MS = 3_600_000

/** Adobe for any number of mappings: each one's request has its mapping's name, and ends well at its second status check. */
class ManyAdobe implements IngestionApi {
  readonly calls: string[] = []
  readonly #clock: FakeClock
  authentications = 0
  /** Called before any answer. */
  before: (call: string, mappingId: string) => Promise<SubmissionReply | CheckAnswer | undefined> =
    async () => undefined
  readonly #checks = new Map<string, number>()

  constructor(clock: FakeClock) {
    this.#clock = clock
  }

  async authenticate(): Promise<void> {
    this.authentications += 1
    await this.before('authenticate', '')
  }

  async submit(mappingId: string): Promise<SubmissionReply> {
    this.calls.push(`${this.#clock.now()} POST ${mappingId}`)
    const reply = await this.before('submit', mappingId)
    return reply !== undefined && 'kind' in reply ? reply : accepted(`r-${mappingId}`)
  }

  async checkStatus(mappingId: string, requestId: string): Promise<CheckAnswer> {
    this.calls.push(`${this.#clock.now()} GET ${mappingId}`)
    const reply = await this.before('check', mappingId)
    if (reply !== undefined && !('kind' in reply)) return reply
    const count = (this.#checks.get(mappingId) ?? 0) + 1
    this.#checks.set(mappingId, count)
    return reported(count > 1 ? 'Success' : 'In Progress', { requestId, numRecords: 1 })
  }
}

function startAll(
  mappingIds: readonly string[],
  maxParallel: number,
  more: Partial<IngestionPlan> = {},
  batches?: BatchApi,
) {
  const clock = new FakeClock()
  const adobe = new ManyAdobe(clock)
  const events: (readonly [mappingId: string, event: IngestionEvent, atMs: number])[] = []
  const controller = new AbortController()
  setMaxListeners(0, controller.signal)
  const plans = mappingIds.map((mappingId) => ({
    mappingId,
    wait: true,
    pollIntervalMs: 1_000,
    onInProgress: 'queue' as const,
    resubmitOnAborted: 0,
    ...more,
  }))
  const observer = { on: (id: string, event: IngestionEvent) => void events.push([id, event, clock.now()]) }
  const run = (timeoutMs = HOUR_MS) =>
    ingestAll(
      plans,
      maxParallel,
      { api: adobe, batches, clock, random: () => 0.5, observer },
      { deadline: timeoutMs, signal: controller.signal },
    ).then((results) => results.map(factsOf))
  const idsOf = (kind: IngestionEvent['kind']) =>
    events.filter(([, event]) => event.kind === kind).map(([id]) => id)
  const endedAtMs = (mappingId: string) =>
    events.find(([id, event]) => id === mappingId && event.kind === 'ended')?.[2]
  return { clock, adobe, controller, run, events, idsOf, endedAtMs }
}

test('so many at a time, in their order, results too', async () => {
  const { adobe, run, idsOf } = startAll(['A', 'B', 'C', 'D', 'E'], 2)
  let running = 0
  let most = 0
  adobe.before = async (call) => {
    if (call === 'submit') running += 1
    most = Math.max(most, running - idsOf('ended').length)
    return undefined
  }
  const results = await run()
  expect(results.map(({ mappingId, outcome, requestId }) => `${mappingId} ${outcome} ${requestId}`)).toEqual(
    ['A', 'B', 'C', 'D', 'E'].map((id) => `${id} succeeded r-${id}`),
  )
  expect(most).toBe(2)
  expect(idsOf('started')).toEqual(['A', 'B', 'C', 'D', 'E'])
  expect(adobe.authentications).toBe(1)
})

test('mappings that start together are not checked together', async () => {
  const { adobe, run } = startAll(['A', 'B', 'C', 'D'], 4)
  await run()
  const checks = adobe.calls.filter((call) => call.includes('GET'))
  expect(checks.slice(0, 4)).toEqual(['1000 GET A', '1250 GET B', '1500 GET C', '1750 GET D'])
  expect(new Set(checks.map((check) => check.split(' ')[0])).size).toBe(checks.length)
})

test('followed requests are spread as well, from at once on', async () => {
  const { adobe, run } = startAll(['A', 'B'], 2, { requestId: '3520' })
  await run()
  expect(adobe.calls.slice(0, 2)).toEqual(['0 GET A', '500 GET B'])
})

describe('no end hides or hurries another', () => {
  test('a refusal, a failure and a fault of ours beside a success', async () => {
    const { adobe, run, idsOf } = startAll(['refused', 'failed', 'broken', 'fine'], 1)
    adobe.before = async (call, mappingId) => {
      if (call === 'submit' && mappingId === 'refused') {
        return { kind: 'rejected', reason: 'not-stopped', info: 'x' }
      }
      if (call === 'check' && mappingId === 'failed') return reported('Failed', { requestId: 'r-failed' })
      if (call === 'check' && mappingId === 'broken') throw new TypeError('a fault of ours')
      return undefined
    }
    expect(await run()).toMatchObject([
      { mappingId: 'refused', outcome: 'rejected', errorCode: 'not-stopped' },
      { mappingId: 'failed', outcome: 'failed', requestId: 'r-failed' },
      { mappingId: 'broken', outcome: 'error', errorCode: 'internal' },
      { mappingId: 'fine', outcome: 'succeeded', numRecords: 1 },
    ])
    expect(idsOf('ended')).toEqual(['refused', 'failed', 'broken', 'fine'])
  })

  test('one that gets no answer does not delay the others', async () => {
    const { clock, adobe, run, endedAtMs } = startAll(['slow', 'B', 'C', 'D'], 2)
    adobe.before = async (call, mappingId) => {
      if (call === 'check' && mappingId === 'slow') await clock.sleep(70_000, new AbortController().signal)
      return undefined
    }
    await run()
    expect(endedAtMs('B')).toBeLessThan(5_000)
    expect(endedAtMs('C')).toBeLessThan(10_000)
  })
})

test('a refused credential ends all at once: one question, one fault', async () => {
  const { clock, adobe, run, idsOf } = startAll(['A', 'B', 'C'], 1)
  const fault = new ActionError('invalid-credentials', text`invalid_client`, { vendorCode: 'invalid_client' })
  adobe.before = async () => {
    throw fault
  }
  const results = await run()
  expect(results.map((result) => [result.outcome, result.fault, result.errorCode])).toEqual(
    Array.from({ length: 3 }, () => ['error', fault, 'invalid_client']),
  )
  expect(adobe.authentications).toBe(1)
  expect(adobe.calls).toEqual([])
  expect(clock.now()).toBe(0)
  expect(idsOf('ended')).toEqual(['A', 'B', 'C'])
})

describe.each(['timed-out', 'cancelled'] as const)('%s', (outcome) => {
  test('who never had a turn is reported, and nothing is asked for it', async () => {
    const { clock, adobe, controller, run, idsOf } = startAll(['A', 'B', 'C'], 1)
    adobe.before = async (call) =>
      call === 'check' ? reported('In Progress', { requestId: 'r-A' }) : undefined
    if (outcome === 'cancelled') clock.at(30_000, () => controller.abort())
    const results = await run(outcome === 'timed-out' ? 30_000 : HOUR_MS)
    expect(results).toMatchObject([
      { mappingId: 'A', outcome, requestId: 'r-A', open: true },
      { mappingId: 'B' },
      { mappingId: 'C' },
    ])
    const never = { outcome, errorCode: outcome, attempts: 0, attached: false }
    expect(results.slice(1)).toEqual(['B', 'C'].map((mappingId) => ({ mappingId, ...never })))
    expect(adobe.calls.filter((call) => !call.endsWith(' A'))).toEqual([])
    expect(idsOf('started')).toEqual(['A'])
    expect(idsOf('ended')).toEqual(['A', 'B', 'C'])
    expect(clock.now()).toBe(30_000)
    expect(clock.sleeping).toBe(0)
  })

  test('a request that was to be followed stays open', async () => {
    const { clock, adobe, controller, run } = startAll(['A', 'B'], 1, { requestId: '7' })
    adobe.before = async (call) =>
      call === 'check' ? reported('In Progress', { requestId: '7' }) : undefined
    if (outcome === 'cancelled') clock.at(5_000, () => controller.abort())
    const results = await run(outcome === 'timed-out' ? 5_000 : HOUR_MS)
    expect(results[1]).toEqual({
      mappingId: 'B',
      outcome,
      errorCode: outcome,
      requestId: '7',
      open: true,
      attempts: 0,
      attached: false,
    })
  })
})

test('fifty mappings on virtual time: each to its end, nothing left behind', async () => {
  const ids = Array.from({ length: 50 }, (_, index) => `XDM${index}`)
  const { clock, adobe, run } = startAll(ids, 20)
  const results = await run()
  expect(results.map(({ mappingId }) => mappingId)).toEqual(ids)
  expect(results.every(({ outcome }) => outcome === 'succeeded')).toBe(true)
  expect(adobe.calls.filter((call) => call.includes('POST'))).toHaveLength(50)
  expect(clock.sleeping).toBe(0)
})

test('whose turn has come is checked at once, even at the deadline', async () => {
  const { adobe, run } = startAll(['A', 'B'], 1, { requestId: '7' })
  expect((await run(0)).map(({ outcome }) => outcome)).toEqual(['timed-out', 'timed-out'])
  expect(adobe.calls).toEqual(['0 GET A'])
})

test.each(['unauthorized', 'invalid-credentials'] as const)(
  '%s at the first request begins nothing more; what runs is followed to its end',
  async (code) => {
    const { adobe, run } = startAll(['A', 'B', 'C', 'D'], 2)
    const fault = new ActionError(code, text`Adobe refuses the given access token`, { httpStatus: 401 })
    adobe.before = async (call, mappingId) => {
      if (call === 'submit' && mappingId === 'B') throw fault
      return undefined
    }
    const results = await run()
    expect(results.map(({ outcome }) => outcome)).toEqual(['succeeded', 'error', 'error', 'error'])
    expect(results.slice(1).map((result) => result.fault)).toEqual([fault, fault, fault])
    expect(adobe.calls.filter((call) => /[CD]$/.test(call))).toEqual([])
  },
)

test('a token refused while a request is followed says nothing of the next mapping', async () => {
  const { adobe, run } = startAll(['A', 'B'], 1)
  const fault = new ActionError('unauthorized', text`no`, { httpStatus: 401 })
  adobe.before = async (call, mappingId) => (call === 'check' && mappingId === 'A' ? fault : undefined)
  expect(await run()).toMatchObject([
    { mappingId: 'A', outcome: 'lost-contact', fault },
    { mappingId: 'B', outcome: 'succeeded' },
  ])
})

describe('the look-up of a failed batch', () => {
  const place = { tenant: 'geometrixx', sandbox: 'prod' }
  const listBatches = async () => ({ batches: [], isComplete: true })
  const found: BatchFinding = {
    kind: 'found',
    details: {
      status: 'failed',
      inputRecords: 3,
      outputRecords: undefined,
      failedRecords: undefined,
      datasetId: undefined,
      errors: [],
      moreErrors: 0,
    },
  }
  /** Fails with a batch; the look-up takes its time. */
  const startFailing = (mappingIds: readonly string[], lookUp: BatchApi['lookUp']) => {
    const run = startAll(mappingIds, 1, {}, { place, lookUp, listBatches })
    run.adobe.before = async (call, mappingId) =>
      call === 'check' && mappingId.startsWith('failed')
        ? reported('Failed', { requestId: `r-${mappingId}`, batchId: `b-${mappingId}` })
        : undefined
    return run
  }

  test('comes after the verdict, delays no other mapping, and is part of the end alone', async () => {
    const { clock, events, run, endedAtMs } = startFailing(['failed', 'B'], async () => {
      await clock.sleep(20_000, new AbortController().signal)
      return found
    })
    expect(await run()).toMatchObject([{ outcome: 'failed' }, { outcome: 'succeeded' }])
    const of = (kind: IngestionEvent['kind'], id: string) =>
      events.flatMap(([mappingId, event, atMs]) =>
        event.kind === kind && mappingId === id ? [{ event, atMs }] : [],
      )
    const batch = { ...place, batchId: 'b-failed' }
    const [judged] = of('judged', 'failed')
    expect(judged).toMatchObject({ event: { result: { outcome: 'failed' }, lookedUp: batch }, atMs: 1_000 })
    expect(judged?.event).not.toHaveProperty('result.batch')
    expect(of('ended', 'failed')).toMatchObject([
      { event: { result: { outcome: 'failed', batch: { ...batch, finding: found } } }, atMs: 21_000 },
    ])
    expect(of('started', 'B')).toMatchObject([{ atMs: 1_000 }])
    expect(endedAtMs('B')).toBe(3_000)
    expect(of('judged', 'B')).toMatchObject([{ event: { result: { outcome: 'succeeded' } } }])
    expect(of('judged', 'B')[0]?.event).not.toHaveProperty('lookedUp')
  })

  test('has the budget of the step; a signal leaves the verdict that stands', async () => {
    const asked: string[] = []
    const { clock, controller, events, run } = startFailing(
      ['failed'],
      async (batchId, { deadline, signal }) => {
        asked.push(`${batchId} until ${deadline}`)
        await clock.sleep(20_000, signal)
        return undefined
      },
    )
    clock.at(2_000, () => controller.abort())
    expect(await run()).toMatchObject([{ outcome: 'failed', errorCode: 'failed', batchId: 'b-failed' }])
    expect(asked).toEqual([`b-failed until ${HOUR_MS}`])
    expect(clock.now()).toBe(2_000)
    const [, ended] = events.at(-1) ?? []
    expect(ended).toMatchObject({ kind: 'ended', result: { outcome: 'failed' } })
    expect(ended).not.toHaveProperty('result.batch')
  })

  test('is of failed batches alone: neither of other outcomes nor of a failure without a batch', async () => {
    const asked: string[] = []
    const { adobe, run } = startFailing(['failed', 'B', 'aborted'], async (batchId) => {
      asked.push(batchId)
      return found
    })
    adobe.before = async (call, mappingId) => {
      if (call !== 'check') return undefined
      const requestId = `r-${mappingId}`
      if (mappingId === 'failed') return reported('Failed', { requestId })
      return reported(mappingId === 'B' ? 'Success' : 'Aborted', { requestId, batchId: 'b' })
    }
    expect((await run()).map(({ outcome }) => outcome)).toEqual(['failed', 'succeeded', 'aborted'])
    expect(asked).toEqual([])
  })
})
