import { describe, expect, test } from '@jest/globals'
import { BATCH_STATUSES } from '../../src/ingestion/batch.js'
import { type DatasetBatch, evaluate, isFailed } from '../../src/ingestion/dataset.js'

const batch = (more: Partial<DatasetBatch> = {}): DatasetBatch => ({
  batchId: 'b1',
  status: 'success',
  inputRecords: 15,
  failedRecords: 0,
  ...more,
})
const said = (batches: readonly DatasetBatch[], numRecords?: number, isComplete = true) =>
  evaluate({ batches, isComplete }, numRecords)

const ENDED = ['success', 'failure', 'failed', 'aborted', 'abandoned', 'inactive', 'deleted'] as const
const others = BATCH_STATUSES.filter((status) => !ENDED.some((ended) => ended === status))

describe('at least one batch', () => {
  test('none yet', () => {
    expect(said([], 15)).toEqual({ why: 'no-batch' })
    expect(said([])).toEqual({ why: 'no-batch' })
  })

  test('none, and none to expect: 0 refused rows', () => {
    expect(said([], 0)).toEqual({ failedRecords: 0 })
  })
})

describe('every batch has ended', () => {
  test.each(ENDED)('%s is an end', (status) => {
    expect(said([batch({ status, failedRecords: 3 })], 15)).toEqual({ failedRecords: 3 })
  })

  test.each([...others, { unknown: 'Success!' }, undefined])('%j is none', (status) => {
    expect(said([batch({ status })], 15)).toEqual({ why: 'in-progress' })
    // Nor beside one that has, whoever wrote it.
    expect(said([batch(), batch({ batchId: 'b2', status })], 15)).toEqual({ why: 'in-progress' })
    expect(said([batch({ status })], 0)).toEqual({ why: 'in-progress' })
  })
})

describe('the rows in add up', () => {
  test.each([
    [[14], 15],
    [[7, 7], 15],
    [[0], 1],
  ])('%j of %d do not', (rows, numRecords) => {
    const batches = rows.map((inputRecords, index) => batch({ batchId: `b${index}`, inputRecords }))
    expect(said(batches, numRecords)).toEqual({ why: 'rows-missing' })
  })

  test.each([
    [[15], 15],
    [[7, 8], 15],
    [[100, 2], 15],
    [[14, undefined], 15],
    [[undefined], 15],
    [[3], undefined],
  ])('%j of %d do, or cannot be compared', (rows, numRecords) => {
    const batches = rows.map((inputRecords, index) => batch({ batchId: `b${index}`, inputRecords }))
    expect(said(batches, numRecords)).toEqual({ failedRecords: 0 })
  })
})

describe('the refused rows', () => {
  test('are the sum over all batches', () => {
    const batches = [2, 0, 5].map((failedRecords, index) => batch({ batchId: `b${index}`, failedRecords }))
    expect(said(batches, 15)).toEqual({ failedRecords: 7 })
  })

  test('are unknown when any batch gives no count, or the sum is too large to be exact', () => {
    expect(said([batch(), batch({ batchId: 'b2', failedRecords: undefined })], 15)).toEqual({
      why: 'not-counted',
    })
    const most = Number.MAX_SAFE_INTEGER
    expect(said([batch({ failedRecords: most }), batch({ failedRecords: most })], 15)).toEqual({
      why: 'not-counted',
    })
  })

  test('are unknown when there are more batches than were read', () => {
    expect(said([batch()], 15, false)).toEqual({ why: 'too-many' })
    expect(said([], 0, false)).toEqual({ why: 'too-many' })
  })
})

test('an end without success', () => {
  const failed = BATCH_STATUSES.filter((status) => isFailed(batch({ status })))
  expect(failed.toSorted()).toEqual(ENDED.filter((status) => status !== 'success').toSorted())
})
