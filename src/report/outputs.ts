import type { IngestionResult } from '../ingestion/outcome.js'

/** The one table of outputs. `action.yml` and the README's table are generated from it. */
export const OUTPUTS = {
  requestId:
    "Adobe's id of the request submitted or followed, written as soon as it is known; empty when there is none.",
  status:
    "Adobe's last word: `Success`, `Failed`, `Aborted` or `In Progress`; empty when there is none. `Success` means ingested, not submitted.",
  outcome: "The action's verdict; see the table of outcomes.",
  numRecords: 'Number of records ingested, in plain digits; empty unless Adobe reported it with a Success.',
  batchId: "Adobe Experience Platform's batch id, when Adobe names one.",
  info: "Adobe's text, cleaned, on one line.",
  message: 'The verdict in one line, as in the annotation; for notifications.',
  errorCode: "Code of what went wrong, Adobe's (`ACP-880096`) or ours (`timed-out`); empty on success.",
  attached: '`true` when a running request was followed with `onInProgress: attach`.',
  durationSeconds: 'Seconds from the accepted request to the end of the wait, one decimal; empty if neither.',
  rehearsal: '`true` when a simulator stood in for Adobe.',
  results: 'All of it as a JSON array with one object per mapping.',
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

/** The full set of outputs, written on every path. */
export function renderOutputs(result: PrintableResult): Readonly<Record<OutputName, string>> {
  return {
    requestId: result.requestId ?? '',
    status: result.status ?? '',
    outcome: result.outcome,
    numRecords: result.numRecords === undefined ? '' : String(result.numRecords),
    batchId: result.batchId ?? '',
    info: result.info ?? '',
    message: result.message,
    errorCode: result.errorCode ?? '',
    attached: String(result.attached),
    durationSeconds: result.durationMs === undefined ? '' : seconds(result.durationMs),
    rehearsal: String(result.rehearsal),
    results: JSON.stringify([renderResult(result)]),
  }
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
