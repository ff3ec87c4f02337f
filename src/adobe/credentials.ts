import { numberAt, parseJson } from '../json.js'

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

/**
 * When a ready-made token expires, in milliseconds since 1970, if it says so. A token of Adobe IMS is a JWT that holds
 * `created_at` and `expires_in` as strings of milliseconds.
 */
export function tokenExpiry(token: string): number | undefined {
  const [, payload] = token.split('.')
  try {
    const claims = parseJson(Buffer.from(payload ?? '', 'base64url').toString('utf8'))
    const end =
      (numberAt(claims, 'created_at') ?? Number.NaN) + (numberAt(claims, 'expires_in') ?? Number.NaN)
    return Number.isSafeInteger(end) ? end : undefined
  } catch {
    return undefined
  }
}
