import type { Budget, Clock } from '../ingestion/ports.js'

export interface Rate {
  readonly burst: number
  readonly perMinute: number
}

/** Waits until a request may be sent; `false` when the budget ends first. Never rejects. */
export type RateLimiter = (budget: Budget) => Promise<boolean>

/**
 * A token bucket for all callers, in the order of their calls. It stores only when the bucket would be full again (the
 * "generic cell rate algorithm"), so that no timer has to fill it.
 */
export function limitRate({ burst, perMinute }: Rate, clock: Clock): RateLimiter {
  const intervalMs = 60_000 / perMinute
  const allowanceMs = (burst - 1) * intervalMs
  let fullAtMs = Number.NEGATIVE_INFINITY

  return async ({ deadline, signal }) => {
    const now = clock.now()
    const startMs = Math.max(fullAtMs, now)
    const waitMs = startMs - allowanceMs - now
    const comesInTime = waitMs <= 0 || now + waitMs <= deadline
    if (comesInTime) fullAtMs = startMs + intervalMs
    if (waitMs > 0) await clock.sleep(comesInTime ? waitMs : Math.max(0, deadline - now), signal)
    return comesInTime && !signal.aborted
  }
}
