import { isFailed } from './dataset.js'
import type { IngestionResult } from './result.js'

/** Only from a GET's Success; `undefined` means unknown, never 0. */
export const numRecordsOf = (result: IngestionResult): number | undefined =>
  'report' in result && result.report.status === 'Success' ? result.report.numRecords : undefined

/** The rows that Experience Platform refused; `undefined` when unknown or not requested. */
export const failedRecordsOf = (result: IngestionResult): number | undefined =>
  'report' in result ? result.arrival?.failedRecords : undefined

/** Of all mappings; `undefined` when any count is unknown. */
export const sumOfRecords = (results: readonly IngestionResult[]): bigint | undefined =>
  sumOf(results.map(numRecordsOf))

/** Of the mappings with a dataset; `undefined` when there are none, or any count is unknown. */
export function sumOfFailedRecords(results: readonly IngestionResult[]): bigint | undefined {
  const counted = results.filter(({ datasetId }) => datasetId !== undefined)
  return counted.length === 0 ? undefined : sumOf(counted.map(failedRecordsOf))
}

/** Exact above 2^53 too, which a sum of large counts may exceed. */
function sumOf(counts: readonly (number | undefined)[]): bigint | undefined {
  return counts.every((count) => count !== undefined)
    ? counts.reduce((sum, count) => sum + BigInt(count), 0n)
    : undefined
}

/** A success without any records: an incremental ingestion may have had nothing to do. */
export const hasNoRecords = (result: IngestionResult): boolean =>
  result.outcome === 'succeeded' && numRecordsOf(result) === 0 && result.minRecords === undefined

/** Experience Platform refused rows, or a batch failed. Not for a request whose batches are unknown. */
export const hasRefusedRows = (result: IngestionResult): boolean =>
  'report' in result &&
  result.arrival !== undefined &&
  result.arrival.why !== 'followed' &&
  ((result.arrival.failedRecords ?? 0) > 0 || result.arrival.batches.some(isFailed))

/** A success whose refused rows could not be counted in Experience Platform. */
export const hasUnknownRows = (result: IngestionResult): boolean =>
  result.outcome === 'succeeded' &&
  result.arrival?.why !== undefined &&
  result.arrival.why !== 'followed' &&
  !hasRefusedRows(result)
