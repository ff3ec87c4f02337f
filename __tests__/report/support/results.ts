import type { ActionError } from '../../../src/errors.js'
import type { BatchLookup } from '../../../src/ingestion/batch.js'
import type { Arrival } from '../../../src/ingestion/dataset.js'
import type { Outcome } from '../../../src/ingestion/outcome.js'
import type { RejectedReply, TerminalReport } from '../../../src/ingestion/report.js'
import type { IngestionResult, Stage, TrackedRequest } from '../../../src/ingestion/result.js'
import type { IngestionStatus, TerminalStatus } from '../../../src/ingestion/status.js'

/** What a test says of a result, as outputs and texts show it; the rest follows from the outcome. */
export interface Facts {
  readonly requestId?: string
  /** It may still be running at Adobe. */
  readonly open?: true
  readonly runningRequestId?: string
  /** `runningRequestId` may be ours. */
  readonly afterLostAnswer?: true
  /** `wait` is false. */
  readonly doesNotWait?: true
  /** The status checks that failed at the end, over so long. */
  readonly failed?: { readonly count: number; readonly last: ActionError; readonly overMs: number }
  /** How the running request ended, although Adobe goes on to report it. */
  readonly staleStatus?: TerminalStatus
  /** The running request is of this step. */
  readonly isOurs?: true
  readonly isDryRun?: true
  readonly status?: IngestionStatus
  readonly info?: string
  readonly batchId?: string
  readonly numRecords?: number
  readonly minRecords?: number
  readonly maxFailedRecords?: number
  readonly datasetId?: string
  readonly arrival?: Arrival
  readonly errorCode?: string
  readonly fault?: ActionError
  readonly batch?: BatchLookup
  readonly attempts?: number
  readonly attached?: boolean
  readonly durationMs?: number
  readonly timeoutMs?: number
}

const STATUSES: Partial<Readonly<Record<Outcome, TerminalStatus>>> = {
  succeeded: 'Success',
  'too-few-records': 'Success',
  'too-many-failed-records': 'Success',
  failed: 'Failed',
  aborted: 'Aborted',
}

/** The result that these facts are of. */
export function resultOf(mappingId: string, outcome: Outcome, facts: Facts = {}): IngestionResult {
  const { attempts = 1, durationMs, timeoutMs, minRecords, maxFailedRecords } = facts
  const { fault, batch, arrival, datasetId } = facts
  const common = { mappingId, attempts, durationMs, timeoutMs, datasetId }
  switch (outcome) {
    case 'succeeded':
    case 'too-few-records':
    case 'too-many-failed-records':
    case 'failed':
    case 'aborted': {
      const report = reportOf(facts, STATUSES[outcome] ?? 'Success', outcome)
      return {
        ...common,
        outcome,
        report,
        origin: originOf(facts),
        minRecords,
        maxFailedRecords,
        fault,
        batch,
        arrival,
      }
    }
    case 'submitted':
      return { ...common, outcome, request: requestOf(facts) }
    case 'checked':
      return { ...common, outcome, batchesFault: fault }
    case 'rejected':
      return { ...common, outcome, reply: replyOf(facts) }
    case 'error':
    case 'lost-contact':
    case 'timed-out':
    case 'cancelled': {
      if (outcome === 'cancelled' && arrival !== undefined) {
        const report = reportOf(facts, 'Success', outcome)
        return { ...common, outcome, report, origin: originOf(facts), minRecords, maxFailedRecords, arrival }
      }
      const isReplaced = facts.requestId !== undefined && facts.open === undefined
      const aborted = isReplaced
        ? { report: reportOf(facts, 'Aborted', outcome), origin: originOf(facts) }
        : undefined
      return { ...common, outcome, stage: stageOf(facts), fault, aborted }
    }
    default:
      return outcome satisfies never
  }
}

const originOf = ({ attached, attempts }: Facts): TrackedRequest['origin'] => {
  if (attached) return 'attached'
  return attempts === 0 ? 'resumed' : 'submitted'
}

const requestOf = (facts: Facts): TrackedRequest => ({
  requestId: facts.requestId ?? '3520',
  origin: originOf(facts),
  info: facts.info,
})

function reportOf(facts: Facts, status: TerminalStatus, outcome: Outcome): TerminalReport {
  const { requestId = '3520', info = '', batchId, numRecords, errorCode } = facts
  const vendorCode = errorCode === outcome ? undefined : errorCode
  return { requestId, status, info, batchId, numRecords, vendorCode }
}

function replyOf({ runningRequestId, afterLostAnswer, doesNotWait, info = '', errorCode }: Facts) {
  if (runningRequestId !== undefined) {
    const maybeOurs = afterLostAnswer === true
    return { kind: 'already-running', runningRequestId, maybeOurs, wait: doesNotWait !== true, info } as const
  }
  const reason = REASONS.find((known) => known === errorCode)
  const reply: RejectedReply = {
    kind: 'rejected',
    reason: reason ?? 'rejected',
    vendorCode: reason === undefined ? errorCode : undefined,
    info,
  }
  return reply
}

const REASONS = ['not-stopped', 'not-published', 'rejected'] as const

function stageOf(facts: Facts): Stage {
  const { open, runningRequestId, afterLostAnswer = false, fault, status, info, staleStatus, isOurs } = facts
  const maybeStarted = fault?.code === 'lost-answer'
  if (open) {
    const request = requestOf(facts)
    const lastReport = status === undefined ? undefined : { ...request, status, info: info ?? '' }
    const { failed: failing } = facts
    const failed = failing === undefined ? undefined : { ...failing, sinceMs: 0 }
    return { at: 'request', request, lastReport, failed, failingMs: failing?.overMs }
  }
  return runningRequestId === undefined
    ? { at: 'start', maybeStarted, isDryRun: facts.isDryRun }
    : { at: 'queue', runningRequestId, maybeOurs: afterLostAnswer, maybeStarted, staleStatus, isOurs }
}
