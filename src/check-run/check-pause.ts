import type { CheckFault } from './check-fault.js'

/** GitHub's advice for a limit that says no time: a minute, and longer each time. */
const FIRST_THROTTLED_MS = 60_000
const LONGEST_THROTTLED_MS = 10 * 60_000
/** A time that GitHub does say grows as well when it refuses again, however short it is. */
const FIRST_ASKED_MS = 1_000
const FIRST_FAILED_MS = 2_000
const LONGEST_FAILED_MS = 2 * 60_000

/** Twice as long each time. */
const growing = (firstMs: number, times: number, longestMs: number): number =>
  Math.min(longestMs, firstMs * 2 ** (times - 1))

/** How long a request that failed so often in a row waits, whatever goes on beside it. */
export const waitAfter = (failures: number): number => growing(FIRST_FAILED_MS, failures, LONGEST_FAILED_MS)

/** How long nothing is sent after trouble, and with how much care afterwards. */
export class CheckPause {
  #count = 0
  /** In a row. */
  #throttles = 0
  #faults = 0
  #cautiousUntilMs = Number.NEGATIVE_INFINITY
  #askedUntilMs = Number.NEGATIVE_INFINITY
  #isFinishing = false

  /** Pauses so far: what was sent before the last one began says nothing new. */
  get count(): number {
    return this.#count
  }

  get untilMs(): number {
    return this.#isFinishing ? this.#askedUntilMs : Math.max(this.#askedUntilMs, this.#cautiousUntilMs)
  }

  /** One request is to show whether the trouble is over. */
  get isCareful(): boolean {
    return this.#throttles > 0 || (this.#faults > 0 && !this.#isFinishing)
  }

  /** From now on there is no time for caution of our own; what GitHub asks for still holds. */
  finish(): void {
    this.#isFinishing = true
  }

  /** Whether a request that went well, sent after so many pauses, shows that the trouble is over. */
  endsWith(count: number): boolean {
    if (count !== this.#count) return false
    this.#throttles = 0
    this.#faults = 0
    return true
  }

  /** @param count of pauses when the request was sent */
  beginWith({ kind, askedWaitMs }: CheckFault, nowMs: number, count: number): void {
    this.#askedUntilMs = Math.max(this.#askedUntilMs, nowMs + (askedWaitMs ?? 0))
    if (count !== this.#count) return
    this.#count += 1
    if (kind === 'throttled') {
      this.#throttles += 1
      const firstMs = askedWaitMs === undefined ? FIRST_THROTTLED_MS : FIRST_ASKED_MS
      const waitMs = growing(firstMs, this.#throttles, LONGEST_THROTTLED_MS)
      this.#askedUntilMs = Math.max(this.#askedUntilMs, nowMs + waitMs)
    } else {
      this.#faults += 1
      this.#cautiousUntilMs = nowMs + waitAfter(this.#faults)
    }
  }
}
