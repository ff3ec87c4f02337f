import { type ActionError, asActionError } from '../errors.js'
import type { Budget, Clock, Random } from '../ingestion/ports.js'
import { withEqualJitter } from '../ingestion/schedule.js'

export interface RetryPolicy {
  /**
   * The waits, in milliseconds, before the repeats that a fault allows; `undefined` when it is final.
   * Faults that share one list share its repeats.
   */
  readonly waitsAfter: (fault: ActionError) => readonly number[] | undefined
  /** A server that asks for a longer pause than this ends the tries. */
  readonly longestRetryAfterMs: number
  readonly totalMs: number
}

export interface RetryDeps {
  readonly clock: Clock
  readonly random: Random
  /** Called for every fault that is followed by another try. */
  readonly onRetry?: (fault: ActionError, waitMs: number) => void
}

/** Repeats `attempt` as the policy allows, within the budget; rejects with the last fault. */
export async function retry<T>(
  attempt: () => Promise<T>,
  policy: RetryPolicy,
  budget: Budget,
  { clock, random, onRetry }: RetryDeps,
): Promise<T> {
  const used = new Map<readonly number[], number>()
  const endMs = Math.min(budget.deadline, clock.now() + policy.totalMs)
  for (;;) {
    try {
      return await attempt()
    } catch (thrown) {
      const fault = asActionError(thrown)
      const waits = policy.waitsAfter(fault)
      const count = waits === undefined ? 0 : (used.get(waits) ?? 0)
      const backoffMs = waits?.[count]
      if (waits === undefined || backoffMs === undefined || budget.signal.aborted) {
        throw fault
      }
      used.set(waits, count + 1)
      const askedMs = fault.details.retryAfterMs ?? 0
      if (askedMs > policy.longestRetryAfterMs) {
        throw fault
      }
      const waitMs = Math.max(withEqualJitter(backoffMs, random), askedMs)
      if (clock.now() + waitMs >= endMs) {
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
