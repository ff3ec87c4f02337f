import { ActionError, asActionError } from '../errors.js'
import { identifier, text } from '../text.js'
import { follow } from './follow.js'
import { otherMappingIn } from './mapping-name.js'
import type { Budget, Clock, EndedLock, IngestionDeps, IngestionEvent, IngestionPlan } from './ports.js'
import type { Ending, Stage, TrackedRequest } from './result.js'
import { checkBackoff } from './schedule.js'

export interface Submission {
  readonly request: TrackedRequest
  readonly acceptedMs?: number
  /** The mapping's name in the answer to our POST, if it is another one than the input. */
  readonly mappingName?: string | undefined
}

/**
 * POSTs until Adobe accepts a request of ours, or shows that it will not. Only a POST shows whether the mapping is free: it
 * is repeated with backoff while another request cannot be followed, or has ended and still locks the mapping.
 * @param locks by request id; this adds requests that were seen to end
 */
export async function submit(
  plan: IngestionPlan,
  deps: IngestionDeps,
  budget: Budget,
  locks: Map<string, EndedLock>,
): Promise<Submission | Ending> {
  const { mappingId, onInProgress, pollIntervalMs, firstCheckOffsetMs = 0 } = plan
  const { api, clock, random, observer } = deps
  let queuedSinceMs: number | undefined
  let stage: Extract<Stage, { at: 'start' | 'queue' }> = { at: 'start', maybeStarted: false }
  let backoffs = 0
  let reported = ''

  for (;;) {
    const over = expiryOf(budget, clock)
    if (over !== undefined) return { outcome: over, stage }
    const reply = await api.submit(mappingId, budget).catch(asActionError)
    if (reply instanceof ActionError) return endingOfFault(reply, stage, budget, clock)
    if (reply.kind === 'rejected') return { outcome: 'rejected', reply }
    const { requestId, info, unknownWord, answeredAt } = reply
    const maybeOurs = reply.kind === 'already-in-progress' && reply.afterLostAnswer === true
    if (reply.afterLostAnswer) {
      observer.on(mappingId, { kind: 'recovered', requestId, wasRunning: maybeOurs })
    }
    if (unknownWord !== undefined) {
      const taken = reply.kind === 'already-in-progress' ? 'running' : plan.wait ? 'followed' : 'submitted'
      observer.on(mappingId, { kind: 'unknown-answer', requestId, word: unknownWord, taken })
    }
    if (reply.kind === 'accepted' && locks.get(requestId)?.isOurs === false) {
      const said = text`Adobe accepted the request with the id of another one that had ended, ${identifier(requestId)}`
      return endingOfFault(new ActionError('lost-answer', said), stage, budget, clock)
    }
    if (reply.kind === 'accepted') {
      const otherName = otherMappingIn(info, mappingId)
      observer.on(mappingId, { kind: 'submitted', requestId, info, otherName })
      const request = { requestId, origin: 'submitted', info, acceptedAt: answeredAt } as const
      return { request, acceptedMs: clock.now(), mappingName: otherName }
    }
    const lock = locks.get(requestId)
    if (lock === undefined) {
      if (onInProgress === 'attach') {
        observer.on(mappingId, { kind: 'attached', requestId })
        return { request: { requestId, origin: 'attached', info } }
      }
      if (onInProgress === 'fail' || !plan.wait) {
        const { wait } = plan
        const running = { kind: 'already-running', runningRequestId: requestId } as const
        return { outcome: 'rejected', reply: { ...running, maybeOurs, wait, info } }
      }
    }
    stage = {
      at: 'queue',
      runningRequestId: requestId,
      maybeOurs,
      staleStatus: lock?.status,
      isOurs: lock?.isOurs ?? false,
      maybeStarted: false,
    }
    const event: IngestionEvent =
      lock === undefined
        ? { kind: 'queued', runningRequestId: requestId, maybeOurs }
        : { kind: 'locked', requestId, ...lock }
    const what = `${event.kind} ${requestId}`
    // Report only changes.
    if (what !== reported) observer.on(mappingId, event)
    reported = what
    if (lock === undefined) {
      queuedSinceMs ??= clock.now()
      const end = await follow(
        {
          mappingId,
          requestId,
          sinceMs: queuedSinceMs,
          pollIntervalMs,
          firstCheckAfterMs: pollIntervalMs + firstCheckOffsetMs,
          queueing: true,
        },
        deps,
        budget,
      )
      if (end.kind === 'terminal') {
        locks.set(requestId, { status: end.report.status, isOurs: false })
        backoffs = 0
        continue
      }
      if (end.kind !== 'lost') return { outcome: end.kind, stage: { ...stage, odd: end.odd, ...end.failing } }
    }
    backoffs += 1
    const waitMs = checkBackoff(backoffs, random)
    await clock.sleep(Math.min(waitMs, Math.max(0, budget.deadline - clock.now())), budget.signal)
  }
}

/** Where a mapping begins: with nothing, or with a request of an earlier run. */
export const firstStage = (requestId: string | undefined): Stage =>
  requestId === undefined
    ? { at: 'start', maybeStarted: false }
    : { at: 'request', request: { requestId, origin: 'resumed' } }

/** Why nothing more may be started. */
export function expiryOf({ signal, deadline }: Budget, clock: Clock): 'cancelled' | 'timed-out' | undefined {
  if (signal.aborted) return 'cancelled'
  return clock.now() >= deadline ? 'timed-out' : undefined
}

/** The ending for a fault before a request of ours is known; after a lost answer, one may run. */
export function endingOfFault(
  fault: ActionError,
  stage: Stage,
  budget: Budget,
  clock: Clock,
): Extract<Ending, { stage: Stage }> {
  const over = expiryOf(budget, clock)
  if (fault.code === 'lost-answer') {
    const lost = stage.at === 'request' ? stage : { ...stage, maybeStarted: true }
    return { outcome: over === 'cancelled' ? over : 'lost-contact', stage: lost, fault }
  }
  // The rate limit gives up early when its wait would pass the deadline.
  const isLate = fault.code === 'timed-out' ? 'timed-out' : undefined
  return { outcome: over ?? isLate ?? 'error', stage, fault }
}
