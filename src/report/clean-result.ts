import { ActionError } from '../errors.js'
import type { IngestionResult } from '../ingestion/outcome.js'
import type { ForeignText } from './foreign-text.js'

/**
 * A result whose foreign texts are safe, as a whole and before anything is cut off or put around them: a secret that a
 * rendering has taken apart is no longer found. Identifiers stay exact, since they are given back to Adobe and to this action.
 */
export function cleanResult(result: IngestionResult, text: ForeignText): IngestionResult {
  const { requestId, runningRequestId, batchId, info, errorCode, fault } = result
  return {
    ...result,
    mappingId: text.identifier(result.mappingId),
    ...(requestId === undefined ? {} : { requestId: text.identifier(requestId) }),
    ...(runningRequestId === undefined ? {} : { runningRequestId: text.identifier(runningRequestId) }),
    ...(batchId === undefined ? {} : { batchId: text.line(batchId) }),
    ...(info === undefined ? {} : { info: text.line(info) }),
    ...(errorCode === undefined ? {} : { errorCode: text.line(errorCode) }),
    ...(fault === undefined
      ? {}
      : { fault: new ActionError(fault.code, text.clean(fault.message), fault.details) }),
  }
}
