import type { ActionError } from '../errors.js'
import type { Failing } from '../ingestion/contact.js'
import type { IngestionResult, Stage } from '../ingestion/result.js'
import { humanDuration } from '../text/human.js'
import { identifier, NOTHING, own, type Text, text } from '../text.js'
import { hintFor, hintOfCheck, hintOfFault, RESUME } from './hints.js'

/** What happened to a mapping, without its name, and the next step; `undefined` when there is nothing to do. */
export interface Verdict {
  readonly said: Text
  readonly next?: Text | undefined
}

type StagedResult = Extract<IngestionResult, { stage: Stage }>
type AtRequest = Extract<Stage, { at: 'request' }>

export function lostContact(stage: Stage, fault: ActionError | undefined): Verdict {
  const reason = fault === undefined ? NOTHING : text`: ${fault.text}`
  if (stage.at !== 'request') {
    const said = text`no usable answer to the request arrived, so an ingestion may have started${reason}.`
    return { said, next: fault ? hintOfFault(fault) : hintFor('lost-contact') }
  }
  const request = identifier(stage.request.requestId)
  const said = isKnownToRun(stage)
    ? text`contact with Adobe was lost while request ${request} was running${reason}.`
    : stage.odd === undefined
      ? text`no status check of request ${request} was answered; whether it is running is not known${reason}.`
      : text`contact with Adobe was lost while request ${request} was followed${reason}. ${stage.odd.text}.`
  return { said, next: resume(stage, fault) }
}

/** What was going on at the deadline or at a signal. */
export function interrupted(
  { stage, fault, aborted }: StagedResult,
  outcome: 'timed-out' | 'cancelled',
): Verdict {
  const isLate = outcome === 'timed-out'
  const reason = isLate && fault !== undefined ? text`: ${fault.text}` : NOTHING
  // A fault that more time would not fix.
  const explaining = isLate && fault?.code !== 'timed-out' ? fault : undefined
  const next = explaining === undefined ? hintFor(outcome) : hintOfFault(explaining)
  if (stage.at === 'request') {
    const request = identifier(stage.request.requestId)
    const trouble = troubleOf(stage, explaining)
    const cause = stage.failed?.last ?? explaining ?? stage.odd
    const said = isKnownToRun(stage)
      ? text`while request ${request} was in progress; it may still be running at Adobe.${trouble}`
      : text`while request ${request} was followed; whether it is running is not known.${trouble}`
    const wasTooShort = isLate && cause === undefined
    return { said, next: wasTooShort ? text`Raise timeoutMinutes. ${RESUME}` : resume(stage, cause) }
  }
  if (stage.at === 'start' && stage.isDryRun) {
    return { said: text`before the dry run finished its checks${reason}.`, next }
  }
  if (stage.maybeStarted) {
    const said = text`before an answer to the request arrived; an ingestion may have started.`
    return { said, next: hintFor('lost-answer') }
  }
  if (stage.at === 'queue') return queued(stage, explaining, next)
  if (aborted === undefined) return { said: text`before Adobe accepted a request${reason}.`, next }
  const request = identifier(aborted.report.requestId)
  return { said: text`after Adobe aborted request ${request}, before it accepted a new one.`, next }
}

function queued(
  stage: Extract<Stage, { at: 'queue' }>,
  explaining: ActionError | undefined,
  next: Text,
): Verdict {
  const { runningRequestId, maybeOurs, staleStatus, isOurs, failed, odd } = stage
  const request = identifier(runningRequestId)
  if (staleStatus !== undefined) {
    const whose = isOurs ? text`our request ${request}` : text`request ${request}`
    const said = text`while Adobe still reported ${whose} as running, although its status is ${own(staleStatus)}; no new one was submitted.`
    return { said, next: STALE }
  }
  const ours = maybeOurs ? NOTHING : text`; ours was not submitted`
  const whose = text`request ${request}${ownerOf(maybeOurs)}`
  const what = odd === undefined ? text`while ${whose} was running` : text`while waiting for ${whose} to end`
  const cause = failed?.last ?? odd
  return {
    said: text`${what}${ours}.${troubleOf(stage, explaining)}`,
    next: cause === undefined ? next : hintOfCheck(cause, 'queued'),
  }
}

const STALE = text`Adobe has not noticed that this request is over. Run the job again later; if this continues, ask Adobe and give the request id.`

/** The last odd answer, and the last status checks that failed or a fault that explains the time-out. */
function troubleOf(
  { failed, failingMs = 0, isUnanswered = false, odd }: Failing,
  explaining: ActionError | undefined,
): Text {
  const answer = odd === undefined ? NOTHING : text` ${odd.text}.`
  if (failed === undefined) return explaining === undefined ? answer : text`${answer} ${explaining.text}.`
  const none = isUnanswered ? text` No status check was answered.` : NOTHING
  const since = humanDuration(failingMs)
  const checks =
    failed.count === 1
      ? text`The last status check failed, ${since} ago`
      : text`The last ${failed.count} status checks failed, over ${since}`
  return text`${answer}${none} ${checks}: ${failed.last.text}.`
}

/** After a fault of ours, Adobe's request continues. */
export function stillRunning(stage: Stage): Text {
  switch (stage.at) {
    case 'start':
      return NOTHING
    case 'queue':
      return text` Request ${identifier(stage.runningRequestId)} was already running.`
    case 'request':
      return text` Request ${identifier(stage.request.requestId)} may still be running at Adobe.`
  }
}

/** The next step for a request that may still be running. @param cause why it is not known */
const resume = (stage: AtRequest, cause: ActionError | undefined): Text =>
  cause === undefined
    ? RESUME
    : text`${hintOfCheck(cause, isAccepted(stage) ? 'accepted' : 'unknown')} ${RESUME}`

/** A resumed request is only an id until Adobe has reported on it. */
const isAccepted = ({ request, lastReport }: AtRequest) =>
  request.origin !== 'resumed' || lastReport !== undefined

const isKnownToRun = (stage: AtRequest) => isAccepted(stage) && stage.odd === undefined

export const ownerOf = (maybeOurs: boolean) =>
  maybeOurs ? text`, perhaps ours, whose answer was lost,` : text`, not ours,`
