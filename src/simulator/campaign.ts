import type { Reply } from './fixtures.js'
import { decodeSegment, gatewayRefusal, hasContentType, type ReceivedRequest } from './request.js'
import type { World } from './world.js'

const METADATA_PATH = /^\/([^/]+)\/campaign\/profileAndServices\/resourceType\/profile$/
const INGEST_PATH = /^\/([^/?]+)\/campaign\/dataIngestion\/xdmIngestion\/([^/?]+)\/ingest(?:\?(.*))?$/

const OOPS: Reply = { fixture: 'gateway/oops' }

export const CAMPAIGN_PATHS = [METADATA_PATH, INGEST_PATH]

/** Behind its gateway: the ingestion API, and the metadata of one resource. */
export function answerAsCampaign(request: ReceivedRequest, world: World): Reply {
  const fixture = gatewayRefusal(request, world)
  if (fixture !== undefined) {
    return { fixture }
  }
  if (METADATA_PATH.test(request.path)) return answerWithMetadata(request, world)
  const [, org, mappingId = '', query] = INGEST_PATH.exec(request.path) ?? []
  const mapping = org === world.org ? world.mappings.get(decodeSegment(mappingId)) : undefined
  if (mapping === undefined || !hasHeaders(request)) {
    return OOPS
  }
  if (mapping.refusesToken()) {
    return { fixture: 'gateway/token-not-valid' }
  }
  const body = parseObject(request.body)
  if (request.method === 'POST') return body === undefined ? OOPS : mapping.submit()
  // In the query, or in a JSON body: Adobe's page can be read both ways.
  const requestId = new URLSearchParams(query).get('requestId') ?? body?.get('requestId')
  const isStatusCheck = request.method === 'GET' && typeof requestId === 'string'
  return (isStatusCheck ? mapping.checkStatus(requestId) : undefined) ?? OOPS
}

const hasHeaders = (request: ReceivedRequest): boolean =>
  hasContentType(request, 'application/json') && request.headers['cache-control'] === 'no-cache'

function answerWithMetadata(request: ReceivedRequest, { org, refusal }: World): Reply {
  const [, named] = METADATA_PATH.exec(request.path) ?? []
  const isRight = request.method === 'GET' && request.body === '' && named === org && hasHeaders(request)
  return isRight ? { fixture: refusal ?? 'metadata/profile' } : OOPS
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
