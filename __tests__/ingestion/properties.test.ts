import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { checkBackoff, nextCheckDelay, withEqualJitter } from '../../src/ingestion/schedule.js'
import { runs } from '../support/runs.js'

const RUNS = runs(500)

/** Any number at all, `NaN`, infinities and -0 included. */
const anything = fc.oneof(fc.double(), fc.integer(), fc.integer({ min: 0, max: 86_400_000 }))
const chance = fc.double({ min: 0, max: 0.999_999_999, noNaN: true })
/** What the input allows. */
const minimum = fc.integer({ min: 1_000, max: 300_000 })

describe('the poll schedule, whatever the age', () => {
  test('never below the minimum, never above a tenth more than 15 s or the minimum', () => {
    fc.assert(
      fc.property(anything, minimum, chance, (ageMs, minMs, random) => {
        const delayMs = nextCheckDelay(ageMs, minMs, () => random)
        expect(delayMs).toBeGreaterThanOrEqual(minMs)
        expect(delayMs).toBeLessThanOrEqual(Math.max(15_000, minMs) * 1.1)
      }),
      RUNS,
    )
  })

  test('grows with the age, and with the chance', () => {
    const ordered = (a: number, b: number) => [Math.min(a, b), Math.max(a, b)] as const
    const age = fc.double({ noNaN: true })
    fc.assert(
      fc.property(age, age, minimum, chance, chance, (ageA, ageB, minMs, chanceA, chanceB) => {
        const [young, old] = ordered(ageA, ageB)
        const [low, high] = ordered(chanceA, chanceB)
        expect(nextCheckDelay(young, minMs, () => low)).toBeLessThanOrEqual(
          nextCheckDelay(old, minMs, () => low),
        )
        expect(nextCheckDelay(old, minMs, () => low)).toBeLessThanOrEqual(
          nextCheckDelay(old, minMs, () => high),
        )
      }),
      RUNS,
    )
  })

  test('an age that is no number is none', () => {
    expect(nextCheckDelay(Number.NaN, 1_000, () => 0.5)).toBe(1_000)
  })
})

describe('backoff, whatever the count', () => {
  test('between 2.5 s and 60 s', () => {
    fc.assert(
      fc.property(anything, chance, (failedInARow, random) => {
        const delayMs = checkBackoff(failedInARow, () => random)
        expect(delayMs).toBeGreaterThanOrEqual(2_500)
        expect(delayMs).toBeLessThanOrEqual(60_000)
      }),
      RUNS,
    )
  })

  test('grows with the count', () => {
    fc.assert(
      fc.property(fc.integer(), chance, (failedInARow, random) => {
        const now = checkBackoff(failedInARow, () => random)
        expect(now).toBeLessThanOrEqual(checkBackoff(failedInARow + 1, () => random))
      }),
      RUNS,
    )
  })

  test('equal jitter: at least half, at most all', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e12, noNaN: true }), chance, (delayMs, random) => {
        const jittered = withEqualJitter(delayMs, () => random)
        expect(jittered).toBeGreaterThanOrEqual(delayMs / 2)
        expect(jittered).toBeLessThanOrEqual(delayMs)
      }),
      RUNS,
    )
  })
})
