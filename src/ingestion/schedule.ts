import type { Random } from './ports.js'

/** Without knowing how long an ingestion takes, checking after a fixed share of its age balances lag and requests. */
const SHARE_OF_AGE = 0.05
const LONGEST_INTERVAL_MS = 15_000
const SPREAD = 0.1

/** What is under way at the deadline, or the last status check, may end so much later. */
export const DEADLINE_GRACE_MS = 2_000
/** More than a status check takes with all that may belong to it: a new token, a repeat, the wait for the rate limit. */
const LONGEST_CHECK_MS = 5 * 60_000
/** A timer that is later was frozen with its process: stopped, or in a machine that was suspended. */
const LATE_MS = 1_000

const CHECK_BACKOFF_MS = [5_000, 10_000, 20_000, 40_000, 60_000] as const

/** What is no number counts as `min`: a wait of `NaN` would be none at all. */
const clamp = (value: number, min: number, max: number) => (value > min ? Math.min(value, max) : min)

/**
 * Milliseconds until the next status check of a request of this age: 5 % of it, at least `minMs` (the input's promise), at most
 * 15 s or `minMs`, spread by a tenth so that several runs do not check in step.
 */
export function nextCheckDelay(ageMs: number, minMs: number, random: Random): number {
  const base = clamp(SHARE_OF_AGE * ageMs, minMs, Math.max(LONGEST_INTERVAL_MS, minMs))
  return Math.max(minMs, base * (1 - SPREAD + 2 * SPREAD * random()))
}

/** Half of the delay is certain, half is random: no two clients return together, none returns at once. */
export function withEqualJitter(delayMs: number, random: Random): number {
  return delayMs / 2 + (random() * delayMs) / 2
}

/** Milliseconds to wait after the n-th failed status check in a row (from 1). */
export function checkBackoff(failedInARow: number, random: Random): number {
  const step = CHECK_BACKOFF_MS[clamp(failedInARow, 1, CHECK_BACKOFF_MS.length) - 1]
  return withEqualJitter(step ?? CHECK_BACKOFF_MS[0], random)
}

/** For how long, in milliseconds, the process did not run, by what should have ended at `dueMs`. Such time counts nowhere. */
export const frozenFor = (dueMs: number, nowMs: number): number =>
  nowMs - dueMs > LATE_MS ? nowMs - dueMs : 0

/** When a status check has ended in any case. */
export const checkDueMs = (startedMs: number, deadlineMs: number): number =>
  Math.min(startedMs + LONGEST_CHECK_MS, deadlineMs + DEADLINE_GRACE_MS)
