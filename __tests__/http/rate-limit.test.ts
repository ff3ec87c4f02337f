import { setMaxListeners } from 'node:events'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { limitRate } from '../../src/http/rate-limit.js'
import { FakeClock } from '../fakes/clock.js'

const NEVER = new AbortController().signal
// Many wait for the same signal on purpose.
setMaxListeners(0, NEVER)
const RATE = { burst: 20, perMinute: 100 }

/** When each of so many callers may go, all of them asking at once; `-` for those who may not. */
async function timesOf(
  callers: number,
  deadline = Number.MAX_SAFE_INTEGER,
  signal = NEVER,
  clock = new FakeClock(),
) {
  const pace = limitRate(RATE, clock)
  return Promise.all(
    Array.from({ length: callers }, async () => ((await pace({ deadline, signal })) ? clock.now() : '-')),
  )
}

test('twenty at once, then one after the other in the order of the calls', async () => {
  expect(await timesOf(23)).toEqual([...Array.from({ length: 20 }, () => 0), 600, 1_200, 1_800])
})

test('what was not used is saved up, to twenty and no further', async () => {
  const clock = new FakeClock()
  const pace = limitRate(RATE, clock)
  const take = async (count: number) => {
    for (let taken = 0; taken < count; taken += 1) await pace({ deadline: 1e9, signal: NEVER })
    return clock.now()
  }
  expect(await take(20)).toBe(0)
  await clock.sleep(6_000, NEVER)
  expect(await take(10)).toBe(6_000)
  expect(await take(1)).toBe(6_600)
  await clock.sleep(3_600_000, NEVER)
  expect(await take(20)).toBe(3_606_600)
  expect(await take(1)).toBe(3_607_200)
})

test('who cannot go before the deadline waits until then, and takes nobody else its turn', async () => {
  const clock = new FakeClock()
  expect(await timesOf(23, 700, NEVER, clock)).toEqual([
    ...Array.from({ length: 20 }, () => 0),
    600,
    '-',
    '-',
  ])
  expect(clock.now()).toBe(700)
  expect(clock.sleeping).toBe(0)
})

test('a signal ends every wait', async () => {
  const clock = new FakeClock()
  const controller = new AbortController()
  setMaxListeners(0, controller.signal)
  clock.at(900, () => controller.abort())
  const times = await timesOf(30, 1e9, controller.signal, clock)
  expect(times.filter((time) => time === '-')).toHaveLength(9)
  expect(clock.now()).toBe(900)
  expect(await timesOf(1, 1e9, controller.signal)).toEqual(['-'])
})

test('in no stretch of time more than its share, whoever asks when', async () => {
  const pauses = fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 60 })
  await fc.assert(
    fc.asyncProperty(pauses, async (asked) => {
      const clock = new FakeClock()
      const pace = limitRate(RATE, clock)
      const times = await Promise.all(
        asked.map(async (atMs) => {
          await clock.sleep(atMs, NEVER)
          await pace({ deadline: 1e9, signal: NEVER })
          return clock.now()
        }),
      )
      const sorted = times.toSorted((a, b) => a - b)
      for (const [first, startMs] of sorted.entries()) {
        for (const [last, endMs] of sorted.entries()) {
          if (last >= first) expect(last - first + 1).toBeLessThanOrEqual(20 + (endMs - startMs) / 600 + 1e-6)
        }
      }
    }),
    { numRuns: 30 },
  )
})
