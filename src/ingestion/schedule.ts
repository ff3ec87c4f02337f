import type { Random } from './ports.js'

/** Without knowing how long an ingestion takes, checking after a fixed share of its age balances lag and requests. */
const SHARE_OF_AGE = 0.05
const LONGEST_INTERVAL_MS = 15_000
const SPREAD = 0.1

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
