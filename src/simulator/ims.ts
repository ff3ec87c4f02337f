import type { ImsFixture, Reply } from './fixtures.js'
import { hasContentType, type ReceivedRequest } from './request.js'
import type { Tokens } from './tokens.js'

const TOKEN_PATH = '/ims/token/v3'
const PROFILE_PATH = '/ims/profile/v1'

/** Comma separated, without empty items or blanks. */
const SCOPES = /^[!-+\--~]+(?:,[!-+\--~]+)*$/

export interface ImsOptions {
  readonly clientId: string
  readonly clientSecrets: readonly string[]
  readonly tokens: Tokens
  /** The answer to a correct request. */
  readonly scripted: ImsFixture
  /** The organization in the profile, if any. */
  readonly tenant: string | null
}

export const grantsToken = (fixture: ImsFixture) => fixture === 'ims/token' || fixture === 'ims/token-hour'

export function isImsRequest({ path }: ReceivedRequest): boolean {
  return path === TOKEN_PATH || path === PROFILE_PATH
}

/** Adobe IMS: the token endpoint for OAuth server-to-server credentials, and the profile of a token. */
export function answerAsIms(request: ReceivedRequest, options: ImsOptions): Reply {
  if (request.path === PROFILE_PATH) return answerWithProfile(request, options)
  const fixture = refusal(request, options) ?? options.scripted
  if (!grantsToken(fixture)) {
    return { fixture }
  }
  const { tokens } = options
  return { fixture, values: { access_token: tokens.issue(), expires_in: tokens.lifeSeconds } }
}

function answerWithProfile(
  { method, headers, body }: ReceivedRequest,
  { tokens, tenant }: ImsOptions,
): Reply {
  const [, token = ''] = /^Bearer (.+)$/.exec(headers['authorization'] ?? '') ?? []
  if (method !== 'GET' || body !== '' || !tokens.isValid(token)) return { fixture: 'gateway/token-not-valid' }
  return tenant === null
    ? { fixture: 'profile/no-products' }
    : { fixture: 'profile/tenant', values: { organization_id: tenant } }
}

/** Adobe documents only two errors: anything malformed except the scope gets the more general one. */
function refusal(request: ReceivedRequest, options: ImsOptions): ImsFixture | undefined {
  const form = new URLSearchParams(request.body)
  if (
    request.path !== TOKEN_PATH ||
    request.method !== 'POST' ||
    !hasContentType(request, 'application/x-www-form-urlencoded') ||
    form.get('grant_type') !== 'client_credentials' ||
    form.get('client_id') !== options.clientId ||
    !options.clientSecrets.includes(form.get('client_secret') ?? '')
  ) {
    return 'ims/invalid-client'
  }
  return SCOPES.test(form.get('scope') ?? '') ? undefined : 'ims/invalid-scope'
}
