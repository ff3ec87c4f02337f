import { type ActionError, asActionError } from '../errors.js'
import type { Clock } from '../ingestion/ports.js'
import { address, type Text, text } from '../text.js'
import type { Exchange, HttpReply, HttpRequest } from './exchange.js'

export interface TracedExchange {
  readonly request: Pick<HttpRequest, 'method' | 'url'>
  readonly atMs: number
  readonly durationMs: number
  readonly end: HttpReply | ActionError
}

export function traced(exchange: Exchange, clock: Clock, report: (traced: TracedExchange) => void): Exchange {
  return async (request, limits) => {
    const atMs = clock.now()
    const done = (end: TracedExchange['end']) =>
      report({ request, atMs, durationMs: clock.now() - atMs, end })
    try {
      const reply = await exchange(request, limits)
      done(reply)
      return reply
    } catch (thrown) {
      done(asActionError(thrown))
      throw thrown
    }
  }
}

/** One line with method, address, status and time; no headers and no body. */
export function describeExchange({ request, durationMs, end }: TracedExchange): Text {
  const what = 'status' in end ? text`HTTP ${end.status}` : end.text
  return text`${request.method} ${address(request.url.href)}: ${what} after ${Math.round(durationMs)} ms`
}
