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
