import { expect, test } from '@jest/globals'
import { publishingTime } from '../../src/check-run/publisher.js'

const NEVER = Number.POSITIVE_INFINITY

test.each<[string, number, number, number, number]>([
  ['long before the deadline', 0, 100_000, NEVER, 10_000],
  ['shortly before it', 99_000, 100_000, NEVER, 5_000],
  ['at it', 100_000, 100_000, NEVER, 4_000],
  ['after the last status check', 102_000, 100_000, NEVER, 2_000],
  ['after a signal', 50_000, 100_000, 50_000, 3_000],
  ['after a POST was waited for', 52_000, 100_000, 50_000, 2_000],
  ['too late', 59_000, 100_000, 50_000, 0],
])('the verdict may take its time %s, never past the end of the step', (_, now, deadline, signal, ms) => {
  expect(publishingTime(now, deadline, signal)).toBe(ms)
})
