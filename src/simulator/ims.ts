import type { FixtureOf, Reply } from './fixtures.js'
import { hasContentType, type ReceivedRequest, tokenOf } from './request.js'
import { grantsToken, type World } from './world.js'

const TOKEN_PATH = /^\/ims\/token\/v3$/
const PROFILE_PATH = /^\/ims\/profile\/v1$/
export const IMS_PATHS = [TOKEN_PATH, PROFILE_PATH]

/** Comma separated, without empty items or blanks. */
const SCOPES = /^[!-+\--~]+(?:,[!-+\--~]+)*$/

/** The token endpoint for OAuth server-to-server credentials, and the profile of a token. */
export function answerAsIms(request: ReceivedRequest, world: World): Reply {
  if (PROFILE_PATH.test(request.path)) return answerWithProfile(request, world)
  const fixture = refusal(request, world) ?? world.tokenAnswer
  if (!grantsToken(fixture)) {
    return { fixture }
  }
  const { tokens } = world
  return { fixture, values: { access_token: tokens.issue(), expires_in: tokens.lifeSeconds } }
}

function answerWithProfile(request: ReceivedRequest, { tokens, tenant }: World): Reply {
  const isRight = request.method === 'GET' && request.body === '' && tokens.isValid(tokenOf(request) ?? '')
  if (!isRight) return { fixture: 'gateway/token-not-valid' }
  return tenant === null
    ? { fixture: 'profile/no-products' }
    : { fixture: 'profile/tenant', values: { organization_id: tenant } }
}

/** Adobe documents only two errors: anything malformed except the scope gets the more general one. */
function refusal(request: ReceivedRequest, world: World): FixtureOf<'ims'> | undefined {
  const form = new URLSearchParams(request.body)
  if (
    !TOKEN_PATH.test(request.path) ||
    request.method !== 'POST' ||
    !hasContentType(request, 'application/x-www-form-urlencoded') ||
    form.get('grant_type') !== 'client_credentials' ||
    form.get('client_id') !== world.clientId ||
    !world.clientSecrets.includes(form.get('client_secret') ?? '')
  ) {
    return 'ims/invalid-client'
  }
  return SCOPES.test(form.get('scope') ?? '') ? undefined : 'ims/invalid-scope'
}
