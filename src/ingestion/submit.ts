import { type ActionError, asActionError } from '../errors.js'
import { type FollowEnd, follow } from './follow.js'
import type { IngestionPlan } from './plan.js'
import type { Budget, IngestionDeps } from './ports.js'
import type { SubmissionReply } from './report.js'
import type { Ending, Stage, TrackedRequest } from './result.js'

export type Submission =
  | { readonly kind: 'accepted'; readonly request: TrackedRequest; readonly acceptedMs: number | undefined }
  | { readonly kind: 'ended'; readonly ending: Ending }

/** POSTs until a request of ours is accepted or an answer says that none will be. */
export async function submit(plan: IngestionPlan, deps: IngestionDeps, budget: Budget): Promise<Submission> {
  const { mappingId, onInProgress, pollIntervalMs, firstCheckOffsetMs = 0 } = plan
  const { api, clock, observer } = deps
  let queuedSinceMs: number | undefined
  let stage: Extract<Stage, { at: 'start' | 'queue' }> = { at: 'start', maybeStarted: false }

  for (;;) {
    const over = expiryOf(budget, deps)
    if (over !== undefined) {
      return ended({ outcome: over, stage })
    }
    let reply: SubmissionReply
    try {
      reply = await api.submit(mappingId, budget)
    } catch (thrown) {
      return ended(endingOfFault(asActionError(thrown), stage, deps, budget))
    }
    if (reply.kind === 'rejected') {
      return ended({ outcome: 'rejected', reply })
    }
    const { requestId, info } = reply
    const maybeOurs = reply.kind === 'already-in-progress' && reply.afterLostAnswer === true
    if (reply.afterLostAnswer) {
      observer.on(mappingId, { kind: 'recovered', requestId, wasRunning: maybeOurs })
    }
    if (reply.kind === 'accepted') {
      observer.on(mappingId, { kind: 'submitted', requestId, info })
      const request = { requestId, origin: 'submitted', info } as const
      return { kind: 'accepted', request, acceptedMs: clock.now() }
    }
    if (onInProgress === 'attach') {
      observer.on(mappingId, { kind: 'attached', requestId })
      const request = { requestId, origin: 'attached', info } as const
      return { kind: 'accepted', request, acceptedMs: undefined }
    }
    if (onInProgress === 'fail' || !plan.wait) {
      const running = { kind: 'already-running', runningRequestId: requestId, maybeOurs, info } as const
      return ended({ outcome: 'rejected', reply: running })
    }
    observer.on(mappingId, { kind: 'queued', runningRequestId: requestId, maybeOurs })
    stage = { at: 'queue', runningRequestId: requestId, maybeOurs, maybeStarted: false }
    queuedSinceMs ??= clock.now()
    const queue = {
      mappingId,
      requestId,
      sinceMs: queuedSinceMs,
      pollIntervalMs,
      firstCheckAfterMs: pollIntervalMs + firstCheckOffsetMs,
      queueing: true,
    } as const
    const end = await follow(queue, deps, budget)
    if (end.kind !== 'terminal') {
      return ended(endingOfQueue(end, stage))
    }
  }
}

const ended = (ending: Ending): Submission => ({ kind: 'ended', ending })

/** Why nothing may be started any more. */
export function expiryOf(
  { signal, deadline }: Budget,
  { clock }: IngestionDeps,
): 'cancelled' | 'timed-out' | undefined {
  if (signal.aborted) return 'cancelled'
  return clock.now() >= deadline ? 'timed-out' : undefined
}

/** A fault before anything of ours was accepted, unless the answer itself was lost. */
export function endingOfFault(
  fault: ActionError,
  stage: Stage,
  deps: IngestionDeps,
  budget: Budget,
): Extract<Ending, { stage: Stage }> {
  const over = expiryOf(budget, deps)
  if (fault.code === 'lost-answer') {
    const lost = stage.at === 'request' ? stage : { ...stage, maybeStarted: true }
    return { outcome: over === 'cancelled' ? over : 'lost-contact', stage: lost, fault }
  }
  // The rate limit gives up as soon as it knows that the deadline comes first.
  const isLate = fault.code === 'timed-out' ? 'timed-out' : undefined
  return { outcome: over ?? isLate ?? 'error', stage, fault }
}

/** Nothing of ours is running yet, so losing sight of the other request is an error, not a lost contact. */
function endingOfQueue(end: Exclude<FollowEnd, { kind: 'terminal' }>, stage: Stage): Ending {
  return end.kind === 'lost' ? { outcome: 'error', stage, fault: end.fault } : { outcome: end.kind, stage }
}
