import { at, isObject, type JsonObject, textAt } from '../json.js'
import { type Text, text } from '../text.js'

export type Credentials =
  | {
      readonly kind: 'client-secret'
      readonly clientId: string
      /** In the order to try them: two are active while a secret is rotated. */
      readonly clientSecrets: readonly string[]
      readonly scopes: readonly string[]
    }
  | {
      readonly kind: 'access-token'
      readonly clientId: string
      readonly accessToken: string
      /** When the token expires, in milliseconds since 1970; `undefined` when it does not say. */
      readonly expiresAtMs?: number | undefined
    }

/** The usual scopes, as public clients of Campaign Standard request them. */
export const DEFAULT_SCOPES: readonly string[] = [
  'openid',
  'AdobeID',
  'campaign_sdk',
  'additional_info.projectedProductContext',
  'campaign_config_server_general',
  'deliverability_service_general',
]

/** A credential file of the Adobe Developer Console, or why it cannot be used. */
export type CredentialFile =
  | {
      readonly kind: 'oauth'
      readonly clientId: string
      readonly clientSecrets: readonly string[]
      readonly scopes: readonly string[]
      /** The IMS organization of the credential. */
      readonly imsOrg: string | undefined
    }
  | { readonly kind: 'unusable'; readonly problem: Text }

const DOWNLOAD = text`Download the OAuth server-to-server credential from the Adobe Developer Console again.`

const unusable = (problem: Text): CredentialFile => ({ kind: 'unusable', problem })

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
const scopesOf = (value: unknown): readonly string[] =>
  texts([value].flat()).flatMap((text) => text.split(/[\s,]+/).filter((scope) => scope !== ''))

/** Both forms hold the same three fields under different names. */
function readOAuth(
  fields: JsonObject,
  imsOrg: string | undefined,
  idKey: string,
  secretsKey: string,
  scopesKey: string,
): CredentialFile {
  const clientId = textAt(fields, idKey)
  const clientSecrets = texts(at(fields, secretsKey))
  if (clientId === undefined || clientSecrets.length === 0) {
    const missing = [
      ...(clientId === undefined ? [idKey] : []),
      ...(clientSecrets.length === 0 ? [secretsKey] : []),
    ]
    return unusable(text`lacks ${missing.join(' and ')}. ${DOWNLOAD}`)
  }
  return { kind: 'oauth', clientId, clientSecrets, scopes: scopesOf(at(fields, scopesKey)), imsOrg }
}

function isJwt(file: JsonObject, nested: readonly unknown[]): boolean {
  return (
    ['CLIENT_SECRET', 'API_KEY', 'PUBLIC_KEYS_WITH_EXPIRY'].some((key) => Object.hasOwn(file, key)) ||
    nested.some(
      (item) =>
        at(item, 'jwt') !== undefined || textAt(item, 'integration_type')?.startsWith('service') === true,
    )
  )
}

/**
 * Reads a credential file: the flat form (`CLIENT_ID`, `CLIENT_SECRETS`, `SCOPES`) or the project form
 * (`project.workspace.details.credentials[]`), whose entry is selected by key, not by position.
 * Never throws, and its messages never quote the file.
 */
export function parseCredentialFile(content: string): CredentialFile {
  if (/^(bearer\s+)?eyJ[\w-]+\.[\w-]+\.[\w-]*$/i.test(content.trim())) {
    return unusable(
      text`is an access token (a JWT), not a credential file. Pass it as accessToken, with clientId.`,
    )
  }
  if (/^(eyJ|ewo|ewk|ewog|eyA)[\w+/=\s-]*$/.test(content.trim())) {
    return unusable(
      text`is encoded in base64. Store the downloaded file as it is, on one line (jq -c . file).`,
    )
  }
  let file: unknown
  try {
    file = JSON.parse(withoutMark(content))
  } catch {
    return unusable(
      text`is not JSON. Store the whole downloaded file as the secret, on one line (jq -c . file).`,
    )
  }
  if (Array.isArray(file)) {
    return unusable(
      text`is a list of ${file.length} entries. Pass one credential: the file of one project. ${DOWNLOAD}`,
    )
  }
  if (!isObject(file)) {
    return unusable(text`is JSON, but not an object. ${DOWNLOAD}`)
  }
  const list = at(file, 'project', 'workspace', 'details', 'credentials')
  const nested: readonly unknown[] = Array.isArray(list) ? list : []
  const oauth = ['oauth_server_to_server', 'oauth_server_to_server_migrate']
    .flatMap((key) => nested.map((item) => at(item, key)))
    .find(isObject)
  if (oauth !== undefined) {
    return readOAuth(
      oauth,
      textAt(file, 'project', 'org', 'ims_org_id'),
      'client_id',
      'client_secrets',
      'scopes',
    )
  }
  if (!Object.hasOwn(file, 'CLIENT_SECRETS') && isJwt(file, nested)) {
    return unusable(
      text`is a Service Account (JWT) credential, which Adobe no longer supports. Add an OAuth server-to-server credential to the project in the Adobe Developer Console and use its file.`,
    )
  }
  if (
    ['$ims', '$cli', 'ims', 'oauth_enabled', 'client_secrets', 'technical_account_id'].some((key) =>
      Object.hasOwn(file, key),
    )
  ) {
    return unusable(
      text`is a configuration of Adobe's command line (aio), not a credential file. Pass its client ID and secret as clientId and clientSecret. ${DOWNLOAD}`,
    )
  }
  if (Object.hasOwn(file, 'access_token')) {
    return unusable(
      text`is an answer of Adobe IMS, not a credential file. Pass its access_token as accessToken, with clientId.`,
    )
  }
  if (Object.hasOwn(file, 'project')) {
    return unusable(text`holds no OAuth server-to-server credential. ${DOWNLOAD}`)
  }
  return readOAuth(file, textAt(file, 'ORG_ID'), 'CLIENT_ID', 'CLIENT_SECRETS', 'SCOPES')
}
