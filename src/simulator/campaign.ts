import type { Reply } from './fixtures.js'
import { gatewayRefusal } from './gateway.js'
import type { Mapping } from './mapping.js'
import { decodeSegment, hasContentType, type ReceivedRequest } from './request.js'
import type { World } from './world.js'

const METADATA_PATH = /^\/([^/]+)\/campaign\/profileAndServices\/resourceType\/profile$/
const INGEST_PATH = /^\/([^/]+)\/campaign\/dataIngestion\/xdmIngestion\/([^/]+)\/ingest$/

/** The answer to upstream errors, a wrong organization and an unknown path. */
const OOPS: Reply = { fixture: 'gateway/oops' }

export function isCampaignRequest(request: ReceivedRequest): boolean {
  return INGEST_PATH.test(splitPath(request).pathname) || METADATA_PATH.test(request.path)
}

/** Adobe Campaign Standard behind its gateway: the ingestion API, and the metadata of one resource. */
export function answerAsCampaign(request: ReceivedRequest, world: World): Reply {
  const fixture = gatewayRefusal(request, world)
  if (fixture !== undefined) {
    return { fixture }
  }
  if (METADATA_PATH.test(request.path)) return answerWithMetadata(request, world)
  const mapping = findMapping(request, world)
  if (mapping === undefined || !hasHeaders(request)) {
    return OOPS
  }
  if (mapping.refusesToken()) {
    return { fixture: 'gateway/token-not-valid' }
  }
  switch (request.method) {
    case 'POST':
      return parseObject(request.body) === undefined ? OOPS : mapping.submit()
    case 'GET': {
      const requestId = findRequestId(request)
      return (requestId === undefined ? undefined : mapping.checkStatus(requestId)) ?? OOPS
    }
    default:
      return OOPS
  }
}

const hasHeaders = (request: ReceivedRequest): boolean =>
  hasContentType(request, 'application/json') && request.headers['cache-control'] === 'no-cache'

function answerWithMetadata(request: ReceivedRequest, { org, refusal }: World): Reply {
  const [, named] = METADATA_PATH.exec(request.path) ?? []
  const isRight = request.method === 'GET' && request.body === '' && named === org && hasHeaders(request)
  return isRight ? { fixture: refusal ?? 'metadata/profile' } : OOPS
}

function findMapping(request: ReceivedRequest, world: World): Mapping | undefined {
  const [, org = '', mappingId = ''] = INGEST_PATH.exec(splitPath(request).pathname) ?? []
  return org === world.org ? world.mappings.get(decodeSegment(mappingId)) : undefined
}

/** In the query, or in a JSON body: Adobe's page can be read both ways. */
function findRequestId(request: ReceivedRequest): string | undefined {
  const inQuery = new URLSearchParams(splitPath(request).query).get('requestId')
  const inBody = parseObject(request.body)?.get('requestId')
  return inQuery ?? (typeof inBody === 'string' ? inBody : undefined)
}

function splitPath(request: ReceivedRequest): { pathname: string; query: string } {
  const [pathname = '', ...query] = request.path.split('?')
  return { pathname, query: query.join('?') }
}

/** A JSON object; `undefined` for anything else. */
function parseObject(text: string): ReadonlyMap<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? new Map<string, unknown>(Object.entries(value)) : undefined
  } catch {
    return undefined
  }
}
