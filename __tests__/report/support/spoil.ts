import type { BatchDetails, BatchFinding, BatchLookup } from '../../../src/batch.js'
import { ActionError } from '../../../src/errors.js'
import type { IngestionResult } from '../../../src/ingestion/outcome.js'

/** The result with `hostile` in every field that holds foreign text; a field that is absent stays absent. */
export function spoil(result: IngestionResult, hostile: string): IngestionResult {
  const { mappingId, requestId, runningRequestId, batchId, info, errorCode, fault } = result
  return {
    ...result,
    ...(mappingId === '' ? {} : { mappingId: hostile }),
    ...(requestId === undefined ? {} : { requestId: hostile }),
    ...(runningRequestId === undefined ? {} : { runningRequestId: hostile }),
    ...(batchId === undefined ? {} : { batchId: hostile }),
    ...(info === undefined ? {} : { info: hostile }),
    ...(errorCode === undefined ? {} : { errorCode: hostile }),
    ...(fault === undefined ? {} : { fault: spoilFault(fault, hostile) }),
  }
}

/** Each problem with the inputs stands on a line of its own, and quotes no line end. */
function spoilFault({ code, message, details }: ActionError, hostile: string): ActionError {
  const text =
    code === 'bad-input'
      ? message.replace(/^.*: /gm, `$&${hostile.replace(/\s+/g, ' ').replaceAll('$', '$$$$')} `)
      : hostile
  return new ActionError(code, text, { ...details, vendorCode: hostile })
}

/** The same for what Experience Platform tells. */
export const spoilBatch = ({ finding }: BatchLookup, hostile: string): BatchLookup => ({
  tenant: hostile,
  sandbox: hostile,
  batchId: hostile,
  finding: spoilFinding(finding, hostile),
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
