import type { TerminalReport } from '../ingestion/report.js'
import { faultOf, type IngestionResult, infoOf, isAttached, requestIdOf } from '../ingestion/result.js'
import { hasNoRecords, hasRefusedRows, numRecordsOf } from '../ingestion/rows.js'
import { humanCount, humanDuration, humanRecords, humanRows } from '../text/human.js'
import { firstOf, identifier, NOTHING, quoted, type Text, text } from '../text.js'
import { CHECK_DATASET, hintOfArrival, refusedRows } from './arrival.js'
import { hintOfSetup } from './batch-refusal.js'
import { hintFor, hintOfFault } from './hints.js'
import { interrupted, lostContact, ownerOf, stillRunning, type Verdict } from './unfinished.js'

const MAX_NAMES = 10

export const renderMessage = (result: IngestionResult): Text => messageOf(renderVerdict(result))

export const messageOf = ({ said, next }: Verdict): Text =>
  next === undefined ? said : text`${said} ${next}`

/**
 * Names mapping, request and what happened. Several lines only for bad inputs, which say what to do.
 * @param mappingIds all mappings with exactly this verdict
 */
export function renderVerdict(result: IngestionResult, mappingIds = [result.mappingId]): Verdict {
  const { said, next } = verdictOf(result)
  if (isBadInput(result)) return { said }
  const label = mappingIds.length === 1 ? text`Mapping` : text`Mappings`
  return { said: text`${label} ${namesOf(mappingIds)}: ${said}`, next }
}

export const isBadInput = (result: IngestionResult): boolean => faultOf(result)?.code === 'bad-input'

/** Names the first ones, and counts the rest. */
export const namesOf = (mappingIds: readonly string[]): Text => firstOf(mappingIds.map(identifier), MAX_NAMES)

/** The same without the mapping. */
export function verdictOf(result: IngestionResult): Verdict {
  const requestId = requestIdOf(result)
  const request = requestId === undefined ? NOTHING : text` (request ${identifier(requestId)})`
  const numRecords = numRecordsOf(result)
  const records = numRecords === undefined ? text`an unknown number of records` : humanRecords(numRecords)
  const ingested = text`Adobe ingested ${records}${request}`
  const words = infoOf(result)
  const info = words === undefined || /^[\s.]*$/.test(words) ? NOTHING : text`: ${quoted(words)}`
  switch (result.outcome) {
    case 'succeeded': {
      const { durationMs, arrival } = result
      const took = durationMs === undefined ? NOTHING : text` in ${humanDuration(durationMs)}`
      const refused = arrival && hasRefusedRows(result) ? text` ${refusedRows(arrival)}` : NOTHING
      return { said: text`${ingested}${took}.${refused}`, next: hintOfSuccess(result) }
    }
    case 'submitted': {
      const what = isAttached(result)
        ? text`request ${identifier(result.request.requestId)} was already running`
        : text`Adobe accepted the request${request}`
      const rest = text`The step did not wait for it to finish, so whether the data arrives is not known.`
      return { said: text`${what}. ${rest}` }
    }
    case 'checked': {
      const { batchesFault: fault } = result
      const said = text`everything that a dry run can check is right. Nothing was submitted, and no data was ingested.`
      if (fault === undefined) return { said }
      const batches = text`Batches cannot be read in Experience Platform, though: ${fault.text}.`
      return { said: text`${said} ${batches}`, next: hintOfSetup(fault) }
    }
    case 'too-few-records': {
      const few = text`, but minRecords asks for at least ${humanCount(result.minRecords ?? 0)}.`
      return { said: text`${ingested}${few}`, next: hintFor(result.outcome) }
    }
    case 'too-many-failed-records': {
      const { arrival, minRecords, maxFailedRecords = 0 } = result
      const isFew = minRecords !== undefined && (numRecords === undefined || numRecords < minRecords)
      const few = isFew ? text`, but minRecords asks for at least ${humanCount(minRecords)}` : NOTHING
      const refused = arrival === undefined ? NOTHING : text` ${refusedRows(arrival)}`
      const said = text`${ingested}${few}.${refused} maxFailedRecords allows ${humanRows(maxFailedRecords)}.`
      return { said, next: arrival ? hintOfArrival(arrival) : hintFor(result.outcome) }
    }
    case 'failed':
    case 'aborted': {
      const { outcome, fault } = result
      const what =
        outcome === 'failed' ? text`the ingestion failed at Adobe` : text`Adobe aborted the ingestion`
      const again = fault === undefined ? NOTHING : text` A new request failed: ${fault.text}.`
      return { said: text`${what}${request}${info}.${again}`, next: hintOfEnd(result, outcome) }
    }
    case 'rejected':
      return rejected(result.reply, info)
    case 'timed-out': {
      const { said, next } = interrupted(result, result.outcome)
      return { said: text`the deadline of ${humanDuration(result.timeoutMs ?? 0)} passed ${said}`, next }
    }
    case 'cancelled': {
      const why = text`the step was cancelled, or stopped by the runner's time limit,`
      if ('stage' in result) {
        const { said, next } = interrupted(result, result.outcome)
        return { said: text`${why} ${said}`, next }
      }
      const said = text`${why} after ${ingested}, before it was known how many rows Experience Platform refused.`
      return { said, next: text`${CHECK_DATASET}, or run the job again.` }
    }
    case 'lost-contact':
      return lostContact(result.stage, result.fault)
    case 'error': {
      const { fault } = result
      if (fault?.code === 'bad-input') return { said: fault.text }
      const said = text`${fault?.text ?? text`the step could not do its work`}.${stillRunning(result.stage)}`
      return { said, next: fault && hintOfSetup(fault) }
    }
  }
}

type Ended = Extract<IngestionResult, { report: TerminalReport }>

function hintOfSuccess(result: Ended): Text | undefined {
  if (hasNoRecords(result)) return text`Set minRecords: 1 if a run without records is a failure for you.`
  if (!hasRefusedRows(result)) return undefined
  const advice =
    result.maxFailedRecords === undefined
      ? text` Set maxFailedRecords if refused rows are a failure for you.`
      : NOTHING
  return text`Check the dataset in Experience Platform.${advice}`
}

/** Running the same step again would only resume the same request. */
function hintOfEnd({ report, origin, fault, batch }: Ended, outcome: 'failed' | 'aborted'): Text {
  if (fault !== undefined) return hintOfFault(fault)
  if (origin === 'resumed') {
    return text`This request is over: remove requestId (of several, write - in its line), so that the step submits a new one.`
  }
  return batch?.finding.kind === 'found'
    ? text`Correct the data or the schema as the errors of the batch say, then run the job again.`
    : hintFor(outcome, report.vendorCode)
}

function rejected(reply: Extract<IngestionResult, { outcome: 'rejected' }>['reply'], info: Text): Verdict {
  if (reply.kind === 'already-running') {
    const { runningRequestId, maybeOurs, wait } = reply
    const said = text`request ${identifier(runningRequestId)}${ownerOf(maybeOurs)} is already running, and the step was told not to wait for it.`
    const next = text`Run the job again when that request has finished, set onInProgress to attach, or let the step wait.`
    return { said, next: wait ? hintFor(reply.kind) : next }
  }
  const { reason, vendorCode } = reply
  const why = {
    rejected: info,
    'not-stopped': text`, because the data mapping is not stopped`,
    'not-published': text`, because the data mapping is not published`,
  }[vendorCode === undefined ? reason : 'rejected']
  return { said: text`Adobe refused the request${why}.`, next: hintFor(reason, vendorCode) }
}
