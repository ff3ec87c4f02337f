import { type IngestionResult, isSuccess } from '../ingestion/outcome.js'
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
  /** The step that goes on waiting for a request that may still be running. */
  readonly recipeFor: (requestId: string) => string
  /** The picture of what the run went through, if there is anything to see. */
  readonly timeline?: string | undefined
  readonly runAttempt: number
}

/** Tells the outcome everywhere: outputs first, since they must survive whatever comes after. */
export async function report(raw: IngestionResult, context: ReportContext): Promise<void> {
  const { toolkit, text, asked, rehearsal, recipeFor, timeline, runAttempt } = context
  const result = cleanResult(raw, text)
  const message = text.clean(renderMessage(result, asked, (foreign) => foreign))
  const { fault: _, ...facts } = result
  const printable: PrintableResult = { ...facts, message: text.line(message), rehearsal }
  const outputs = renderOutputs(printable)
  for (const name of OUTPUT_NAMES) {
    toolkit.setOutput(name, outputs[name])
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
  const verdict = renderVerdict(result, asked, inert)
  const parts = { verdict, hint: renderHint(result), inert, recipe, timeline, runAttempt }
  await toolkit.writeSummary(renderSummary(printable, parts))
}
