import type { CheckFault } from './check-fault.js'

/** GitHub's advice for a limit without a time: a minute, and longer after each further refusal. */
const FIRST_THROTTLED_MS = 60_000
const LONGEST_THROTTLED_MS = 10 * 60_000
/** When GitHub refuses again after the time it named, the wait grows too. */
const FIRST_ASKED_MS = 1_000
const FIRST_FAILED_MS = 2_000
const LONGEST_FAILED_MS = 2 * 60_000

const growing = (firstMs: number, times: number, longestMs: number): number =>
  Math.min(longestMs, firstMs * 2 ** (times - 1))

/** How long a request waits after this many failures in a row. */
export const waitAfter = (failures: number): number => growing(FIRST_FAILED_MS, failures, LONGEST_FAILED_MS)

/** How long to send nothing after a fault, and whether to send single requests afterwards. */
export class CheckPause {
  #count = 0
  /** In a row. */
  #throttles = 0
  #faults = 0
  #cautiousUntilMs = Number.NEGATIVE_INFINITY
  #askedUntilMs = Number.NEGATIVE_INFINITY
  #isFinishing = false

  /** Pauses so far. A request sent before the last one began proves nothing new. */
  get count(): number {
    return this.#count
  }

  get untilMs(): number {
    return this.#isFinishing ? this.#askedUntilMs : Math.max(this.#askedUntilMs, this.#cautiousUntilMs)
  }

  /** Send a single request to find out whether the trouble is over. */
  get isCareful(): boolean {
    return this.#throttles > 0 || (this.#faults > 0 && !this.#isFinishing)
  }

  /** From now on, only the waits that GitHub asks for count: there is no time for our own caution. */
  finish(): void {
    this.#isFinishing = true
  }

  /** Whether a successful request, sent after `count` pauses, shows that the trouble is over. */
  endsWith(count: number): boolean {
    if (count !== this.#count) return false
    this.#throttles = 0
    this.#faults = 0
    return true
  }

  /** @param count number of pauses when the request was sent */
  beginWith({ kind, details: { askedWaitMs } }: CheckFault, nowMs: number, count: number): void {
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
