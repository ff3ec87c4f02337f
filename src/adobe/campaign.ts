import { ActionError } from '../errors.js'
import type { HttpReply, HttpRequest } from '../http/exchange.js'
import { parseHttpDate } from '../http/retry-after.js'
import type { StatusReport, SubmissionReply } from '../ingestion/report.js'
import { parseStatus, speaksOfRunning } from '../ingestion/status.js'
import { at, countAt, textAt } from '../json.js'
import { own, text } from '../text.js'
import { faultOfReply } from './refusals.js'
import { campaignCodeIn, isOk, isRedirect, readJson } from './vendor-error.js'

export interface CampaignCall extends MetadataCall {
  readonly mappingId: string
}

export interface MetadataCall {
  readonly apiUrl: string
  readonly org: string
  readonly clientId: string
  readonly accessToken: string
}

export const MAX_ID_LENGTH = 200

function ingestUrl({ apiUrl, org, mappingId }: CampaignCall): URL {
  const mapping = encodeURIComponent(mappingId)
  return new URL(`${apiUrl}/${encodeURIComponent(org)}/campaign/dataIngestion/xdmIngestion/${mapping}/ingest`)
}

const headersOf = ({ clientId, accessToken }: MetadataCall) => ({
  authorization: `Bearer ${accessToken}`,
  'x-api-key': clientId,
  'cache-control': 'no-cache',
  'content-type': 'application/json',
})

/**
 * POST of a new ingestion request. Adobe documents no body; an empty object matches the content type.
 * Source: Adobe Campaign Standard, "Triggering data ingestion via APIs".
 */
export function buildSubmitRequest(call: CampaignCall): HttpRequest {
  return { method: 'POST', url: ingestUrl(call), headers: headersOf(call), body: '{}' }
}

/**
 * GET of a request's status. Adobe's page puts the id "in the parameters" without saying where. Default: the query, as in
 * every other GET of this API.
 */
export function buildStatusRequest(
  call: CampaignCall,
  requestId: string,
  idIn: 'query' | 'body',
): HttpRequest {
  const request = { method: 'GET', url: ingestUrl(call), headers: headersOf(call) } as const
  if (idIn === 'body') return { ...request, body: JSON.stringify({ requestId }) }
  request.url.search = `?requestId=${encodeURIComponent(requestId)}`
  return request
}

/**
 * GET of metadata: needs the organization, API key and product profile, and returns no personal data. Source: Adobe Campaign
 * Standard, "Metadata mechanism".
 */
export function buildMetadataRequest(call: MetadataCall): HttpRequest {
  const path = `${encodeURIComponent(call.org)}/campaign/profileAndServices/resourceType/profile`
  return { method: 'GET', url: new URL(`${call.apiUrl}/${path}`), headers: headersOf(call) }
}

/**
 * Reads the documented answers, whatever the status code; under a redirect's, only a refusal counts. A 2xx with a usable
 * request id is never an error, whatever its status word: a repeat would start a second request. Throws an `ActionError` for
 * any other answer.
 * @param mappingId our mapping: the only value in Campaign's texts that may be quoted
 */
export function parseSubmitReply(reply: HttpReply, mappingId: string): SubmissionReply {
  const { body } = readJson(reply)
  const word = textAt(body, 'status') ?? ''
  const status = parseStatus(word)
  const info = textAt(body, 'info') ?? ''
  if (status === 'Failed' && isCampaigns(reply, info)) {
    return { kind: 'rejected', reason: rejectionReason(info), info, vendorCode: campaignCodeIn(info) }
  }
  if (isRedirect(reply)) throw faultOfReply(reply, 'campaign', mappingId)
  const requestId = parseRequestId(at(body, 'requestId'))
  const isDocumented = status === 'Success' || status === 'In Progress'
  if (requestId === undefined) {
    if (!isDocumented) throw faultOfReply(reply, 'campaign', mappingId)
    throw new ActionError(
      'no-request-id',
      text`Adobe Campaign answered "${own(status)}" without a usable request id`,
      { httpStatus: reply.status, speaker: 'campaign' },
    )
  }
  const answeredAt = parseHttpDate(reply.headers['date'])
  if (isDocumented) {
    return { kind: status === 'Success' ? 'accepted' : 'already-in-progress', requestId, info, answeredAt }
  }
  if (!isOk(reply)) throw faultOfReply(reply, 'campaign', mappingId)
  // If we followed somebody else's request, its success could be green on older data.
  const kind = speaksOfRunning(word) || speaksOfRunning(info) ? 'already-in-progress' : 'accepted'
  return { kind, requestId, info, answeredAt, unknownWord: word }
}

/** Reads the answer to a GET. Throws an `ActionError` if it is not a status report. */
export function parseStatusReply(reply: HttpReply, mappingId: string): StatusReport {
  const { body } = readJson(reply)
  const word = textAt(body, 'status')
  const status = parseStatus(word ?? '')
  const info = textAt(body, 'info') ?? ''
  const isDocumented = status !== undefined && isCampaigns(reply, info)
  if (word === undefined || isRedirect(reply) || !(isDocumented || isOk(reply))) {
    throw faultOfReply(reply, 'campaign', mappingId)
  }
  const batchId = textAt(body, 'batchId')
  return {
    status: status ?? { unknown: word },
    info,
    vendorCode: campaignCodeIn(info),
    requestId: parseRequestId(at(body, 'requestId')),
    batchId: batchId !== undefined && isWhole(batchId) && !isNoId(batchId) ? batchId : undefined,
    numRecords: countAt(body, 'numRecords'),
  }
}

/** A gateway may also send `"status": "failed"`, but with an error of its own instead of Campaign's `info`. */
const isCampaigns = ({ status }: HttpReply, info: string): boolean => status < 400 || info !== ''

function rejectionReason(info: string): 'not-stopped' | 'not-published' | 'rejected' {
  // Use the last match: the mapping's ID comes earlier, and may contain the same words.
  const [, missing] = [...info.matchAll(/\bnot (stopped|published)\b/gi)].at(-1) ?? []
  if (missing === undefined) return 'rejected'
  return missing.toLowerCase() === 'stopped' ? 'not-stopped' : 'not-published'
}

/** No type is documented, so the id is kept as text with all its digits. */
function parseRequestId(value: unknown): string | undefined {
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) && value >= 0 ? String(value) : undefined
  }
  return typeof value === 'string' && isRequestId(value) ? value : undefined
}

/** Blank, or what programs write when they have no id: `-`, `null`, `[object Object]`, `***`. */
const NO_ID = /^(?:null|undefined|none|nil|nan|n\/a|false|objectobject)?$/i

/** First with ASCII alone, which is faster and enough for most ids. */
export const isNoId = (id: string): boolean =>
  NO_ID.test(id.replace(/[^a-z\d/]/gi, '')) &&
  NO_ID.test(id.replace(/[\s\p{Cf}\p{Pd}\p{Ps}\p{Pe}"'`*<>]/gu, ''))

/** In answers and in the input alike. `parseJson` returns long numbers as digits, negative ones too. */
export const isRequestId = (id: string): boolean =>
  isWhole(id) && !isNoId(id) && !/\p{Cc}|^\s*-\d+\s*$/u.test(id)

/** Neither too long nor damaged. No other pattern is documented. */
export const isWhole = (id: string): boolean =>
  id.length <= MAX_ID_LENGTH && id.isWellFormed() && !id.includes('\uFFFD')
