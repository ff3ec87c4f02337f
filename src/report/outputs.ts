import { byAttention, type IngestionResult, sumOfRecords } from '../ingestion/outcome.js'
import type { IngestionStatus } from '../ingestion/status.js'

/** The one table of outputs. `action.yml` and the README's table are generated from it. */
export const OUTPUTS = {
  requestId:
    "Adobe's id of the request submitted or followed, written as soon as it is known; empty when there is none. Several mappings: one line each in their order, `-` for none; fit for the input `requestId`.",
  status:
    "Adobe's last word: `Success`, `Failed`, `Aborted` or `In Progress`; empty when there is none. `Success` means ingested, not submitted. Several mappings: the first present of `Failed`, `Aborted`, `In Progress`, none, `Success`.",
  outcome: "The action's verdict; see the table of outcomes. Several mappings: the worst.",
  numRecords:
    'Number of records ingested, in plain digits; empty unless Adobe reported it with a Success. Several mappings: the sum; empty if any is unknown.',
  batchId:
    "Adobe Experience Platform's batch id, when Adobe names one. Several mappings: one line each, `-` for none.",
  info: "Adobe's text, cleaned, on one line. Several mappings: one line each, `-` for none.",
  message: 'The verdict in one line, as in the annotation; for notifications. Several mappings: it sums up.',
  errorCode:
    "Code of what went wrong, Adobe's (`ACP-880096`) or ours (`timed-out`); empty on success. Several mappings: of the worst.",
  attached:
    '`true` when a running request was followed with `onInProgress: attach`. Several mappings: when any was.',
  durationSeconds:
    'Seconds from the accepted request to the end of the wait, one decimal; empty if neither. Several mappings: the longest.',
  rehearsal: '`true` when a simulator stood in for Adobe.',
  results: 'All of it as a JSON array with one object per mapping, in their order.',
} as const

export type OutputName = keyof typeof OUTPUTS
export const OUTPUT_NAMES = Object.keys(OUTPUTS) as OutputName[]

/** A clean result with its verdict: what outputs, summary and check run show. */
export interface PrintableResult extends Omit<IngestionResult, 'fault'> {
  /** The verdict and what to do next, on one line. */
  readonly message: string
  readonly rehearsal: boolean
}

const seconds = (durationMs: number) => Math.max(0, durationMs / 1000).toFixed(1)

/** What stands in a line of several when there is nothing to tell: recipes and readers count on positions. */
const NONE = '-'
/** Of several, the first that is present is the step's; nothing known is worse than a success, and better than the rest. */
const STATUS_ORDER: readonly (IngestionStatus | undefined)[] = [
  'Failed',
  'Aborted',
  'In Progress',
  undefined,
  'Success',
]

/** One value as it is; of several one line each, in their order. */
export function linesOfOutput(values: readonly (string | undefined)[]): string {
  const [first = '', ...others] = values
  return others.length === 0 ? first : values.map((value) => value || NONE).join('\n')
}

/**
 * The full set of outputs, written on every path.
 * @param results at least one, in the order of the input
 * @param message the verdict on all of them, on one line
 */
export function renderOutputs(
  results: readonly PrintableResult[],
  message: string,
): Readonly<Record<OutputName, string>> {
  const worst = byAttention(results)[0]
  const status = STATUS_ORDER.find((candidate) => results.some((result) => result.status === candidate))
  return {
    requestId: linesOfOutput(results.map(({ requestId }) => requestId)),
    status: status ?? '',
    outcome: worst?.outcome ?? 'error',
    numRecords: String(sumOfRecords(results) ?? ''),
    batchId: linesOfOutput(results.map(({ batchId }) => batchId)),
    info: linesOfOutput(results.map(({ info }) => info)),
    message,
    errorCode: worst?.errorCode ?? '',
    attached: String(results.some(({ attached }) => attached)),
    durationSeconds: longestOf(results.map(({ durationMs }) => durationMs)),
    rehearsal: String(results.some(({ rehearsal }) => rehearsal)),
    results: JSON.stringify(results.map(renderResult)),
  }
}

function longestOf(durations: readonly (number | undefined)[]): string {
  const known = durations.filter((durationMs) => durationMs !== undefined)
  return known.length === 0 ? '' : seconds(Math.max(...known))
}

function renderResult(result: PrintableResult) {
  return {
    mappingId: result.mappingId,
    requestId: result.requestId ?? '',
    runningRequestId: result.runningRequestId ?? '',
    status: result.status ?? '',
    outcome: result.outcome,
    batchId: result.batchId ?? '',
    info: result.info ?? '',
    message: result.message,
    errorCode: result.errorCode ?? '',
    numRecords: result.numRecords ?? null,
    durationSeconds: result.durationMs === undefined ? null : Number(seconds(result.durationMs)),
    attempts: result.attempts,
    attached: result.attached,
    rehearsal: result.rehearsal,
  }
}
