import { type ActionError, asActionError } from '../errors.js'
import { type Dependencies, type FollowEnd, follow } from './follow.js'
import type { Ending } from './outcome.js'
import type { IngestionPlan } from './plan.js'
import type { Budget, TriggerReply } from './ports.js'

/** A request to follow. */
export interface Followed {
  readonly requestId: string
  readonly origin: 'submitted' | 'attached' | 'resumed'
  /** When the POST of ours was accepted. */
  readonly acceptedMs?: number
  readonly info?: string
}

export type Submission =
  | { readonly kind: 'followed'; readonly request: Followed }
  | { readonly kind: 'ended'; readonly ending: Ending }

/** POSTs until a request of ours is accepted or an answer says that none will be. */
export async function submit(plan: IngestionPlan, deps: Dependencies, budget: Budget): Promise<Submission> {
  const { mappingId, onInProgress, pollIntervalMs, lookOffsetMs = 0 } = plan
  const { api, clock, observer } = deps
  let queuedSinceMs: number | undefined
  let running: Pick<Ending, 'runningRequestId' | 'status' | 'afterLostAnswer'> = {}

  for (;;) {
    const over = endOf(budget, deps)
    if (over !== undefined) {
      return ended({ ...running, outcome: over, errorCode: over })
    }
    let reply: TriggerReply
    try {
      reply = await api.trigger(mappingId, budget)
    } catch (thrown) {
      return ended({ ...running, ...endingOfFault(asActionError(thrown), deps, budget) })
    }
    const { info } = reply
    const maybeOurs = reply.kind === 'already-in-progress' && reply.afterLostAnswer === true
    if (reply.kind !== 'rejected' && reply.afterLostAnswer) {
      observer.on(mappingId, { kind: 'recovered', requestId: reply.requestId, wasRunning: maybeOurs })
    }
    if (reply.kind === 'accepted') {
      const { requestId } = reply
      observer.on(mappingId, { kind: 'submitted', requestId, info })
      return { kind: 'followed', request: { requestId, info, origin: 'submitted', acceptedMs: clock.now() } }
    }
    if (reply.kind === 'rejected') {
      const errorCode = reply.vendorCode ?? reply.reason
      return ended({ outcome: 'rejected', status: 'Failed', errorCode, info })
    }
    const runningRequestId = reply.requestId
    if (onInProgress === 'attach') {
      observer.on(mappingId, { kind: 'attached', requestId: runningRequestId })
      return { kind: 'followed', request: { requestId: runningRequestId, info, origin: 'attached' } }
    }
    running = {
      runningRequestId,
      status: 'In Progress',
      ...(maybeOurs ? { afterLostAnswer: true } : {}),
    }
    if (onInProgress === 'fail' || !plan.wait) {
      return ended({ ...running, outcome: 'rejected', errorCode: 'already-running', info })
    }
    observer.on(mappingId, { kind: 'queued', runningRequestId, maybeOurs })
    queuedSinceMs ??= clock.now()
    const sinceMs = queuedSinceMs
    const firstLookAfterMs = pollIntervalMs + lookOffsetMs
    const end = await follow(
      { mappingId, requestId: runningRequestId, sinceMs, pollIntervalMs, firstLookAfterMs, queueing: true },
      deps,
      budget,
    )
    if (end.kind !== 'terminal') {
      return ended({ ...running, ...endOfQueue(end) })
    }
  }
}

const ended = (ending: Ending): Submission => ({ kind: 'ended', ending })

/** Why nothing may be started any more. */
export function endOf(
  { signal, deadline }: Budget,
  { clock }: Dependencies,
): 'cancelled' | 'timed-out' | undefined {
  if (signal.aborted) return 'cancelled'
  return clock.now() >= deadline ? 'timed-out' : undefined
}

/** A fault before anything of ours was accepted, unless the answer itself was lost. */
export function endingOfFault(fault: ActionError, deps: Dependencies, budget: Budget): Ending {
  const over = endOf(budget, deps)
  if (over !== 'cancelled' && fault.code === 'lost-answer') {
    return { outcome: 'lost-contact', fault, errorCode: codeOf(fault) }
  }
  return over === undefined
    ? { outcome: 'error', fault, errorCode: codeOf(fault) }
    : { outcome: over, fault, errorCode: over }
}

/** Nothing of ours is running yet, so losing sight of the other request is an error, not a lost contact. */
function endOfQueue(end: Exclude<FollowEnd, { kind: 'terminal' }>): Ending {
  return end.kind === 'lost'
    ? { outcome: 'error', fault: end.fault, errorCode: codeOf(end.fault) }
    : { outcome: end.kind, errorCode: end.kind }
}

const codeOf = (fault: ActionError) => fault.details.vendorCode ?? fault.code
