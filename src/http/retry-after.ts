import type { HttpReply } from './exchange.js'

/** A longer pause in seconds cannot be meant. */
const MOST_SECONDS = 86_400

/**
 * How long a server asks us to wait, in milliseconds: from seconds, or from an HTTP date or a time since 1970 compared with
 * the answer's own `Date`, so that wrong clocks do not matter. Anything else is ignored. Source: RFC 9110, section 10.2.3.
 */
export function parseRetryAfter(headers: HttpReply['headers']): number | undefined {
  const value = headers['retry-after']?.trim() ?? ''
  if (/^\d{1,10}$/.test(value) && Number(value) <= MOST_SECONDS) {
    return Number(value) * 1000
  }
  const until = parseEpoch(value) ?? parseHttpDate(value)
  const from = parseHttpDate(headers['date'])
  return until === undefined || from === undefined ? undefined : Math.max(0, until - from)
}

/** From 2001 to 2286, such a time has ten digits in seconds and thirteen in milliseconds. */
function parseEpoch(digits: string): number | undefined {
  if (/^[1-9]\d{9}$/.test(digits)) return Number(digits) * 1000
  return /^[1-9]\d{12}$/.test(digits) ? Number(digits) : undefined
}

/** Only the preferred form of HTTP dates: `Sun, 06 Nov 1994 08:49:37 GMT`. */
const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/

/** In milliseconds since 1970. */
export function parseHttpDate(text: string | undefined): number | undefined {
  const time = text !== undefined && HTTP_DATE.test(text.trim()) ? Date.parse(text) : Number.NaN
  return Number.isNaN(time) ? undefined : time
}
