import { describe, expect, test } from '@jest/globals'
import type { Arrival, DatasetBatch } from '../../src/ingestion/dataset.js'
import type { IngestionResult } from '../../src/ingestion/result.js'
import {
  failedRecordsOf,
  hasNoRecords,
  hasRefusedRows,
  hasUnknownRows,
  numRecordsOf,
  sumOfFailedRecords,
} from '../../src/ingestion/rows.js'
import { type Facts, resultOf } from '../report/support/results.js'

const batch = (status: DatasetBatch['status']): DatasetBatch => ({
  batchId: 'b1',
  status,
  inputRecords: 15,
  failedRecords: 0,
})
const arrived = (found: Partial<Arrival>): Facts => ({
  numRecords: 15,
  datasetId: 'd1',
  arrival: { tenant: 'geometrixx', sandbox: 'prod', datasetId: 'd1', batches: [batch('success')], ...found },
})
const ended = (facts: Facts): IngestionResult => resultOf('XDM44', 'succeeded', facts)
const waiting = resultOf('XDM44', 'timed-out', { requestId: '3520', open: true })

const ALL = arrived({ failedRecords: 0 })
const THREE_REFUSED = arrived({ failedRecords: 3 })
const LATE = arrived({ why: 'in-progress' })
const FAILED_BATCH = arrived({ why: 'in-progress', batches: [batch('success'), batch('failed')] })
const FOLLOWED = arrived({ why: 'followed', batches: [batch('failed')] })

describe('the rows of one mapping', () => {
  test.each<[string, IngestionResult, number | undefined, number | undefined, string[]]>([
    ['all arrived', ended(ALL), 15, 0, []],
    ['three were refused', ended(THREE_REFUSED), 15, 3, ['refused']],
    ['the batches are still in progress', ended(LATE), 15, undefined, ['unknown']],
    ['one batch failed, another is in progress', ended(FAILED_BATCH), 15, undefined, ['refused']],
    ['whose batches they are is unknown', ended(FOLLOWED), 15, undefined, []],
    ['no dataset was asked', ended({ numRecords: 15 }), 15, undefined, []],
    ['there were none', ended({ numRecords: 0 }), 0, undefined, ['none']],
    ['there were none, and none were required', ended({ numRecords: 0, minRecords: 0 }), 0, undefined, []],
    ['their number is unknown', ended({}), undefined, undefined, []],
    ['too few', resultOf('XDM44', 'too-few-records', { numRecords: 0 }), 0, undefined, []],
    [
      'too many were refused',
      resultOf('XDM44', 'too-many-failed-records', THREE_REFUSED),
      15,
      3,
      ['refused'],
    ],
    ['too many may have been refused', resultOf('XDM44', 'too-many-failed-records', LATE), 15, undefined, []],
    ['it failed', resultOf('XDM44', 'failed', { numRecords: 15 }), undefined, undefined, []],
    ['it was not seen to end', waiting, undefined, undefined, []],
  ])('%s', (_, result, numRecords, failedRecords, says) => {
    expect(numRecordsOf(result)).toBe(numRecords)
    expect(failedRecordsOf(result)).toBe(failedRecords)
    const said = { none: hasNoRecords, refused: hasRefusedRows, unknown: hasUnknownRows }
    expect(
      Object.entries(said)
        .filter(([, has]) => has(result))
        .map(([name]) => name),
    ).toEqual(says)
  })
})

describe('the refused rows of several mappings together', () => {
  test.each<[string, readonly IngestionResult[], bigint | undefined]>([
    ['without any dataset', [ended({ numRecords: 15 })], undefined],
    ['of those with a dataset', [ended({ numRecords: 15 }), ended(THREE_REFUSED)], 3n],
    ['of two', [ended(THREE_REFUSED), ended(THREE_REFUSED)], 6n],
    ['one is unknown', [ended(THREE_REFUSED), ended(LATE)], undefined],
    ['one is not seen to end', [ended(THREE_REFUSED), { ...waiting, datasetId: 'd2' }], undefined],
  ])('%s', (_, results, sum) => {
    expect(sumOfFailedRecords(results)).toBe(sum)
  })
})
