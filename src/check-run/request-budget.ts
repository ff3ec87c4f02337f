import type { Clock } from '../ingestion/ports.js'

const MINUTE_MS = 60_000
/** A little more, so that a step of an hour has not used up its share before its last verdict. */
const HOUR_MS = 65 * MINUTE_MS
/** GitHub allows 80 writes a minute, of which this leaves some to others. Source: "Rate limits for the REST API". */
const WRITES_PER_MINUTE = 70
/** Of GitHub's 500 writes an hour and the 1,000 requests that all workflows of a repository share. */
const REQUESTS_PER_HOUR = 200

/** What a step has asked of GitHub, and how much more it may. */
export class RequestBudget {
  readonly #clock: Clock
  readonly #writes = new Window(WRITES_PER_MINUTE, MINUTE_MS)
  readonly #requests = new Window(REQUESTS_PER_HOUR, HOUR_MS)

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Counts a request that is sent; its end must be reported. */
  begin(isWrite: boolean): () => void {
    const windows = isWrite ? [this.#writes, this.#requests] : [this.#requests]
    for (const window of windows) window.begin()
    return () => {
      for (const window of windows) window.end(this.#clock.now())
    }
  }

  /** From when on one more write leaves room for so many others within the minute; `Infinity`: after one that is under way. */
  nextWrite(nowMs: number, reserved: number): number {
    return this.#writes.next(nowMs, reserved)
  }

  /** The same for any request within the hour. */
  nextRequest(nowMs: number, reserved: number): number {
    return this.#requests.next(nowMs, reserved)
  }
}

/** So many in any stretch of that length. Each counts from its beginning until so long after its end, when GitHub has counted it. */
class Window {
  readonly #limit: number
  readonly #lengthMs: number
  #ends: number[] = []
  #underWay = 0

  constructor(limit: number, lengthMs: number) {
    this.#limit = limit
    this.#lengthMs = lengthMs
  }

  begin(): void {
    this.#underWay += 1
  }

  end(nowMs: number): void {
    this.#underWay -= 1
    this.#ends.push(nowMs)
  }

  next(nowMs: number, reserved: number): number {
    this.#ends = this.#ends.filter((endMs) => endMs + this.#lengthMs > nowMs)
    const excess = this.#ends.length + this.#underWay + reserved + 1 - this.#limit
    if (excess <= 0) return nowMs
    const endMs = this.#ends[excess - 1]
    return endMs === undefined ? Number.POSITIVE_INFINITY : endMs + this.#lengthMs
  }
}
