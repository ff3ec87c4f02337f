import { setMaxListeners } from 'node:events'
import { describe, expect, test } from '@jest/globals'
import { ActionError } from '../../src/errors.js'
import { ingestAll } from '../../src/ingestion/ingest-all.js'
import type { IngestionPlan } from '../../src/ingestion/plan.js'
import type { IngestionApi, IngestionEvent, Look, TriggerReply } from '../../src/ingestion/ports.js'
import { accepted, reported } from '../fakes/adobe.js'
import { FakeClock } from '../fakes/clock.js'

const HOUR_MS = 3_600_000

/** Adobe for any number of mappings: each one's request has its mapping's name, and ends well at its second look. */
class ManyAdobe implements IngestionApi {
  readonly calls: string[] = []
  readonly #clock: FakeClock
  authentications = 0
  /** Called before any answer. */
  before: (call: string, mappingId: string) => Promise<TriggerReply | Look | undefined> = async () =>
    undefined
  readonly #looks = new Map<string, number>()

  constructor(clock: FakeClock) {
    this.#clock = clock
  }

  async authenticate(): Promise<void> {
    this.authentications += 1
    await this.before('authenticate', '')
  }

  async trigger(mappingId: string): Promise<TriggerReply> {
    this.calls.push(`${this.#clock.now()} POST ${mappingId}`)
    const reply = await this.before('trigger', mappingId)
    return reply !== undefined && 'info' in reply ? reply : accepted(`r-${mappingId}`)
  }

  async look(mappingId: string, requestId: string): Promise<Look> {
    this.calls.push(`${this.#clock.now()} GET ${mappingId}`)
    const reply = await this.before('look', mappingId)
    if (reply !== undefined && ('report' in reply || 'fault' in reply)) return reply
    const count = (this.#looks.get(mappingId) ?? 0) + 1
    this.#looks.set(mappingId, count)
    return reported(count > 1 ? 'Success' : 'In Progress', { requestId, numRecords: 1 })
  }
}

function startAll(mappingIds: readonly string[], maxParallel: number, more: Partial<IngestionPlan> = {}) {
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
      { api: adobe, clock, random: () => 0.5, observer },
      { deadline: timeoutMs, signal: controller.signal },
    )
  const idsOf = (kind: IngestionEvent['kind']) =>
    events.filter(([, event]) => event.kind === kind).map(([id]) => id)
  const endedAtMs = (mappingId: string) =>
    events.find(([id, event]) => id === mappingId && event.kind === 'ended')?.[2]
  return { clock, adobe, controller, run, idsOf, endedAtMs }
}

test('so many at a time, in their order, results too', async () => {
  const { adobe, run, idsOf } = startAll(['A', 'B', 'C', 'D', 'E'], 2)
  let running = 0
  let most = 0
  adobe.before = async (call) => {
    if (call === 'trigger') running += 1
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

test('mappings that start together do not look together', async () => {
  const { adobe, run } = startAll(['A', 'B', 'C', 'D'], 4)
  await run()
  const looks = adobe.calls.filter((call) => call.includes('GET'))
  expect(looks.slice(0, 4)).toEqual(['1000 GET A', '1250 GET B', '1500 GET C', '1750 GET D'])
  expect(new Set(looks.map((look) => look.split(' ')[0])).size).toBe(looks.length)
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
      if (call === 'trigger' && mappingId === 'refused') {
        return { kind: 'rejected', reason: 'not-stopped', info: 'x' }
      }
      if (call === 'look' && mappingId === 'failed') return reported('Failed', { requestId: 'r-failed' })
      if (call === 'look' && mappingId === 'broken') throw new TypeError('a fault of ours')
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
      if (call === 'look' && mappingId === 'slow') await clock.sleep(70_000, new AbortController().signal)
      return undefined
    }
    await run()
    expect(endedAtMs('B')).toBeLessThan(5_000)
    expect(endedAtMs('C')).toBeLessThan(10_000)
  })
})

test('a refused credential ends all at once: one question, one fault', async () => {
  const { clock, adobe, run, idsOf } = startAll(['A', 'B', 'C'], 1)
  const fault = new ActionError('invalid-credentials', 'invalid_client', { vendorCode: 'invalid_client' })
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
      call === 'look' ? reported('In Progress', { requestId: 'r-A' }) : undefined
    if (outcome === 'cancelled') clock.at(30_000, () => controller.abort())
    const results = await run(outcome === 'timed-out' ? 30_000 : HOUR_MS)
    expect(results).toMatchObject([
      { mappingId: 'A', outcome, requestId: 'r-A', open: true },
      { mappingId: 'B', outcome, errorCode: outcome, attempts: 0 },
      { mappingId: 'C', outcome, errorCode: outcome, attempts: 0 },
    ])
    expect(adobe.calls.filter((call) => !call.endsWith(' A'))).toEqual([])
    expect(idsOf('started')).toEqual(['A'])
    expect(idsOf('ended')).toEqual(['A', 'B', 'C'])
    expect(clock.now()).toBe(30_000)
    expect(clock.sleeping).toBe(0)
  })

  test('a request that was to be followed stays open', async () => {
    const { clock, adobe, controller, run } = startAll(['A', 'B'], 1, { requestId: '7' })
    adobe.before = async (call) => (call === 'look' ? reported('In Progress', { requestId: '7' }) : undefined)
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

test('whose turn has come is looked at once, even at the deadline', async () => {
  const { adobe, run } = startAll(['A', 'B'], 1, { requestId: '7' })
  expect((await run(0)).map(({ outcome }) => outcome)).toEqual(['timed-out', 'timed-out'])
  expect(adobe.calls).toEqual(['0 GET A'])
})

test('a token refused at the first request begins nothing more; what runs is followed to its end', async () => {
  const { adobe, run } = startAll(['A', 'B', 'C', 'D'], 2)
  const fault = new ActionError('unauthorized', 'Adobe refuses the given access token', { httpStatus: 401 })
  adobe.before = async (call, mappingId) => {
    if (call === 'trigger' && mappingId === 'B') throw fault
    return undefined
  }
  const results = await run()
  expect(results.map(({ outcome }) => outcome)).toEqual(['succeeded', 'error', 'error', 'error'])
  expect(results.slice(1).map((result) => result.fault)).toEqual([fault, fault, fault])
  expect(adobe.calls.filter((call) => /[CD]$/.test(call))).toEqual([])
})
