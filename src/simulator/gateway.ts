import type { GatewayFixture } from './fixtures.js'
import type { ReceivedRequest } from './request.js'
import type { Tokens } from './tokens.js'

export interface GatewayOptions {
  readonly clientId: string
  readonly tokens: Tokens
}

/** Adobe's gateway checks the API key first, then the token. It knows nothing of the API behind it. */
export function gatewayRefusal(
  request: ReceivedRequest,
  options: GatewayOptions,
): GatewayFixture | undefined {
  const apiKey = request.headers['x-api-key']
  if (apiKey === undefined) {
    return 'gateway/key-required'
  }
  if (apiKey !== options.clientId) {
    return 'gateway/key-invalid'
  }
  const [, token] = /^Bearer (.+)$/.exec(request.headers['authorization'] ?? '') ?? []
  if (token === undefined) {
    return 'gateway/token-missing'
  }
  return options.tokens.isValid(token) ? undefined : 'gateway/token-not-valid'
}
