import type { ActionError, ErrorCode } from '../errors.js'
import type { IngestionResult } from '../ingestion/outcome.js'
import { hintFor, RESUME } from './hints.js'
import { humanCount, humanDuration, humanRecords, withoutStop } from './human.js'

const MAX_NAMES = 10

/** Makes foreign text fit for where the verdict goes; our own words are fit for all places. */
export type Quote = (foreign: string) => string

/** The verdict, then what to do next. */
export function renderMessage(...args: Parameters<typeof renderVerdict>): string {
  const hint = renderHint(args[0])
  const verdict = renderVerdict(...args)
  return hint === undefined ? verdict : `${verdict} ${hint}`
}

/**
 * Which mapping, which request, what happened. Several lines only for bad inputs, which say themselves what to do.
 * @param timeoutMs the step's deadline, from its start
 * @param mappingIds those that the verdict is true of, word for word
 */
export function renderVerdict(
  result: IngestionResult,
  timeoutMs: number,
  quote: Quote,
  mappingIds: readonly string[] = [result.mappingId],
): string {
  return result.fault?.code === 'bad-input'
    ? result.fault.message.split('\n').map(quote).join('\n')
    : `${mappingIds.length === 1 ? 'Mapping' : 'Mappings'} ${names(mappingIds, quote)}: ${verdictOf(quoteAll(result, quote), timeoutMs)}`
}

/** The first ones by name, the rest by number. */
export function names(mappingIds: readonly string[], quote: Quote): string {
  const more = mappingIds.length - MAX_NAMES
  const named = mappingIds.slice(0, MAX_NAMES).map(quote).join(', ')
  return more > 0 ? `${named} and ${more} more` : named
}

/** The foreign parts of a result, quoted and without their final stop. */
function quoteAll(result: IngestionResult, quote: Quote) {
  const { requestId, runningRequestId, info = '', fault } = result
  const said = (text: string) => quote(shorten(withoutStop(text)))
  return {
    ...result,
    info: said(info),
    reason: said(fault?.message ?? ''),
    requestId: requestId === undefined ? undefined : quote(requestId),
    runningRequestId: runningRequestId === undefined ? undefined : quote(runningRequestId),
  }
}

const MAX_QUOTE = 600

/** What to do next must not be cut off by what Adobe had to say; the output `info` holds more of it. */
const shorten = (text: string) =>
  text.length > MAX_QUOTE ? `${text.slice(0, MAX_QUOTE)}…`.toWellFormed() : text

type Quoted = ReturnType<typeof quoteAll>

function verdictOf(result: Quoted, timeoutMs: number): string {
  const { requestId, info, reason, durationMs, numRecords, minRecords } = result
  const request = requestId === undefined ? '' : ` (request ${requestId})`
  const records = numRecords === undefined ? 'an unknown number of records' : humanRecords(numRecords)
  switch (result.outcome) {
    case 'succeeded':
      return `Adobe ingested ${records}${request}${durationMs === undefined ? '' : ` in ${humanDuration(durationMs)}`}.`
    case 'submitted':
      return result.attached
        ? `request ${requestId} was already running. The step did not wait for its end, so whether data arrives is not known.`
        : `Adobe accepted the request${request}. The step did not wait for its end, so whether data arrives is not known.`
    case 'too-few-records':
      return `Adobe ingested ${records}${request}, but minRecords asks for at least ${humanCount(minRecords ?? 0)}.`
    case 'failed':
      return `the ingestion failed at Adobe${request}${because(info)}.`
    case 'aborted':
      return reason === ''
        ? `Adobe aborted the ingestion${request}${because(info)}.`
        : `Adobe aborted the ingestion${request}${because(info)}. A fresh request failed: ${reason}.`
    case 'rejected':
      return rejection(result)
    case 'timed-out':
      return `the deadline of ${humanDuration(timeoutMs)} passed ${whatWasGoingOn(result)}`
    case 'cancelled':
      return `the step was cancelled ${whatWasGoingOn(result)}`
    case 'lost-contact':
      return result.open === undefined
        ? `no answer to the request could be read, so an ingestion may have started${because(reason)}.`
        : `contact with Adobe was lost while request ${requestId} was running${because(reason)}.`
    case 'error':
      return `${reason === '' ? 'the step could not do its work' : reason}.${stillRunning(result)}`
    default:
      return result.outcome satisfies never
  }
}

/** An error does not end what Adobe has under way. */
function stillRunning({ open, requestId, runningRequestId }: Quoted): string {
  if (open) return ` Request ${requestId} may go on at Adobe.`
  return runningRequestId === undefined ? '' : ` Request ${runningRequestId} was running before ours.`
}

function rejection(result: Quoted): string {
  const { errorCode, info, runningRequestId } = result
  const whose = ownerOf(result)
  switch (errorCode) {
    case 'not-stopped':
      return 'Adobe refused the request, because the data mapping is not stopped.'
    case 'not-published':
      return 'Adobe refused the request, because the data mapping is not published.'
    case 'already-running':
      return `request ${runningRequestId}${whose} is already running, and the step was told not to wait for it.`
    default:
      return `Adobe refused the request${because(info)}.`
  }
}

function whatWasGoingOn(result: Quoted): string {
  const { requestId, runningRequestId, fault, open, outcome, reason } = result
  if (open) {
    return `while request ${requestId} was in progress; it may go on at Adobe.`
  }
  if (fault?.code === 'lost-answer') {
    return 'before an answer to the request arrived; an ingestion may have started.'
  }
  if (runningRequestId === undefined) {
    return requestId === undefined
      ? `before Adobe accepted a request${because(outcome === 'timed-out' ? reason : '')}.`
      : `after Adobe aborted request ${requestId}, before it accepted a fresh one.`
  }
  return result.afterLostAnswer
    ? `while request ${runningRequestId}${ownerOf(result)} was running.`
    : `while request ${runningRequestId}${ownerOf(result)} was running; ours was not submitted.`
}

const ownerOf = ({ afterLostAnswer }: Quoted) =>
  afterLostAnswer ? ', perhaps ours, whose answer was lost,' : ' of somebody else'

const because = (text: string) => (text === '' ? '' : `: ${text}`)

/** What to do next, in our words; absent when there is nothing to do. */
export function renderHint({ outcome, fault, errorCode, open }: IngestionResult): string | undefined {
  const lostAnswer = fault?.code === 'lost-answer' ? fault.code : undefined
  switch (outcome) {
    case 'succeeded':
    case 'submitted':
      return undefined
    case 'error':
      return fault === undefined || fault.code === 'bad-input'
        ? undefined
        : hintFor(fault.code, fault.details.vendorCode)
    case 'rejected':
      return hintFor(REJECTIONS.find((rejection) => rejection === errorCode) ?? 'rejected', errorCode)
    case 'timed-out':
      return open ? `Raise timeoutMinutes. ${RESUME}` : hintFor(lostAnswer ?? outcome, undefined)
    case 'cancelled':
      return open ? RESUME : hintFor(lostAnswer ?? outcome, undefined)
    case 'lost-contact':
      return open ? hintOfLostContact(fault) : hintFor(fault?.code ?? outcome, errorCode)
    default:
      return hintFor(outcome, errorCode)
  }
}

/** What can be mended on our side comes before the advice to go on waiting. */
function hintOfLostContact(fault: ActionError | undefined): string {
  const mendable: readonly ErrorCode[] = [
    'wrong-request',
    'unauthorized',
    'invalid-credentials',
    'no-token',
    'refused',
  ]
  return fault !== undefined && mendable.includes(fault.code)
    ? `${hintFor(fault.code, fault.details.vendorCode)} ${RESUME}`
    : RESUME
}

const REJECTIONS = ['not-stopped', 'not-published', 'already-running'] as const
