import { expect, test } from '@jest/globals'
import { byAttention, isSuccess, OUTCOMES, sumOfRecords } from '../../src/ingestion/outcome.js'

test('two outcomes are good, and they are the last ones', () => {
  expect(OUTCOMES.filter(isSuccess)).toEqual(OUTCOMES.slice(-2))
})

test('the worst comes first, among equals the order stays', () => {
  const given = ['succeeded', 'failed', 'error', 'failed'].map((outcome, id) => ({ outcome, id }))
  expect(byAttention(given as never).map((result: object) => Object.values(result).join(' '))).toEqual([
    'error 2',
    'failed 1',
    'failed 3',
    'succeeded 0',
  ])
})

test.each<[readonly (number | undefined)[], bigint | undefined]>([
  [[], 0n],
  [[1, 2], 3n],
  [[1, undefined], undefined],
  [[Number.MAX_SAFE_INTEGER, 2], 9_007_199_254_740_993n],
])('the records of %j together', (counts, sum) => {
  expect(sumOfRecords(counts.map((numRecords) => (numRecords === undefined ? {} : { numRecords })))).toBe(sum)
})
