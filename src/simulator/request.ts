import type { FixtureOf } from './fixtures.js'
import type { World } from './world.js'

export interface ReceivedRequest {
  readonly method: string
  /** With the query, as received. */
  readonly path: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Whether the content type is this one; parameters such as a charset are allowed. */
export function hasContentType(request: ReceivedRequest, mediaType: string): boolean {
  const [given = ''] = (request.headers['content-type'] ?? '').split(';')
  return given.trim().toLowerCase() === mediaType
}

export const tokenOf = ({ headers }: ReceivedRequest): string | undefined =>
  /^Bearer (.+)$/.exec(headers['authorization'] ?? '')?.[1]

/** Adobe's gateway checks the API key first, then the token. It knows nothing of the API behind it. */
export function gatewayRefusal(request: ReceivedRequest, world: World): FixtureOf<'gateway'> | undefined {
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

/** One path segment. A malformed escape stays as it is, and so matches nothing. */
export function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
