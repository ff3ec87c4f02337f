import type { Reply } from './fixtures.js'
import { type GatewayOptions, gatewayRefusal } from './gateway.js'
import type { Mapping } from './mapping.js'
import { decodeSegment, hasContentType, type ReceivedRequest } from './request.js'

const INGEST_PATH = /^\/([^/]+)\/campaign\/dataIngestion\/xdmIngestion\/([^/]+)\/ingest$/

/** Upstream errors, a wrong organization and an unknown path all look like this. */
const OOPS: Reply = { fixture: 'gateway/oops' }

export interface CampaignOptions extends GatewayOptions {
  readonly org: string
  readonly mappings: ReadonlyMap<string, Mapping>
}

export function isIngestRequest(request: ReceivedRequest): boolean {
  return INGEST_PATH.test(splitPath(request).pathname)
}

/** Adobe Campaign Standard behind its gateway: the ingestion API. */
export function answerAsCampaign(request: ReceivedRequest, options: CampaignOptions): Reply {
  const fixture = gatewayRefusal(request, options)
  if (fixture !== undefined) {
    return { fixture }
  }
  const mapping = findMapping(request, options)
  if (
    mapping === undefined ||
    !hasContentType(request, 'application/json') ||
    request.headers['cache-control'] !== 'no-cache'
  ) {
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

function findMapping(request: ReceivedRequest, options: CampaignOptions): Mapping | undefined {
  const [, org = '', mappingId = ''] = INGEST_PATH.exec(splitPath(request).pathname) ?? []
  return org === options.org ? options.mappings.get(decodeSegment(mappingId)) : undefined
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

/** The members of a JSON object; `undefined` for anything else. */
function parseObject(text: string): ReadonlyMap<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? new Map<string, unknown>(Object.entries(value)) : undefined
  } catch {
    return undefined
  }
}
