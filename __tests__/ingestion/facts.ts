import type { ActionError } from '../../src/errors.js'
import type { Outcome } from '../../src/ingestion/outcome.js'
import {
  batchIdOf,
  errorCodeOf,
  faultOf,
  type IngestionResult,
  infoOf,
  isAttached,
  isOpen,
  requestIdOf,
  runningRequestIdOf,
  statusOf,
} from '../../src/ingestion/result.js'
import { numRecordsOf } from '../../src/ingestion/rows.js'
import type { IngestionStatus } from '../../src/ingestion/status.js'

/** All that is to be known of a result, one fact beside the other; what is unknown is absent. */
export interface ResultFacts {
  readonly mappingId: string
  readonly outcome: Outcome
  readonly attempts: number
  readonly attached: boolean
  readonly requestId?: string
  readonly open?: true
  readonly runningRequestId?: string
  /** `runningRequestId` may be ours. */
  readonly afterLostAnswer?: true
  readonly status?: IngestionStatus
  readonly batchId?: string
  readonly info?: string
  readonly numRecords?: number
  readonly minRecords?: number
  readonly errorCode?: string
  readonly fault?: ActionError
  readonly durationMs?: number
}

const known = <K extends string, T>(key: K, value: T | undefined): Partial<Record<K, T>> => {
  const one: Partial<Record<K, T>> = {}
  if (value !== undefined) one[key] = value
  return one
}

/** May the other request be what a POST of ours started, whose answer was lost? */
function isMaybeOurs(result: IngestionResult): boolean {
  if ('reply' in result) return result.reply.kind === 'already-running' && result.reply.maybeOurs
  return 'stage' in result && result.stage.at === 'queue' && result.stage.maybeOurs
}

export function factsOf(result: IngestionResult): ResultFacts {
  const { mappingId, outcome, attempts, durationMs } = result
  return {
    mappingId,
    outcome,
    attempts,
    attached: isAttached(result),
    ...known('requestId', requestIdOf(result)),
    ...known('open', isOpen(result) || undefined),
    ...known('runningRequestId', runningRequestIdOf(result)),
    ...known('afterLostAnswer', isMaybeOurs(result) || undefined),
    ...known('status', statusOf(result)),
    ...known('batchId', batchIdOf(result)),
    ...known('info', infoOf(result)),
    ...known('numRecords', numRecordsOf(result)),
    ...known('minRecords', 'minRecords' in result ? result.minRecords : undefined),
    ...known('errorCode', errorCodeOf(result)),
    ...known('fault', faultOf(result)),
    ...known('durationMs', durationMs),
  }
}
