import { isNoId, isRequestId, MAX_ID_LENGTH } from '../adobe/campaign.js'
import { address, listOf, NOTHING, type Text, text } from '../text.js'
import { isGroupedNumber, linesOf } from './lists.js'
import { describeOddCharacter } from './odd-characters.js'
import { describePasted } from './pasted.js'

/** A value, or its problem and the remedy, to follow the input's name. */
export type Parsed<T> = T | Text

interface Bounds {
  readonly min: number
  readonly max: number
  readonly exclusiveMin?: boolean
  readonly integer?: boolean
  /** The input takes several values, one per line. */
  readonly perLine?: boolean
}

export const CONTROL = /\p{Cc}/u

/** Never cut, because a misplaced secret is masked only as a whole. */
const quote = (value: string): Text =>
  value.length > 60 ? text`a text of ${value.length} characters` : address(JSON.stringify(value))

/** First refuses odd characters, and others than ASCII where those cannot be right. */
const withoutOddCharacters =
  <T>(parse: (value: string) => Parsed<T>, isAscii = false) =>
  (value: string): Parsed<T> =>
    describeOddCharacter(value, { isAscii }) ?? parse(value)

/** Names and ids: refuses also what was pasted with them. */
const asPasted =
  <T>(parse: (value: string) => Parsed<T>, isAscii = false) =>
  (value: string): Parsed<T> =>
    describePasted(value) ?? withoutOddCharacters(parse, isAscii)(value)

const matching = (pattern: RegExp, problem: Text) =>
  asPasted((value) => (pattern.test(value) ? value : problem), true)

/** Booleans of YAML's core schema, like the toolkit's `getBooleanInput`. */
export const parseBoolean = withoutOddCharacters((value) => {
  if (/^(true|True|TRUE)$/.test(value)) return true
  if (/^(false|False|FALSE)$/.test(value)) return false
  return text`is ${quote(value)}, which is not a boolean. Write true or false.`
}, true)

/** Only plain decimal digits: refuses `1e9`, `5m`, `0x10` and `NaN` instead of guessing. */
export const parseNumber = ({ min, max, exclusiveMin, integer, perLine }: Bounds) =>
  withoutOddCharacters((digits) => {
    const upTo = max === Number.MAX_SAFE_INTEGER ? text`on` : text`to ${max}`
    const range = exclusiveMin ? text`above ${min} and at most ${max}` : text`from ${min} ${upTo}`
    const kind = integer ? text`a whole number` : text`a number`
    const value = Number(digits)
    if (!(integer ? /^\d+$/ : /^\d+(\.\d+)?$/).test(digits)) {
      if (isGroupedNumber(digits)) {
        const several = perLine && digits.includes(',') ? text`; several numbers go one per line` : NOTHING
        return text`is ${quote(digits)}, which is not ${kind} in plain digits. Leave the thousands separator out: write ${digits.replace(/\D/g, '')}${several}.`
      }
      const one = linesOf(digits).length > 1 ? text`, for all mappings` : NOTHING
      return text`is ${quote(digits)}, which is not ${kind} in plain digits. Write ${kind} ${range}${one}.`
    }
    if (value > max || value < min || (exclusiveMin && value === min)) {
      return text`is ${quote(digits)}, which is out of range. Write ${kind} ${range}.`
    }
    return value
  })

export const parseChoice = <const T extends string>(choices: readonly T[]) =>
  withoutOddCharacters((word) => {
    const value = choices.find((choice) => choice === word)
    return value ?? text`is ${quote(word)}, which is unknown. Write one of: ${listOf(choices)}.`
  }, true)

/** The tenant: a single label in a path. Users are likely to give the IMS organization instead. */
export const parseOrganization = asPasted((tenant) => {
  if (tenant.includes('@')) {
    return text`is ${quote(tenant)}, which looks like an IMS organization. Write the tenant instead: the name in your instance's address, such as \`geometrixx\` in \`https://geometrixx.campaign.adobe.com\`.`
  }
  if (tenant.length > MAX_ID_LENGTH) {
    return text`is ${tenant.length} characters long. Write the tenant alone, such as "geometrixx".`
  }
  if (!/^[A-Za-z0-9._-]+$/.test(tenant) || /^\.+$|\.\.|\.adobe\.com$/i.test(tenant)) {
    return text`is ${quote(tenant)}, which is not a tenant name (letters, digits, "-", "_", "."). Write the tenant alone, such as "geometrixx" or "geometrixx-mkt-stage3", not an address.`
  }
  return tenant
}, true)

const ID_FIELD = text`Write the ID as shown in the mapping's ID field.`

/** Adobe documents no pattern, and screenshots show ids with spaces. Refuses only what would change the request's path. */
export const parseMappingId = asPasted((id) => {
  if (id.length > MAX_ID_LENGTH) return text`is ${id.length} characters long. ${ID_FIELD}`
  if (CONTROL.test(id)) return text`contains a control character. ${ID_FIELD}`
  if (/[/\\]/.test(id) || id === '.' || id === '..') {
    return text`is ${quote(id)}, which cannot be a data mapping's ID. Write the ID as shown in Administration > Development > Platform > Data mappings.`
  }
  return id.isWellFormed() ? id : text`contains broken Unicode. Write the ID again.`
})

/** Adobe documents no pattern for request ids either. Recipes pass a `-` when an earlier job had no request. */
export const parseRequestId = withoutOddCharacters((id) => {
  if (isNoId(id)) {
    return text`is ${quote(id)}: the job that should have submitted a request passed none on, so there is nothing to follow. Check that job.`
  }
  const isOne = isRequestId(id) && !/^\w+:\/\/|^\d+(?:\s+\d+)+$/.test(id)
  const problem = text`is not a request id. Write the output requestId of the run to follow; several go one per line.`
  return describePasted(id) ?? (isOne ? id : problem)
})

export const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/
export const ADOBE_HOST = /\.(adobe\.io|adobelogin\.com|adobe\.com)$/

const NO_ADDRESS = text`is not an address. Write it in full, such as \`https://mc.adobe.io\`.`

/** An address that secrets are sent to. Users are likely to add a request's path; on Adobe's hosts, any is wrong. */
export const parseAddress = withoutOddCharacters((address) => {
  // A line break or tab inside would be dropped, and with it the border between two hosts.
  if (/[\s\p{Cc}]/u.test(address)) {
    return text`holds a space, line break or control character. Write one address, on one line.`
  }
  if (!URL.canParse(address)) return NO_ADDRESS
  const { protocol, hostname, username, password, pathname, origin, href } = new URL(address)
  const onLoopback = LOOPBACK.test(hostname)
  if (protocol !== 'https:' && !(protocol === 'http:' && onLoopback)) {
    return text`must begin with \`https://\` (\`http://\` only on loopback): secrets are sent there.`
  }
  if (username || password) return text`holds a user name or password. Write the address without it.`
  // Of a second scheme, a variable or a mask remains a host that cannot be one.
  if (!/^(?!https?$)[\w.:[\]-]+$/.test(hostname)) return NO_ADDRESS
  if (/[?#]/.test(address)) return text`holds a query or fragment. Write the address without it.`
  const isRequest =
    /\/(ims|token|campaign|dataIngestion)(\/|$)|\/data\/foundation/i.test(pathname) ||
    (/[^/]/.test(pathname) && ADOBE_HOST.test(hostname))
  return isRequest
    ? text`holds the path of a request. Stop at the host: write ${quote(origin)}.`
    : href.replace(/\/+$/, '')
})

/** Sent in a header and shown in a link. Its title may contain any character, but not its name. */
export const parseSandbox = matching(
  /^[\x21-\x7e]{1,200}$/,
  text`is not the name of a sandbox. Write its name, such as prod, which holds no spaces, not its title.`,
)

/** The only form of dataset ids. Users are likely to give its name or a batch id instead. */
export const parseDatasetId = asPasted(
  (id): Parsed<string> =>
    /^[0-9a-f]{24}$/i.test(id)
      ? id
      : text`is ${quote(id)}, which is not the ID of a dataset (24 hex digits). Copy the Dataset ID from the dataset's page in Experience Platform.`,
  true,
)

/** Sent in a header. Users are likely to give the tenant instead. */
export const parseImsOrg = matching(
  /^[\w.-]{1,200}@AdobeOrg$/,
  text`is not an IMS organization, which ends in @AdobeOrg. Copy the Organization ID from the credential's page in the Adobe Developer Console; the tenant goes into org.`,
)

/** A value that a header can contain unchanged. */
export const parseHeaderToken = matching(
  /^[\x21-\x7e]+$/,
  text`holds a space, line break or non-ASCII character. Copy the value again, without anything around it.`,
)

/** Accepts anything, because it is checked elsewhere. */
export const anyText = (value: string): Parsed<string> => value
