import { byAttention } from '../ingestion/outcome.js'
import {
  batchIdOf,
  errorCodeOf,
  type IngestionResult,
  infoOf,
  isAttached,
  requestIdOf,
  runningRequestIdOf,
  statusOf,
} from '../ingestion/result.js'
import { failedRecordsOf, numRecordsOf, sumOfFailedRecords, sumOfRecords } from '../ingestion/rows.js'
import type { IngestionStatus } from '../ingestion/status.js'
import { linesOfOutput } from '../inputs/lists.js'
import { type Cleaner, cut } from '../text/clean.js'
import { foreign, type Text } from '../text.js'
import { renderMessage } from './verdict.js'

/** All outputs. `action.yml` and the README's list are generated from these comments. */
export interface Outputs {
  /**
   * Adobe's id of the request submitted or followed; empty when there is none. Several mappings: one line each, `-` for
   * none, as the input `requestId` takes them.
   */
  readonly requestId: string
  /**
   * Adobe's last word: `Success` (ingested, not only submitted), `Failed`, `Aborted` or `In Progress`; empty when there is
   * none. Several mappings: the first present of `Failed`, `Aborted`, `In Progress`, none, `Success`.
   */
  readonly status: string
  /** The action's verdict. Several mappings: the worst. */
  readonly outcome: string
  /**
   * Records ingested, in plain digits; empty unless Adobe reported them with a Success. Several mappings: the sum, or empty
   * if any is unknown.
   */
  readonly numRecords: string
  /** Experience Platform's batch id, when Adobe names one. Several mappings: one line each, `-` for none. */
  readonly batchId: string
  /** Adobe's text, cleaned, on one line. Several mappings: one line each, `-` for none. */
  readonly info: string
  /** The verdict in one line, for notifications. Several mappings: a summary. */
  readonly message: string
  /**
   * Adobe's code of what went wrong (`ACP-880096`), or ours (`timed-out`); empty on success. Several mappings: of the worst.
   */
  readonly errorCode: string
  /** `true` when a running request was followed with `onInProgress: attach`. Several mappings: when any was. */
  readonly attached: string
  /**
   * Seconds from the accepted request to the end of the wait, one decimal; empty if neither. Several mappings: the longest.
   */
  readonly durationSeconds: string
  /** `true` when a simulator played Adobe. */
  readonly rehearsal: string
  /**
   * With `datasetId`: rows that Experience Platform refused, in plain digits; empty when unknown. Several mappings: the sum
   * over those with a dataset, or empty if any is unknown.
   */
  readonly failedRecords: string
  /** All of it as a JSON array, one object per mapping, in their order. */
  readonly results: string
}

interface OutputContext {
  readonly cleaner: Cleaner
  /** The verdict on all mappings, in one line. */
  readonly message: Text
  readonly rehearsal: boolean
}

type Status = IngestionStatus | ''

/** The first status that any mapping has is the step's. An unknown one ranks before Success, and after the others. */
const STATUS_ORDER: Readonly<Record<Status, number>> = {
  Failed: 0,
  Aborted: 1,
  'In Progress': 2,
  '': 3,
  Success: 4,
}

/** An environment variable holds 128 KiB, and users should be able to pass `results` in one. */
const LARGEST_BYTES = 96 * 1024
/** Shortens texts as needed, then drops the ids that nobody resumes with; never other ids, numbers or the JSON itself. */
const TEXT_LENGTHS = [2_000, 1_000, 500, 200, 80, 0] as const

function fittingResults(results: readonly IngestionResult[], context: OutputContext) {
  let objects = results.map((result) => renderResult(result, context))
  const isFitting = () => Buffer.byteLength(JSON.stringify(objects)) < LARGEST_BYTES
  for (const length of TEXT_LENGTHS) {
    if (isFitting()) return objects
    objects = objects.map((object) => ({
      ...object,
      info: cut(object.info, length),
      message: cut(object.message, length),
    }))
  }
  return isFitting() ? objects : objects.map((object) => ({ ...object, runningRequestId: '', batchId: '' }))
}

/** @param results at least one, in the order of the input */
export function renderOutputs(results: readonly IngestionResult[], context: OutputContext): Outputs {
  const objects = fittingResults(results, context)
  const [worst] = byAttention(objects)
  const lines = (name: 'requestId' | 'batchId' | 'info') =>
    linesOfOutput(objects.map((object) => object[name]))
  const statuses: readonly Status[] = results.map((result) => statusOf(result) ?? '')
  const durations = objects.flatMap(({ durationSeconds }) => durationSeconds ?? [])
  return {
    requestId: lines('requestId'),
    status: statuses.toSorted((one, two) => STATUS_ORDER[one] - STATUS_ORDER[two])[0] ?? '',
    outcome: worst?.outcome ?? 'error',
    numRecords: String(sumOfRecords(results) ?? ''),
    batchId: lines('batchId'),
    info: lines('info'),
    message: context.cleaner.line(context.message),
    errorCode: worst?.errorCode ?? '',
    attached: String(objects.some(({ attached }) => attached)),
    durationSeconds: durations.length === 0 ? '' : Math.max(...durations).toFixed(1),
    rehearsal: String(context.rehearsal),
    failedRecords: String(sumOfFailedRecords(results) ?? ''),
    results: JSON.stringify(objects),
  }
}

/** One object of `results`: ids unchanged, texts in one line. */
function renderResult(result: IngestionResult, { cleaner, rehearsal }: OutputContext) {
  const { mappingId, outcome, durationMs, attempts } = result
  const line = (words = '') => cleaner.line(foreign(words))
  return {
    mappingId: cleaner.exact(mappingId),
    requestId: cleaner.exact(requestIdOf(result) ?? ''),
    runningRequestId: cleaner.exact(runningRequestIdOf(result) ?? ''),
    status: statusOf(result) ?? '',
    outcome,
    batchId: line(batchIdOf(result)),
    info: line(infoOf(result)),
    message: cleaner.line(renderMessage(result)),
    errorCode: line(errorCodeOf(result)),
    numRecords: numRecordsOf(result) ?? null,
    failedRecords: failedRecordsOf(result) ?? null,
    durationSeconds: durationMs === undefined ? null : Number(Math.max(0, durationMs / 1000).toFixed(1)),
    attempts,
    attached: isAttached(result),
    rehearsal,
  }
}
