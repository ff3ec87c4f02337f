import { type ActionError, codeOf } from '../errors.js'
import type { BatchLookup } from './batch.js'
import type { FailedChecks } from './contact.js'
import { type Arrival, isFailed } from './dataset.js'
import type { RejectedReply, StatusReport, TerminalReport } from './report.js'
import type { IngestionStatus, TerminalStatus } from './status.js'

/** A request that is followed, and how it came to that. */
export interface TrackedRequest {
  readonly requestId: string
  /** Accepted from us; somebody else's, followed in its place; or of an earlier run. */
  readonly origin: 'submitted' | 'attached' | 'resumed'
  /** What Adobe said with the answer to the POST. */
  readonly info?: string | undefined
  /** When Adobe accepted it from us; milliseconds since 1970. */
  readonly acceptedAt?: number | undefined
}

/** The status checks that failed since the last readable answer. */
export interface Failing {
  readonly failed?: FailedChecks | undefined
  /** How long before the end the first of them was. */
  readonly failingMs?: number | undefined
  /** None was ever answered. */
  readonly isUnanswered?: boolean | undefined
}

/** Where a mapping stood when its wait ended without Adobe's last word. */
export type Stage =
  /** Nothing of ours was accepted. `maybeStarted`: the answer to a POST was lost. `isDryRun`: there was none. */
  | { readonly at: 'start'; readonly maybeStarted: boolean; readonly isDryRun?: true | undefined }
  /** Another request was running. `maybeOurs`: it may be what a POST of ours started, whose answer was lost. */
  | ({
      readonly at: 'queue'
      readonly runningRequestId: string
      readonly maybeOurs: boolean
      /** How that request ended, although Adobe goes on to report it as running. */
      readonly staleStatus?: TerminalStatus | undefined
      /** It was submitted or resumed by this step. */
      readonly isOurs?: boolean | undefined
      /** The answer to a later POST was lost. */
      readonly maybeStarted: boolean
    } & Failing)
  /** Our request may still be running at Adobe. */
  | ({
      readonly at: 'request'
      readonly request: TrackedRequest
      /** The last answer that named it. */
      readonly lastReport?: StatusReport | undefined
    } & Failing)

interface Common {
  readonly mappingId: string
  /** The dataset that is to be looked up after a Success. */
  readonly datasetId?: string | undefined
  /** Submissions made; neither repeats of a lost one nor turns in a queue count. */
  readonly attempts: number
  /** From the accepted POST, else the first status check, to the end of the wait. */
  readonly durationMs?: number | undefined
  /** The request that Adobe aborted, when a fresh one was to take its place. */
  readonly aborted?: EndedRequest | undefined
}

/** A request that was followed to its end. */
export interface EndedRequest {
  readonly report: TerminalReport
  readonly origin: TrackedRequest['origin']
  readonly acceptedAt?: number | undefined
}

/** What became of one mapping. Texts are as the server sent them. */
export type IngestionResult = Common &
  (
    | (EndedRequest & {
        readonly outcome:
          | 'succeeded'
          | 'failed'
          | 'aborted'
          | 'too-few-records'
          | 'too-many-failed-records'
          /** By a signal after Success, before a gate was known to hold. */
          | 'cancelled'
        /** The gates that were asked for. */
        readonly minRecords?: number | undefined
        readonly maxFailedRecords?: number | undefined
        /** What the dataset has shown, when a Success was followed into it. */
        readonly arrival?: Arrival | undefined
        /** Why the fresh request came to nothing that was to replace an aborted one. */
        readonly fault?: ActionError | undefined
        /** Why the batch failed, as far as Experience Platform was asked. */
        readonly batch?: BatchLookup | undefined
      })
    | { readonly outcome: 'rejected'; readonly reply: RejectedReply | RunningRequest }
    | { readonly outcome: 'submitted'; readonly request: TrackedRequest }
    | {
        readonly outcome: 'checked'
        /** Why batches cannot be read in Experience Platform, when no gate depends on them. */
        readonly batchesFault: ActionError | undefined
      }
    | {
        readonly outcome: 'error' | 'lost-contact' | 'timed-out' | 'cancelled'
        readonly stage: Stage
        readonly fault?: ActionError | undefined
      }
  )

/** The step was told not to wait for a request that is already running. */
interface RunningRequest {
  readonly kind: 'already-running'
  readonly runningRequestId: string
  readonly maybeOurs: boolean
  /** The step was to wait for an end: of its own request, though not of this one. */
  readonly wait: boolean
  readonly info: string
}

/** A result without what the course of its mapping adds. */
export type Ending = DistributiveOmit<IngestionResult, 'mappingId' | 'attempts'>
type DistributiveOmit<T, K extends keyof T> = T extends unknown ? Omit<T, K> : never

const requestOf = (result: IngestionResult): Pick<TrackedRequest, 'requestId' | 'origin'> | undefined => {
  if ('report' in result) return { requestId: result.report.requestId, origin: result.origin }
  if ('request' in result) return result.request
  return 'stage' in result && result.stage.at === 'request' ? result.stage.request : undefined
}

/** The request submitted or followed; never one that we only waited behind or were refused because of. */
export const requestIdOf = (result: IngestionResult): string | undefined =>
  requestOf(result)?.requestId ?? result.aborted?.report.requestId

export const isAttached = (result: IngestionResult): boolean =>
  (requestOf(result)?.origin ?? result.aborted?.origin) === 'attached'

/** The request of somebody else, or perhaps ours, that was running when we came. */
export function runningRequestIdOf(result: IngestionResult): string | undefined {
  if ('reply' in result) {
    return result.reply.kind === 'already-running' ? result.reply.runningRequestId : undefined
  }
  return 'stage' in result && result.stage.at === 'queue' ? result.stage.runningRequestId : undefined
}

/** Our request was not seen to end: it may still be running at Adobe. */
export const isOpen = (result: IngestionResult): boolean =>
  'request' in result || ('stage' in result && result.stage.at === 'request')

/** Another run has something to do for this mapping: to follow its request, or to submit one. */
export const isUnfinished = (result: IngestionResult): boolean =>
  isOpen(result) || ('stage' in result && result.outcome !== 'error')

/** Adobe's last word. */
export function statusOf(result: IngestionResult): IngestionStatus | undefined {
  if ('report' in result) return result.report.status
  if ('reply' in result) return result.reply.kind === 'rejected' ? 'Failed' : 'In Progress'
  if ('request' in result) return 'In Progress'
  if (!('stage' in result)) return undefined
  const { stage, aborted } = result
  if (stage.at === 'queue') return 'In Progress'
  // A request of an earlier run has said nothing before the first readable answer.
  const isRunning =
    stage.at === 'request' && (stage.request.origin !== 'resumed' || stage.lastReport !== undefined)
  return isRunning ? 'In Progress' : aborted?.report.status
}

/** Adobe's text with its last word. */
export function infoOf(result: IngestionResult): string | undefined {
  if ('report' in result) return result.report.info
  if ('reply' in result) return result.reply.info
  if ('request' in result) return result.request.info
  if (!('stage' in result)) return undefined
  const { stage, aborted } = result
  return stage.at === 'request' ? (stage.lastReport?.info ?? stage.request.info) : aborted?.report.info
}

export const batchIdOf = (result: IngestionResult): string | undefined =>
  ('report' in result ? result : result.aborted)?.report.batchId

/** Only from a GET's Success; absent means unknown, never 0. */
export const numRecordsOf = (result: IngestionResult): number | undefined =>
  'report' in result && result.report.status === 'Success' ? result.report.numRecords : undefined

/** The fault behind `error` and `lost-contact`, or behind a fresh submission that failed. */
export const faultOf = (result: IngestionResult): ActionError | undefined =>
  'fault' in result ? result.fault : undefined

/** Adobe's code or ours; `undefined` on success. */
export function errorCodeOf(result: IngestionResult): string | undefined {
  switch (result.outcome) {
    case 'succeeded':
    case 'submitted':
    case 'checked':
      return undefined
    case 'rejected':
      return result.reply.kind === 'rejected'
        ? (result.reply.vendorCode ?? result.reply.reason)
        : result.reply.kind
    case 'failed':
    case 'aborted':
      return result.report.vendorCode ?? result.outcome
    case 'too-few-records':
    case 'too-many-failed-records':
    case 'timed-out':
    case 'cancelled':
      return result.outcome
    case 'error':
      return result.fault === undefined ? result.outcome : codeOf(result.fault)
    case 'lost-contact':
      return lostContactCode(result.stage, result.fault)
    default:
      return result satisfies never
  }
}

/** Of a request that is known, our own codes say less than the outcome. */
const lostContactCode = (stage: Stage, fault: ActionError | undefined): string =>
  stage.at === 'request' || fault === undefined
    ? (fault?.details.vendorCode ?? 'lost-contact')
    : codeOf(fault)

/** A mapping that ended before there was anything to follow, by a fault of ours, or before its turn came. */
export const withoutRequest = (
  mappingId: string,
  outcome: 'error' | 'timed-out' | 'cancelled' | 'lost-contact',
  fault?: ActionError,
): IngestionResult => ({
  mappingId,
  attempts: 0,
  outcome,
  stage: { at: 'start', maybeStarted: fault?.code === 'lost-answer' },
  fault,
})

/** What Experience Platform refused; absent when it is not known, or was not asked for. */
export const failedRecordsOf = (result: IngestionResult): number | undefined =>
  'report' in result ? result.arrival?.failedRecords : undefined

/** Of all mappings; `undefined` when any count is unknown. */
export const sumOfRecords = (results: readonly IngestionResult[]): bigint | undefined =>
  sumOf(results.map(numRecordsOf))

/** Of the mappings that have a dataset; `undefined` when there is none, or any count is unknown. */
export function sumOfFailedRecords(results: readonly IngestionResult[]): bigint | undefined {
  const counted = results.filter(({ datasetId }) => datasetId !== undefined)
  return counted.length === 0 ? undefined : sumOf(counted.map(failedRecordsOf))
}

/** Exact also above 2^53, where large counts may come together. */
function sumOf(counts: readonly (number | undefined)[]): bigint | undefined {
  return counts.every((count) => count !== undefined)
    ? counts.reduce((sum, count) => sum + BigInt(count), 0n)
    : undefined
}

/** A success that is no data, in spite of its name: an incremental ingestion may have had nothing to do. */
export const hasNoRecords = (result: IngestionResult): boolean =>
  result.outcome === 'succeeded' && numRecordsOf(result) === 0 && result.minRecords === undefined

/** A success of which rows are missing in Experience Platform, without a gate against it. */
export const hasRefusedRows = (result: IngestionResult): boolean =>
  'report' in result &&
  result.arrival !== undefined &&
  result.arrival.why !== 'followed' &&
  ((result.arrival.failedRecords ?? 0) > 0 || result.arrival.batches.some(isFailed))

/** A success whose rows were looked for in Experience Platform, and not all seen to arrive. */
export const hasUnknownRows = (result: IngestionResult): boolean =>
  result.outcome === 'succeeded' &&
  result.arrival?.why !== undefined &&
  result.arrival.why !== 'followed' &&
  !hasRefusedRows(result)
