import { ActionError, type ErrorCode } from '../errors.js'
import type { HttpReply } from '../http/exchange.js'
import { parseRetryAfter } from '../http/retry-after.js'
import { at, parseJson, textAt } from '../json.js'
import { foreign, join, NOTHING, quoted, type Text, text } from '../text.js'

/** Codes of Campaign and of the connector, wherever they are in a text. */
const CAMPAIGN_CODE = /\b(?:ACP|RST|XTK|NMS)-\d{6}\b/

/** The gateway's own codes for "could not validate, try again", which come with 403 as well as with 503. */
export const GATEWAY_UNAVAILABLE: ReadonlySet<string> = new Set(['503000', '503010', '503020'])

/** Longer texts are not quoted at all: cut, a secret in them would no longer be recognised. */
const MAX_QUOTE = 1_500
/** What may stand as a code in outputs and texts; a sentence in its place is a message. */
const CODE = /^[\w.-]{1,60}$/

export const campaignCodeIn = (text: string): string | undefined => CAMPAIGN_CODE.exec(text)?.[0]

/** A body that may be JSON; anything else is `undefined`. Content types are not trusted. */
export function jsonBody(reply: HttpReply): unknown {
  try {
    return parseJson(reply.text)
  } catch {
    return undefined
  }
}

interface VendorError {
  readonly code: string | undefined
  readonly message: string
}

/** The error shapes of the gateway (`error_code`, `code`), of IMS (`error`) and of Campaign (a JSON string, plain text). */
function vendorError(reply: HttpReply): VendorError {
  const body = jsonBody(reply)
  if (typeof body === 'object' && body !== null) {
    const code = ['error_code', 'error', 'code']
      .map((key) => codeAt(body, key))
      .find((found) => found !== undefined)
    const message =
      textAt(body, 'message') ?? textAt(body, 'error_description') ?? textAt(body, 'error') ?? ''
    return { message, code: code ?? campaignCodeIn(message) }
  }
  const message = typeof body === 'string' ? body : reply.text
  return { message, code: campaignCodeIn(message) }
}

/** Text as documented, or a number where a server drops the quotes. */
function codeAt(body: unknown, key: string): string | undefined {
  const value = at(body, key)
  const code = typeof value === 'number' ? String(value) : textAt(body, key)
  return code !== undefined && CODE.test(code) ? code : undefined
}

const quote = (said: string): Text =>
  said.length > MAX_QUOTE ? text`a text of ${said.length} characters` : quoted(said.trim())

function codeOf(status: number, vendorCode: string | undefined): ErrorCode {
  if (vendorCode !== undefined && GATEWAY_UNAVAILABLE.has(vendorCode)) return 'server-error'
  if (status === 401) return 'unauthorized'
  if (status === 429) return 'throttled'
  if (status === 408 || status >= 500) return 'server-error'
  if (status >= 400) return 'refused'
  return status >= 300 ? 'redirected' : 'unreadable-answer'
}

/**
 * What an answer that is none of the expected ones means.
 * @param speaker who answered, for the message: Adobe IMS, Adobe Campaign
 */
export function faultOfReply(reply: HttpReply, speaker: Text): ActionError {
  const { status, headers } = reply
  const { code: vendorCode, message } = vendorError(reply)
  const gatewayRequestId = headers['x-request-id'] || headers['x-debug-id'] || undefined
  const retryAfterMs = parseRetryAfter(headers)
  const code = codeOf(status, vendorCode)
  const said = [
    ...(vendorCode !== undefined && !message.includes(vendorCode) ? [text`${vendorCode}`] : []),
    ...(message.trim() === '' ? [] : [quote(message)]),
  ]
  const notes = [
    said.length === 0 ? NOTHING : text`: ${join(said, ' ')}`,
    code !== 'unreadable-answer'
      ? NOTHING
      : text` (${reply.unreadable ?? 'not one of the documented answers'})`,
    retryAfterMs === undefined ? NOTHING : text` (it asks for a pause of ${retryAfterMs / 1000} s)`,
    gatewayRequestId === undefined ? NOTHING : text` (gateway request id ${foreign(gatewayRequestId, 100)})`,
  ]
  const redirect = code === 'redirected' ? text` (a redirect, which is never followed)` : NOTHING
  return new ActionError(code, text`${speaker} answered HTTP ${status}${redirect}${join(notes, '')}`, {
    httpStatus: status,
    vendorCode,
    gatewayRequestId,
    retryAfterMs,
  })
}
