import { at, isObject, type JsonObject, textAt } from '../json.js'
import { Text, text } from '../text.js'
import { describeOddCharacter } from './odd-characters.js'
import { isJwt, parseSecret, splitScopes } from './secrets.js'
import { type Parsed, parseHeaderToken } from './values.js'

interface CredentialFile {
  readonly clientId: string
  readonly clientSecrets: readonly string[]
  readonly scopes: readonly string[]
  /** The IMS organization of the credential. */
  readonly imsOrg: string | undefined
}

/** A credential file of the Adobe Developer Console whose id and secrets can be sent. */
export function parseCredentials(value: string): Parsed<CredentialFile> {
  const file = parseCredentialFile(value)
  if (file instanceof Text) return oddOutsideJson(value) ?? file
  const parsed = [parseHeaderToken(file.clientId), ...file.clientSecrets.map((secret) => parseSecret(secret))]
  return oddInFields(file) ?? parsed.find((field) => field instanceof Text) ?? file
}

/** Names in JSON may contain any character; if the file is not JSON, an odd character is the likely reason. */
function oddOutsideJson(value: string): Text | undefined {
  try {
    JSON.parse(value)
    return undefined
  } catch {
    const odd = describeOddCharacter(value)
    return odd === undefined ? undefined : text`is not JSON, and ${odd}`
  }
}

function oddInFields({ clientId, clientSecrets, scopes }: CredentialFile): Text | undefined {
  const fields = [
    { name: text`client ID`, values: [clientId] },
    { name: text`client secret`, values: clientSecrets },
    { name: text`scope`, values: scopes },
  ]
  for (const { name, values } of fields) {
    for (const value of values) {
      const odd = describeOddCharacter(value, { isSecret: true })
      if (odd !== undefined) return text`has a ${name} that ${odd}`
    }
  }
  return undefined
}

const DOWNLOAD = text`Download the OAuth server-to-server credential from the Adobe Developer Console again.`

const texts = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : []).flatMap((item) =>
    typeof item === 'string' && item.trim() !== '' ? [item.trim()] : [],
  )

const withoutMark = (file: string) => file.replace(/^\uFEFF/, '')

/** Every text under a key whose name suggests a secret, whatever else is wrong with the file. Never throws. */
export function secretsInFile(text: string): readonly string[] {
  const secrets: string[] = []
  try {
    JSON.parse(withoutMark(text), (key, value: unknown) => {
      secrets.push(...(/secret/i.test(key) ? texts([value].flat()) : []))
      return value
    })
  } catch {
    // Text that is not JSON has no keys, and its error message quotes nothing of it.
  }
  return secrets
}

/** Scopes from one text or a list, separated by commas or spaces. */
const scopesOf = (value: unknown): readonly string[] => texts([value].flat()).flatMap(splitScopes)

/** Both forms hold the same three fields under different names. */
function readOAuth(
  fields: JsonObject,
  imsOrg: string | undefined,
  idKey: string,
  secretsKey: string,
  scopesKey: string,
): Parsed<CredentialFile> {
  const clientId = textAt(fields, idKey)
  const clientSecrets = texts(at(fields, secretsKey))
  if (clientId === undefined || clientSecrets.length === 0) {
    const missing = [
      ...(clientId === undefined ? [idKey] : []),
      ...(clientSecrets.length === 0 ? [secretsKey] : []),
    ]
    return text`lacks ${missing.join(' and ')}. ${DOWNLOAD}`
  }
  return { clientId, clientSecrets, scopes: scopesOf(at(fields, scopesKey)), imsOrg }
}

const hasAny = (file: JsonObject, keys: readonly string[]) => keys.some((key) => Object.hasOwn(file, key))

const isServiceAccount = (file: JsonObject, nested: readonly unknown[]): boolean =>
  hasAny(file, ['CLIENT_SECRET', 'API_KEY', 'PUBLIC_KEYS_WITH_EXPIRY']) ||
  nested.some(
    (item) => at(item, 'jwt') !== undefined || textAt(item, 'integration_type')?.startsWith('service'),
  )

/**
 * Reads a credential file: the flat form (`CLIENT_ID`, `CLIENT_SECRETS`, `SCOPES`) or the project form
 * (`project.workspace.details.credentials[]`), whose entry is selected by key, not by position.
 * Never throws, and its messages never quote the file.
 */
export function parseCredentialFile(content: string): Parsed<CredentialFile> {
  if (isJwt(content.trim())) {
    return text`is an access token (a JWT), not a credential file. Pass it as accessToken, with clientId.`
  }
  if (/^(eyJ|ewo|ewk|ewog|eyA)[\w+/=\s-]*$/.test(content.trim())) {
    return text`is encoded in base64. Store the downloaded file as it is, on one line (jq -c . file).`
  }
  let file: unknown
  try {
    file = JSON.parse(withoutMark(content))
  } catch {
    return text`is not JSON. Store the whole downloaded file as the secret, on one line (jq -c . file).`
  }
  if (Array.isArray(file)) {
    return text`is a list of ${file.length} entries. Pass one credential: the file of one project. ${DOWNLOAD}`
  }
  if (!isObject(file)) {
    return text`is JSON, but not an object. ${DOWNLOAD}`
  }
  const list = at(file, 'project', 'workspace', 'details', 'credentials')
  const nested: readonly unknown[] = Array.isArray(list) ? list : []
  const oauth = ['oauth_server_to_server', 'oauth_server_to_server_migrate']
    .flatMap((key) => nested.map((item) => at(item, key)))
    .find(isObject)
  if (oauth !== undefined) {
    const imsOrg = textAt(file, 'project', 'org', 'ims_org_id')
    return readOAuth(oauth, imsOrg, 'client_id', 'client_secrets', 'scopes')
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
  return readOAuth(file, textAt(file, 'ORG_ID'), 'CLIENT_ID', 'CLIENT_SECRETS', 'SCOPES')
}
