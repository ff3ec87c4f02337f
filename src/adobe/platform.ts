import { ActionError } from '../errors.js'
import type { HttpReply, HttpRequest } from '../http/exchange.js'
import { BATCH_STATUSES, type BatchDetails, type BatchError } from '../ingestion/batch.js'
import type { DatasetBatch } from '../ingestion/dataset.js'
import { at, countAt, isObject, listAt, textAt } from '../json.js'
import { text } from '../text.js'
import { isWhole } from './campaign.js'
import { faultOfReply } from './refusals.js'
import { isOk, readJson } from './vendor-error.js'

export interface PlatformPlace {
  readonly platformUrl: string
  readonly imsOrg: string
  readonly sandbox: string
}

export interface PlatformCall extends PlatformPlace {
  readonly clientId: string
  readonly accessToken: string
}

const MAX_ERRORS = 10

/**
 * GET of one batch: its state and kinds of errors, never its rows. Throws an `ActionError` for an id from Adobe that is not
 * a single path segment. Source: Adobe Experience Platform, Catalog Service API, "Look up a Catalog object".
 */
export function buildBatchRequest(call: PlatformCall, batchId: string): HttpRequest {
  if (!isWhole(batchId) || /^\.{0,2}$/.test(batchId)) {
    throw new ActionError('unreadable-answer', text`The batch id from Adobe Campaign is not valid`)
  }
  return catalogRequest(call, `batches/${encodeURIComponent(batchId)}`)
}

const catalogRequest = (
  { platformUrl, imsOrg, sandbox, clientId, accessToken }: PlatformCall,
  path: string,
): HttpRequest => ({
  method: 'GET',
  url: new URL(`${platformUrl}/data/foundation/catalog/${path}`),
  headers: {
    authorization: `Bearer ${accessToken}`,
    'x-api-key': clientId,
    'x-gw-ims-org-id': imsOrg,
    'x-sandbox-name': sandbox,
  },
})

/** The most batches that the catalog returns at once. */
export const PAGE = 100

/**
 * GET of a dataset's batches created after `since` (milliseconds since 1970), the latest first, beginning at offset `start`.
 * Source: Adobe Experience Platform, Catalog Service API, "Filter Catalog data using query parameters".
 */
export function buildBatchesRequest(
  call: PlatformCall,
  datasetId: string,
  since: number,
  start: number,
): HttpRequest {
  const which = `dataSet=${encodeURIComponent(datasetId)}&createdAfter=${since}&orderBy=desc:created`
  return catalogRequest(call, `batches?${which}&limit=${PAGE}${start === 0 ? '' : `&start=${start}`}`)
}

/** GET of any one batch, to check the right to read batches. */
export const buildAnyBatchRequest = (call: PlatformCall): HttpRequest =>
  catalogRequest(call, 'batches?limit=1')

/**
 * The answer is an object under the batch's id; any field may be missing. Throws an `ActionError` for any other
 * answer.
 */
export function parseBatchReply(reply: HttpReply, batchId: string): BatchDetails {
  const batch = at(readJson(reply).body, batchId)
  if (!isOk(reply) || !isObject(batch)) throw faultOf(reply)
  const errors = listAt(batch, 'errors').map(parseError).filter(isTelling)
  return {
    ...parseCounts(batch),
    outputRecords: countAt(batch, 'metrics', 'outputRecordCount'),
    datasetId: datasetsOf(batch)[0],
    errors: errors.slice(0, MAX_ERRORS),
    moreErrors: Math.max(0, errors.length - MAX_ERRORS),
  }
}

/**
 * The batches by id; `undefined` for one of another dataset, or from before `since`. Throws an `ActionError` for any other
 * answer.
 */
export function parseBatchesReply(
  reply: HttpReply,
  datasetId: string,
  since: number,
): ReadonlyMap<string, DatasetBatch | undefined> {
  const { body } = readJson(reply)
  if (!isOk(reply) || !isObject(body) || !Object.values(body).every(isObject)) throw faultOf(reply)
  const isAskedFor = (batch: unknown) => {
    const datasets = datasetsOf(batch).map((id) => id.toLowerCase())
    const isOther = datasets.length > 0 && !datasets.includes(datasetId.toLowerCase())
    const created = at(batch, 'created') == null ? since : createdMs(batch)
    if (Number.isNaN(created)) throw faultOf(reply)
    return !isOther && created >= since
  }
  return new Map(
    Object.entries(body).map(([batchId, batch]) => [
      batchId,
      isAskedFor(batch) ? { batchId, ...parseCounts(batch) } : undefined,
    ]),
  )
}

/** Quotes only errors: any other body may hold customer data. */
const faultOf = (reply: HttpReply) => faultOfReply(isOk(reply) ? { ...reply, text: '' } : reply, 'platform')

/** Milliseconds since 1970, or ISO 8601; `NaN` for anything else. */
function createdMs(batch: unknown): number {
  const iso = textAt(batch, 'created') ?? ''
  return countAt(batch, 'created') ?? (/^\d{4}-\d\d-\d\dT/.test(iso) ? Date.parse(iso) : Number.NaN)
}

function parseCounts(batch: unknown) {
  const countOf = (which: string) => countAt(batch, 'metrics', `${which}RecordCount`)
  const [output, failed] = [countOf('output'), countOf('failed')]
  const inputRecords = countOf('input') ?? (output === undefined ? undefined : output + (failed ?? 0))
  const missing = (inputRecords ?? 0) - (output ?? inputRecords ?? 0)
  // An error without a count is about one row at least.
  const inErrors = [at(batch, 'errors') ?? []].flat().map((item) => parseError(item).recordCount ?? 1)
  const contradicts = [missing, ...inErrors].some((count) => count > (failed ?? 0))
  return {
    status: parseStatus(textAt(batch, 'status')),
    inputRecords,
    failedRecords: contradicts ? undefined : failed,
  }
}

const datasetsOf = (batch: unknown): readonly string[] =>
  listAt(batch, 'relatedObjects').flatMap((item) =>
    textAt(item, 'type') === 'dataSet' ? (textAt(item, 'id') ?? []) : [],
  )

function parseStatus(word: string | undefined): BatchDetails['status'] {
  if (word === undefined) return undefined
  return BATCH_STATUSES.find((status) => status === word.toLowerCase()) ?? { unknown: word }
}

/** Codes are text (`INGEST-1401-400`) or numbers (`106`). Older errors have `rows`, which are counted but not shown. */
function parseError(item: unknown): BatchError {
  const code = at(item, 'code')
  const rows = at(item, 'rows')
  return {
    code: typeof code === 'number' ? String(code) : textAt(item, 'code'),
    description: textAt(item, 'description'),
    recordCount: countAt(item, 'recordCount') ?? (Array.isArray(rows) ? rows.length : countAt(item, 'rows')),
  }
}

const isTelling = (error: BatchError) => Object.values(error).some((fact) => fact !== undefined)
