import type { ActionError } from '../errors.js'

/** The final states of a batch without success. */
export const FAILED_STATUSES = ['failure', 'failed', 'aborted', 'abandoned', 'inactive', 'deleted'] as const

/** The states of a batch. Source: Adobe Experience Platform, "Batch ingestion troubleshooting guide", batch states. */
export const BATCH_STATUSES = [
  'success',
  ...FAILED_STATUSES,
  'processing',
  'queued',
  'retrying',
  'stalled',
  'loading',
  'loaded',
  'staged',
  'active',
  'staging',
] as const

type BatchStatus = (typeof BATCH_STATUSES)[number]

/** Texts are as the server sent them. */
export interface BatchError {
  readonly code: string | undefined
  readonly description: string | undefined
  readonly recordCount: number | undefined
}

/** What Experience Platform reports about a batch, as far as it does. Texts are as the server sent them. */
export interface BatchDetails {
  readonly status: BatchStatus | { readonly unknown: string } | undefined
  readonly inputRecords: number | undefined
  readonly outputRecords: number | undefined
  readonly failedRecords: number | undefined
  readonly datasetId: string | undefined
  readonly errors: readonly BatchError[]
  readonly moreErrors: number
}

export type BatchFinding =
  | { readonly kind: 'found'; readonly details: BatchDetails }
  /** `refused`: 401, 403 or 404, usually a credential without rights in Experience Platform. */
  | { readonly kind: 'refused' | 'failed'; readonly fault: ActionError }
  | { readonly kind: 'no-time' }

export interface Place {
  /** The organization, as in Campaign and in Experience Cloud addresses. */
  readonly tenant: string
  readonly sandbox: string
}

export interface FailedBatch extends Place {
  readonly batchId: string
}

/** The look-up of a failed batch. It never changes a verdict. */
export interface BatchLookup extends FailedBatch {
  readonly finding: BatchFinding
}
