import { describe, expect, test } from '@jest/globals'
import { ActionError, type ErrorCode } from '../../src/errors.js'
import { follow } from '../../src/ingestion/follow.js'
import type { IngestionEvent } from '../../src/ingestion/ports.js'
import { own, text } from '../../src/text.js'
import { type CheckAnswer, FakeAdobe, reported, running } from '../fakes/adobe.js'
import { FakeClock } from '../fakes/clock.js'

const MINUTE_MS = 60_000

function start(check: (count: number, nowMs: number) => CheckAnswer, timeoutMs = 24 * 60 * MINUTE_MS) {
  const clock = new FakeClock()
  const events: IngestionEvent[] = []
  const adobe = new FakeAdobe([], (_, count) => check(count, clock.now()))
  const observer = { on: (_: string, event: IngestionEvent) => void events.push(event) }
  const request = {
    mappingId: 'XDM44',
    mappingName: 'XDM44',
    requestId: '3520',
    sinceMs: 0,
    pollIntervalMs: 1_000,
  }
  const end = follow(
    request,
    { api: adobe, clock, random: () => 0.5, observer },
    { deadline: timeoutMs, signal: new AbortController().signal },
  )
  return { clock, events, adobe, end }
}

const failed = (code: ErrorCode, httpStatus?: number): CheckAnswer =>
  new ActionError(code, own(code), { httpStatus })

const inProgress = reported('In Progress', { requestId: '3520' })
const success = reported('Success', { requestId: '3520' })

describe('only an answer that names our request ends the wait', () => {
  test.each([
    ["another request's Success", reported('Success', { requestId: '3521' })],
    ['a Success without an id', reported('Success')],
    ['a Failed without an id', reported('Failed')],
    ["another request's Aborted", reported('Aborted', { requestId: '1' })],
  ])('%s is a failed status check', async (_, answer) => {
    const { adobe, end } = start((count) => (count < 3 ? answer : success))
    expect(await end).toMatchObject({ kind: 'terminal', report: { status: 'Success', requestId: '3520' } })
    expect(adobe.calls).toHaveLength(3)
  })

  test('from the third wrong answer in a row the text suggests the body', async () => {
    const { events, end } = start((count) => (count < 5 ? reported('Success', { requestId: '9' }) : success))
    await end
    const texts = events.map((event) =>
      event.kind === 'checked' && event.observation.kind === 'failed' ? event.observation.fault.message : '',
    )
    expect(texts[1]).not.toContain('requestIdIn')
    expect(texts[2]).toContain('requestIdIn')
  })

  test('wrong answers without end are as a lost contact, never green', async () => {
    const { clock, end } = start(() => reported('Success', { requestId: '9' }))
    expect(await end).toMatchObject({ kind: 'lost', fault: { code: 'wrong-request' } })
    expect(clock.now()).toBe(30 * MINUTE_MS)
  })

  test('an unknown word and an In Progress without an id keep the wait going', async () => {
    const { end, events } = start((count) =>
      count === 1 ? reported({ unknown: 'Queued' }) : count === 2 ? reported('In Progress') : success,
    )
    expect(await end).toMatchObject({ kind: 'terminal' })
    expect(events.map((event) => event.kind === 'checked' && event.observation.kind)).toEqual([
      'unknown-status',
      'contact',
      'terminal',
    ])
  })
})

describe('failed status checks', () => {
  test.each<[ErrorCode, number | undefined]>([
    ['unreachable', undefined],
    ['no-answer', undefined],
    ['unreadable-answer', 200],
    ['server-error', 500],
    ['server-error', 408],
    ['throttled', 429],
  ])('%s (%s): checked again, later and later', async (code, status) => {
    const { clock, end } = start((count) => (count <= 5 ? failed(code, status) : success))
    expect(await end).toMatchObject({ kind: 'terminal' })
    expect(clock.sleeps).toEqual([1_000, 3_750, 7_500, 15_000, 30_000, 45_000])
  })

  test('silence is a lost contact after 30 minutes', async () => {
    const { clock, end } = start(() => failed('no-answer'))
    expect(await end).toMatchObject({ kind: 'lost' })
    expect(clock.now()).toBe(30 * MINUTE_MS)
  })

  test('silence until an earlier deadline is a time-out', async () => {
    const { clock, end } = start(() => failed('no-answer'), 20 * MINUTE_MS)
    expect(await end).toMatchObject({ kind: 'timed-out' })
    expect(clock.now()).toBe(20 * MINUTE_MS)
  })

  test('an outage of 29 minutes is survived, and again', async () => {
    const isOut = (nowMs: number) => nowMs % (40 * MINUTE_MS) > 11 * MINUTE_MS
    const { end } = start((_, nowMs) =>
      nowMs > 85 * MINUTE_MS ? success : isOut(nowMs) ? failed('server-error', 503) : inProgress,
    )
    expect(await end).toMatchObject({ kind: 'terminal' })
  })

  test.each<[string, ErrorCode, number, number]>([
    ['400 at once', 'refused', 400, 1],
    ['405 at once', 'refused', 405, 1],
    ['410 at once', 'refused', 410, 1],
    ['a redirect at once', 'redirected', 302, 1],
    ['403 three times running', 'refused', 403, 3],
  ])('final: %s', async (_, code, status, checks) => {
    const { adobe, end } = start(() => failed(code, status))
    expect(await end).toMatchObject({ kind: 'lost', fault: { code } })
    expect(adobe.calls).toHaveLength(checks)
  })

  test('403 twice, then an answer: goes on', async () => {
    const { end } = start((count) =>
      count % 3 === 0 ? inProgress : count > 10 ? success : failed('refused', 403),
    )
    expect(await end).toMatchObject({ kind: 'terminal' })
  })

  test('404 within the first minute is a hiccup, after it is final', async () => {
    const early = start((_, nowMs) => (nowMs < 30_000 ? failed('refused', 404) : success))
    expect(await early.end).toMatchObject({ kind: 'terminal' })
    const late = start(() => failed('refused', 404))
    expect(await late.end).toMatchObject({ kind: 'lost' })
    expect(late.clock.now()).toBeGreaterThanOrEqual(MINUTE_MS)
    expect(late.clock.now()).toBeLessThan(2 * MINUTE_MS)
  })

  test('Retry-After only ever lengthens the wait', async () => {
    const asked = (retryAfterMs: number): CheckAnswer =>
      new ActionError('throttled', text`slow down`, { httpStatus: 429, retryAfterMs })
    const { clock, end } = start((count) => (count === 1 ? asked(120_000) : count === 2 ? asked(1) : success))
    await end
    expect(clock.sleeps).toEqual([1_000, 120_000, 7_500])
  })
})

test('a status check that is in flight when a signal comes ends as cancelled, not as a fault', async () => {
  const controller = new AbortController()
  const clock = new FakeClock()
  const adobe = new FakeAdobe([], () => {
    controller.abort()
    return failed('no-answer')
  })
  const end = await follow(
    { mappingId: 'XDM44', mappingName: 'XDM44', requestId: '3520', sinceMs: 0, pollIntervalMs: 1_000 },
    { api: adobe, clock, random: () => 0.5, observer: { on: () => {} } },
    { deadline: MINUTE_MS, signal: controller.signal },
  )
  expect(end).toEqual({ kind: 'cancelled', firstCheckMs: 1_000 })
})

test('a terminal answer counts even when a signal came during the status check', async () => {
  const controller = new AbortController()
  const adobe = new FakeAdobe([], (id, count) => {
    controller.abort()
    return running(0, 'Success')(id, count)
  })
  const end = await follow(
    { mappingId: 'XDM44', mappingName: 'XDM44', requestId: '3520', sinceMs: 0, pollIntervalMs: 1_000 },
    { api: adobe, clock: new FakeClock(), random: () => 0.5, observer: { on: () => {} } },
    { deadline: MINUTE_MS, signal: controller.signal },
  )
  expect(end).toMatchObject({ kind: 'terminal' })
})

test('a status check that the rate of requests did not let out any more says nothing of Adobe', async () => {
  const { events, end } = start((count) => (count < 3 ? inProgress : failed('timed-out')), 10_000)
  expect(await end).toEqual({ kind: 'timed-out', firstCheckMs: 1_000, lastReport: inProgress })
  expect(events).toHaveLength(2)
})
