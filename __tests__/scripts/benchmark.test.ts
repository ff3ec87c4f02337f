import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { lagsOfFixedPoller } from '../../scripts/benchmark/fixed-poller.mjs'
import { billedMinutes, mean, median, quantile } from '../../scripts/benchmark/statistics.mjs'

test.each([
  [[3], 3],
  [[3, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
])('the median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected)
})

test('means and quantiles', () => {
  const values = Array.from({ length: 100 }, (_, index) => index + 1)
  expect(mean(values)).toBe(50.5)
  expect(quantile(values, 0.95)).toBe(96)
  expect(quantile([7], 1)).toBe(7)
})

test.each([
  [
    { mappings: 10, parallel: 4, setUpSeconds: 15, ingestionSeconds: 45 },
    { matrix: 10, step: 3 },
  ],
  [
    { mappings: 10, parallel: 4, setUpSeconds: 15, ingestionSeconds: 46 },
    { matrix: 20, step: 3 },
  ],
  [
    { mappings: 1, parallel: 4, setUpSeconds: 15, ingestionSeconds: 600 },
    { matrix: 11, step: 11 },
  ],
])('%j costs %j', (given, minutes) => {
  expect(billedMinutes(given)).toEqual(minutes)
})

test('a fixed poller is half an interval late', () => {
  const noticed = lagsOfFixedPoller(600_000, 30_000, 500)
  expect(noticed.every(({ lagMs }) => lagMs >= 0 && lagMs < 30_000)).toBe(true)
  expect(mean(noticed.map(({ lagMs }) => lagMs))).toBeGreaterThan(12_000)
  expect(mean(noticed.map(({ lagMs }) => lagMs))).toBeLessThan(18_000)
})

test('the page holds a figure for everything that is measured', () => {
  const page = readFileSync(new URL('../../docs/benchmarks.md', import.meta.url), 'utf8')
  for (const section of ['machine', 'goals', 'cost', 'end', 'lag', 'bill']) {
    expect(page).toMatch(new RegExp(`<!-- generated: ${section} -->\\n\\n[^<]*\\d[^<]*<!-- end of`))
  }
})
