import { expect, test } from '@jest/globals'
import { byAttention, isSuccess, OUTCOME_NAMES, type Outcome } from '../../src/ingestion/outcome.js'

test('three outcomes are good, and they are the last ones', () => {
  expect(OUTCOME_NAMES.filter(isSuccess)).toEqual(OUTCOME_NAMES.slice(-3))
  expect(OUTCOME_NAMES.slice(-3)).toEqual(['checked', 'submitted', 'succeeded'])
})

test('from the worst to the best', () => {
  expect(OUTCOME_NAMES).toEqual([
    'error',
    'rejected',
    'failed',
    'aborted',
    'lost-contact',
    'timed-out',
    'cancelled',
    'too-many-failed-records',
    'too-few-records',
    'checked',
    'submitted',
    'succeeded',
  ])
})

test('the worst comes first, among equals the order stays', () => {
  const outcomes: readonly Outcome[] = ['succeeded', 'failed', 'error', 'failed']
  const given = outcomes.map((outcome, id) => ({ outcome, id }))
  expect(byAttention(given).map((result) => Object.values(result).join(' '))).toEqual([
    'error 2',
    'failed 1',
    'failed 3',
    'succeeded 0',
  ])
})
