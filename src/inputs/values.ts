import { MIN_SECRET_LENGTH } from '../text/redactor.js'
import { address, join, NOTHING, type Text, text } from '../text.js'
import { describeOddCharacter } from './odd-characters.js'

/** A value, or its problem and the remedy, as the rest of a sentence that begins with the input's name. */
export type Parsed<T> = { readonly value: T } | { readonly problem: Text }

export interface Bounds {
  readonly min: number
  readonly max: number
  /** `min` itself is not allowed. */
  readonly exclusiveMin?: boolean
  readonly integer?: boolean
  /** The input takes several values, one per line. */
  readonly perLine?: boolean
}

const MAX_ID_LENGTH = 200
const CONTROL = /\p{Cc}/u

/** Never cut, because a misplaced secret is masked only as a whole. */
const quote = (value: string): Text =>
  value.length > 60 ? text`a text of ${value.length} characters` : address(JSON.stringify(value))

const problem = (words: Text): { readonly problem: Text } => ({ problem: words })

/** The same parser, but it first refuses odd characters. */
const withoutOddCharacters =
  <T>(parse: (value: string) => Parsed<T>) =>
  (value: string): Parsed<T> => {
    const odd = describeOddCharacter(value)
    return odd === undefined ? parse(value) : { problem: odd }
  }

const VALUE = String.raw`(?:[\w.-]+|"[^"]*"|'[^']*')`
const WITH_COMMAS = new RegExp(String.raw`^${VALUE}(?:\s*[,;]\s*${VALUE})+[,;]?$`)

/** `XDM44 XDM45`, `XDM44 | XDM45`: an ID may contain spaces, but hardly the same letters twice with different numbers. */
const OF_ONE_KIND = /^([A-Za-z][A-Za-z_-]*)\d+(?:(?:\s*[|/&+]\s*|\s+(?:and\s+)?)\1\d+)+$/

/** A line with several values: a JSON list, a list item, or separated values. */
const isListInOneLine = (line: string): boolean =>
  /^\[.*\]$/.test(line) ||
  /^(?:[-*+\u2022\u2013\u2014]|\d+[.)])\s+\S/.test(line) ||
  WITH_COMMAS.test(line) ||
  OF_ONE_KIND.test(line)

/** A number as people write it: `1,000`, `1 000`, `1'000`. With commas it may also be several numbers. */
const GROUPED = /^\d{1,3}(?:[,. '_]\d{2,3})*[,. '_]\d{3}$/
export const isGroupedNumber = (line: string): boolean => GROUPED.test(line)

/** A line of a JSON list with several lines, as `toJSON` prints it in a workflow. */
const isPieceOfList = (line: string): boolean =>
  /^[[\]],?$/.test(line) || /^(["']).*\1,?$/.test(line) || /^[\w.-]+,$/.test(line)

/** Forms of lists, and the message for each. */
export const LISTS = [
  [
    isListInOneLine,
    text`holds several values in one line. Write one per line, without brackets, commas or dashes.`,
  ],
  [isPieceOfList, text`is written as a list. Write one value per line, without brackets, quotes or commas.`],
] as const

/** Leaves a mapping out of a list, and keeps its position in outputs with several lines. */
export const NONE = '-'

/** The lines of a list, trimmed, without blank ones: a free position needs a `-`. */
export const linesOf = (value: string): readonly string[] =>
  value
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Booleans of YAML's core schema, like the toolkit's `getBooleanInput`. */
export const parseBoolean = withoutOddCharacters((value): Parsed<boolean> => {
  if (/^(true|True|TRUE)$/.test(value)) return { value: true }
  if (/^(false|False|FALSE)$/.test(value)) return { value: false }
  return problem(text`is ${quote(value)}, which is not a boolean. Write true or false.`)
})

/** Only plain decimal digits: refuses `1e9`, `5m`, `0x10` and `NaN` instead of guessing. */
export const parseNumber = ({ min, max, exclusiveMin, integer, perLine }: Bounds) =>
  withoutOddCharacters((digits): Parsed<number> => {
    const range = exclusiveMin ? text`above ${min} and at most ${max}` : text`from ${min} to ${max}`
    const kind = integer ? text`a whole number` : text`a number`
    const value = Number(digits)
    if (!(integer ? /^\d+$/ : /^\d+(\.\d+)?$/).test(digits)) {
      if (isGroupedNumber(digits)) {
        const several = perLine && digits.includes(',') ? text`; several numbers go one per line` : NOTHING
        return problem(
          text`is ${quote(digits)}, which is not ${kind} in plain digits. Leave the thousands separator out: write ${digits.replace(/\D/g, '')}${several}.`,
        )
      }
      const one = linesOf(digits).length > 1 ? text`, for all mappings` : NOTHING
      return problem(
        text`is ${quote(digits)}, which is not ${kind} in plain digits. Write ${kind} ${range}${one}.`,
      )
    }
    if (value > max || value < min || (exclusiveMin && value === min)) {
      return problem(text`is ${quote(digits)}, which is out of range. Write ${kind} ${range}.`)
    }
    return { value }
  })

export const parseChoice = <const T extends string>(choices: readonly T[]) =>
  withoutOddCharacters((word): Parsed<T> => {
    const value = choices.find((choice) => choice === word)
    const known = join(
      choices.map((choice) => text`${choice}`),
      ', ',
    )
    return value === undefined
      ? problem(text`is ${quote(word)}, which is unknown. Write one of: ${known}.`)
      : { value }
  })

/** The tenant: a single label in a path. Users are likely to give the IMS organization instead. */
export const parseOrganization = withoutOddCharacters((tenant): Parsed<string> => {
  if (tenant.includes('@')) {
    return problem(
      text`is ${quote(tenant)}, which looks like an IMS organization. Write the tenant instead: the name in your instance's address, such as \`geometrixx\` in \`https://geometrixx.campaign.adobe.com\`.`,
    )
  }
  if (tenant.length > MAX_ID_LENGTH) {
    return problem(text`is ${tenant.length} characters long. Write the tenant alone, such as "geometrixx".`)
  }
  if (!/^[A-Za-z0-9._-]+$/.test(tenant) || /^\.+$|\.\.|\.adobe\.com$/i.test(tenant)) {
    return problem(
      text`is ${quote(tenant)}, which is not a tenant name (letters, digits, "-", "_", "."). Write the tenant alone, such as "geometrixx" or "geometrixx-mkt-stage3", not an address.`,
    )
  }
  return { value: tenant }
})

const ID_FIELD = text`Write the ID as shown in the mapping's ID field.`

/** Adobe documents no pattern, and screenshots show ids with spaces. Refuses only what would change the request's path. */
export const parseMappingId = withoutOddCharacters((id): Parsed<string> => {
  if (id.length > MAX_ID_LENGTH) return problem(text`is ${id.length} characters long. ${ID_FIELD}`)
  if (CONTROL.test(id)) return problem(text`contains a control character. ${ID_FIELD}`)
  if (/[/\\]/.test(id) || id === '.' || id === '..') {
    return problem(
      text`is ${quote(id)}, which cannot be a data mapping's ID. Write the ID as shown in Administration > Development > Platform > Data mappings.`,
    )
  }
  return id.isWellFormed() ? { value: id } : problem(text`contains broken Unicode. Write the ID again.`)
})

/** Adobe documents no pattern for request ids either. Recipes pass a `-` when an earlier job had no request. */
export const parseRequestId = withoutOddCharacters((id): Parsed<string> => {
  if (/^(-|null|undefined|none|nil|nan)$/i.test(id)) {
    return problem(
      text`is ${quote(id)}: the job that should have submitted a request passed none on, so there is nothing to follow. Check that job.`,
    )
  }
  return id.length > MAX_ID_LENGTH || CONTROL.test(id) || !id.isWellFormed()
    ? problem(text`is not a request id. Write the output requestId of the run to follow, on one line.`)
    : { value: id }
})

/** An address that secrets are sent to: https, or http on this machine. */
export function parseAddress(address: string): Parsed<string> {
  if (!URL.canParse(address)) {
    return problem(text`is not an address. Write it in full, such as \`https://mc.adobe.io\`.`)
  }
  const url = new URL(address)
  const onLoopback = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && onLoopback)) {
    return problem(text`must begin with \`https://\` (\`http://\` only on loopback): secrets are sent there.`)
  }
  if (url.username || url.password) {
    return problem(text`holds a user name or password. Write the address without it.`)
  }
  if (/[?#]/.test(address)) {
    return problem(text`holds a query or fragment. Write the address without it.`)
  }
  return { value: url.href.replace(/\/+$/, '') }
}

/** Adobe's own hosts. */
export const ADOBE_HOST = /\.(adobe\.io|adobelogin\.com|adobe\.com)$/

/** Users are likely to add the path of a request; on Adobe's hosts, any path is wrong. */
export const parseBaseAddress = withoutOddCharacters((address): Parsed<string> => {
  const parsed = parseAddress(address)
  if ('problem' in parsed) return parsed
  const { hostname, pathname, origin } = new URL(parsed.value)
  const isRequest =
    /\/(ims|token|campaign|dataIngestion)(\/|$)|\/data\/foundation/i.test(pathname) ||
    (pathname !== '/' && ADOBE_HOST.test(hostname))
  return isRequest
    ? problem(text`holds the path of a request. Stop at the host: write ${quote(origin)}.`)
    : parsed
})

/** The name is sent in a header and shown in a link. A sandbox's title may contain any character, but not its name. */
export const parseSandbox = withoutOddCharacters(
  (name): Parsed<string> =>
    /^[\x21-\x7e]{1,200}$/.test(name)
      ? { value: name }
      : problem(
          text`is not the name of a sandbox. Write its name, such as prod, which holds no spaces, not its title.`,
        ),
)

/** Experience Platform's only form of dataset ids. Users are likely to give the dataset's name or a batch id instead. */
export const parseDatasetId = withoutOddCharacters(
  (id): Parsed<string> =>
    /^[0-9a-f]{24}$/i.test(id)
      ? { value: id }
      : problem(
          text`is ${quote(id)}, which is not the ID of a dataset (24 hex digits). Copy the Dataset ID from the dataset's page in Experience Platform.`,
        ),
)

/** Sent in a header. Users are likely to give the tenant instead. */
export const parseImsOrg = withoutOddCharacters(
  (imsOrg): Parsed<string> =>
    /^[\w.-]{1,200}@AdobeOrg$/.test(imsOrg)
      ? { value: imsOrg }
      : problem(
          text`is not an IMS organization, which ends in @AdobeOrg. Copy the Organization ID from the credential's page in the Adobe Developer Console; the tenant goes into org.`,
        ),
)

export function parseSecret(secret: string, line?: number): Parsed<string> {
  const odd = describeOddCharacter(secret, { line, isSecret: true })
  if (odd !== undefined) return problem(odd)
  if (secret.replace(/\s+/g, '').length < MIN_SECRET_LENGTH) {
    return problem(
      text`has a secret shorter than ${MIN_SECRET_LENGTH} characters. Copy the whole secret from the Adobe Developer Console.`,
    )
  }
  return CONTROL.test(secret) || !secret.isWellFormed()
    ? problem(
        text`has a secret with a control character or broken Unicode. Copy it again from the Adobe Developer Console.`,
      )
    : { value: secret }
}

/** Two secrets are active while one is rotated. */
export function parseSecrets(value: string): Parsed<readonly string[]> {
  const lines = linesOf(value)
  if (/^\{.*\}$/s.test(value)) {
    return problem(
      text`is JSON, such as a credential file. Pass the file as credentials, or the secret alone.`,
    )
  }
  if (/^(bearer\s+)?eyJ[\w-]+\.[\w-]+\.[\w-]*$/i.test(value)) {
    return problem(
      text`is an access token (a JWT), not a client secret. Pass it as accessToken, with clientId.`,
    )
  }
  for (const [isList, words] of LISTS) {
    if (lines.some(isList)) return problem(words)
  }
  if (lines.length > 2) {
    return problem(
      text`holds ${lines.length} lines. Write one secret, or two, one per line, while you rotate it.`,
    )
  }
  for (const [index, line] of lines.entries()) {
    const parsed = parseSecret(line, lines.length > 1 ? index + 1 : undefined)
    if ('problem' in parsed) return parsed
  }
  return { value: lines }
}

/** A value that a header can contain unchanged. */
export const parseHeaderToken = withoutOddCharacters(
  (token): Parsed<string> =>
    /^[\x21-\x7e]+$/.test(token)
      ? { value: token }
      : problem(
          text`holds a space, line break or non-ASCII character. Copy the value again, without anything around it.`,
        ),
)

export const bareToken = (token: string): string => token.replace(/^bearer(\s+|$)/i, '')

export function parseAccessToken(value: string): Parsed<string> {
  const bare = bareToken(value)
  const odd = describeOddCharacter(bare, { offset: value.length - bare.length, isSecret: true })
  if (odd !== undefined) return problem(odd)
  if (/^[{[]/.test(bare)) return problem(text`is JSON. Pass the value of its access_token alone.`)
  const secret = parseSecret(bare)
  return 'problem' in secret ? secret : parseHeaderToken(secret.value)
}

/** Scope tokens of RFC 6749, section 3.3. Adobe separates them by commas, and its files by commas or spaces. */
export function parseScopes(list: string): Parsed<readonly string[]> {
  const value = list.split(/[\s,]+/).filter((scope) => scope !== '')
  const odd = describeOddCharacter(list.replace(/\s/g, ' '), { isSecret: true })
  if (odd !== undefined) return problem(odd)
  return value.length > 0 && value.every((scope) => /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(scope))
    ? { value }
    : problem(text`is not a list of scopes. Copy the scopes from the credential's page, comma separated.`)
}

/** Accepts anything, because it is checked elsewhere. */
export const anyText = (value: string): Parsed<string> => ({ value })
