import { type ActionError, asActionError } from '../errors.js'
import type { Budget, Clock, Random } from '../ingestion/ports.js'
import { withEqualJitter } from '../ingestion/schedule.js'

/** The repeats that a fault allows. Faults with the same object share them. */
export interface Repeats {
  readonly waitsMs: readonly number[]
  /** Repeats the last wait until this long after the first of these faults. Default: does not repeat it. */
  readonly withinMs?: number
}

/** For failed connections: a repeat cannot duplicate anything, and a gateway may take a while to restart. */
export const untilConnected = (withinMs: number): Repeats => ({
  waitsMs: [1_000, 2_000, 4_000, 8_000, 15_000],
  withinMs,
})

export interface RetryPolicy {
  /** `undefined` when the fault is final. */
  readonly repeatsAfter: (fault: ActionError) => Repeats | undefined
  /** A server that asks for a longer pause ends the retries. */
  readonly longestRetryAfterMs: number
  readonly totalMs: number
}

export interface RetryDeps {
  readonly clock: Clock
  readonly random: Random
  readonly onRetry?: (fault: ActionError, waitMs: number) => void
}

/** Calls `attempt` until it succeeds, as the policy and the budget allow; rejects with the last fault. */
export async function retry<T>(
  attempt: () => Promise<T>,
  policy: RetryPolicy,
  budget: Budget,
  { clock, random, onRetry }: RetryDeps,
): Promise<T> {
  const used = new Map<Repeats, { count: number; readonly sinceMs: number }>()
  const endMs = Math.min(budget.deadline, clock.now() + policy.totalMs)
  for (;;) {
    try {
      return await attempt()
    } catch (thrown) {
      const fault = asActionError(thrown)
      const repeats = policy.repeatsAfter(fault)
      if (repeats === undefined || budget.signal.aborted) {
        throw fault
      }
      const { waitsMs, withinMs } = repeats
      const { count, sinceMs } = used.get(repeats) ?? { count: 0, sinceMs: clock.now() }
      const backoffMs = waitsMs[count] ?? (withinMs === undefined ? undefined : waitsMs.at(-1))
      const askedMs = fault.details.retryAfterMs ?? 0
      if (backoffMs === undefined || askedMs > policy.longestRetryAfterMs) throw fault
      used.set(repeats, { count: count + 1, sinceMs })
      const waitMs = Math.max(withEqualJitter(backoffMs, random), askedMs)
      if (clock.now() + waitMs >= Math.min(endMs, sinceMs + (withinMs ?? Number.POSITIVE_INFINITY))) {
        throw fault
      }
      onRetry?.(fault, waitMs)
      await clock.sleep(waitMs, budget.signal)
      if (budget.signal.aborted) {
        throw fault
      }
    }
  }
}
