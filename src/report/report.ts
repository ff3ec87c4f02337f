import type { BatchLookup } from '../batch.js'
import { type IngestionResult, isSuccess } from '../ingestion/outcome.js'
import { batchLines, renderBatch } from './batch.js'
import { cleanBatch } from './clean-batch.js'
import { cleanResult } from './clean-result.js'
import type { ForeignText } from './foreign-text.js'
import { OUTCOME_TEXTS } from './outcome-texts.js'
import { OUTPUT_NAMES, type PrintableResult, renderOutputs } from './outputs.js'
import { recipeIntroduction, renderSummary, safeMarkdown } from './render.js'
import type { Toolkit } from './toolkit.js'
import { type Asked, renderHint, renderMessage, renderVerdict } from './verdict.js'

interface ReportContext {
  readonly toolkit: Pick<Toolkit, 'setOutput' | 'info' | 'warnOnce' | 'notice' | 'error' | 'writeSummary'>
  readonly text: ForeignText
  readonly asked: Asked
  readonly rehearsal: boolean
  /** What Experience Platform tells of a failed batch, if it was asked. */
  readonly batch?: BatchLookup | undefined
  /** The step that goes on waiting for a request that may still be running. */
  readonly recipeFor: (requestId: string) => string
  /** The picture of what the run went through, if there is anything to see. */
  readonly timeline?: string | undefined
  readonly runAttempt: number
}

/** Tells the outcome everywhere: outputs first, since they must survive whatever comes after. Returns the summary. */
export async function report(raw: IngestionResult, context: ReportContext): Promise<string> {
  const { toolkit, text, asked, rehearsal, recipeFor, timeline, runAttempt } = context
  const result = cleanResult(raw, text)
  const message = text.clean(renderMessage(result, asked, (foreign) => foreign))
  const { fault: _, ...facts } = result
  const printable: PrintableResult = { ...facts, message: text.line(message), rehearsal }
  const outputs = renderOutputs(printable)
  for (const name of OUTPUT_NAMES) {
    toolkit.setOutput(name, outputs[name])
  }
  const batch = context.batch === undefined ? undefined : cleanBatch(context.batch, text)
  if (batch !== undefined) {
    tellBatch(batch, result.mappingId, toolkit)
  }
  const title = `${result.mappingId || 'Adobe Campaign data ingestion'}: ${OUTCOME_TEXTS[result.outcome].headline}`
  if (isSuccess(result.outcome)) {
    toolkit.info(message)
    if (result.numRecords === 0 && asked.minRecords === undefined) {
      toolkit.warnOnce(
        'no-records',
        `Mapping ${result.mappingId}: Adobe reports Success with 0 records. Set minRecords to make that fail the step.`,
        `${result.mappingId}: no records`,
      )
    }
  } else if (result.outcome === 'cancelled') {
    toolkit.notice(message, title)
  } else {
    toolkit.error(message, title)
  }
  const recipe = result.open && result.requestId !== undefined ? recipeFor(result.requestId) : undefined
  if (recipe !== undefined) {
    toolkit.info(recipeIntroduction(rehearsal))
    for (const line of recipe.split('\n')) toolkit.info(line)
  }
  const inert = (foreign: string) => safeMarkdown(text.line(foreign))
  const why = batch === undefined ? undefined : renderBatch(batch, inert)
  const verdict = renderVerdict(result, asked, inert)
  const parts = { verdict, hint: renderHint(result), inert, why, recipe, timeline, runAttempt }
  const summary = renderSummary(printable, parts)
  await toolkit.writeSummary(summary)
  return summary
}

/** A refusal is to be expected, so it is a line; only a fault is worth a warning. */
function tellBatch(batch: BatchLookup, mappingId: string, toolkit: Pick<Toolkit, 'info' | 'warnOnce'>): void {
  const lines = batchLines(batch)
  if (batch.finding.kind === 'failed') {
    toolkit.warnOnce(
      'batch-details',
      `Mapping ${mappingId}: ${lines.join(' ')} The verdict does not depend on it.`,
      `${mappingId}: no details of the batch`,
    )
    return
  }
  for (const line of lines) toolkit.info(line)
}
