import { ActionError, type ErrorCode, type FaultMeaning } from '../errors.js'
import type { HttpReply } from '../http/exchange.js'
import { targetOf } from '../http/faults.js'
import { parseRetryAfter } from '../http/retry-after.js'
import { at } from '../json.js'
import { foreign, join, NOTHING, quoted, type Text, text } from '../text.js'
import {
  GATEWAY_UNAVAILABLE,
  isOk,
  readJson,
  titleOf,
  type VendorError,
  vendorError,
} from './vendor-error.js'

const NAMES = { ims: text`Adobe IMS`, campaign: text`Adobe Campaign`, platform: text`Experience Platform` }

/** Longer texts are not quoted, because a secret that is cut would not be recognized. */
const MAX_QUOTE = 1_500
/** The wording of nginx and others that require one: `400 No required SSL certificate was sent`. */
const CLIENT_CERTIFICATE = /\b(?:SSL|TLS|client) certificate/i
/** Never sent by Adobe's APIs, but by caches, proxies and firewalls. */
const NOT_OF_AN_API: ReadonlySet<number> = new Set([
  300, 304, 405, 407, 411, 413, 414, 421, 426, 431, 494, 495, 496, 497, 511,
])

/** What an answer from a system in front of Adobe means. */
function meaningOfStranger(
  reply: HttpReply,
  { code, message, isPage }: VendorError,
): FaultMeaning | undefined {
  if (code !== undefined || isOk(reply)) return undefined
  const { status } = reply
  if (status === 495 || status === 496) return 'client-certificate'
  if (isPage && CLIENT_CERTIFICATE.test(titleOf(message) || message)) return 'client-certificate'
  return NOT_OF_AN_API.has(status) ? 'not-adobe' : undefined
}

const quote = (said: string, edit: VendorError['edit']): Text =>
  said.length > MAX_QUOTE && !/^<title/i.test(said)
    ? text`a text of ${said.length} characters`
    : quoted(said.trim(), edit)

function codeOfReply(status: number, { code, meaning, isRefusal }: VendorError): ErrorCode {
  if (GATEWAY_UNAVAILABLE.has(code) || meaning === 'oops') return 'server-error'
  if (status === 401) return 'unauthorized'
  if (status === 429) return 'throttled'
  if (isRefusal && status >= 400) return 'refused'
  if (status === 408 || status >= 500) return 'server-error'
  if (status >= 400) return 'refused'
  return status >= 300 ? 'redirected' : 'unreadable-answer'
}

/**
 * The fault for an unexpected answer.
 * @param ownValue our mapping: any other value in Campaign's texts may be personal data
 */
export function faultOfReply(reply: HttpReply, speaker: keyof typeof NAMES, ownValue?: string): ActionError {
  const { status, headers } = reply
  const error = vendorError(reply, ownValue)
  const { code: vendorCode, message, edit, isPage } = error
  const meaning = error.meaning ?? meaningOfStranger(reply, error)
  const gatewayRequestId = headers['x-request-id'] || headers['x-debug-id'] || undefined
  const retryAfterMs = parseRetryAfter(headers)
  const code = codeOfReply(status, error)
  const said = [
    ...(vendorCode !== undefined && !edit(message).includes(vendorCode) ? [text`${vendorCode}`] : []),
    ...(edit(message).trim() === '' ? [] : [quote(message, edit)]),
  ]
  const notes = [
    isPage ? text` with a page that is not JSON` : NOTHING,
    said.length === 0 ? NOTHING : text`: ${join(said, /^\d/.test(vendorCode ?? '') ? ' ' : ': ')}`,
    error.unreadable !== undefined || code === 'unreadable-answer'
      ? text` (${error.unreadable ?? 'not one of the documented answers'})`
      : NOTHING,
    retryAfterMs === undefined ? NOTHING : text` (it asks for a pause of ${retryAfterMs / 1000} s)`,
    gatewayRequestId === undefined ? NOTHING : text` (gateway request id ${foreign(gatewayRequestId, 100)})`,
  ]
  const isRedirect = code === 'redirected'
  const redirect =
    isRedirect && meaning !== 'not-adobe'
      ? text` (a redirect${targetOf(headers['location'])}, which is never followed)`
      : NOTHING
  const isStranger = isPage || isRedirect || (meaning !== undefined && meaning !== error.meaning)
  const who = (isStranger ? reply.from : undefined) ?? NAMES[speaker]
  return new ActionError(code, text`${who} answered HTTP ${status}${redirect}${join(notes, '')}`, {
    httpStatus: status,
    speaker,
    vendorCode,
    meaning,
    isPage,
    gatewayRequestId,
    retryAfterMs,
  })
}

/** Throws an `ActionError` unless the answer is a 2xx with JSON that is neither "Oops" nor a refusal. */
export function expectJson(reply: HttpReply, speaker: keyof typeof NAMES): void {
  const { body } = readJson(reply)
  const { meaning, code } = vendorError(reply)
  const isError =
    meaning !== undefined ||
    at(body, 'error_code') !== undefined ||
    (typeof body === 'string' && code !== undefined)
  if (!isOk(reply) || body === undefined || isError) throw faultOfReply(reply, speaker)
}
