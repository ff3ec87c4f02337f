import type { ActionError } from '../errors.js'
import type { BatchLookup } from './batch.js'
import type { Failing } from './contact.js'
import type { Arrival } from './dataset.js'
import type { RejectedReply, StatusReport, TerminalReport } from './report.js'
import type { IngestionStatus, TerminalStatus } from './status.js'

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
  /** Another request was running. `maybeOurs`: our POST may have started it, and its answer was lost. */
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
  readonly datasetId?: string | undefined
  /** Submissions, without repeats after a lost answer or for a locked mapping. */
  readonly attempts: number
  /** From the accepted POST, or else the first status check, to the end of the wait. */
  readonly durationMs?: number | undefined
  /** From the start of the step to its deadline. */
  readonly timeoutMs?: number | undefined
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
        readonly minRecords?: number | undefined
        readonly maxFailedRecords?: number | undefined
        readonly arrival?: Arrival | undefined
        readonly fault?: ActionError | undefined
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

export type Ending = DistributiveOmit<IngestionResult, 'mappingId' | 'attempts'>
type DistributiveOmit<T, K extends keyof T> = T extends unknown ? Omit<T, K> : never

const requestOf = (result: IngestionResult): Pick<TrackedRequest, 'requestId' | 'origin'> | undefined => {
  if ('report' in result) return { requestId: result.report.requestId, origin: result.origin }
  if ('request' in result) return result.request
  return 'stage' in result && result.stage.at === 'request' ? result.stage.request : undefined
}

/** The request submitted or followed; never one that only ran before. */
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
  !('report' in result) && requestOf(result) !== undefined

/** Another run has to resume this mapping's request, or submit one. */
export const isUnfinished = (result: IngestionResult): boolean =>
  isOpen(result) || ('stage' in result && result.outcome !== 'error')

function lastSaid(
  result: IngestionResult,
): { readonly status: IngestionStatus | undefined; readonly info: string | undefined } | undefined {
  const { aborted } = result
  if ('report' in result) return result.report
  if ('reply' in result) {
    const { kind, info } = result.reply
    return { status: kind === 'rejected' ? 'Failed' : 'In Progress', info }
  }
  if ('request' in result) return { status: 'In Progress', info: result.request.info }
  if (!('stage' in result)) return undefined
  const { stage } = result
  if (stage.at === 'start') return aborted?.report
  if (stage.at === 'queue') return { status: 'In Progress', info: aborted?.report.info }
  const { request, lastReport } = stage
  // The status of a resumed request is unknown until the first readable answer.
  const isUnknown = request.origin === 'resumed' && lastReport === undefined
  return { status: isUnknown ? undefined : 'In Progress', info: lastReport?.info ?? request.info }
}

export const statusOf = (result: IngestionResult): IngestionStatus | undefined => lastSaid(result)?.status

export const infoOf = (result: IngestionResult): string | undefined => lastSaid(result)?.info

export const batchIdOf = (result: IngestionResult): string | undefined =>
  ('report' in result ? result : result.aborted)?.report.batchId

/** Behind `error` and `lost-contact`, or of a new submission after an abort. */
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
    case 'lost-contact': {
      const { outcome, stage, fault } = result
      // Once the request id is known, our own code says less than the outcome.
      const ownCode = outcome === 'lost-contact' && stage.at === 'request' ? outcome : fault?.code
      return fault?.details.vendorCode ?? ownCode ?? outcome
    }
    default:
      return result satisfies never
  }
}

/** The result of a mapping that a fault ended, by default before its request was known. */
export const resultOfFault = (
  mappingId: string,
  fault: ActionError,
  stage: Stage = { at: 'start', maybeStarted: false },
): IngestionResult => ({ mappingId, attempts: 0, outcome: 'error', stage, fault })
