import type { Exchange } from '../http/exchange.js'
import type { Clock } from '../ingestion/ports.js'

const MINUTE_MS = 60_000
/** Over an hour, so that a one-hour step has requests left for its last verdict. */
const LONGEST_MS = 65 * MINUTE_MS

/** The requests that a step has sent to GitHub, and when it may send more. */
export function requestBudget(clock: Clock) {
  /** `endMs` is infinite while a request is in flight. */
  let sent: { readonly isWrite: boolean; endMs: number }[] = []

  /** At most `limit` requests in any `lengthMs`; each counts for that long after its end. */
  const window = (limit: number, lengthMs: number, isCounted: (isWrite: boolean) => boolean) => ({
    /** When one more leaves room for `reserved` others; `Infinity`: only after one in flight has ended. */
    next(nowMs: number, reserved: number): number {
      const ends = sent
        .filter(({ isWrite, endMs }) => isCounted(isWrite) && endMs + lengthMs > nowMs)
        .map(({ endMs }) => endMs)
        .toSorted((a, b) => a - b)
      const excess = ends.length + reserved + 1 - limit
      return excess <= 0 ? nowMs : (ends[excess - 1] ?? Number.POSITIVE_INFINITY) + lengthMs
    },
  })
  return {
    /** GitHub allows 80 writes a minute; the rest is for other users of the token. Source: "Rate limits for the REST API". */
    writes: window(70, MINUTE_MS, (isWrite) => isWrite),
    /** GitHub allows 500 writes an hour, and 1,000 requests for all workflows of a repository. */
    requests: window(200, LONGEST_MS, () => true),
    counting:
      (exchange: Exchange): Exchange =>
      async (request, limits) => {
        const counted = { isWrite: request.method !== 'GET', endMs: Number.POSITIVE_INFINITY }
        sent = [...sent.filter(({ endMs }) => endMs + LONGEST_MS > clock.now()), counted]
        return exchange(request, limits).finally(() => {
          counted.endMs = clock.now()
        })
      },
  }
}

export type RequestBudget = ReturnType<typeof requestBudget>
