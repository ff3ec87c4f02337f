import type { ActionError } from '../errors.js'
import { type BatchDetails, FAILED_STATUSES, type Place } from './batch.js'

/** One batch of a dataset, as far as it is known. Texts are as the server sent them. */
export interface DatasetBatch extends Pick<BatchDetails, 'status' | 'inputRecords' | 'failedRecords'> {
  readonly batchId: string
}

/** `isComplete`: the list has all batches. */
export interface BatchList {
  readonly batches: readonly DatasetBatch[]
  readonly isComplete: boolean
}

/** Why the number of refused rows is unknown. */
export type WhyUnknown =
  | 'not-asked'
  /** Its submission time is unknown, so the batches to count are too. */
  | 'followed'
  | 'no-batch'
  | 'in-progress'
  | 'rows-missing'
  | 'not-counted'
  | 'too-many'
  | 'unreadable'
  | 'interrupted'

export interface Found {
  readonly batches: readonly DatasetBatch[]
  /** The rows that Experience Platform refused; `undefined` when `why` is set. */
  readonly failedRecords?: number | undefined
  readonly why?: WhyUnknown | undefined
  /** Of the last failed look-up. */
  readonly fault?: ActionError | undefined
}

/** A dataset's batches since the submission. */
export interface Arrival extends Found, Place {
  readonly datasetId: string
}

export function evaluate(
  { batches, isComplete }: BatchList,
  numRecords: number | undefined,
): Pick<Found, 'failedRecords' | 'why'> {
  if (!isComplete) return { why: 'too-many' }
  if (batches.length === 0) return numRecords === 0 ? { failedRecords: 0 } : { why: 'no-batch' }
  if (!batches.every((batch) => batch.status === 'success' || isFailed(batch))) return { why: 'in-progress' }
  const rowsIn = sumOf(batches.map(({ inputRecords }) => inputRecords))
  if (numRecords !== undefined && rowsIn !== undefined && rowsIn < numRecords) return { why: 'rows-missing' }
  const failedRecords = sumOf(batches.map((batch) => batch.failedRecords))
  return failedRecords === undefined ? { why: 'not-counted' } : { failedRecords }
}

/** `undefined` when one is unknown, or the sum is too large to be exact. */
function sumOf(counts: readonly (number | undefined)[]): number | undefined {
  const sum = counts.reduce<number>((total, count) => total + (count ?? Number.NaN), 0)
  return Number.isSafeInteger(sum) ? sum : undefined
}

/** Such a batch ingested none of its rows, whatever number it reports. */
export const isFailed = ({ status }: DatasetBatch): boolean =>
  FAILED_STATUSES.some((failed) => failed === status)
