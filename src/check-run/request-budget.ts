import type { Exchange } from '../http/exchange.js'
import type { Clock } from '../ingestion/ports.js'

const MINUTE_MS = 60_000

/** The requests that a step has sent to GitHub, and when it may send more. */
export function requestBudget(clock: Clock) {
  /** GitHub allows 80 writes a minute; the rest is for other users of the token. Source: "Rate limits for the REST API". */
  const writes = requestWindow(70, MINUTE_MS, clock)
  /**
   * GitHub allows 500 writes an hour, and 1,000 requests for all workflows of a repository. Over an hour, so that a one-hour
   * step has requests left for its last verdict.
   */
  const requests = requestWindow(200, 65 * MINUTE_MS, clock)
  return {
    writes,
    requests,
    /** Counts every request that is sent with the returned exchange. */
    counting:
      (exchange: Exchange): Exchange =>
      async (request, limits) => {
        const windows = request.method === 'GET' ? [requests] : [writes, requests]
        for (const window of windows) window.begin()
        return exchange(request, limits).finally(() => {
          for (const window of windows) window.end()
        })
      },
  }
}

export type RequestBudget = ReturnType<typeof requestBudget>

/** At most `limit` requests in any `lengthMs`. Each counts until `lengthMs` after its end, when GitHub has surely counted it. */
function requestWindow(limit: number, lengthMs: number, clock: Clock) {
  let ends: number[] = []
  let underWay = 0
  return {
    begin(): void {
      underWay += 1
    },
    end(): void {
      underWay -= 1
      ends.push(clock.now())
    },
    /** When one more leaves room for `reserved` others; `Infinity`: only after one in flight has ended. */
    next(nowMs: number, reserved: number): number {
      ends = ends.filter((endMs) => endMs + lengthMs > nowMs)
      const excess = ends.length + underWay + reserved + 1 - limit
      if (excess <= 0) return nowMs
      const endMs = ends[excess - 1]
      return endMs === undefined ? Number.POSITIVE_INFINITY : endMs + lengthMs
    },
  }
}
