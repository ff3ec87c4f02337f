import type { ActionError } from '../errors.js'
import type { TerminalReport } from '../ingestion/report.js'
import {
  type Failing,
  faultOf,
  hasNoRecords,
  hasRefusedRows,
  type IngestionResult,
  infoOf,
  isAttached,
  isOpen,
  numRecordsOf,
  requestIdOf,
  runningRequestIdOf,
  type Stage,
} from '../ingestion/result.js'
import { humanCount, humanDuration, humanRecords, humanRows } from '../text/human.js'
import { identifier, join, NOTHING, own, quoted, type Text, text } from '../text.js'
import { hintOfArrival, refusedRows } from './arrival.js'
import { hintOfSetup } from './batch-refusal.js'
import { hintFor, hintOfCheck, hintOfFault, RESUME } from './hints.js'

const MAX_NAMES = 10

/** The verdict, then the next step. */
export function renderMessage(
  result: IngestionResult,
  timeoutMs: number,
  mappingIds?: readonly string[],
): Text {
  const hint = renderHint(result)
  const verdict = renderVerdict(result, timeoutMs, mappingIds)
  return hint === undefined ? verdict : text`${verdict} ${hint}`
}

/**
 * Names the mapping, the request and what happened. Has several lines only for bad inputs, which already say what to do.
 * @param timeoutMs from the start of the step to its deadline
 * @param mappingIds all mappings with exactly this verdict
 */
export function renderVerdict(
  result: IngestionResult,
  timeoutMs: number,
  mappingIds: readonly string[] = [result.mappingId],
): Text {
  const fault = faultOf(result)
  if (fault?.code === 'bad-input') return fault.text
  const label = mappingIds.length === 1 ? text`Mapping` : text`Mappings`
  return text`${label} ${namesOf(mappingIds)}: ${verdictOf(result, timeoutMs)}`
}

/** Names the first ones, and counts the rest. */
export function namesOf(mappingIds: readonly string[]): Text {
  const more = mappingIds.length - MAX_NAMES
  const named = join(mappingIds.slice(0, MAX_NAMES).map(identifier), ', ')
  return more > 0 ? text`${named} and ${more} more` : named
}

/** The same without the mapping. */
export function verdictOf(result: IngestionResult, timeoutMs: number): Text {
  const requestId = requestIdOf(result)
  const request = requestId === undefined ? NOTHING : text` (request ${identifier(requestId)})`
  const numRecords = numRecordsOf(result)
  const records = numRecords === undefined ? text`an unknown number of records` : humanRecords(numRecords)
  const info = because(infoOf(result))
  switch (result.outcome) {
    case 'succeeded': {
      const { durationMs } = result
      const took = durationMs === undefined ? NOTHING : text` in ${humanDuration(durationMs)}`
      const refused =
        hasRefusedRows(result) && result.arrival ? text` ${refusedRows(result.arrival)}` : NOTHING
      return text`Adobe ingested ${records}${request}${took}.${refused}`
    }
    case 'submitted': {
      const what = isAttached(result)
        ? text`request ${identifier(result.request.requestId)} was already running`
        : text`Adobe accepted the request${request}`
      return text`${what}. The step did not wait for it to finish, so whether the data arrives is not known.`
    }
    case 'checked': {
      const { batchesFault } = result
      const exception =
        batchesFault === undefined
          ? NOTHING
          : text` Batches cannot be read in Experience Platform, though: ${batchesFault.text}.`
      return text`all that a dry run can check is right. Nothing was submitted, and no data was ingested.${exception}`
    }
    case 'too-few-records':
      return text`Adobe ingested ${records}${request}, but minRecords asks for at least ${humanCount(result.minRecords ?? 0)}.`
    case 'too-many-failed-records': {
      const { arrival, minRecords, maxFailedRecords = 0 } = result
      const isFew = minRecords !== undefined && (numRecords === undefined || numRecords < minRecords)
      const few = isFew ? text`, but minRecords asks for at least ${humanCount(minRecords)}` : NOTHING
      const said = arrival === undefined ? NOTHING : text` ${refusedRows(arrival)}`
      return text`Adobe ingested ${records}${request}${few}.${said} maxFailedRecords allows ${humanRows(maxFailedRecords)}.`
    }
    case 'failed':
      return text`the ingestion failed at Adobe${request}${info}.`
    case 'aborted':
      return result.fault === undefined
        ? text`Adobe aborted the ingestion${request}${info}.`
        : text`Adobe aborted the ingestion${request}${info}. A new request failed: ${result.fault.text}.`
    case 'rejected':
      return rejection(result)
    case 'timed-out':
      return text`the deadline of ${humanDuration(timeoutMs)} passed ${whatWasGoingOn(result)}`
    case 'cancelled':
      return text`the step was cancelled, or stopped by the runner's time limit, ${
        'stage' in result
          ? whatWasGoingOn(result)
          : text`after Adobe ingested ${records}${request}, before it was known how many rows Experience Platform refused.`
      }`
    case 'lost-contact':
      return lostContact(result.stage, result.fault)
    case 'error':
      return text`${result.fault?.text ?? text`the step could not do its work`}.${stillRunning(result)}`
    default:
      return result satisfies never
  }
}

const lostContact = (stage: Stage, fault: ActionError | undefined): Text => {
  const reason = fault === undefined ? NOTHING : text`: ${fault.text}`
  if (stage.at !== 'request') {
    return text`no answer to the request could be read, so an ingestion may have started${reason}.`
  }
  const request = identifier(stage.request.requestId)
  return isAccepted(stage) || !stage.isUnanswered
    ? text`contact with Adobe was lost while request ${request} was running${reason}.`
    : text`no status check of request ${request} was answered; whether it is running is not known${reason}.`
}

/** After a fault of ours, Adobe's request continues. */
function stillRunning(result: IngestionResult): Text {
  const runningRequestId = runningRequestIdOf(result)
  if (isOpen(result))
    return text` Request ${identifier(requestIdOf(result) ?? '')} may still be running at Adobe.`
  return runningRequestId === undefined
    ? NOTHING
    : text` Request ${identifier(runningRequestId)} was already running.`
}

function rejection({ reply }: Extract<IngestionResult, { outcome: 'rejected' }>): Text {
  if (reply.kind === 'already-running') {
    const { runningRequestId, maybeOurs } = reply
    return text`request ${identifier(runningRequestId)}${ownerOf(maybeOurs)} is already running, and the step was told not to wait for it.`
  }
  if (reply.vendorCode !== undefined || reply.reason === 'rejected') {
    return text`Adobe refused the request${because(reply.info)}.`
  }
  return reply.reason === 'not-stopped'
    ? text`Adobe refused the request, because the data mapping is not stopped.`
    : text`Adobe refused the request, because the data mapping is not published.`
}

function whatWasGoingOn(result: Extract<IngestionResult, { stage: Stage }>): Text {
  const { stage, outcome, fault, aborted } = result
  const reason = outcome === 'timed-out' && fault !== undefined ? text`: ${fault.text}` : NOTHING
  if (stage.at === 'request') {
    const request = identifier(stage.request.requestId)
    return isAccepted(stage) || !stage.isUnanswered
      ? text`while request ${request} was in progress; it may still be running at Adobe.${troubleOf(result, stage)}`
      : text`while request ${request} was followed; whether it is running is not known.${troubleOf(result, stage)}`
  }
  if (stage.at === 'start' && stage.isDryRun) {
    return text`before all checks of the dry run were made${reason}.`
  }
  if (stage.maybeStarted) {
    return text`before an answer to the request arrived; an ingestion may have started.`
  }
  if (stage.at === 'queue') {
    const { runningRequestId, maybeOurs, staleStatus } = stage
    const request = identifier(runningRequestId)
    if (staleStatus !== undefined) {
      const whose = stage.isOurs ? text`our request ${request}` : text`request ${request}`
      return text`while Adobe still reported ${whose} as running, although its status is ${own(staleStatus)}; no new one was submitted.`
    }
    const ours = maybeOurs ? NOTHING : text`; ours was not submitted`
    return text`while request ${request}${ownerOf(maybeOurs)} was running${ours}.${troubleOf(result, stage)}`
  }
  if (aborted !== undefined) {
    return text`after Adobe aborted request ${identifier(aborted.report.requestId)}, before it accepted a new one.`
  }
  return text`before Adobe accepted a request${reason}.`
}

/** The status checks that failed just before the end, or a fault that explains the time-out. */
function troubleOf(
  { outcome, fault }: Pick<Extract<IngestionResult, { stage: Stage }>, 'outcome' | 'fault'>,
  { failed, failingMs = 0, isUnanswered = false }: Failing,
): Text {
  if (failed === undefined) {
    return outcome === 'timed-out' && isExplaining(fault) ? text` ${fault.text}.` : NOTHING
  }
  const none = isUnanswered ? text` No status check was answered.` : NOTHING
  const checks =
    failed.count === 1 ? text`The last status check` : text`The last ${failed.count} status checks`
  return text`${none} ${checks} failed, over ${humanDuration(failingMs)}: ${failed.last.text}.`
}

/** A fault that more time would not fix. */
const isExplaining = (fault: ActionError | undefined): fault is ActionError =>
  fault !== undefined && fault.code !== 'timed-out'

const ownerOf = (maybeOurs: boolean) =>
  maybeOurs ? text`, perhaps ours, whose answer was lost,` : text` of somebody else`

const because = (info: string | undefined) =>
  info === undefined || /^[\s.]*$/.test(info) ? NOTHING : text`: ${quoted(info)}`

/** The cause and the next step, in our own words; `undefined` when there is nothing to do. */
export function renderHint(result: IngestionResult): Text | undefined {
  switch (result.outcome) {
    case 'succeeded':
      return hasNoRecords(result)
        ? text`Set minRecords: 1 if a run without records is a failure for you.`
        : refusedHint(result)
    case 'submitted':
      return undefined
    case 'checked': {
      const { batchesFault } = result
      return batchesFault && hintOfSetup(batchesFault)
    }
    case 'error': {
      const { fault } = result
      return fault === undefined || fault.code === 'bad-input' ? undefined : hintOfSetup(fault)
    }
    case 'rejected':
      return hintOfRejection(result.reply)
    case 'timed-out':
    case 'cancelled': {
      if (!('stage' in result)) return CHECK_DATASET
      const { stage, outcome, fault } = result
      const explaining = outcome === 'timed-out' && isExplaining(fault) ? fault : undefined
      if (stage.at === 'request') {
        const cause = stage.failed?.last ?? explaining
        if (cause !== undefined) return text`${hintOfCheck(cause, followed(stage))} ${RESUME}`
        return outcome === 'timed-out' ? text`Raise timeoutMinutes. ${RESUME}` : RESUME
      }
      if (stage.maybeStarted) return hintFor('lost-answer')
      if (stage.at === 'queue' && stage.staleStatus !== undefined) return STALE
      if (stage.at === 'queue' && stage.failed !== undefined) return hintOfCheck(stage.failed.last, 'queued')
      return explaining === undefined ? hintFor(outcome) : hintOfFault(explaining)
    }
    case 'lost-contact': {
      const { stage, fault } = result
      if (stage.at === 'request') {
        return fault === undefined ? RESUME : text`${hintOfCheck(fault, followed(stage))} ${RESUME}`
      }
      return fault === undefined ? hintFor(result.outcome) : hintOfFault(fault)
    }
    case 'failed':
    case 'aborted':
      return hintOfEnd(result, result.outcome)
    case 'too-many-failed-records':
      return result.arrival === undefined ? hintFor(result.outcome) : hintOfArrival(result.arrival)
    case 'too-few-records':
      return hintFor(result.outcome)
    default:
      return result satisfies never
  }
}

function refusedHint(result: Extract<IngestionResult, { report: TerminalReport }>): Text | undefined {
  if (!hasRefusedRows(result)) return undefined
  const advice =
    result.maxFailedRecords === undefined
      ? text` Set maxFailedRecords if refused rows are a failure for you.`
      : NOTHING
  return text`Check the dataset in Experience Platform.${advice}`
}

const CHECK_DATASET = text`Check the dataset in Experience Platform (the link is in the log and in the job summary), or run the job again.`

const STALE = text`Adobe has not noticed that this request is over. Run the job again later; if that goes on, ask Adobe and give the request id.`

/** A resumed request is only an id until Adobe has reported on it. */
const isAccepted = ({ request, lastReport }: Extract<Stage, { at: 'request' }>) =>
  request.origin !== 'resumed' || lastReport !== undefined

const followed = (stage: Extract<Stage, { at: 'request' }>) => (isAccepted(stage) ? 'accepted' : 'unknown')

function hintOfRejection(reply: Extract<IngestionResult, { outcome: 'rejected' }>['reply']): Text {
  if (reply.kind === 'rejected') return hintFor(reply.reason, reply.vendorCode)
  return reply.wait
    ? hintFor(reply.kind)
    : text`Run the job again when that request has finished, set onInProgress to attach, or let the step wait.`
}

/** Running the same step again would only resume the same request. */
function hintOfEnd(
  { report, origin, fault, batch }: Extract<IngestionResult, { report: TerminalReport }>,
  outcome: 'failed' | 'aborted',
): Text {
  if (fault !== undefined) return hintOfFault(fault)
  if (origin === 'resumed') {
    return text`This request is over: remove requestId (of several, write - in its line), so that the step submits a new one.`
  }
  const isExplained = batch?.finding.kind === 'found'
  return isExplained
    ? text`Correct the data or the schema as the errors of the batch say, then run the job again.`
    : hintFor(outcome, report.vendorCode)
}
