import type { GatewayFixture } from './fixtures.js'
import { type ReceivedRequest, tokenOf } from './request.js'
import type { World } from './world.js'

/** Adobe's gateway checks the API key first, then the token. It knows nothing of the API behind it. */
export function gatewayRefusal(request: ReceivedRequest, world: World): GatewayFixture | undefined {
  const apiKey = request.headers['x-api-key']
  if (apiKey === undefined) {
    return 'gateway/key-required'
  }
  if (apiKey !== world.clientId) {
    return 'gateway/key-invalid'
  }
  const token = tokenOf(request)
  if (token === undefined) {
    return 'gateway/token-missing'
  }
  return world.tokens.isValid(token) ? undefined : 'gateway/token-not-valid'
}
