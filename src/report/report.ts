import type { Arrival } from '../ingestion/dataset.js'
import { isSuccess } from '../ingestion/outcome.js'
import type { IngestionResult } from '../ingestion/result.js'
import { hasNoRecords, hasRefusedRows } from '../ingestion/rows.js'
import type { Toolkit } from '../runner/toolkit.js'
import { humanRows } from '../text/human.js'
import { identifier, join, quoted, type Text, text } from '../text.js'
import { announce } from './announcement.js'
import { arrivalSection, hintOfArrival, refusedRows } from './arrival.js'
import { batchSection } from './batch.js'
import { OUTPUT_NAMES, renderOutputs } from './outputs.js'
import { headlineOf } from './overview.js'
import { isRehearsal, recipeOf } from './recipe.js'
import { sectionLines } from './section.js'
import { renderSummary, type SummaryContext } from './summary.js'
import { renderMessage } from './verdict.js'

export interface ReportContext extends SummaryContext {
  readonly toolkit: Pick<
    Toolkit,
    'setOutput' | 'info' | 'group' | 'warnOnce' | 'notice' | 'error' | 'writeSummary'
  >
  /** The lines that the log printed about a mapping, scattered among others. */
  readonly linesOf?: (mappingId: string) => readonly Text[]
}

/**
 * Reports the outcome everywhere. Outputs come first, since they must be written whatever happens later.
 * @param results at least one, in the order of the input
 */
export async function report(results: readonly IngestionResult[], context: ReportContext): Promise<void> {
  const { toolkit, timeoutMs = 0, cleaner, read } = context
  const { outcome, title, text: verdict, message } = announce(results, timeoutMs)
  const outputs = renderOutputs(results, { cleaner, timeoutMs, message, rehearsal: isRehearsal(read) })
  for (const name of OUTPUT_NAMES) {
    toolkit.setOutput(name, outputs[name])
  }
  for (const result of results) {
    reportMapping(result, results.length, context)
  }
  if (outcome === 'checked') toolkit.warnOnce('dry-run', verdict, title)
  else if (isSuccess(outcome)) toolkit.info(verdict)
  else if (outcome === 'cancelled') toolkit.notice(verdict, title)
  else toolkit.error(verdict, title)
  const recipe = recipeOf(results, context)
  if (recipe !== undefined) {
    toolkit.info(recipe.introduction)
    for (const line of recipe.yaml.split('\n')) toolkit.info(identifier(line))
  }
  await toolkit.writeSummary(renderSummary(results, context))
}

/** What the verdict leaves out about a mapping. With several mappings, repeats its log lines in one group. */
function reportMapping(result: IngestionResult, mappings: number, context: ReportContext): void {
  const { toolkit, cleaner, linesOf, timeoutMs = 0 } = context
  const { mappingId } = result
  const name = identifier(mappingId)
  const { batch, arrival } = 'report' in result ? result : {}
  const lines = batch === undefined ? [] : sectionLines(batchSection(batch), cleaner)
  const arrived = arrival === undefined ? [] : sectionLines(arrivalSection(arrival), cleaner)
  // A refusal is expected, so it is only a line; a fault is a warning.
  const isFault = batch?.finding.kind === 'failed'
  if (isFault) {
    toolkit.warnOnce(
      'batch-details',
      text`Mapping ${name}: ${join(lines, ' ')} The verdict does not depend on it.`,
      text`${name}: no details of the batch`,
    )
  }
  if (hasNoRecords(result)) {
    toolkit.warnOnce(
      'no-records',
      text`Mapping ${name}: Adobe reports success, with 0 records. Set minRecords: 1 to make that fail the step.`,
      text`${name}: no records`,
    )
  }
  if ('report' in result && result.report.status === 'Success' && result.report.vendorCode !== undefined) {
    toolkit.warnOnce(
      'success-with-code',
      text`Mapping ${name}: Adobe reports Success, with an error code in its text: ${quoted(result.report.info)}. Check the dataset in Experience Platform.`,
      text`${name}: success with an error code`,
    )
  }
  if (arrival !== undefined && result.outcome !== 'too-many-failed-records') {
    warnOfArrival(result, arrival, toolkit)
  }
  const details = [...(isFault ? [] : lines), ...arrived]
  const story = linesOf?.(mappingId) ?? []
  if (mappings > 1 && story.length > 0) {
    toolkit.group(text`${name}: ${headlineOf(result)}`, [
      ...story,
      renderMessage(result, timeoutMs),
      ...details,
    ])
  } else {
    for (const line of details) toolkit.info(line)
  }
}

/** Without a gate: warns that rows are missing, or that their arrival is unknown. */
function warnOfArrival(result: IngestionResult, arrival: Arrival, toolkit: ReportContext['toolkit']): void {
  const isSilent = arrival.why === 'unreadable' || arrival.why === 'no-batch'
  if (!isSilent && !hasRefusedRows(result)) return
  const name = identifier(result.mappingId)
  const allowed = 'report' in result ? result.maxFailedRecords : undefined
  const gate =
    allowed === undefined
      ? text`The verdict does not depend on it.`
      : text`maxFailedRecords allows ${humanRows(allowed)}.`
  toolkit.warnOnce(
    'arrival',
    text`Mapping ${name}: ${refusedRows(arrival)} ${hintOfArrival(arrival)} ${gate}`,
    isSilent ? text`${name}: the dataset is not known` : text`${name}: rows were refused`,
  )
}
