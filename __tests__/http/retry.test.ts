import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { ActionError, type ErrorCode } from '../../src/errors.js'
import { type RetryPolicy, retry } from '../../src/http/retry.js'
import { FakeClock } from '../fakes/clock.js'
import { fault } from '../fakes/exchange.js'
import { runs } from '../support/runs.js'

const RUNS = runs(250)

const OFTEN = { waitsMs: [1_000, 2_000, 4_000] }
const ONCE = { waitsMs: [8_000] }
const POLICY: RetryPolicy = {
  repeatsAfter: ({ code }) =>
    ({ throttled: OFTEN, unreachable: OFTEN, 'no-answer': ONCE })[code as string] ?? undefined,
  longestRetryAfterMs: 30_000,
  totalMs: 60_000,
}

interface Given {
  readonly random?: number
  readonly deadline?: number
  readonly abortAtMs?: number
}

/** Tries that fail one after the other, then succeed. */
function start(faults: readonly unknown[], { random = 0, deadline = 1e9, abortAtMs }: Given = {}) {
  const clock = new FakeClock()
  const controller = new AbortController()
  const retries: (readonly [string, number])[] = []
  let tries = 0
  const attempt = async () => {
    tries += 1
    if (tries <= faults.length) throw faults[tries - 1]
    return tries
  }
  if (abortAtMs !== undefined) clock.at(abortAtMs, () => controller.abort())
  const result = retry(
    attempt,
    POLICY,
    { deadline, signal: controller.signal },
    { clock, random: () => random, onRetry: (why, waitMs) => retries.push([why.code, waitMs]) },
  )
  return { clock, controller, retries, result, tries: () => tries }
}

const asked = (seconds: number, code: ErrorCode = 'throttled') =>
  fault(code, { retryAfterMs: seconds * 1_000 })

test('a success at once waits for nothing', async () => {
  const { result, clock, retries } = start([])
  expect(await result).toBe(1)
  expect([clock.sleeps, retries]).toEqual([[], []])
})

describe('waits', () => {
  test.each([
    { random: 0, waits: [500, 1_000, 2_000] },
    { random: 0.5, waits: [750, 1_500, 3_000] },
    { random: 0.999, waits: [999.5, 1_999, 3_998] },
  ])('are half certain, half random: $random gives $waits', async ({ random, waits }) => {
    const { result, clock, retries } = start([fault('throttled'), fault('unreachable'), fault('throttled')], {
      random,
    })
    expect(await result).toBe(4)
    expect(clock.sleeps).toEqual(waits)
    expect(retries).toEqual([
      ['throttled', waits[0]],
      ['unreachable', waits[1]],
      ['throttled', waits[2]],
    ])
  })

  test.each([
    ['shorter than the backoff: nothing changes', 0, [500]],
    ['longer: obeyed', 5, [5_000]],
    ['the longest that is obeyed', 30, [30_000]],
  ])('a Retry-After %s', async (_, seconds, waits) => {
    const { result, clock } = start([asked(seconds)])
    expect(await result).toBe(2)
    expect(clock.sleeps).toEqual(waits)
  })
})

describe('the last fault comes out', () => {
  test.each<readonly [string, readonly unknown[], Given, number]>([
    ['one that no policy repeats', [fault('refused')], {}, 1],
    ['what is no fault of the line, as an internal one', [new TypeError('ours')], {}, 1],
    ['after the last repeat', Array.from({ length: 9 }, () => fault('throttled')), {}, 4],
    [
      'faults that share their repeats',
      Array.from({ length: 9 }, (_, i) => fault(i % 2 ? 'throttled' : 'unreachable')),
      {},
      4,
    ],
    [
      'others have their own',
      [fault('no-answer'), fault('throttled'), fault('throttled'), fault('no-answer')],
      {},
      4,
    ],
    ['a Retry-After that is too long', [asked(30.001)], {}, 1],
    ['the total: 3 × 20 s of pauses', [asked(20), asked(20), asked(20)], {}, 3],
    ['the deadline', [asked(5)], { deadline: 5_000 }, 1],
    ['before the deadline there is time', [asked(5), fault('refused')], { deadline: 5_001 }, 2],
    ['a signal during a pause', [asked(5)], { abortAtMs: 2_000 }, 1],
  ])('%s', async (_, faults, given, tries) => {
    const run = start(faults, given)
    const last = faults[tries - 1]
    const thrown = await run.result.catch((caught: unknown) => caught)
    if (last instanceof ActionError) expect(thrown).toBe(last)
    else expect(thrown).toMatchObject({ name: 'ActionError', code: 'internal', message: 'ours', cause: last })
    expect(run.tries()).toBe(tries)
    expect(run.clock.sleeping).toBe(0)
  })

  test('a signal during the try: nothing is repeated, nobody is told', async () => {
    const clock = new FakeClock()
    const controller = new AbortController()
    const attempt = async () => {
      controller.abort()
      throw fault('throttled')
    }
    const told: unknown[] = []
    const tools = { clock, random: () => 0, onRetry: (why: ActionError) => told.push(why) }
    await expect(
      retry(attempt, POLICY, { deadline: 1e9, signal: controller.signal }, tools),
    ).rejects.toMatchObject({ code: 'throttled' })
    expect([clock.sleeps, told]).toEqual([[], []])
  })

  test('a signal ends a pause at once', async () => {
    const { clock, result } = start([asked(5)], { abortAtMs: 2_000 })
    await expect(result).rejects.toMatchObject({ code: 'throttled' })
    expect(clock.now()).toBe(2_000)
  })
})

test('any faults, any random: settles, within its counts, its total and its longest pauses', async () => {
  const codes = fc.constantFrom<ErrorCode>('throttled', 'unreachable', 'no-answer', 'refused')
  const faults = fc.array(
    fc
      .record({ code: codes, seconds: fc.option(fc.nat(40), { nil: undefined }) })
      .map(({ code, seconds }) => (seconds === undefined ? fault(code) : asked(seconds, code))),
    { maxLength: 12 },
  )
  const random = fc.double({ min: 0, max: 0.999_999, noNaN: true })
  await fc.assert(
    fc.asyncProperty(faults, random, async (given, chance) => {
      const { result, clock, tries } = start(given, { random: chance })
      const outcome = await result.then(
        () => 'value',
        (thrown: unknown) => thrown,
      )
      expect(outcome).toBe(tries() > given.length ? 'value' : given[tries() - 1])
      expect(tries()).toBeLessThanOrEqual(1 + OFTEN.waitsMs.length + ONCE.waitsMs.length)
      expect(clock.now()).toBeLessThan(60_000)
      expect(clock.sleeps.every((ms) => ms >= 500 && ms <= 30_000)).toBe(true)
    }),
    RUNS,
  )
})
