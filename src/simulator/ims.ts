import type { ImsFixture, Reply } from './fixtures.js'
import { hasContentType, type ReceivedRequest } from './request.js'
import type { Tokens } from './tokens.js'

const TOKEN_PATH = '/ims/token/v3'

/** Comma separated, nothing empty, no blanks. */
const SCOPES = /^[!-+\--~]+(?:,[!-+\--~]+)*$/

export interface ImsOptions {
  readonly clientId: string
  readonly clientSecrets: readonly string[]
  readonly tokens: Tokens
  /** What a correct request gets. */
  readonly scripted: ImsFixture
}

export const grantsToken = (fixture: ImsFixture) => fixture === 'ims/token' || fixture === 'ims/token-hour'

export function isTokenRequest(request: ReceivedRequest): boolean {
  return request.path === TOKEN_PATH
}

/** Adobe IMS: the token endpoint for OAuth server-to-server credentials. */
export function answerAsIms(request: ReceivedRequest, options: ImsOptions): Reply {
  const fixture = refusal(request, options) ?? options.scripted
  if (!grantsToken(fixture)) {
    return { fixture }
  }
  const { tokens } = options
  return { fixture, values: { access_token: tokens.issue(), expires_in: tokens.lifeSeconds } }
}

/** Adobe documents two errors only: all that is malformed but the scope gets the more general one. */
function refusal(request: ReceivedRequest, options: ImsOptions): ImsFixture | undefined {
  if (
    !isTokenRequest(request) ||
    request.method !== 'POST' ||
    !hasContentType(request, 'application/x-www-form-urlencoded')
  ) {
    return 'ims/invalid-client'
  }
  const form = new URLSearchParams(request.body)
  if (
    form.get('grant_type') !== 'client_credentials' ||
    form.get('client_id') !== options.clientId ||
    !options.clientSecrets.includes(form.get('client_secret') ?? '')
  ) {
    return 'ims/invalid-client'
  }
  return SCOPES.test(form.get('scope') ?? '') ? undefined : 'ims/invalid-scope'
}
