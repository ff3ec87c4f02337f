import type { Exchange } from '../http/exchange.js'
import type { Clock } from '../ingestion/ports.js'

const MINUTE_MS = 60_000

/** The requests that a step has sent to GitHub, and when it may send more. */
export class RequestBudget {
  /** GitHub allows 80 writes a minute; the rest is for other users of the token. Source: "Rate limits for the REST API". */
  readonly writes: RequestWindow
  /**
   * GitHub allows 500 writes an hour, and 1,000 requests for all workflows of a repository. Over an hour, so that a one-hour
   * step has requests left for its last verdict.
   */
  readonly requests: RequestWindow

  constructor(clock: Clock) {
    this.writes = new RequestWindow(70, MINUTE_MS, clock)
    this.requests = new RequestWindow(200, 65 * MINUTE_MS, clock)
  }

  /** Counts every request that is sent with the returned exchange. */
  counting(exchange: Exchange): Exchange {
    return async (request, limits) => {
      const windows = request.method === 'GET' ? [this.requests] : [this.writes, this.requests]
      for (const window of windows) window.begin()
      return exchange(request, limits).finally(() => {
        for (const window of windows) window.end()
      })
    }
  }
}

/** At most `limit` requests in any `lengthMs`. Each counts until `lengthMs` after its end, when GitHub has surely counted it. */
class RequestWindow {
  readonly #limit: number
  readonly #lengthMs: number
  readonly #clock: Clock
  #ends: number[] = []
  #underWay = 0

  constructor(limit: number, lengthMs: number, clock: Clock) {
    this.#limit = limit
    this.#lengthMs = lengthMs
    this.#clock = clock
  }

  begin(): void {
    this.#underWay += 1
  }

  end(): void {
    this.#underWay -= 1
    this.#ends.push(this.#clock.now())
  }

  /** When one more leaves room for `reserved` others; `Infinity`: only after one in flight has ended. */
  next(nowMs: number, reserved: number): number {
    this.#ends = this.#ends.filter((endMs) => endMs + this.#lengthMs > nowMs)
    const excess = this.#ends.length + this.#underWay + reserved + 1 - this.#limit
    if (excess <= 0) return nowMs
    const endMs = this.#ends[excess - 1]
    return endMs === undefined ? Number.POSITIVE_INFINITY : endMs + this.#lengthMs
  }
}
