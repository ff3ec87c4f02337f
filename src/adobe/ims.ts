import { ActionError } from '../errors.js'
import type { HttpReply, HttpRequest } from '../http/exchange.js'
import { at, isObject, listAt, numberAt, textAt } from '../json.js'
import { faultOfReply } from './refusals.js'
import { isOk, readJson } from './vendor-error.js'

export type TokenReply =
  | { readonly kind: 'granted'; readonly accessToken: string; readonly lifeMs: number }
  /** Final. `wrongSecret`: another active secret of the same credential may still work. */
  | { readonly kind: 'refused'; readonly wrongSecret: boolean; readonly fault: ActionError }

const DEFAULT_LIFE_MS = 24 * 3600 * 1000
/** Ten days: no token lives this long, so a larger `expires_in` is in milliseconds. */
const MOST_SECONDS = 864_000
/** Valid in a header that a server accepts. A number is not a token; `parseJson` returns long ones as digits. */
const TOKEN = /^(?!-?\d+$)[\x21-\x7e]{8,16000}$/

/** Final under any status code. Source: RFC 6749, section 5.2. */
const REFUSALS: ReadonlySet<string> = new Set([
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
])

/** Passing trouble under any status code, such as `temporarily_unavailable` and `server_error` of RFC 6749. */
const PASSING = /unavailable|temporar|server_error|too_many|rate_?limit|throttl|slow_down|time_?out/i

/**
 * OAuth server-to-server, version 3 of the token endpoint: the secret in the form body, scopes comma separated.
 * Source: Adobe Developer, "OAuth Server-to-Server credential", generate access tokens.
 */
export function buildTokenRequest(
  imsUrl: string,
  credential: {
    readonly clientId: string
    readonly clientSecret: string
    readonly scopes: readonly string[]
  },
): HttpRequest {
  return {
    method: 'POST',
    url: new URL(`${imsUrl}/ims/token/v3`),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      client_id: credential.clientId,
      client_secret: credential.clientSecret,
      grant_type: 'client_credentials',
      scope: credential.scopes.join(','),
    }).toString(),
  }
}

/**
 * `error` names a refusal or passing trouble, whatever the status code; after any other word, the status decides. Throws an
 * `ActionError` for anything unexpected.
 */
export function parseTokenReply(reply: HttpReply): TokenReply {
  const { body } = readJson(reply)
  const error = textAt(body, 'error')
  if (error !== undefined && (REFUSALS.has(error) || !isTransient(reply.status))) {
    const fault = faultOf(reply)
    const { text, details } = fault
    if (PASSING.test(error)) throw new ActionError('server-error', text, details)
    // A proxy or firewall writes sentences here.
    if (!/^[a-z_]+$/.test(error)) throw fault
    return {
      kind: 'refused',
      wrongSecret: textAt(body, 'error_description') === 'invalid client_secret parameter',
      fault: new ActionError('invalid-credentials', text, details),
    }
  }
  const accessToken = textAt(body, 'access_token') ?? ''
  if (!isOk(reply) || !TOKEN.test(accessToken)) throw faultOf(reply)
  return { kind: 'granted', accessToken, lifeMs: parseLife(numberAt(body, 'expires_in')) }
}

/**
 * GET of a token's profile. What a server-to-server token shows is not documented. Source: Adobe Campaign Standard, API
 * troubleshooting.
 */
export const buildProfileRequest = (imsUrl: string, accessToken: string): HttpRequest => ({
  method: 'GET',
  url: new URL(`${imsUrl}/ims/profile/v1`),
  headers: { authorization: `Bearer ${accessToken}` },
})

/** Campaign's code among the products of a profile. */
const CAMPAIGN_SERVICE = 'dma_tartan'

/** The Campaign organizations of a profile; none for an unexpected answer. */
export function parseProfileReply(reply: HttpReply): readonly string[] {
  if (!isOk(reply)) return []
  const tenants = listAt(readJson(reply).body, 'projectedProductContext')
    .filter((product) => at(product, 'prodCtx', 'serviceCode') === CAMPAIGN_SERVICE)
    .map((product) => at(product, 'prodCtx', 'organization_id'))
  return [...new Set(tenants)].filter(
    (tenant): tenant is string => typeof tenant === 'string' && /^[a-z0-9-]{1,63}$/.test(tenant),
  )
}

const isTransient = (status: number) => status === 408 || status === 429 || status >= 500

/** Quotes only named errors and a page's title: other text may contain a token that is not masked yet. */
function faultOf(reply: HttpReply): ActionError {
  const { body, unreadable } = readJson(reply)
  const isError = isObject(body) && !Object.hasOwn(body, 'access_token')
  const isHtml = body === undefined && /^\s*<[!a-z]/i.test(reply.text)
  const isPage = body === undefined && reply.text.trim() !== ''
  const unquoted = { ...reply, text: isPage ? '<html>' : '', unreadable }
  return faultOfReply(isError || isHtml ? reply : unquoted, 'ims')
}

function parseLife(expiresIn = 0): number {
  if (!Number.isFinite(expiresIn) || expiresIn <= 0) return DEFAULT_LIFE_MS
  return expiresIn > MOST_SECONDS ? expiresIn : expiresIn * 1000
}
