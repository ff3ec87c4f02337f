import type { BatchLookup } from '../batch.js'
import type { IngestionResult } from '../ingestion/outcome.js'
import { cleanBatch } from './clean-batch.js'
import { cleanResult } from './clean-result.js'
import type { ForeignText } from './foreign-text.js'
import { renderMessage } from './verdict.js'

/** What became of one mapping, and what is known about why. Texts are as the server sent them. */
export interface End {
  /** The mapping's place in the input. */
  readonly index: number
  readonly result: IngestionResult
  /** What Experience Platform tells of a failed batch, if it was asked. */
  readonly batch?: BatchLookup
}

/** An end whose foreign texts are clean, and its verdict in words. */
export interface Told extends End {
  /** The verdict and what to do next; several lines only for bad inputs. */
  readonly message: string
}

export function tell({ index, result: raw, batch }: End, timeoutMs: number, text: ForeignText): Told {
  const result = cleanResult(raw, text)
  return {
    index,
    result,
    message: text.clean(renderMessage(result, timeoutMs, (foreign) => foreign)),
    ...(batch === undefined ? {} : { batch: cleanBatch(batch, text) }),
  }
}
