import { describe, expect, test } from '@jest/globals'
import { checkBackoff, nextCheckDelay, withEqualJitter } from '../../src/ingestion/schedule.js'

const middle = () => 0.5

describe('the poll schedule', () => {
  test.each([
    { ageMs: 0, minMs: 1_000, expected: 1_000 },
    { ageMs: 20_000, minMs: 1_000, expected: 1_000 },
    { ageMs: 60_000, minMs: 1_000, expected: 3_000 },
    { ageMs: 300_000, minMs: 1_000, expected: 15_000 },
    { ageMs: 86_400_000, minMs: 1_000, expected: 15_000 },
    { ageMs: 0, minMs: 30_000, expected: 30_000 },
    { ageMs: 86_400_000, minMs: 30_000, expected: 30_000 },
    { ageMs: 86_400_000, minMs: 300_000, expected: 300_000 },
  ])(
    'checks $expected ms later at an age of $ageMs ms and a minimum of $minMs ms',
    ({ ageMs, minMs, expected }) => {
      expect(nextCheckDelay(ageMs, minMs, middle)).toBe(expected)
    },
  )

  test.each([
    { random: 0, expected: 13_500 },
    { random: 0.5, expected: 15_000 },
    { random: 0.999_999, expected: 16_500 },
  ])('spreads by a tenth: $random gives $expected', ({ random, expected }) => {
    expect(nextCheckDelay(600_000, 1_000, () => random)).toBeCloseTo(expected, -1)
  })

  test('never checks sooner than the input promises', () => {
    expect(nextCheckDelay(0, 5_000, () => 0)).toBe(5_000)
  })

  test.each([
    { seconds: 10, checks: 10 },
    { seconds: 60, checks: 43 },
    { seconds: 600, checks: 96 },
    { seconds: 3_600, checks: 296 },
  ])(
    'needs $checks status checks for an ingestion of $seconds s that answers at once',
    ({ seconds, checks }) => {
      let ageMs = 1_000
      let count = 1
      while (ageMs < seconds * 1_000) {
        ageMs += nextCheckDelay(ageMs, 1_000, middle)
        count += 1
      }
      expect(count).toBe(checks)
    },
  )
})

describe('backoff', () => {
  test.each([
    [1, 5_000],
    [2, 10_000],
    [3, 20_000],
    [4, 40_000],
    [5, 60_000],
    [6, 60_000],
    [1_000_000, 60_000],
  ])(
    'after %i failed status checks in a row it is at most %i ms and at least half of that',
    (failed, most) => {
      expect(checkBackoff(failed, () => 0.999_999)).toBeCloseTo(most, 0)
      expect(checkBackoff(failed, () => 0)).toBe(most / 2)
    },
  )

  test('equal jitter keeps half of the delay', () => {
    expect(withEqualJitter(1_000, () => 0)).toBe(500)
    expect(withEqualJitter(1_000, middle)).toBe(750)
  })
})
