import { describe, expect, test } from '@jest/globals'
import { ActionError } from '../../src/errors.js'
import { follow } from '../../src/ingestion/follow.js'
import { text } from '../../src/text.js'
import { type CheckAnswer, FakeAdobe, reported } from '../fakes/adobe.js'
import { FakeClock } from '../fakes/clock.js'

/** A process that was stopped, or whose machine was suspended: the clock went on, and nothing else. */

const MINUTE_MS = 60_000
const DEADLINE_MS = 10 * MINUTE_MS
const HOUR_MS = 60 * MINUTE_MS

const never = new AbortController().signal
const running = reported('In Progress', { requestId: '3520' })
const success = reported('Success', { requestId: '3520' })
const silence = new ActionError('no-answer', text`nothing came`)

interface Frozen {
  /** Until when the process does not run, if it freezes in its sleep. */
  readonly sleepsUntilMs?: number
  readonly signal?: AbortSignal
  readonly timeoutMs?: number
}

/** @param answer to the n-th check, which may take its time */
async function play(
  answer: (count: number, clock: FakeClock) => CheckAnswer | Promise<CheckAnswer>,
  { sleepsUntilMs = 0, signal = never, timeoutMs = DEADLINE_MS }: Frozen = {},
) {
  const clock = new FakeClock()
  const sleep = clock.sleep.bind(clock)
  let sleeps = 0
  clock.sleep = (ms, until) => {
    sleeps += 1
    return sleep(sleeps === 2 ? Math.max(ms, sleepsUntilMs - clock.now()) : ms, until)
  }
  /** When each check began, and how long it might take beyond that. */
  const checks: [atMs: number, leftMs: number][] = []
  const adobe = new FakeAdobe([], (_, count, budget) => {
    checks.push([clock.now(), budget.deadline - clock.now()])
    return answer(count, clock)
  })
  const plan = { mappingId: 'XDM44', mappingName: 'XDM44', requestId: '3520', pollIntervalMs: 1_000 }
  const deps = { api: adobe, clock, random: () => 0.5, observer: { on: () => {} } }
  const end = await follow(plan, deps, { deadline: timeoutMs, signal })
  return { end, checks, endedMs: clock.now() }
}

/** The second check freezes with the process, and then has this answer. */
const frozenInSecond =
  (answer: CheckAnswer, last: CheckAnswer) =>
  async (count: number, clock: FakeClock): Promise<CheckAnswer> => {
    if (count === 2) await clock.sleep(HOUR_MS, never)
    return count === 1 ? running : count === 2 ? answer : last
  }

describe('across the deadline', () => {
  test.each([
    ['Success', success, 'terminal'],
    ['In Progress', running, 'timed-out'],
    ['no answer', silence, 'timed-out'],
  ])('in its sleep: one last check, as at any deadline; %s', async (_, last, kind) => {
    const { end, checks } = await play((count) => (count === 1 ? running : last), { sleepsUntilMs: HOUR_MS })
    expect(end.kind).toBe(kind)
    expect(checks).toEqual([
      [1_000, DEADLINE_MS - 1_000],
      [HOUR_MS, 0],
    ])
  })

  test('in a check that finds its answer afterwards: that answer counts', async () => {
    const { end, checks } = await play(frozenInSecond(success, running))
    expect(end).toMatchObject({ kind: 'terminal', report: { status: 'Success' } })
    expect(checks).toHaveLength(2)
  })

  test.each([
    ['brings nothing', silence],
    ['brings an In Progress of that time', running],
  ])('in a check that %s: one last check', async (_, answer) => {
    const { end, checks } = await play(frozenInSecond(answer, success))
    expect(end.kind).toBe('terminal')
    expect(checks.at(-1)).toEqual([2_000 + HOUR_MS, 0])
  })

  test('again and again: the last check is one', async () => {
    const { end, checks } = await play(async (count, clock) => {
      if (count > 1) await clock.sleep(HOUR_MS, never)
      return count === 1 ? running : silence
    })
    expect(end.kind).toBe('timed-out')
    expect(checks).toHaveLength(3)
  })

  test('a signal that came meanwhile cancels', async () => {
    const controller = new AbortController()
    const { end, checks } = await play(
      async (count, clock) => {
        if (count === 2) {
          await clock.sleep(HOUR_MS, never)
          controller.abort()
        }
        return count === 1 ? running : silence
      },
      { signal: controller.signal },
    )
    expect(end.kind).toBe('cancelled')
    expect(checks).toHaveLength(2)
  })
})

test('a check that ends within the two seconds after the deadline is the last', async () => {
  const { end, checks, endedMs } = await play(
    async (count, clock) => {
      if (count === 2) await clock.sleep(3_900, never)
      return running
    },
    { timeoutMs: 4_000 },
  )
  expect(end.kind).toBe('timed-out')
  expect([checks.length, endedMs]).toEqual([2, 5_900])
})

describe('within the deadline, for longer than contact may be lost', () => {
  test.each([
    ['in its sleep', { sleepsUntilMs: HOUR_MS }, (count: number) => (count === 1 ? running : undefined)],
    ['in a check', {}, frozenInSecond(silence, silence)],
  ])('%s: contact is looked for as long as ever', async (_, frozen, answer) => {
    const { end, endedMs } = await play(async (count, clock) => (await answer(count, clock)) ?? silence, {
      ...frozen,
      timeoutMs: 24 * HOUR_MS,
    })
    expect(end.kind).toBe('lost')
    expect(endedMs).toBeGreaterThanOrEqual(HOUR_MS + 25 * MINUTE_MS)
    expect(endedMs).toBeLessThanOrEqual(HOUR_MS + 31 * MINUTE_MS)
  })
})
