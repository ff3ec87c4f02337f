import type { FaultMeaning } from '../errors.js'
import type { HttpReply } from '../http/exchange.js'
import { at, parseJson, textAt } from '../json.js'

/** Error codes of Campaign and of the connector, anywhere in a text. */
const CAMPAIGN_CODE = /\b(?:ACP|RST|XTK|NMS|PGS)-\d{6}\b/g
const REFUSING_CODE = /\b(?:RST|XTK|PGS)-\d{6}\b/
/** A general code that Campaign puts before a specific one. Source: Adobe Campaign Standard, error codes of the APIs. */
const GENERAL_CODE = 'RST-360011'

/** The gateway's own codes for "could not validate, try again", sent with 403 as well as with 503. */
export const GATEWAY_UNAVAILABLE: ReadonlySet<string | undefined> = new Set(['503000', '503010', '503020'])

/** What counts as a code; a sentence in the code's field is a message. */
const CODE = /^[\w.-]{1,60}$/

export function campaignCodeIn(said: string): string | undefined {
  const codes = said.match(CAMPAIGN_CODE) ?? []
  return codes.find((code) => code !== GENERAL_CODE) ?? codes[0]
}

/**
 * A body as JSON, if it is that; content types are not trusted. `unreadable`: why it cannot be used, without quoting it.
 */
export function readJson(reply: HttpReply): Pick<VendorError, 'unreadable'> & { readonly body?: unknown } {
  try {
    return { body: parseJson(reply.text) }
  } catch (thrown) {
    return { unreadable: thrown instanceof RangeError ? thrown.message : reply.unreadable }
  }
}

export const isOk = ({ status }: HttpReply): boolean => status >= 200 && status <= 299

export const isRedirect = ({ status }: HttpReply): boolean => status >= 300 && status <= 399

export interface VendorError {
  readonly code: string | undefined
  readonly message: string
  /** Selects what is quoted of the message. */
  readonly edit: (redacted: string) => string
  readonly meaning?: FaultMeaning | undefined
  /** A refusal by Campaign itself, whatever the status code. */
  readonly isRefusal?: boolean | undefined
  readonly isPage?: boolean | undefined
  /** Why nothing of the body can be quoted. */
  readonly unreadable?: string | undefined
}

/** The errors of the gateway (`error_code`, `code`), of IMS (`error`) and of Campaign (a JSON string, plain text). */
export function vendorError(reply: HttpReply, ownValue?: string): VendorError {
  const { body, unreadable } = readJson(reply)
  if (unreadable !== undefined) {
    const isPage = reply.unreadable !== undefined && !isOk(reply)
    return { message: '', edit: asItIs, code: undefined, isPage, unreadable }
  }
  if (typeof body === 'object' && body !== null) {
    const code = ['error_code', 'error', 'code']
      .map((key) => codeAt(body, key))
      .find((found) => found !== undefined)
    const message =
      textAt(body, 'message') ?? textAt(body, 'error_description') ?? textAt(body, 'error') ?? ''
    if (/^50[02]$/.test(codeAt(body, 'code') ?? '')) return { message, code, edit: asItIs, meaning: 'oops' }
    const fromCampaign = code === undefined ? saidByCampaign(message, ownValue) : undefined
    return fromCampaign ?? { ...shownOf(message), code }
  }
  const said = typeof body === 'string' ? body : reply.text
  const isPage = body === undefined && said.trim() !== ''
  const shown = shownOf(said, isPage ? /<[a-z!/]/i : MARKUP)
  return saidByCampaign(said, ownValue) ?? { ...shown, code: undefined, isPage }
}

const MARKUP = /<[a-z!/][^<>]*>/i

const asItIs = (redacted: string) => redacted

/** Of an HTML page, only its title. */
const shownOf = (said: string, markup = MARKUP): Pick<VendorError, 'message' | 'edit'> =>
  markup.test(said) ? { message: titleIn(said), edit: titleOf } : { message: said, edit: asItIs }

function saidByCampaign(said: string, ownValue: string | undefined): VendorError | undefined {
  const code = campaignCodeIn(said)
  if (code === undefined) return undefined
  const { message, edit } = shownOf(said)
  return {
    message,
    edit: (redacted) => withoutValues(edit(redacted), ownValue),
    code,
    meaning: /unable to find document with path/i.test(said) ? 'no-such-key' : undefined,
    isRefusal: REFUSING_CODE.test(said) && code !== GENERAL_CODE && !isPassingDatabaseTrouble(said),
  }
}

/** Adobe documents minutes without a database during upgrades. Ignores these words in a row's values. */
const isPassingDatabaseTrouble = (said: string): boolean =>
  /\bPGS-\d{6}\b/.test(said) &&
  /connect|shut(?:ting)? ?down|deadlock|recovery/i.test(hideValues(said.split(/\bDETAIL:/)[0] ?? ''))

/** Database messages show row values after `ERROR:`; Campaign's show them in quotes or as `(key)=(value)`. */
function withoutValues(said: string, ownValue: string | undefined): string {
  const [general = ''] = said.split(/\bERROR:/)
  return hideValues(/\bPGS-\d{6}\b/.test(said) ? general.trimEnd().replace(/:$/, '') : said, ownValue)
}

/** An apostrophe inside a word is not a quote. When in doubt, hides too much. */
const hideValues = (said: string, ownValue?: string): string =>
  said
    .replace(
      /(?<!\w)(?:(['"`])(.*?)(?:\1(?!\w)|$)|[‘“«„](.*?)(?:[’”»“]|$))/gs,
      (whole, _mark, straight, curly) =>
        String(straight ?? curly).toLowerCase() === ownValue?.toLowerCase()
          ? whole
          : `${whole.slice(0, 1)}…${whole.slice(0, 1)}`,
    )
    .replace(/(?:\([^()]*)?\)\s*=\s*\(.*(?:\)|$)/s, '(…)=(…)')

/** Much longer than a title, so that a secret in it is not cut. */
const MAX_TITLE_SOURCE = 20_000

function titleIn(page: string): string {
  const start = page.search(/<title[\s>]/i)
  return start < 0 ? '' : page.slice(start, start + MAX_TITLE_SOURCE)
}

export const titleOf = (page: string): string =>
  (/<title[^>]*>([^<]*)/i.exec(page)?.[1] ?? '').replace(/\s+/g, ' ').trim().slice(0, 120)

/** Text as documented, or a number where a server omits the quotes. */
function codeAt(body: unknown, key: string): string | undefined {
  const value = at(body, key)
  const code = typeof value === 'number' ? String(value) : textAt(body, key)
  return code !== undefined && CODE.test(code) ? code : undefined
}
