import { ActionError } from '../errors.js'
import type { HttpReply, HttpRequest } from '../http/exchange.js'
import { BATCH_STATUSES, type BatchDetails, type BatchError } from '../ingestion/batch.js'
import { at, countAt, isObject, textAt } from '../json.js'
import { text } from '../text.js'
import { faultOfReply, jsonBody, type Speaker } from './refusals.js'

/** Which batch to look up, and with what right. */
export interface BatchCall {
  readonly platformUrl: string
  readonly imsOrg: string
  readonly sandbox: string
  readonly batchId: string
  readonly clientId: string
  readonly accessToken: string
}

const SPEAKER: Speaker = { is: 'platform', name: text`Experience Platform` }
const MAX_ID_LENGTH = 200
const MAX_ERRORS = 10

/**
 * GET of one batch in the catalog: its state and the kinds of its errors, never its rows.
 * Throws an `ActionError` for an id that is no single step of a path: it comes from a server.
 * Source: Adobe Experience Platform, Catalog Service API, "Look up a Catalog object".
 */
export function buildBatchRequest(call: BatchCall): HttpRequest {
  const { platformUrl, imsOrg, sandbox, batchId, clientId, accessToken } = call
  if (!batchId.isWellFormed() || batchId.length > MAX_ID_LENGTH || /^\.{0,2}$/.test(batchId)) {
    throw new ActionError('unreadable-answer', text`What Adobe Campaign gives as the batch id is none`)
  }
  return {
    method: 'GET',
    url: new URL(`${platformUrl}/data/foundation/catalog/batches/${encodeURIComponent(batchId)}`),
    headers: {
      authorization: `Bearer ${accessToken}`,
      'x-api-key': clientId,
      'x-gw-ims-org-id': imsOrg,
      'x-sandbox-name': sandbox,
    },
  }
}

/** The answer is an object under the batch's id, any field of which may be missing. Throws an `ActionError` for all else. */
export function parseBatchReply(reply: HttpReply, batchId: string): BatchDetails {
  const isOk = reply.status >= 200 && reply.status <= 299
  const batch = at(jsonBody(reply), batchId)
  if (!isOk || !isObject(batch)) {
    // What is no error may be anything, even data of customers: only errors are quoted.
    throw faultOfReply(isOk ? { ...reply, text: '' } : reply, SPEAKER)
  }
  const dataset = listAt(batch, 'relatedObjects').find((item) => textAt(item, 'type') === 'dataSet')
  const errors = listAt(batch, 'errors').map(parseError).filter(isTelling)
  return {
    status: parseStatus(textAt(batch, 'status')),
    inputRecords: countAt(batch, 'metrics', 'inputRecordCount'),
    outputRecords: countAt(batch, 'metrics', 'outputRecordCount'),
    failedRecords: countAt(batch, 'metrics', 'failedRecordCount'),
    datasetId: textAt(dataset, 'id'),
    errors: errors.slice(0, MAX_ERRORS),
    moreErrors: Math.max(0, errors.length - MAX_ERRORS),
  }
}

function listAt(value: unknown, key: string): readonly unknown[] {
  const list = at(value, key)
  return Array.isArray(list) ? list : []
}

function parseStatus(word: string | undefined): BatchDetails['status'] {
  if (word === undefined) return undefined
  return BATCH_STATUSES.find((status) => status === word.toLowerCase()) ?? { unknown: word }
}

/** Codes are text (`INGEST-1401-400`) or numbers (`106`). Older errors have `rows`: their number is shown, not what they hold. */
function parseError(item: unknown): BatchError {
  const code = at(item, 'code')
  const rows = at(item, 'rows')
  return {
    code: typeof code === 'number' ? String(code) : textAt(item, 'code'),
    description: textAt(item, 'description'),
    recordCount: countAt(item, 'recordCount') ?? (Array.isArray(rows) ? rows.length : countAt(item, 'rows')),
  }
}

const isTelling = ({ code, description, recordCount }: BatchError) =>
  code !== undefined || description !== undefined || recordCount !== undefined
