import type { Random } from './ports.js'

/** The duration is unknown; a share of the age balances delay against the number of requests. */
const SHARE_OF_AGE = 0.05
const LONGEST_INTERVAL_MS = 15_000
const SPREAD = 0.1

/** How long an exchange in flight, or the last status check, may continue after the deadline. */
export const DEADLINE_GRACE_MS = 2_000
/** Longer than any status check, including a new token, a repeat and the wait for the rate limit. */
const LONGEST_CHECK_MS = 5 * 60_000
/** A timer this late means that the process was frozen: stopped, or in a suspended machine. */
const LATE_MS = 1_000

const CHECK_BACKOFF_MS = [5_000, 10_000, 20_000, 40_000, 60_000] as const

/** `NaN` becomes `min`: otherwise the wait would be zero. */
const clamp = (value: number, min: number, max: number) => (value > min ? Math.min(value, max) : min)

/**
 * Milliseconds until the next status check of a request of this age: 5 % of it, at least `minMs`, at most 15 s or `minMs`,
 * varied by a tenth so that several runs are not in step.
 */
export function nextCheckDelay(ageMs: number, minMs: number, random: Random): number {
  const base = clamp(SHARE_OF_AGE * ageMs, minMs, Math.max(LONGEST_INTERVAL_MS, minMs))
  return Math.max(minMs, base * (1 - SPREAD + 2 * SPREAD * random()))
}

/** Half fixed and half random, so that clients neither return together nor at once. */
export function withEqualJitter(delayMs: number, random: Random): number {
  return delayMs / 2 + (random() * delayMs) / 2
}

/** Milliseconds to wait after the n-th failed status check in a row (from 1). */
export function checkBackoff(failedInARow: number, random: Random): number {
  const step = CHECK_BACKOFF_MS[clamp(failedInARow, 1, CHECK_BACKOFF_MS.length) - 1]
  return withEqualJitter(step ?? CHECK_BACKOFF_MS[0], random)
}

/** Milliseconds by which something due at `dueMs` is late after a freeze. They are not counted. */
export const frozenFor = (dueMs: number, nowMs: number): number =>
  nowMs - dueMs > LATE_MS ? nowMs - dueMs : 0

/** The latest time at which a status check ends. */
export const checkDueMs = (startedMs: number, deadlineMs: number): number =>
  Math.min(startedMs + LONGEST_CHECK_MS, deadlineMs + DEADLINE_GRACE_MS)
