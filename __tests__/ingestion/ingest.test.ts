import { describe, expect, test } from '@jest/globals'
import { ActionError } from '../../src/errors.js'
import { ingest } from '../../src/ingestion/ingest.js'
import type { IngestionEvent, IngestionPlan } from '../../src/ingestion/ports.js'
import { text } from '../../src/text.js'
import { accepted, alreadyRunning, FakeAdobe, reported, running } from '../fakes/adobe.js'
import { FakeClock } from '../fakes/clock.js'
import { factsOf } from './facts.js'

const HOUR_MS = 3_600_000

function start(adobe: FakeAdobe, more: Partial<IngestionPlan> = {}, timeoutMs = HOUR_MS) {
  const clock = new FakeClock(500)
  const events: IngestionEvent[] = []
  const plan: IngestionPlan = {
    mappingId: 'XDM44',
    wait: true,
    pollIntervalMs: 1_000,
    onInProgress: 'queue',
    resubmitOnAborted: 0,
    ...more,
  }
  const deps = {
    api: adobe,
    clock,
    random: () => 0.5,
    observer: { on: (_: string, event: IngestionEvent) => void events.push(event) },
  }
  const controller = new AbortController()
  const budget = { deadline: clock.now() + timeoutMs, signal: controller.signal }
  return { clock, events, controller, result: ingest(plan, deps, budget).then(factsOf) }
}

const facts = { mappingId: 'XDM44', attempts: 1, attached: false }

describe('the documented ends', () => {
  test('Success: ingested, with its count and duration', async () => {
    const adobe = new FakeAdobe([accepted()], running(2, 'Success', { numRecords: 15 }))
    const { clock, result } = start(adobe)
    expect(await result).toEqual({
      ...facts,
      outcome: 'succeeded',
      status: 'Success',
      requestId: '3520',
      info: 'said Success',
      numRecords: 15,
      durationMs: 3_000,
    })
    expect(adobe.calls).toEqual(['POST', 'GET 3520', 'GET 3520', 'GET 3520'])
    expect(clock.sleeps).toEqual([1_000, 1_000, 1_000])
  })

  test.each([
    { status: 'Failed', vendorCode: 'ACP-880096', outcome: 'failed', errorCode: 'ACP-880096' },
    { status: 'Failed', vendorCode: undefined, outcome: 'failed', errorCode: 'failed' },
    { status: 'Aborted', vendorCode: undefined, outcome: 'aborted', errorCode: 'aborted' },
  ] as const)(
    '$status with code $vendorCode: $outcome',
    async ({ status, vendorCode, outcome, errorCode }) => {
      const code = vendorCode === undefined ? {} : { vendorCode }
      const adobe = new FakeAdobe([accepted()], running(0, status, { batchId: 'b1', numRecords: 0, ...code }))
      const result = await start(adobe).result
      expect(result).toMatchObject({ ...facts, outcome, status, errorCode, requestId: '3520', batchId: 'b1' })
      expect(result).not.toHaveProperty('numRecords')
    },
  )

  test.each([
    ['not-stopped', undefined, 'not-stopped'],
    ['not-published', undefined, 'not-published'],
    ['rejected', 'RST-360011', 'RST-360011'],
  ] as const)('a POST answered Failed (%s) is final', async (reason, vendorCode, errorCode) => {
    const code = vendorCode === undefined ? {} : { vendorCode }
    const adobe = new FakeAdobe([{ kind: 'rejected', reason, info: 'no', ...code }], running(0, 'Success'))
    expect(await start(adobe).result).toEqual({
      ...facts,
      outcome: 'rejected',
      status: 'Failed',
      errorCode,
      info: 'no',
    })
    expect(adobe.calls).toEqual(['POST'])
  })
})

describe('wait: false', () => {
  test('ends with the accepted POST', async () => {
    const adobe = new FakeAdobe([accepted()], running(0, 'Success'))
    expect(await start(adobe, { wait: false }).result).toEqual({
      ...facts,
      outcome: 'submitted',
      status: 'In Progress',
      requestId: '3520',
      open: true,
      info: 'submitted',
      durationMs: 0,
    })
    expect(adobe.calls).toEqual(['POST'])
  })

  test('is rejected by a running request', async () => {
    const adobe = new FakeAdobe([alreadyRunning()], running(0, 'Success'))
    const result = await start(adobe, { wait: false }).result
    expect(result).toMatchObject({
      outcome: 'rejected',
      errorCode: 'already-running',
      runningRequestId: '3519',
    })
    expect(result).not.toHaveProperty('requestId')
  })

  test('attaches when told to', async () => {
    const adobe = new FakeAdobe([alreadyRunning()], running(0, 'Success'))
    const result = await start(adobe, { wait: false, onInProgress: 'attach' }).result
    expect(result).toMatchObject({ outcome: 'submitted', attached: true, requestId: '3519' })
    expect(result).not.toHaveProperty('durationMs')
  })
})

describe('a request that is already running', () => {
  test.each(['Success', 'Failed', 'Aborted'] as const)(
    'queue: waits for its end, %s, then submits its own',
    async (end) => {
      const adobe = new FakeAdobe([alreadyRunning(), accepted()], (id, count) =>
        id === '3519' ? running(1, end)(id, count) : running(1, 'Success', { numRecords: 7 })(id, count),
      )
      expect(await start(adobe).result).toMatchObject({
        outcome: 'succeeded',
        requestId: '3520',
        numRecords: 7,
      })
      expect(adobe.calls).toEqual(['POST', 'GET 3519', 'GET 3519', 'POST', 'GET 3520', 'GET 3520'])
    },
  )

  test('queue: a row of strangers is waited for more and more slowly, until the deadline', async () => {
    const strangers = Array.from({ length: 5_000 }, (_, index) => alreadyRunning(String(10_000 + index)))
    const adobe = new FakeAdobe(strangers, running(0, 'Success'))
    const { result } = start(adobe)
    expect(await result).toMatchObject({
      outcome: 'timed-out',
      errorCode: 'timed-out',
      status: 'In Progress',
      runningRequestId: expect.stringMatching(/^1\d{4}$/),
    })
    expect(adobe.calls.length).toBeLessThan(10_000)
    expect(adobe.calls.at(-1)).toMatch(/^GET 1/)
  })

  test('queue: losing sight of it leads to the POST, which knows whether the mapping is free', async () => {
    const fault = new ActionError('refused', text`no`, { httpStatus: 400, vendorCode: '400001' })
    const adobe = new FakeAdobe([alreadyRunning(), accepted()], (id, count) =>
      id === '3519' ? fault : running(0, 'Success')(id, count),
    )
    expect(await start(adobe).result).toMatchObject({ outcome: 'succeeded', requestId: '3520' })
    expect(adobe.calls).toEqual(['POST', 'GET 3519', 'POST', 'GET 3520'])
  })

  test('attach: follows it, and says so', async () => {
    const adobe = new FakeAdobe([alreadyRunning()], running(1, 'Success', { numRecords: 3 }))
    const { result, events } = start(adobe, { onInProgress: 'attach' })
    expect(await result).toMatchObject({
      outcome: 'succeeded',
      attached: true,
      requestId: '3519',
      durationMs: 1_000,
    })
    expect(events).toContainEqual({ kind: 'attached', requestId: '3519' })
    expect(adobe.calls).toEqual(['POST', 'GET 3519', 'GET 3519'])
  })

  test('fail: fails and names it', async () => {
    const adobe = new FakeAdobe([alreadyRunning()], running(0, 'Success'))
    const result = await start(adobe, { onInProgress: 'fail' }).result
    expect(result).toEqual({
      ...facts,
      outcome: 'rejected',
      status: 'In Progress',
      errorCode: 'already-running',
      runningRequestId: '3519',
      info: 'already in progress',
    })
    expect(adobe.calls).toEqual(['POST'])
  })
})

describe('the gate on the number of records', () => {
  test.each([
    { minRecords: 15, numRecords: 15, outcome: 'succeeded' },
    { minRecords: 16, numRecords: 15, outcome: 'too-few-records' },
    { minRecords: 1, numRecords: undefined, outcome: 'too-few-records' },
    { minRecords: 0, numRecords: undefined, outcome: 'too-few-records' },
    { minRecords: 0, numRecords: 0, outcome: 'succeeded' },
    { minRecords: undefined, numRecords: undefined, outcome: 'succeeded' },
    { minRecords: undefined, numRecords: 0, outcome: 'succeeded' },
  ])('$numRecords of at least $minRecords: $outcome', async ({ minRecords, numRecords, outcome }) => {
    const count = numRecords === undefined ? {} : { numRecords }
    const adobe = new FakeAdobe([accepted()], running(0, 'Success', count))
    const gate = minRecords === undefined ? {} : { minRecords }
    expect(await start(adobe, gate).result).toMatchObject({
      outcome,
      status: 'Success',
      requestId: '3520',
      ...count,
    })
  })
})

describe('faults before anything was accepted', () => {
  test('refused credentials: error, no POST, no attempt', async () => {
    const adobe = new FakeAdobe([accepted()], running(0, 'Success'))
    adobe.authenticationFault = new ActionError('invalid-credentials', text`no`, {
      vendorCode: 'invalid_scope',
    })
    expect(await start(adobe).result).toMatchObject({
      outcome: 'error',
      errorCode: 'invalid_scope',
      attempts: 0,
    })
    expect(adobe.calls).toEqual([])
  })

  test.each([
    [new ActionError('refused', text`no`, { vendorCode: '403003' }), 'error', '403003'],
    [new ActionError('unreachable', text`no`), 'error', 'unreachable'],
    [new ActionError('lost-answer', text`no`), 'lost-contact', 'lost-answer'],
    [new TypeError('a fault of ours'), 'error', 'internal'],
  ])('%s: %s', async (fault, outcome, errorCode) => {
    const adobe = new FakeAdobe([fault], running(0, 'Success'))
    const result = await start(adobe).result
    expect(result).toMatchObject({ outcome, errorCode })
    expect(result).not.toHaveProperty('status')
    expect(result).not.toHaveProperty('requestId')
  })
})

describe('the deadline and signals', () => {
  test('one last status check at the deadline can still succeed', async () => {
    const adobe = new FakeAdobe([accepted()], (requestId, _, { deadline }) =>
      clock.now() >= deadline ? reported('Success', { requestId }) : reported('In Progress', { requestId }),
    )
    const { clock, result } = start(adobe, {}, 2_500)
    expect(await result).toMatchObject({ outcome: 'succeeded', durationMs: 2_500 })
    expect(clock.sleeps).toEqual([1_000, 1_000, 500])
  })

  test('times out after exactly one last status check', async () => {
    const adobe = new FakeAdobe([accepted()], running(1_000, 'Success'))
    const { clock, result } = start(adobe, {}, 2_500)
    expect(await result).toMatchObject({
      outcome: 'timed-out',
      errorCode: 'timed-out',
      status: 'In Progress',
      requestId: '3520',
    })
    expect(clock.now()).toBe(3_000)
    expect(adobe.calls).toEqual(['POST', 'GET 3520', 'GET 3520', 'GET 3520'])
  })

  test('a signal ends a sleep at once, and nothing is left behind', async () => {
    const adobe = new FakeAdobe([accepted()], running(1_000, 'Success'))
    const { clock, controller, result } = start(adobe)
    clock.at(5_100, () => controller.abort())
    expect(await result).toMatchObject({ outcome: 'cancelled', errorCode: 'cancelled', requestId: '3520' })
    expect(clock.now()).toBe(5_100)
    expect(clock.sleeping).toBe(0)
  })
})

test('the list of sleeps grows with the age of the ingestion', async () => {
  const adobe = new FakeAdobe([accepted()], running(60, 'Success'))
  const { clock, result } = start(adobe)
  await result
  const first = Array.from({ length: 20 }, () => 1_000)
  expect(clock.sleeps.slice(0, 20)).toEqual(first)
  expect(clock.sleeps.slice(20, 24)).toEqual([1_000, 1_050, 1_102.5, 1_157.625])
  expect(Math.max(...clock.sleeps)).toBeLessThanOrEqual(15_000)
  expect(clock.sleeps).toEqual(clock.sleeps.toSorted((a, b) => a - b))
})
