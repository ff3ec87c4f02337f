import { expect, test } from '@jest/globals'
import { humanCount, humanDuration, humanInstant, humanRecords, humanTime } from '../../src/text/human.js'
import { shown } from '../report/support/shown.js'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const durations: [durationMs: number, expected: string][] = [
  [-1, '0 s'],
  [0, '0 s'],
  [49, '0 s'],
  [50, '0.1 s'],
  [400, '0.4 s'],
  [1_000, '1 s'],
  [9_949, '9.9 s'],
  [9_999, '10 s'],
  [10_000, '10 s'],
  [10_499, '10 s'],
  [10_500, '11 s'],
  [59_499, '59 s'],
  [59_600, '1 min'],
  [MINUTE, '1 min'],
  [MINUTE + SECOND, '1 min 1 s'],
  [4 * MINUTE + 5 * SECOND, '4 min 5 s'],
  [59 * MINUTE + 59.4 * SECOND, '59 min 59 s'],
  [59 * MINUTE + 59.9 * SECOND, '1 h'],
  [HOUR, '1 h'],
  [HOUR + 59 * SECOND, '1 h'],
  [5 * HOUR + 30 * MINUTE, '5 h 30 min'],
  [47 * HOUR + 59 * MINUTE + 59.4 * SECOND, '47 h 59 min'],
  [47 * HOUR + 59 * MINUTE + 59.9 * SECOND, '2 days'],
  [2 * DAY + HOUR, '2 days 1 h'],
  [5 * DAY, '5 days'],
]

test.each(durations)('%d ms is %s', (durationMs, expected) => {
  expect(shown(humanDuration(durationMs))).toBe(expected)
})

const counts: [count: number, expected: string][] = [
  [0, '0 records'],
  [1, '1 record'],
  [2, '2 records'],
  [999, '999 records'],
  [53_000, '53,000 records'],
  [Number.MAX_SAFE_INTEGER, '9,007,199,254,740,991 records'],
]

test.each(counts)('%d is %s', (count, expected) => {
  expect(shown(humanRecords(count))).toBe(expected)
})

test('times are UTC', () => {
  const time = new Date('2026-11-23T23:59:59.999+05:30')
  expect(shown(humanTime(time))).toBe('18:29:59')
  expect(shown(humanInstant(time))).toBe('2026-11-23 18:29:59 UTC')
})

test.each<[number | bigint, string]>([
  [0, '0'],
  [999, '999'],
  [1_000, '1,000'],
  [53_000, '53,000'],
  [1_234_567, '1,234,567'],
  [27_021_597_764_222_973n, '27,021,597,764,222,973'],
])('%d is %s', (count, expected) => {
  expect(shown(humanCount(count))).toBe(expected)
})
