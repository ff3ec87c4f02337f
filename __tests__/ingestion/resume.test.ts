import { describe, expect, test } from '@jest/globals'
import { ActionError } from '../../src/errors.js'
import { text } from '../../src/text.js'
import { accepted, type CheckAnswer, FakeAdobe, running, reported as saying } from '../fakes/adobe.js'
import { MINUTE_MS, start } from './start.js'

const RESUME = { requestId: '3520' }
const facts = { mappingId: 'XDM44', requestId: '3520', attempts: 0, attached: false }

const failed = (httpStatus: number): CheckAnswer =>
  new ActionError(httpStatus < 500 ? 'refused' : 'server-error', text`no`, { httpStatus })

/** Status checks alone: a POST would throw. */
const checking = (check: (nowMs: number, count: number) => CheckAnswer, timeoutMs?: number) => {
  const adobe = new FakeAdobe([], (_, count) => check(run.clock.now(), count))
  const run = start(adobe, RESUME, timeoutMs)
  return { ...run, adobe }
}

test('checks at once, then on the schedule, and submits nothing', async () => {
  const adobe = new FakeAdobe([], running(2, 'Success', { numRecords: 15 }))
  const { result, clock, reported } = start(adobe, RESUME)
  expect(await result).toEqual({
    ...facts,
    outcome: 'succeeded',
    status: 'Success',
    info: 'said Success',
    numRecords: 15,
    durationMs: 2_000,
  })
  expect(adobe.calls).toEqual(['GET 3520', 'GET 3520', 'GET 3520'])
  expect(clock.sleeps).toEqual([0, 1_000, 1_000])
  expect(reported()).toEqual([{ kind: 'resumed', requestId: '3520' }, { kind: 'authenticated' }])
})

describe('ends in every outcome', () => {
  test.each([
    ['Success', 'succeeded', undefined],
    ['Failed', 'failed', 'failed'],
    ['Aborted', 'aborted', 'aborted'],
  ] as const)('%s: %s', async (status, outcome, errorCode) => {
    const { result } = start(new FakeAdobe([], running(0, status)), RESUME)
    const code = errorCode === undefined ? {} : { errorCode }
    expect(await result).toEqual({
      ...facts,
      outcome,
      status,
      info: `said ${status}`,
      durationMs: 0,
      ...code,
    })
  })

  test('too few records', async () => {
    const adobe = new FakeAdobe([], running(0, 'Success', { numRecords: 3 }))
    expect(await start(adobe, { ...RESUME, minRecords: 4 }).result).toMatchObject({
      ...facts,
      outcome: 'too-few-records',
      numRecords: 3,
    })
  })

  test('timed-out and cancelled, open, with what the answers have shown', async () => {
    const open = { ...facts, open: true, status: 'In Progress', info: 'said In Progress' }
    const forever = () => new FakeAdobe([], running(1e9, 'Success'))
    expect(await start(forever(), RESUME, MINUTE_MS).result).toEqual({
      ...open,
      outcome: 'timed-out',
      errorCode: 'timed-out',
      durationMs: MINUTE_MS,
    })
    const { result, clock, controller } = start(forever(), RESUME)
    clock.at(2_500, () => controller.abort())
    expect(await result).toEqual({ ...open, outcome: 'cancelled', errorCode: 'cancelled', durationMs: 2_500 })
  })

  test('without a readable answer its status is unknown', async () => {
    const { result } = checking(() => failed(500), 10 * MINUTE_MS)
    expect(await result).toEqual({
      ...facts,
      open: true,
      outcome: 'timed-out',
      errorCode: 'timed-out',
      durationMs: 10 * MINUTE_MS,
    })
  })

  test('after the deadline there is one status check', async () => {
    const adobe = new FakeAdobe([], running(0, 'Success'))
    expect(await start(adobe, RESUME, 0).result).toMatchObject({ outcome: 'succeeded' })
    const late = new FakeAdobe([], running(1, 'Success'))
    expect(await start(late, RESUME, -1).result).toMatchObject({ outcome: 'timed-out' })
    expect(late.calls).toEqual(['GET 3520'])
  })

  test('lost contact: 30 minutes of silence', async () => {
    const { result, clock } = checking(() => failed(500))
    expect(await result).toMatchObject({
      ...facts,
      open: true,
      outcome: 'lost-contact',
      errorCode: 'lost-contact',
    })
    expect(clock.now()).toBe(30 * MINUTE_MS)
  })

  test.each([
    ['refused credentials', new ActionError('invalid-credentials', text`no`), 'error', 'invalid-credentials'],
    ['no network', new ActionError('unreachable', text`no`), 'error', 'unreachable'],
  ])('no token, %s: it may go on all the same', async (_, fault, outcome, errorCode) => {
    const adobe = new FakeAdobe([], running(0, 'Success'))
    adobe.authenticationFault = fault
    expect(await start(adobe, RESUME).result).toEqual({ ...facts, open: true, outcome, errorCode, fault })
    expect(adobe.calls).toEqual([])
  })
})

describe('404 has a minute from the start', () => {
  test('within it: a hiccup', async () => {
    const { result } = checking((nowMs) => (nowMs < 40_000 ? failed(404) : saying('Success', RESUME)))
    expect(await result).toMatchObject({ outcome: 'succeeded' })
  })

  test('from then on: lost, with the code of the answer', async () => {
    const { result, clock, adobe } = checking(() => failed(404))
    expect(await result).toMatchObject({
      ...facts,
      open: true,
      outcome: 'lost-contact',
      errorCode: 'lost-contact',
    })
    expect(clock.sleeps).toEqual([0, 3_750, 7_500, 15_000, 30_000, 45_000])
    expect(adobe.calls).toHaveLength(6)
  })

  test.each([
    [59_999, 2],
    [60_000, 1],
  ])('the first at %d ms: %d status checks', async (fromMs, checks) => {
    let wrong = 0
    const { result } = checking((nowMs) => {
      if (nowMs < fromMs) {
        const waitMs = fromMs - nowMs
        return new ActionError('throttled', text`no`, { retryAfterMs: waitMs })
      }
      wrong += 1
      return failed(404)
    })
    await result
    expect(wrong).toBe(checks)
  })
})

describe('after Aborted', () => {
  test('submits a fresh one, when reported to', async () => {
    const adobe = new FakeAdobe([accepted('2')], (id, count) =>
      running(0, id === '2' ? 'Success' : 'Aborted')(id, count),
    )
    const { result, reported } = start(adobe, { ...RESUME, resubmitOnAborted: 1 })
    expect(await result).toMatchObject({ outcome: 'succeeded', requestId: '2', attempts: 1, attached: false })
    expect(adobe.calls).toEqual(['GET 3520', 'POST', 'GET 2'])
    expect(reported()).toEqual([
      { kind: 'resumed', requestId: '3520' },
      { kind: 'authenticated' },
      { kind: 'resubmitting', abortedRequestId: '3520', attempt: 1 },
      { kind: 'submitted', requestId: '2', info: 'submitted' },
    ])
  })

  test('once', async () => {
    const adobe = new FakeAdobe([accepted('2')], running(0, 'Aborted'))
    const result = await start(adobe, { ...RESUME, resubmitOnAborted: 1 }).result
    expect(result).toMatchObject({ outcome: 'aborted', requestId: '2', attempts: 1 })
    expect(adobe.calls).toEqual(['GET 3520', 'POST', 'GET 2'])
  })

  test('refused: stays aborted', async () => {
    const adobe = new FakeAdobe([new ActionError('refused', text`no`)], running(0, 'Aborted'))
    const result = await start(adobe, { ...RESUME, resubmitOnAborted: 1 }).result
    expect(result).toMatchObject({ ...facts, outcome: 'aborted', attempts: 1, fault: { code: 'refused' } })
  })
})
