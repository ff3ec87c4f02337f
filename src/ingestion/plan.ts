/** What one mapping is asked to do. */
export interface IngestionPlan {
  readonly mappingId: string
  readonly wait: boolean
  readonly pollIntervalMs: number
  /** Added to the wait before the first look, so that mappings which start together do not look together. */
  readonly lookOffsetMs?: number
  readonly onInProgress: 'queue' | 'attach' | 'fail'
  /** Fresh submissions after `Aborted`, Adobe's own remedy. */
  readonly resubmitOnAborted: number
  readonly minRecords?: number
  /** A request of an earlier run to follow instead of submitting. */
  readonly requestId?: string
}
