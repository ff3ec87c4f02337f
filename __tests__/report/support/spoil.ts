import { ActionError } from '../../../src/errors.js'
import type { BatchDetails, BatchFinding, BatchLookup } from '../../../src/ingestion/batch.js'
import type { Arrival } from '../../../src/ingestion/dataset.js'
import type { StatusReport } from '../../../src/ingestion/report.js'
import type { IngestionResult, Stage, TrackedRequest } from '../../../src/ingestion/result.js'
import { foreign, join, linesOf, quoted, Text } from '../../../src/text.js'

/** The result with `hostile` in every field that holds foreign text; a field that is absent stays absent. */
export function spoil(result: IngestionResult, hostile: string): IngestionResult {
  const { aborted } = result
  const common = {
    mappingId: result.mappingId === '' ? '' : hostile,
    aborted: aborted && { ...aborted, report: spoilReport(aborted.report, hostile) },
  }
  if ('report' in result) {
    const report = spoilReport(result.report, hostile)
    const batch = result.batch && spoilBatch(result.batch, hostile)
    const arrival = result.arrival && spoilArrival(result.arrival, hostile)
    const fault = result.fault && spoilFault(result.fault, hostile)
    return { ...result, ...common, report, batch, arrival, fault }
  }
  if ('reply' in result) {
    const { reply } = result
    return reply.kind === 'rejected'
      ? { ...result, ...common, reply: { ...reply, info: hostile, vendorCode: hostile } }
      : { ...result, ...common, reply: { ...reply, info: hostile, runningRequestId: hostile } }
  }
  if ('request' in result) return { ...result, ...common, request: spoilRequest(result.request, hostile) }
  if (!('stage' in result)) {
    const { batchesFault } = result
    return { ...result, ...common, batchesFault: batchesFault && spoilFault(batchesFault, hostile) }
  }
  const { stage, fault } = result
  return {
    ...result,
    ...common,
    stage: spoilStage(stage, hostile),
    fault: fault && spoilFault(fault, hostile),
  }
}

const spoilReport = <T extends StatusReport>(report: T, hostile: string): T => ({
  ...report,
  requestId: hostile,
  info: hostile,
  batchId: report.batchId && hostile,
  vendorCode: report.vendorCode && hostile,
})

const spoilRequest = (request: TrackedRequest, hostile: string): TrackedRequest => ({
  ...request,
  requestId: hostile,
  info: hostile,
})

function spoilStage(stage: Stage, hostile: string): Stage {
  switch (stage.at) {
    case 'start':
      return stage
    case 'queue':
      return { ...stage, runningRequestId: hostile }
    case 'request':
      return {
        ...stage,
        request: spoilRequest(stage.request, hostile),
        lastReport: stage.lastReport && spoilReport(stage.lastReport, hostile),
      }
    default:
      return stage satisfies never
  }
}

/** Each problem with the inputs is on a line of its own, and begins with the name of the input. */
function spoilFault({ code, text, details }: ActionError, hostile: string): ActionError {
  const spoilt =
    code === 'bad-input'
      ? join(
          linesOf(text).map((line) => spoilProblem(line, hostile)),
          '\n',
        )
      : quoted(hostile)
  return new ActionError(code, spoilt, { ...details, vendorCode: hostile })
}

/** Behind the name, which is in code style. */
const spoilProblem = (line: Text, hostile: string): Text => {
  const [mark, name, end, ...problem] = line.parts
  if (mark !== '`' || name === undefined || end !== '`') return line
  return new Text([mark, name, end, ' ', ...foreign(hostile).parts, ...problem])
}

/** The same for what Experience Platform tells. */
const spoilBatch = ({ finding }: BatchLookup, hostile: string): BatchLookup => ({
  tenant: hostile,
  sandbox: hostile,
  batchId: hostile,
  finding: spoilFinding(finding, hostile),
})

const spoilArrival = (arrival: Arrival, hostile: string): Arrival => ({
  ...arrival,
  tenant: hostile,
  sandbox: hostile,
  batches: arrival.batches.map((batch) => ({ ...batch, batchId: hostile, status: { unknown: hostile } })),
  fault: arrival.fault && spoilFault(arrival.fault, hostile),
})

function spoilFinding(finding: BatchFinding, hostile: string): BatchFinding {
  switch (finding.kind) {
    case 'found':
      return { kind: 'found', details: spoilDetails(finding.details, hostile) }
    case 'refused':
    case 'failed':
      return { kind: finding.kind, fault: spoilFault(finding.fault, hostile) }
    case 'no-time':
      return finding
  }
}

/** The id of the dataset stays: only a harmless one makes a link. */
const spoilDetails = (details: BatchDetails, hostile: string): BatchDetails => ({
  ...details,
  status: { unknown: hostile },
  errors: details.errors.map(({ recordCount }) => ({ recordCount, code: hostile, description: hostile })),
})
