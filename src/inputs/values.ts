/** What is wrong with a value, and the remedy. Follows "<input>: " and never quotes a secret. */
export type Parsed<T> = { readonly value: T } | { readonly problem: string }

export interface Bounds {
  readonly min: number
  readonly max: number
  /** Is `min` itself refused? */
  readonly exclusiveMin?: boolean
  readonly integer?: boolean
}

const MAX_ID_LENGTH = 200
const CONTROL = /\p{Cc}/u

/** Never cut: a misplaced secret is masked as a whole only. */
const quote = (text: string) =>
  text.length > 60 ? `A text of ${text.length} characters` : JSON.stringify(text)

/** The lines of a list, trimmed, without the blank ones: whoever leaves a position free writes a `-`. */
export const linesOf = (text: string): readonly string[] =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Booleans of YAML's core schema, as the runner's own `getBooleanInput`. */
export function parseBoolean(text: string): Parsed<boolean> {
  if (/^(true|True|TRUE)$/.test(text)) return { value: true }
  if (/^(false|False|FALSE)$/.test(text)) return { value: false }
  return { problem: `${quote(text)} is not a boolean. Write true or false.` }
}

/** Plain decimal digits only: `1e9`, `5m`, `0x10` and `NaN` are refused rather than guessed at. */
export function parseNumber(text: string, { min, max, exclusiveMin, integer }: Bounds): Parsed<number> {
  const range = `${exclusiveMin ? `above ${min} and at most` : `from ${min} to`} ${max}`
  const kind = integer ? 'a whole number' : 'a number'
  const value = Number(text)
  if (!(integer ? /^\d+$/ : /^\d+(\.\d+)?$/).test(text)) {
    return { problem: `${quote(text)} is not ${kind} in plain digits. Write ${kind} ${range}.` }
  }
  if (value > max || value < min || (exclusiveMin && value === min)) {
    return { problem: `${quote(text)} is out of range. Write ${kind} ${range}.` }
  }
  return { value }
}

export function parseChoice<T extends string>(text: string, choices: readonly T[]): Parsed<T> {
  const value = choices.find((choice) => choice === text)
  return value === undefined
    ? { problem: `${quote(text)} is unknown. Write one of: ${choices.join(', ')}.` }
    : { value }
}

/** The tenant: a single label in a path. The IMS organization is the likeliest wrong value. */
export function parseOrganization(text: string): Parsed<string> {
  if (text.includes('@')) {
    return {
      problem: `${quote(text)} looks like an IMS organization. Write the tenant instead: the name in your instance's address, such as "geometrixx" in https://geometrixx.campaign.adobe.com.`,
    }
  }
  if (text.length > MAX_ID_LENGTH) {
    return { problem: `is ${text.length} characters long. Write the tenant alone, such as "geometrixx".` }
  }
  if (!/^[A-Za-z0-9._-]+$/.test(text) || /^\.+$|\.\.|\.adobe\.com$/i.test(text)) {
    return {
      problem: `${quote(text)} is not a tenant name (letters, digits, "-", "_", "."). Write the tenant alone, such as "geometrixx" or "geometrixx-mkt-stage3", not an address.`,
    }
  }
  return { value: text }
}

/** Adobe sets no pattern: screenshots show ids with spaces. What would change the request's path is refused. */
export function parseMappingId(text: string): Parsed<string> {
  if (text.length > MAX_ID_LENGTH) {
    return { problem: `is ${text.length} characters long. Write the ID as shown in the mapping's ID field.` }
  }
  if (CONTROL.test(text)) {
    return { problem: "contains a control character. Write the ID as shown in the mapping's ID field." }
  }
  if (/[/\\]/.test(text) || text === '.' || text === '..') {
    return {
      problem: `${quote(text)} cannot be a data mapping's ID. Write the ID as shown in Administration > Development > Platform > Data mappings.`,
    }
  }
  return text.isWellFormed() ? { value: text } : { problem: 'contains broken Unicode. Write the ID again.' }
}

/** Adobe sets no pattern for request ids either. A `-` is what recipes pass on when an earlier job had none. */
export function parseRequestId(text: string): Parsed<string> {
  if (text === '-') {
    return {
      problem:
        'is "-": the job that should have submitted a request handed none on, so there is nothing to follow. Look at that job.',
    }
  }
  if (text.length > MAX_ID_LENGTH || CONTROL.test(text) || !text.isWellFormed()) {
    return { problem: 'is not a request id. Write the output requestId of the run to follow, on one line.' }
  }
  return { value: text }
}

/** An address to send secrets to: https, or http where nothing leaves the machine. */
export function parseAddress(text: string): Parsed<string> {
  if (!URL.canParse(text)) {
    return { problem: 'is not an address. Write it in full, such as "https://mc.adobe.io".' }
  }
  const url = new URL(text)
  const onLoopback = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && onLoopback)) {
    return { problem: 'must begin with https:// (http:// only on loopback): secrets are sent there.' }
  }
  if (url.username || url.password) {
    return { problem: 'holds a user name or password. Write the address without it.' }
  }
  if (/[?#]/.test(text)) {
    return { problem: 'holds a query or fragment. Write the address without it.' }
  }
  return { value: url.href.replace(/\/+$/, '') }
}

/** Secrets travel in headers and masks: too short a one cannot be masked without hiding half the log. */
export const MIN_SECRET_LENGTH = 8

export function parseSecret(text: string): Parsed<string> {
  if (text.replace(/\s+/g, '').length < MIN_SECRET_LENGTH) {
    return {
      problem: `has a secret shorter than ${MIN_SECRET_LENGTH} characters. Copy the whole secret from the Adobe Developer Console.`,
    }
  }
  return CONTROL.test(text) || !text.isWellFormed()
    ? {
        problem:
          'has a secret with a control character or broken Unicode. Copy it again from the Adobe Developer Console.',
      }
    : { value: text }
}

/** What may stand in a header value unchanged. */
export function parseHeaderToken(text: string): Parsed<string> {
  return /^[\x21-\x7e]+$/.test(text)
    ? { value: text }
    : {
        problem:
          'holds a space, line break or non-ASCII character. Copy the value again, without anything around it.',
      }
}

/** Scope tokens as of RFC 6749, section 3.3; Adobe separates them by commas, its own files by either. */
export function parseScopes(text: string): Parsed<readonly string[]> {
  const value = text.split(/[\s,]+/).filter((scope) => scope !== '')
  return value.length > 0 && value.every((scope) => /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(scope))
    ? { value }
    : { problem: "is not a list of scopes. Copy the scopes from the credential's page, comma separated." }
}
