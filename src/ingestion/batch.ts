import type { ActionError } from '../errors.js'

/** The states of a batch. Source: Adobe Experience Platform, "Batch ingestion troubleshooting guide", batch states. */
export const BATCH_STATUSES = [
  'processing',
  'success',
  'failure',
  'queued',
  'retrying',
  'stalled',
  'aborted',
  'abandoned',
  'inactive',
  'failed',
  'loading',
  'loaded',
  'staged',
  'active',
  'staging',
  'deleted',
] as const

type BatchStatus = (typeof BATCH_STATUSES)[number]

/** One kind of error in a batch. Texts are as the server sent them. */
export interface BatchError {
  readonly code: string | undefined
  readonly description: string | undefined
  readonly recordCount: number | undefined
}

/** What Experience Platform says about a batch. What it does not say is undefined; texts are as the server sent them. */
export interface BatchDetails {
  readonly status: BatchStatus | { readonly unknown: string } | undefined
  readonly inputRecords: number | undefined
  readonly outputRecords: number | undefined
  readonly failedRecords: number | undefined
  readonly datasetId: string | undefined
  /** The first ones. */
  readonly errors: readonly BatchError[]
  /** How many errors there are beyond those. */
  readonly moreErrors: number
}

/** What came of asking. */
export type BatchFinding =
  | { readonly kind: 'found'; readonly details: BatchDetails }
  /** 401, 403 or 404: what a credential without rights in Experience Platform normally gets. */
  | { readonly kind: 'refused'; readonly fault: ActionError }
  | { readonly kind: 'failed'; readonly fault: ActionError }
  | { readonly kind: 'no-time' }

/** Where Experience Platform is asked. */
export interface Place {
  /** The organization, as Campaign and the addresses of Experience Cloud name it. */
  readonly tenant: string
  readonly sandbox: string
}

/** The batch that was asked after. */
export interface FailedBatch extends Place {
  readonly batchId: string
}

/** The look-up of a failed batch: a report on the side, which never changes a verdict. */
export interface BatchLookup extends FailedBatch {
  readonly finding: BatchFinding
}
