import { expect, test } from '@jest/globals'
import { parseStatus, speaksOfRunning } from '../../src/ingestion/status.js'

test.each([
  [
    'In Progress',
    ['InProgress', 'inProgress', 'INPROGRESS', 'in_progress', 'IN-PROGRESS', ' In \t Progress\n'],
  ],
  ['Success', ['success', 'SUCCESS', ' Success', 'success_']],
  ['Failed', ['failed', 'FAILED', 'Failed ']],
  ['Aborted', ['aborted', 'ABORTED']],
] as const)('%s, as servers write it', (status, words) => {
  expect(words.map(parseStatus)).toEqual(words.map(() => status))
})

test.each(['', ' ', 'Progress', 'In', 'Succeeded', 'notSuccess', 'In Progress!', 'Fail', 'constructor'])(
  '%j is no status',
  (word) => {
    expect(parseStatus(word)).toBeUndefined()
  },
)

test.each([
  'already',
  'AlreadyRunning',
  'ALREADY_RUNNING',
  'is in  progress',
  'in-progress',
  'now InProgress.',
  'now inprogress',
])('%j speaks of a running request', (words) => {
  expect(speaksOfRunning(words)).toBe(true)
})

test.each(['', 'Submitted', 'progress', 'main progress', 'submitted for the Mapping ID: XDM44'])(
  '%j does not',
  (words) => {
    expect(speaksOfRunning(words)).toBe(false)
  },
)
