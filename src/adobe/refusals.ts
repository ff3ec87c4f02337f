import { ActionError, type ErrorCode, type FaultDetails, type FaultMeaning } from '../errors.js'
import type { HttpReply } from '../http/exchange.js'
import { targetOf } from '../http/faults.js'
import { parseRetryAfter } from '../http/retry-after.js'
import { at, parseJson, textAt } from '../json.js'
import { foreign, join, NOTHING, quoted, type Text, text } from '../text.js'

/** Error codes of Campaign and of the connector, anywhere in a text. */
const CAMPAIGN_CODE = /\b(?:ACP|RST|XTK|NMS|PGS)-\d{6}\b/g
/** The codes of Campaign's own refusals. */
const REFUSING_CODE = /\b(?:RST|XTK|PGS)-\d{6}\b/
/** A general code that Campaign puts before a specific one. Source: Adobe Campaign Standard, error codes of the APIs. */
const GENERAL_CODE = 'RST-360011'

/** The gateway's own codes for "could not validate, try again", sent with 403 as well as with 503. */
export const GATEWAY_UNAVAILABLE: ReadonlySet<string> = new Set(['503000', '503010', '503020'])

/** Longer texts are not quoted, because a secret that is cut would not be recognized. */
const MAX_QUOTE = 1_500
/** What counts as a code; a sentence in the code's field is a message. */
const CODE = /^[\w.-]{1,60}$/

/** The most specific code in a text. */
export function campaignCodeIn(said: string): string | undefined {
  const codes = said.match(CAMPAIGN_CODE) ?? []
  return codes.find((code) => code !== GENERAL_CODE) ?? codes[0]
}

/** A body as JSON; `undefined` if it is not JSON. Content types are not trusted. */
export function jsonBody(reply: HttpReply): unknown {
  try {
    return parseJson(reply.text)
  } catch {
    return undefined
  }
}

/** The service that answered, and what may be quoted from it. */
export interface Speaker {
  readonly is: NonNullable<FaultDetails['speaker']>
  readonly name: Text
  /** Our own inputs. Any other value in Campaign's texts may be personal data. */
  readonly ownValues?: readonly string[] | undefined
}

interface VendorError {
  readonly code: string | undefined
  readonly message: string
  /** Selects what is quoted of the message. */
  readonly edit?: ((redacted: string) => string) | undefined
  readonly meaning?: FaultMeaning | undefined
  /** A refusal by Campaign itself, whatever the status code. */
  readonly isRefusal?: boolean | undefined
  readonly isPage?: boolean | undefined
}

/** The error shapes of the gateway (`error_code`, `code`), of IMS (`error`) and of Campaign (a JSON string, plain text). */
function vendorError(reply: HttpReply, ownValues: readonly string[]): VendorError {
  const body = jsonBody(reply)
  if (typeof body === 'object' && body !== null) {
    const code = ['error_code', 'error', 'code']
      .map((key) => codeAt(body, key))
      .find((found) => found !== undefined)
    const message =
      textAt(body, 'message') ?? textAt(body, 'error_description') ?? textAt(body, 'error') ?? ''
    if (/^50[02]$/.test(codeAt(body, 'code') ?? '')) return { message, code, meaning: 'oops' }
    const fromCampaign = code === undefined ? saidByCampaign(message, ownValues) : undefined
    return fromCampaign ?? { ...shownOf(message), code }
  }
  const said = typeof body === 'string' ? body : reply.text
  const fromCampaign = saidByCampaign(said, ownValues)
  if (fromCampaign !== undefined) return fromCampaign
  const isPage = body === undefined && said.trim() !== ''
  return { ...shownOf(said, isPage ? /<[a-z!/]/i : MARKUP), code: undefined, isPage }
}

const MARKUP = /<[a-z!/][^<>]*>/i

/** Only the title of an HTML page is quoted. */
const shownOf = (said: string, markup = MARKUP): Pick<VendorError, 'message' | 'edit'> =>
  markup.test(said) ? { message: titleIn(said), edit: titleOf } : { message: said }

/** The wording of nginx and others that require one: `400 No required SSL certificate was sent`. */
const CLIENT_CERTIFICATE = /\b(?:SSL|TLS|client) certificate/i
/** Adobe's APIs never answer our requests with these, but a proxy or firewall may. */
const NOT_OF_AN_API: ReadonlySet<number> = new Set([
  405, 407, 411, 413, 414, 421, 426, 431, 494, 495, 496, 497, 511,
])

/** The meaning of an answer without a code of Adobe's that comes from a system in front of Adobe. */
function meaningOfStranger(
  { status }: HttpReply,
  { code, message, isPage }: VendorError,
): FaultMeaning | undefined {
  if (code !== undefined || status < 400) return undefined
  if (status === 495 || status === 496) return 'client-certificate'
  if (isPage && CLIENT_CERTIFICATE.test(titleOf(message) || message)) return 'client-certificate'
  return NOT_OF_AN_API.has(status) ? 'not-adobe' : undefined
}

/** Reads a text with Campaign's codes; `undefined` for any other. */
function saidByCampaign(said: string, ownValues: readonly string[]): VendorError | undefined {
  const code = campaignCodeIn(said)
  if (code === undefined) return undefined
  const { message, edit = (redacted) => redacted } = shownOf(said)
  return {
    message,
    edit: (redacted) => withoutValues(edit(redacted), ownValues),
    code,
    meaning: /unable to find document with path/i.test(said) ? 'no-such-key' : undefined,
    isRefusal: REFUSING_CODE.test(said) && code !== GENERAL_CODE && !isPassingDatabaseTrouble(said),
  }
}

/** Adobe documents minutes without a database during upgrades. Ignores the words where they are part of a row's values. */
const isPassingDatabaseTrouble = (said: string): boolean =>
  /\bPGS-\d{6}\b/.test(said) &&
  /connect|shut(?:ting)? ?down|deadlock|recovery/i.test(
    hideValues(said.split(/\bDETAIL:/)[0] ?? '', new Set()),
  )

/** Database messages show row values after `ERROR:`; Campaign's show them in quotes or as `(key)=(value)`. */
function withoutValues(said: string, ownValues: readonly string[]): string {
  const own = new Set(ownValues.map((value) => value.toLowerCase()))
  const [general = ''] = said.split(/\bERROR:/)
  return hideValues(/\bPGS-\d{6}\b/.test(said) ? general.trimEnd().replace(/:$/, '') : said, own)
}

/** An apostrophe inside a word is not a quote. Unclosed quotes and nested parentheses hide too much rather than too little. */
const hideValues = (said: string, own: ReadonlySet<string>): string =>
  said
    .replace(
      /(?<!\w)(?:(['"`])(.*?)(?:\1(?!\w)|$)|[‘“«„](.*?)(?:[’”»“]|$))/gs,
      (whole, _mark, straight, curly) =>
        own.has(String(straight ?? curly).toLowerCase())
          ? whole
          : `${whole.slice(0, 1)}…${whole.slice(0, 1)}`,
    )
    .replace(/(?:\([^()]*)?\)\s*=\s*\(.*(?:\)|$)/s, '(…)=(…)')

/** Much longer than a title, so that a secret in it is not cut. */
const MAX_TITLE_SOURCE = 20_000

/** The part of a page that may contain its title. */
function titleIn(page: string): string {
  const start = page.search(/<title[\s>]/i)
  return start < 0 ? '' : page.slice(start, start + MAX_TITLE_SOURCE)
}

/** The title of a page, on one line. */
const titleOf = (page: string): string =>
  (/<title[^>]*>([^<]*)/i.exec(page)?.[1] ?? '').replace(/\s+/g, ' ').trim().slice(0, 120)

/** Text as documented, or a number where a server omits the quotes. */
function codeAt(body: unknown, key: string): string | undefined {
  const value = at(body, key)
  const code = typeof value === 'number' ? String(value) : textAt(body, key)
  return code !== undefined && CODE.test(code) ? code : undefined
}

const quote = (said: string, edit: VendorError['edit']): Text =>
  said.length > MAX_QUOTE && !/^<title/i.test(said)
    ? text`a text of ${said.length} characters`
    : quoted(said.trim(), edit)

function codeOfReply(status: number, { code, meaning, isRefusal }: VendorError): ErrorCode {
  if (code !== undefined && GATEWAY_UNAVAILABLE.has(code)) return 'server-error'
  if (meaning === 'oops') return 'server-error'
  if (status === 401) return 'unauthorized'
  if (status === 429) return 'throttled'
  if (isRefusal && status >= 400) return 'refused'
  if (status === 408 || status >= 500) return 'server-error'
  if (status >= 400) return 'refused'
  return status >= 300 ? 'redirected' : 'unreadable-answer'
}

/** The fault for an unexpected answer. */
export function faultOfReply(reply: HttpReply, speaker: Speaker): ActionError {
  const { status, headers } = reply
  const error = vendorError(reply, speaker.ownValues ?? [])
  const { code: vendorCode, message, edit = (said: string) => said, isPage } = error
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
    said.length === 0 ? NOTHING : text`: ${join(said, ' ')}`,
    code !== 'unreadable-answer'
      ? NOTHING
      : text` (${reply.unreadable ?? 'not one of the documented answers'})`,
    retryAfterMs === undefined ? NOTHING : text` (it asks for a pause of ${retryAfterMs / 1000} s)`,
    gatewayRequestId === undefined ? NOTHING : text` (gateway request id ${foreign(gatewayRequestId, 100)})`,
  ]
  const redirect =
    code === 'redirected'
      ? text` (a redirect${targetOf(headers['location'])}, which is never followed)`
      : NOTHING
  const isStranger = isPage || code === 'redirected' || (meaning !== undefined && meaning !== error.meaning)
  const who = (isStranger ? reply.from : undefined) ?? speaker.name
  return new ActionError(code, text`${who} answered HTTP ${status}${redirect}${join(notes, '')}`, {
    httpStatus: status,
    speaker: speaker.is,
    vendorCode,
    meaning,
    isPage,
    gatewayRequestId,
    retryAfterMs,
  })
}

/**
 * Throws an `ActionError` for any answer except a 2xx with JSON. The gateway's "Oops" and refusals are JSON too, so they are
 * recognized by their body, whatever the status.
 */
export function expectJson(reply: HttpReply, speaker: Speaker): void {
  const body = jsonBody(reply)
  const { meaning, code } = vendorError(reply, [])
  const isError =
    meaning !== undefined ||
    at(body, 'error_code') !== undefined ||
    (typeof body === 'string' && code !== undefined)
  if (reply.status < 200 || reply.status > 299 || body === undefined || isError)
    throw faultOfReply(reply, speaker)
}
