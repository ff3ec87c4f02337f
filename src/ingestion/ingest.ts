import { type ActionError, asActionError } from '../errors.js'
import { type Dependencies, type FollowEnd, follow } from './follow.js'
import type { TerminalReport } from './news.js'
import type { IngestionResult } from './outcome.js'
import type { Budget, TriggerReply } from './ports.js'

/** What one mapping is asked to do. */
export interface IngestionPlan {
  readonly mappingId: string
  readonly wait: boolean
  readonly pollIntervalMs: number
  readonly onInProgress: 'queue' | 'attach' | 'fail'
  readonly minRecords?: number
}

/** Everything of a result but what `ingest` itself fills in. */
type Ending = Omit<IngestionResult, 'mappingId' | 'attempts' | 'attached'>

/** A request to follow. Without `acceptedMs` it is somebody else's. */
interface Followed {
  readonly requestId: string
  readonly acceptedMs?: number
  readonly info: string
}

type Submission =
  | { readonly kind: 'followed'; readonly request: Followed }
  | { readonly kind: 'ended'; readonly ending: Ending }

/** Brings one mapping to its end: submits, waits, judges. Never rejects for anything that Adobe or the network does. */
export async function ingest(
  plan: IngestionPlan,
  deps: Dependencies,
  budget: Budget,
): Promise<IngestionResult> {
  const { mappingId } = plan
  try {
    await deps.api.authenticate(budget)
    deps.observer.on(mappingId, { kind: 'authenticated' })
  } catch (thrown) {
    return { mappingId, attempts: 0, attached: false, ...endingOfFault(asActionError(thrown), deps, budget) }
  }
  const submission = await submit(plan, deps, budget)
  const attached = submission.kind === 'followed' && submission.request.acceptedMs === undefined
  const ending =
    submission.kind === 'ended' ? submission.ending : await bringToEnd(submission.request, plan, deps, budget)
  return { mappingId, attempts: 1, attached, ...ending }
}

/** POSTs until a request of ours is accepted or an answer says that none will be. */
async function submit(plan: IngestionPlan, deps: Dependencies, budget: Budget): Promise<Submission> {
  const { mappingId, onInProgress, pollIntervalMs } = plan
  const { api, clock, observer } = deps
  let queuedSinceMs: number | undefined
  let running: Pick<Ending, 'runningRequestId' | 'status'> = {}

  for (;;) {
    let reply: TriggerReply
    try {
      reply = await api.trigger(mappingId, budget)
    } catch (thrown) {
      return ended({ ...running, ...endingOfFault(asActionError(thrown), deps, budget) })
    }
    const { info } = reply
    if (reply.kind !== 'rejected' && reply.afterLostAnswer) {
      observer.on(mappingId, { kind: 'recovered', requestId: reply.requestId })
    }
    if (reply.kind === 'accepted') {
      const { requestId } = reply
      observer.on(mappingId, { kind: 'submitted', requestId, info })
      return { kind: 'followed', request: { requestId, info, acceptedMs: clock.now() } }
    }
    if (reply.kind === 'rejected') {
      const errorCode = reply.vendorCode ?? reply.reason
      return ended({ outcome: 'rejected', status: 'Failed', errorCode, info })
    }
    const runningRequestId = reply.requestId
    if (onInProgress === 'attach') {
      observer.on(mappingId, { kind: 'attached', requestId: runningRequestId })
      return { kind: 'followed', request: { requestId: runningRequestId, info } }
    }
    running = { runningRequestId, status: 'In Progress' }
    if (onInProgress === 'fail' || !plan.wait) {
      return ended({ ...running, outcome: 'rejected', errorCode: 'already-running', info })
    }
    observer.on(mappingId, { kind: 'queued', runningRequestId })
    queuedSinceMs ??= clock.now()
    const queue = { mappingId, requestId: runningRequestId, sinceMs: queuedSinceMs, pollIntervalMs }
    const end = await follow(queue, deps, budget)
    if (end.kind !== 'terminal') {
      return ended({ ...running, ...endOfQueue(end) })
    }
    if (budget.signal.aborted || clock.now() >= budget.deadline) {
      return ended({ ...running, ...endOfQueue({ kind: budget.signal.aborted ? 'cancelled' : 'timed-out' }) })
    }
  }
}

const ended = (ending: Ending): Submission => ({ kind: 'ended', ending })

/** A fault before anything of ours was accepted, unless the answer itself was lost. */
function endingOfFault(fault: ActionError, { clock }: Dependencies, budget: Budget): Ending {
  const { signal, deadline } = budget
  if (signal.aborted) return { outcome: 'cancelled', fault, errorCode: 'cancelled' }
  if (fault.code === 'lost-answer') return { outcome: 'lost-contact', fault, errorCode: codeOf(fault) }
  return clock.now() >= deadline
    ? { outcome: 'timed-out', fault, errorCode: 'timed-out' }
    : { outcome: 'error', fault, errorCode: codeOf(fault) }
}

/** Nothing of ours is running yet, so losing sight of the other request is an error, not a lost contact. */
function endOfQueue(end: Exclude<FollowEnd, { kind: 'terminal' }>): Ending {
  return end.kind === 'lost'
    ? { outcome: 'error', fault: end.fault, errorCode: codeOf(end.fault) }
    : { outcome: end.kind, errorCode: end.kind }
}

async function bringToEnd(
  request: Followed,
  plan: IngestionPlan,
  deps: Dependencies,
  budget: Budget,
): Promise<Ending> {
  const { requestId, acceptedMs, info } = request
  const { clock } = deps
  const known = { requestId, info, status: 'In Progress' as const }
  if (!plan.wait) {
    return { ...known, ...duration(acceptedMs), outcome: 'submitted' }
  }
  const { mappingId, pollIntervalMs } = plan
  const sinceMs = acceptedMs ?? clock.now()
  const end = await follow({ mappingId, requestId, sinceMs, pollIntervalMs }, deps, budget)
  const took = duration(acceptedMs ?? end.firstLookMs)
  switch (end.kind) {
    case 'terminal':
      return { requestId, ...took, ...judge(end.report, plan.minRecords) }
    case 'lost':
      return {
        ...known,
        ...took,
        outcome: 'lost-contact',
        fault: end.fault,
        errorCode: end.fault.details.vendorCode ?? 'lost-contact',
      }
    case 'timed-out':
    case 'cancelled':
      return { ...known, ...took, outcome: end.kind, errorCode: end.kind }
  }

  function duration(fromMs: number | undefined): { durationMs?: number } {
    return fromMs === undefined ? {} : { durationMs: clock.now() - fromMs }
  }
}

const codeOf = (fault: ActionError) => fault.details.vendorCode ?? fault.code

/** Adobe's last word on our request, and the gate on the number of records. */
function judge(report: TerminalReport, minRecords: number | undefined): Ending {
  const { status, info, batchId, numRecords, vendorCode } = report
  const facts = { status, info, ...(batchId === undefined ? {} : { batchId }) }
  switch (status) {
    case 'Failed':
      return { ...facts, outcome: 'failed', errorCode: vendorCode ?? 'failed' }
    case 'Aborted':
      return { ...facts, outcome: 'aborted', errorCode: vendorCode ?? 'aborted' }
    case 'Success': {
      const counted = { ...facts, ...(numRecords === undefined ? {} : { numRecords }) }
      const enough = minRecords === undefined || (numRecords !== undefined && numRecords >= minRecords)
      return enough
        ? { ...counted, outcome: 'succeeded' }
        : { ...counted, outcome: 'too-few-records', errorCode: 'too-few-records' }
    }
  }
}
