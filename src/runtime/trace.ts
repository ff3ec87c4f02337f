import { asActionError } from '../errors.js'
import type { Clock } from '../ingestion/ports.js'
import type { Exchange } from './http.js'

/** Tells of every exchange in one line: method, address, status and time; no header and no body. */
export function traced(exchange: Exchange, clock: Clock, tell: (line: string) => void): Exchange {
  return async (request, limits) => {
    const startMs = clock.now()
    const end = (what: string) =>
      tell(`${request.method} ${request.url.href}: ${what} after ${Math.round(clock.now() - startMs)} ms`)
    try {
      const reply = await exchange(request, limits)
      end(`HTTP ${reply.status}`)
      return reply
    } catch (thrown) {
      end(asActionError(thrown).message)
      throw thrown
    }
  }
}
