import type { ActionError, ErrorCode } from '../errors.js'
import {
  errorCodeOf,
  faultOf,
  type IngestionResult,
  infoOf,
  isAttached,
  isOpen,
  numRecordsOf,
  requestIdOf,
  runningRequestIdOf,
  type Stage,
} from '../ingestion/result.js'
import { humanCount, humanDuration, humanRecords } from '../text/human.js'
import { identifier, join, NOTHING, quoted, type Text, text } from '../text.js'
import { hintFor, RESUME } from './hints.js'

const MAX_NAMES = 10

/** The verdict, then what to do next. */
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
 * Which mapping, which request, what happened. Several lines only for bad inputs, which say themselves what to do.
 * @param timeoutMs the step's deadline, from its start
 * @param mappingIds those that the verdict is true of, word for word
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

/** The first ones by name, the rest by number. */
export function namesOf(mappingIds: readonly string[]): Text {
  const more = mappingIds.length - MAX_NAMES
  const named = join(mappingIds.slice(0, MAX_NAMES).map(identifier), ', ')
  return more > 0 ? text`${named} and ${more} more` : named
}

function verdictOf(result: IngestionResult, timeoutMs: number): Text {
  const requestId = requestIdOf(result)
  const request = requestId === undefined ? NOTHING : text` (request ${identifier(requestId)})`
  const numRecords = numRecordsOf(result)
  const records = numRecords === undefined ? text`an unknown number of records` : humanRecords(numRecords)
  const info = because(infoOf(result))
  switch (result.outcome) {
    case 'succeeded': {
      const { durationMs } = result
      const took = durationMs === undefined ? NOTHING : text` in ${humanDuration(durationMs)}`
      return text`Adobe ingested ${records}${request}${took}.`
    }
    case 'submitted': {
      const what = isAttached(result)
        ? text`request ${identifier(result.request.requestId)} was already running`
        : text`Adobe accepted the request${request}`
      return text`${what}. The step did not wait for it to finish, so whether the data arrives is not known.`
    }
    case 'too-few-records':
      return text`Adobe ingested ${records}${request}, but minRecords asks for at least ${humanCount(result.minRecords ?? 0)}.`
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
      return text`the step was cancelled ${whatWasGoingOn(result)}`
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
  return stage.at === 'request'
    ? text`contact with Adobe was lost while request ${identifier(stage.request.requestId)} was running${reason}.`
    : text`no answer to the request could be read, so an ingestion may have started${reason}.`
}

/** An error does not end what Adobe has under way. */
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
  if (stage.at === 'request') {
    return text`while request ${identifier(stage.request.requestId)} was in progress; it may still be running at Adobe.`
  }
  if (stage.maybeStarted) {
    return text`before an answer to the request arrived; an ingestion may have started.`
  }
  if (stage.at === 'queue') {
    const running = text`while request ${identifier(stage.runningRequestId)}${ownerOf(stage.maybeOurs)} was running`
    return stage.maybeOurs ? text`${running}.` : text`${running}; ours was not submitted.`
  }
  if (aborted !== undefined) {
    return text`after Adobe aborted request ${identifier(aborted.report.requestId)}, before it accepted a new one.`
  }
  const reason = outcome === 'timed-out' && fault !== undefined ? text`: ${fault.text}` : NOTHING
  return text`before Adobe accepted a request${reason}.`
}

const ownerOf = (maybeOurs: boolean) =>
  maybeOurs ? text`, perhaps ours, whose answer was lost,` : text` of somebody else`

const because = (info: string | undefined) =>
  info === undefined || /^[\s.]*$/.test(info) ? NOTHING : text`: ${quoted(info)}`

/** What to do next, in our words; absent when there is nothing to do. */
export function renderHint(result: IngestionResult): Text | undefined {
  switch (result.outcome) {
    case 'succeeded':
    case 'submitted':
      return undefined
    case 'error': {
      const { fault } = result
      return fault === undefined || fault.code === 'bad-input'
        ? undefined
        : hintFor(fault.code, fault.details.vendorCode)
    }
    case 'rejected':
      return result.reply.kind === 'rejected'
        ? hintFor(result.reply.reason, result.reply.vendorCode)
        : hintFor(result.reply.kind, undefined)
    case 'timed-out':
    case 'cancelled': {
      const { stage, outcome } = result
      if (stage.at === 'request') {
        return outcome === 'timed-out' ? text`Raise timeoutMinutes. ${RESUME}` : RESUME
      }
      return hintFor(stage.maybeStarted ? 'lost-answer' : outcome, undefined)
    }
    case 'lost-contact':
      return result.stage.at === 'request'
        ? hintOfLostContact(result.fault)
        : hintFor(result.fault?.code ?? result.outcome, errorCodeOf(result))
    case 'failed':
    case 'aborted':
    case 'too-few-records':
      return hintFor(result.outcome, errorCodeOf(result))
    default:
      return result satisfies never
  }
}

/** What can be corrected on our side comes before the advice to go on waiting. */
function hintOfLostContact(fault: ActionError | undefined): Text {
  const correctable: readonly ErrorCode[] = [
    'wrong-request',
    'unauthorized',
    'invalid-credentials',
    'no-token',
    'refused',
  ]
  return fault !== undefined && correctable.includes(fault.code)
    ? text`${hintFor(fault.code, fault.details.vendorCode)} ${RESUME}`
    : RESUME
}
