import { type ActionError, codeOf } from '../errors.js'
import type { BatchLookup } from './batch.js'
import type { Failing } from './contact.js'
import { type Arrival, isFailed } from './dataset.js'
import type { RejectedReply, StatusReport, TerminalReport } from './report.js'
import type { IngestionStatus, TerminalStatus } from './status.js'

/** A request that is followed. */
export interface TrackedRequest {
  readonly requestId: string
  /** Submitted by us; somebody else's, followed instead; or of an earlier run. */
  readonly origin: 'submitted' | 'attached' | 'resumed'
  /** Adobe's text in the answer to the POST. */
  readonly info?: string | undefined
  /** When Adobe accepted our submission; milliseconds since 1970. */
  readonly acceptedAt?: number | undefined
}

/** How far a mapping got when its wait ended without a final status from Adobe. */
export type Stage =
  /** No request of ours was accepted. `maybeStarted`: the answer to a POST was lost. `isDryRun`: there was no POST. */
  | { readonly at: 'start'; readonly maybeStarted: boolean; readonly isDryRun?: true | undefined }
  /** Another request was running. `maybeOurs`: a POST of ours with a lost answer may have started it. */
  | ({
      readonly at: 'queue'
      readonly runningRequestId: string
      readonly maybeOurs: boolean
      /** How that request ended, although Adobe still reports it as running. */
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
      /** The last status report that named it. */
      readonly lastReport?: StatusReport | undefined
    } & Failing)

interface Common {
  readonly mappingId: string
  /** The dataset to look up after a Success. */
  readonly datasetId?: string | undefined
  /** Submissions made; repeats after a lost answer and POSTs while waiting for a locked mapping do not count. */
  readonly attempts: number
  /** From the accepted POST, or else the first status check, to the end of the wait. */
  readonly durationMs?: number | undefined
  /** The request that Adobe aborted, if a new one was to replace it. */
  readonly aborted?: EndedRequest | undefined
}

/** A request with a final status from Adobe. */
export interface EndedRequest {
  readonly report: TerminalReport
  readonly origin: TrackedRequest['origin']
  readonly acceptedAt?: number | undefined
}

/** The result of one mapping. Texts are as the server sent them. */
export type IngestionResult = Common &
  (
    | (EndedRequest & {
        readonly outcome:
          | 'succeeded'
          | 'failed'
          | 'aborted'
          | 'too-few-records'
          | 'too-many-failed-records'
          /** A signal came after Success, before a gate was known to pass. */
          | 'cancelled'
        /** The gates that were set. */
        readonly minRecords?: number | undefined
        readonly maxFailedRecords?: number | undefined
        /** What the look-ups of the dataset showed after a Success. */
        readonly arrival?: Arrival | undefined
        /** Why there is no new request in place of the aborted one. */
        readonly fault?: ActionError | undefined
        /** What Experience Platform reports about the failed batch, if it was asked. */
        readonly batch?: BatchLookup | undefined
      })
    | { readonly outcome: 'rejected'; readonly reply: RejectedReply | RunningRequest }
    | { readonly outcome: 'submitted'; readonly request: TrackedRequest }
    | {
        readonly outcome: 'checked'
        /** Why batches cannot be read in Experience Platform, if no gate needs them. */
        readonly batchesFault: ActionError | undefined
      }
    | {
        readonly outcome: 'error' | 'lost-contact' | 'timed-out' | 'cancelled'
        readonly stage: Stage
        readonly fault?: ActionError | undefined
      }
  )

/** A request that is already running, and that the step may not wait for. */
interface RunningRequest {
  readonly kind: 'already-running'
  readonly runningRequestId: string
  readonly maybeOurs: boolean
  /** The input `wait`: the step would have waited for a request of its own. */
  readonly wait: boolean
  readonly info: string
}

/** A result without the facts that its mapping adds. */
export type Ending = DistributiveOmit<IngestionResult, 'mappingId' | 'attempts'>
type DistributiveOmit<T, K extends keyof T> = T extends unknown ? Omit<T, K> : never

const requestOf = (result: IngestionResult): Pick<TrackedRequest, 'requestId' | 'origin'> | undefined => {
  if ('report' in result) return { requestId: result.report.requestId, origin: result.origin }
  if ('request' in result) return result.request
  return 'stage' in result && result.stage.at === 'request' ? result.stage.request : undefined
}

/** The request submitted or followed; never one that we only waited for or were refused because of. */
export const requestIdOf = (result: IngestionResult): string | undefined =>
  requestOf(result)?.requestId ?? result.aborted?.report.requestId

export const isAttached = (result: IngestionResult): boolean =>
  (requestOf(result)?.origin ?? result.aborted?.origin) === 'attached'

/** The request, somebody else's or perhaps ours, that was already running. */
export function runningRequestIdOf(result: IngestionResult): string | undefined {
  if ('reply' in result) {
    return result.reply.kind === 'already-running' ? result.reply.runningRequestId : undefined
  }
  return 'stage' in result && result.stage.at === 'queue' ? result.stage.runningRequestId : undefined
}

/** No status check showed the end of our request: it may still be running at Adobe. */
export const isOpen = (result: IngestionResult): boolean =>
  'request' in result || ('stage' in result && result.stage.at === 'request')

/** Another run has to resume this mapping's request, or submit one. */
export const isUnfinished = (result: IngestionResult): boolean =>
  isOpen(result) || ('stage' in result && result.outcome !== 'error')

/** Adobe's last status. */
export function statusOf(result: IngestionResult): IngestionStatus | undefined {
  if ('report' in result) return result.report.status
  if ('reply' in result) return result.reply.kind === 'rejected' ? 'Failed' : 'In Progress'
  if ('request' in result) return 'In Progress'
  if (!('stage' in result)) return undefined
  const { stage, aborted } = result
  if (stage.at === 'queue') return 'In Progress'
  // The status of a resumed request is unknown until the first readable answer.
  const isRunning =
    stage.at === 'request' && (stage.request.origin !== 'resumed' || stage.lastReport !== undefined)
  return isRunning ? 'In Progress' : aborted?.report.status
}

/** Adobe's text with its last status. */
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

/** Only from a GET's Success; `undefined` means unknown, never 0. */
export const numRecordsOf = (result: IngestionResult): number | undefined =>
  'report' in result && result.report.status === 'Success' ? result.report.numRecords : undefined

/** The fault behind `error` and `lost-contact`, or of a new submission that failed after an abort. */
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

/** Once the request id is known, our own code says less than the outcome. */
const lostContactCode = (stage: Stage, fault: ActionError | undefined): string =>
  stage.at === 'request' || fault === undefined
    ? (fault?.details.vendorCode ?? 'lost-contact')
    : codeOf(fault)

/** The result of a mapping without a request: a fault came first, or it never started. */
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
