import { at, isObject, type JsonObject, listAt, textAt } from '../json.js'
import { Text, text } from '../text.js'
import { describeOddCharacter } from './odd-characters.js'
import { describePasted } from './pasted.js'
import { isJwt, parseScopes, parseSecret, splitScopes } from './secrets.js'
import { parseHeaderToken } from './values.js'

const DOWNLOAD = text`Download the OAuth server-to-server credential from the Adobe Developer Console again.`

/** The texts of a list that are not blank, trimmed. */
const texts = (value: unknown): readonly string[] => listAt(value).flatMap((item) => textAt(item) ?? [])

/** Every text under a key that suggests a secret, whatever else is wrong. Never throws. */
export function secretsInFile(text: string): readonly string[] {
  const secrets: string[] = []
  try {
    JSON.parse(text, (key, value: unknown) => {
      if (/secret/i.test(key)) secrets.push(...texts([value].flat()))
      return value
    })
  } catch {
    // Text that is not JSON has no keys, and its error message quotes nothing of it.
  }
  return secrets
}

/** Both forms hold the same three fields under different names. */
function readOAuth(
  fields: JsonObject,
  imsOrg: string | undefined,
  [idKey, secretsKey, scopesKey]: readonly [string, string, string],
) {
  const clientId = textAt(fields, idKey) ?? ''
  const clientSecrets = texts(at(fields, secretsKey))
  // One text or a list, separated by commas or spaces.
  const scopes = texts([at(fields, scopesKey)].flat()).flatMap(splitScopes)
  const missing = [...(clientId === '' ? [idKey] : []), ...(clientSecrets.length === 0 ? [secretsKey] : [])]
  // Written by hand, or by another tool.
  const others = [at(fields, secretsKey), at(fields, secretsKey.slice(0, -1))].flat()
  if (clientSecrets.length === 0 && others.some((item) => isObject(item) || textAt(item) !== undefined)) {
    return text`must hold ${secretsKey} as a list of texts. ${DOWNLOAD} Or pass its client ID and secret as clientId and clientSecret.`
  }
  if (missing.length > 0) return text`lacks ${missing.join(' and ')}. ${DOWNLOAD}`
  const named = [
    { name: text`client ID`, values: [clientId], parse: parseHeaderToken },
    { name: text`client secret`, values: clientSecrets, parse: (secret: string) => parseSecret(secret) },
    { name: text`scope`, values: scopes, parse: parseScopes },
  ]
  for (const { name, values, parse } of named) {
    const problem = values.map((value): unknown => parse(value)).find((parsed) => parsed instanceof Text)
    if (problem instanceof Text) return text`has a ${name} that ${problem}`
  }
  return { clientId, clientSecrets, scopes, imsOrg }
}

const hasAny = (file: JsonObject, keys: readonly string[]) => keys.some((key) => Object.hasOwn(file, key))

const isServiceAccount = (file: JsonObject, nested: readonly unknown[]): boolean =>
  hasAny(file, ['API_KEY', 'PUBLIC_KEYS_WITH_EXPIRY']) ||
  (Object.hasOwn(file, 'CLIENT_SECRET') && !Object.hasOwn(file, 'CLIENT_ID')) ||
  nested.some(
    (item) => at(item, 'jwt') !== undefined || textAt(item, 'integration_type')?.startsWith('service'),
  )

/** Why a credential file cannot be read. An odd character outside JSON's names is the likely reason. */
function whyNotJson(content: string): Text {
  const odd = describeOddCharacter(content)
  if (odd !== undefined) return text`is not JSON, and ${odd}`
  if (isJwt(content)) {
    return text`is an access token (a JWT), not a credential file. Pass it as accessToken, with clientId.`
  }
  const pasted = /^[{[<-]/.test(content) ? undefined : describePasted(content)
  if (pasted !== undefined) return pasted
  // A brace, and a space, line break or quote; perhaps after a byte-order mark.
  return /^(e[wy]|77u)[\w+/=\s-]*$/.test(content)
    ? text`is encoded in base64. Store the downloaded file as it is, on one line (jq -c . file).`
    : text`is not JSON. Store the whole downloaded file as the secret, on one line (jq -c . file).`
}

/**
 * Reads a credential file of the Adobe Developer Console: the flat form (`CLIENT_ID`, `CLIENT_SECRETS`, `SCOPES`) or the
 * project form (`project.workspace.details.credentials[]`, selected by key). Its id and secrets can be sent. Never throws,
 * and never quotes the file.
 */
export function parseCredentials(content: string) {
  let file: unknown
  try {
    file = JSON.parse(content)
  } catch {
    return whyNotJson(content)
  }
  if (Array.isArray(file)) {
    return text`is a list of ${file.length} entries. Pass one credential: the file of one project. ${DOWNLOAD}`
  }
  if (!isObject(file)) {
    return text`is JSON, but not an object. Pass the secret itself, without toJSON. ${DOWNLOAD}`
  }
  const nested = listAt(file, 'project', 'workspace', 'details', 'credentials')
  const oauth = ['oauth_server_to_server', 'oauth_server_to_server_migrate']
    .flatMap((key) => nested.map((item) => at(item, key)))
    .find(isObject)
  if (oauth !== undefined) {
    const imsOrg = textAt(file, 'project', 'org', 'ims_org_id')
    return readOAuth(oauth, imsOrg, ['client_id', 'client_secrets', 'scopes'])
  }
  if (!Object.hasOwn(file, 'CLIENT_SECRETS') && isServiceAccount(file, nested)) {
    return text`is a Service Account (JWT) credential, which Adobe no longer supports. Add an OAuth server-to-server credential to the project in the Adobe Developer Console and use its file.`
  }
  if (hasAny(file, ['$ims', '$cli', 'ims', 'oauth_enabled', 'client_secrets', 'technical_account_id'])) {
    return text`is a configuration of Adobe's command line (aio), not a credential file. Pass its client ID and secret as clientId and clientSecret. ${DOWNLOAD}`
  }
  if (Object.hasOwn(file, 'access_token')) {
    return text`is an answer of Adobe IMS, not a credential file. Pass its access_token as accessToken, with clientId.`
  }
  if (Object.hasOwn(file, 'project')) {
    return text`holds no OAuth server-to-server credential. ${DOWNLOAD}`
  }
  return readOAuth(file, textAt(file, 'ORG_ID'), ['CLIENT_ID', 'CLIENT_SECRETS', 'SCOPES'])
}
