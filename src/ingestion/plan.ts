/** What one mapping is asked to do. */
export interface IngestionPlan {
  readonly mappingId: string
  readonly wait: boolean
  readonly pollIntervalMs: number
  /** Added to the wait before the first status check, so that mappings which start together are not checked together. */
  readonly firstCheckOffsetMs?: number | undefined
  /** A factor of the waits between two POSTs while the mapping is locked. Default: 1. */
  readonly queueBackoffScale?: number | undefined
  readonly onInProgress: 'queue' | 'attach' | 'fail'
  /** Fresh submissions after `Aborted`, Adobe's own remedy. */
  readonly resubmitOnAborted: number
  readonly minRecords?: number | undefined
  /** The dataset of Experience Platform whose batches are looked up after a Success. */
  readonly datasetId?: string | undefined
  /** The gate on the rows that Experience Platform refused. */
  readonly maxFailedRecords?: number | undefined
  /** A request of an earlier run to follow instead of submitting. */
  readonly requestId?: string | undefined
}
