export interface IngestionPlan {
  readonly mappingId: string
  readonly wait: boolean
  readonly pollIntervalMs: number
  /** Added to the wait before the first status check, so that mappings that start together are not checked together. */
  readonly firstCheckOffsetMs?: number | undefined
  readonly onInProgress: 'queue' | 'attach' | 'fail'
  /** How many times to submit again after `Aborted`, as Adobe advises. */
  readonly resubmitOnAborted: number
  readonly minRecords?: number | undefined
  /** The Experience Platform dataset whose batches are looked up after a Success. */
  readonly datasetId?: string | undefined
  /** The gate on the rows that Experience Platform refuses. */
  readonly maxFailedRecords?: number | undefined
  /** A request of an earlier run to follow instead of submitting. */
  readonly requestId?: string | undefined
}
