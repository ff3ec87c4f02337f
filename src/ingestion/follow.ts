import type { ActionError } from '../errors.js'
import { Contact, type Failing, isRefusal } from './contact.js'
import { observe, oddityOf } from './observation.js'
import type { Budget, IngestionDeps, Random } from './ports.js'
import type { StatusReport, TerminalReport } from './report.js'
import { checkBackoff, checkDueMs, frozenFor, nextCheckDelay } from './schedule.js'

/** A longer pause would leave the request without status checks. */
const LONGEST_RETRY_AFTER_MS = 300_000

interface FollowPlan {
  readonly mappingId: string
  /** The mapping's name in answers about this request. Default: the input. */
  readonly mappingName?: string | undefined
  readonly requestId: string
  /** When it started; the intervals grow with its age. Default: the first status check. */
  readonly sinceMs?: number | undefined
  readonly pollIntervalMs: number
  /** Somebody else's request: we only wait for its end. */
  readonly queueing?: true
  /** Default: one poll interval. */
  readonly firstCheckAfterMs?: number
}

type FollowEnd = {
  readonly firstCheckMs: number | undefined
  /** Adobe's last `In Progress` that named the request. */
  readonly lastReport: StatusReport | undefined
  readonly failing: Failing | undefined
} & Pick<Failing, 'odd'> &
  (
    | { readonly kind: 'terminal'; readonly report: TerminalReport }
    | { readonly kind: 'timed-out' | 'cancelled' }
    /** After this for somebody else's request, only a POST can show whether the mapping is free. */
    | { readonly kind: 'lost'; readonly fault: ActionError }
  )

/**
 * Checks a request at growing intervals until it ends, contact is lost, a signal comes, or one last check at the deadline.
 * After a freeze past that, one more follows.
 */
export async function follow(
  request: FollowPlan,
  { api, clock, random, observer }: IngestionDeps,
  budget: Budget,
): Promise<FollowEnd> {
  const { mappingId, mappingName = mappingId, requestId, sinceMs, pollIntervalMs, queueing = false } = request
  const contact = new Contact(clock.now())
  let firstCheckMs: number | undefined
  let lastReport: StatusReport | undefined
  let odd: ActionError | undefined
  let delayMs = request.firstCheckAfterMs ?? pollIntervalMs
  let wasFrozen = false
  const seen = () => ({ firstCheckMs, lastReport, odd, failing: contact.failing(clock.now()) })

  for (;;) {
    const leftMs = Math.max(0, budget.deadline - clock.now())
    const isLast = delayMs >= leftMs
    const dueMs = clock.now() + Math.min(delayMs, leftMs)
    await clock.sleep(Math.min(delayMs, leftMs), budget.signal)
    if (budget.signal.aborted) return { kind: 'cancelled', ...seen() }
    const startedMs = clock.now()
    contact.frozen(frozenFor(dueMs, startedMs))
    firstCheckMs ??= startedMs
    const checkBudget = { ...budget, deadline: Math.max(budget.deadline, startedMs) }
    const answer = await api.checkStatus(mappingId, requestId, checkBudget)
    let observation = observe(answer, requestId, mappingName)
    const now = clock.now()
    const frozenMs = frozenFor(checkDueMs(startedMs, checkBudget.deadline), now)
    contact.frozen(frozenMs)
    const ageMs = now - (sinceMs ?? firstCheckMs)
    const checked = { kind: 'checked', requestId, queueing, ageMs } as const
    if (observation.kind === 'terminal') {
      observer.on(mappingId, { ...checked, observation })
      return { ...observation, ...seen() }
    }
    if (budget.signal.aborted) return { kind: 'cancelled', ...seen() }
    if (frozenMs > 0 && now >= budget.deadline && !wasFrozen) {
      wasFrozen = true
      delayMs = 0
      continue
    }
    if (observation.kind === 'failed') {
      // The check was never sent, so this is no fault of Adobe's.
      if (observation.fault.code === 'timed-out') return { kind: 'timed-out', ...seen() }
      const isLost = contact.failure(observation.fault, now) === 'lost'
      const fault = contact.failed?.last ?? observation.fault
      if (isLost || (queueing && isRefusedToOthers(fault))) return { kind: 'lost', fault, ...seen() }
      observation = { kind: 'failed', fault }
      delayMs = delayAfterFailure(contact, now, pollIntervalMs, random)
    } else {
      const isOurs =
        observation.kind === 'running' || (observation.kind === 'unknown-status' && observation.isOurs)
      contact.succeeded(isOurs ? 'proven' : 'contact', now)
      if (observation.kind === 'running') lastReport = observation.report
      // Once Adobe has named the request, one answer without its id means nothing.
      if (observation.kind !== 'contact' || lastReport === undefined) odd = oddityOf(observation)
      delayMs = nextCheckDelay(ageMs, pollIntervalMs, random)
    }
    const isOver = isLast || now >= budget.deadline
    observer.on(mappingId, { ...checked, observation, nextCheckMs: isOver ? undefined : delayMs })
    if (isOver) return { kind: 'timed-out', ...seen() }
  }
}

/** The backoff, or what the server asks for, as long as contact may stay uncertain. */
export function delayAfterFailure(contact: Contact, nowMs: number, pollIntervalMs: number, random: Random) {
  const { count = 1, last } = contact.failed ?? {}
  const backoffMs = Math.max(checkBackoff(count, random), pollIntervalMs)
  const askedMs = Math.min(last?.details.retryAfterMs ?? 0, LONGEST_RETRY_AFTER_MS)
  return Math.min(Math.max(backoffMs, askedMs), contact.longestWait(nowMs))
}

/** Adobe refuses to show somebody else's request; passing trouble does not count. */
const isRefusedToOthers = (fault: ActionError) =>
  isRefusal(fault) || fault.code === 'redirected' || fault.code === 'wrong-request'
