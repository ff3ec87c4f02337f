import type { Clock } from '../ingestion/ports.js'

const MINUTE_MS = 60_000
/** Over an hour, so that a one-hour step has requests left for its last verdict. */
const HOUR_MS = 65 * MINUTE_MS
/** GitHub allows 80 writes a minute; the rest is for other users of the token. Source: "Rate limits for the REST API". */
const WRITES_PER_MINUTE = 70
/** GitHub allows 500 writes an hour, and 1,000 requests for all workflows of a repository. */
const REQUESTS_PER_HOUR = 200

/** The requests that a step has sent to GitHub, and how many more it may send. */
export class RequestBudget {
  readonly #clock: Clock
  readonly #writes = new Window(WRITES_PER_MINUTE, MINUTE_MS)
  readonly #requests = new Window(REQUESTS_PER_HOUR, HOUR_MS)

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Counts a request. Call the returned function when it ends. */
  begin(isWrite: boolean): () => void {
    const windows = isWrite ? [this.#writes, this.#requests] : [this.#requests]
    for (const window of windows) window.begin()
    return () => {
      for (const window of windows) window.end(this.#clock.now())
    }
  }

  /** When one more write leaves room for `reserved` others in that minute; `Infinity`: only after one in flight has ended. */
  nextWrite(nowMs: number, reserved: number): number {
    return this.#writes.next(nowMs, reserved)
  }

  /** The same for any request, per hour. */
  nextRequest(nowMs: number, reserved: number): number {
    return this.#requests.next(nowMs, reserved)
  }
}

/** At most `limit` requests in any `lengthMs`. Each counts until `lengthMs` after its end, when GitHub has surely counted it. */
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
