import { isNoId } from '../adobe/campaign.js'
import { MIN_SECRET_LENGTH } from '../text/redactor.js'
import { Text, text } from '../text.js'
import { LISTS, lineOf, linesOf } from './lists.js'
import { describeOddCharacter } from './odd-characters.js'
import { describePasted } from './pasted.js'
import { CONTROL, type Parsed, parseHeaderToken } from './values.js'

/** An access token, where a secret or a file belongs. */
export const isJwt = (value: string): boolean => /^(bearer\s+)?eyJ[\w-]+\.[\w-]+\.[\w-]*$/i.test(value)

export function parseSecret(secret: string, line?: number): Parsed<string> {
  const problem = describeOddCharacter(secret, { line, isSecret: true }) ?? describePasted(secret, true)
  if (problem !== undefined) return problem
  if (secret.replace(/\s+/g, '').length < MIN_SECRET_LENGTH) {
    return text`is shorter than ${MIN_SECRET_LENGTH} characters. Copy the whole secret from the Adobe Developer Console.`
  }
  return CONTROL.test(secret) || !secret.isWellFormed()
    ? text`holds a control character or broken Unicode. Copy it again from the Adobe Developer Console.`
    : secret
}

/** Two secrets are active while one is rotated. */
export function parseSecrets(value: string): Parsed<readonly string[]> {
  const lines = linesOf(value)
  if (/^\{(?!\{).*\}$/s.test(value)) {
    return text`is JSON, such as a credential file. Pass the file as credentials, or the secret alone.`
  }
  if (isJwt(value)) {
    return text`is an access token (a JWT), not a client secret. Pass it as accessToken, with clientId.`
  }
  for (const [isList, words] of LISTS) {
    if (lines.some(isList)) return words
  }
  if (lines.length > 2) {
    return text`holds ${lines.length} lines. Write one secret, or two, one per line, while you rotate it.`
  }
  const parsed = lines.map((line, index) => parseSecret(line, lineOf(lines, index)))
  return parsed.find((secret) => secret instanceof Text) ?? lines
}

export const bareToken = (token: string): string => token.replace(/^bearer(\s+|$)/i, '')

export function parseAccessToken(value: string): Parsed<string> {
  const bare = bareToken(value)
  const odd = describeOddCharacter(bare, { offset: value.length - bare.length, isSecret: true })
  if (odd !== undefined) return odd
  if (/^(\{(?!\{)|\[)/.test(bare)) return text`is JSON. Pass the value of its access_token alone.`
  const secret = parseSecret(bare)
  return secret instanceof Text ? secret : parseHeaderToken(secret)
}

/** Adobe separates scopes by commas, and its files by commas or spaces. */
export const splitScopes = (list: string): readonly string[] =>
  list.split(/[\s,]+/).filter((scope) => scope !== '')

/** Scope tokens of RFC 6749, section 3.3, but those that lists in YAML, JSON or a URL leave. */
export function parseScopes(list: string): Parsed<readonly string[]> {
  const value = splitScopes(list)
  const odd = describeOddCharacter(list.replace(/\s/g, ' '), { isAscii: true })
  if (odd !== undefined) return odd
  return !isNoId(value.join('')) &&
    value.every((scope) => /^[a-z_](?:(?!["'`%+;<>\\{}])[!-~])*$/i.test(scope))
    ? value
    : text`is not a list of scopes. Copy the scopes from the credential's page, comma separated, without quotes, brackets or dashes.`
}
