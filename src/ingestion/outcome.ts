import type { ActionError } from '../errors.js'
import type { IngestionStatus } from './status.js'

/** Our verdicts, worst first. The last two let the step succeed. */
export const OUTCOMES = [
  'error',
  'rejected',
  'failed',
  'aborted',
  'lost-contact',
  'timed-out',
  'cancelled',
  'too-few-records',
  'submitted',
  'succeeded',
] as const

export type Outcome = (typeof OUTCOMES)[number]

/** The worst first; among equals the order stays. */
export function byAttention<T extends { readonly outcome: Outcome }>(results: readonly T[]): readonly T[] {
  return OUTCOMES.flatMap((outcome) => results.filter((result) => result.outcome === outcome))
}

/** What became of one mapping. Texts are as the server sent them: clean them before printing. */
export interface IngestionResult {
  readonly mappingId: string
  readonly outcome: Outcome
  /** The request submitted or followed; never one that we only waited behind or were refused because of. */
  readonly requestId?: string
  /** `requestId` was not seen to end: it may go on at Adobe, and can be followed. */
  readonly open?: true
  /** A request of somebody else that was running when we came. */
  readonly runningRequestId?: string
  /** An answer to a POST of ours was lost before, so `runningRequestId` may be what that POST started. */
  readonly afterLostAnswer?: true
  readonly status?: IngestionStatus
  readonly batchId?: string
  readonly info?: string
  /** Only from a GET's Success; absent means unknown, never 0. */
  readonly numRecords?: number
  /** The gate that was asked for. */
  readonly minRecords?: number
  /** Vendor or own code; absent on success. */
  readonly errorCode?: string
  /** The fault behind `error` and `lost-contact`, or behind a fresh submission that failed. */
  readonly fault?: ActionError
  /** Submissions made; neither repeats of a lost one nor turns in a queue count. */
  readonly attempts: number
  readonly attached: boolean
  /** From the accepted POST, else the first look, to the end of the wait. */
  readonly durationMs?: number
}

/** Everything of a result but what the course of the mapping adds. */
export type Ending = Omit<IngestionResult, 'mappingId' | 'minRecords' | 'attempts' | 'attached'>

/** The end of a mapping by a fault of ours, or of one whose turn never came. */
export const unstarted = (mappingId: string, ending: Ending): IngestionResult => ({
  mappingId,
  attempts: 0,
  attached: false,
  ...ending,
})

/** `undefined` when any count is unknown. Exact also above 2^53, where large counts may come together. */
export function sumOfRecords(results: readonly Pick<IngestionResult, 'numRecords'>[]): bigint | undefined {
  const counts = results.map(({ numRecords }) => numRecords)
  return counts.every((count) => count !== undefined)
    ? counts.reduce((sum, count) => sum + BigInt(count), 0n)
    : undefined
}

export function isSuccess(outcome: Outcome): boolean {
  switch (outcome) {
    case 'submitted':
    case 'succeeded':
      return true
    case 'error':
    case 'rejected':
    case 'failed':
    case 'aborted':
    case 'lost-contact':
    case 'timed-out':
    case 'cancelled':
    case 'too-few-records':
      return false
    default:
      return outcome satisfies never
  }
}
