import { isSuccess } from '../ingestion/outcome.js'
import type { IngestionResult } from '../ingestion/result.js'
import { hasNoRecords, hasRefusedRows } from '../ingestion/rows.js'
import type { Toolkit } from '../runner/toolkit.js'
import { humanRows } from '../text/human.js'
import { identifier, join, quoted, text } from '../text.js'
import { arrivalSection, hintOfArrival, refusedRows } from './arrival.js'
import { batchSection } from './batch.js'
import type { Log } from './log.js'
import { warnOfMapping } from './log-lines.js'
import { renderOutputs } from './outputs.js'
import { announce, headlineOf } from './overview.js'
import { isRehearsal, recipeOf } from './recipe.js'
import { sectionLines } from './section.js'
import { renderSummary, type SummaryContext } from './summary.js'
import { renderMessage } from './verdict.js'

export interface ReportContext extends SummaryContext {
  readonly toolkit: Pick<
    Toolkit,
    'setOutput' | 'info' | 'group' | 'warnOnce' | 'notice' | 'error' | 'writeSummary'
  >
  readonly log?: Pick<Log, 'linesOf'>
}

/**
 * Reports the outcome everywhere. Outputs come first, since they must be written whatever happens later.
 * @param results at least one, in the order of the input
 */
export async function report(results: readonly IngestionResult[], context: ReportContext): Promise<void> {
  const { toolkit, cleaner, read } = context
  const { outcome, title, text: verdict, message } = announce(results)
  const outputs = renderOutputs(results, { cleaner, message, rehearsal: isRehearsal(read) })
  for (const [name, value] of Object.entries(outputs)) {
    toolkit.setOutput(name, value)
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
  const { toolkit, cleaner, log } = context
  const name = identifier(result.mappingId)
  const { report, batch, arrival, maxFailedRecords } = 'report' in result ? result : {}
  const lines = batch === undefined ? [] : sectionLines(batchSection(batch), cleaner)
  const arrived = arrival === undefined ? [] : sectionLines(arrivalSection(arrival), cleaner)
  // A refusal is expected, so it is only a line; a fault is a warning.
  const isFault = batch?.finding.kind === 'failed'
  if (isFault) {
    warnOfMapping(toolkit, name, {
      kind: 'batch-details',
      text: text`${join(lines, ' ')} The verdict does not depend on it.`,
      title: text`no details of the batch`,
    })
  }
  if (hasNoRecords(result)) {
    warnOfMapping(toolkit, name, {
      kind: 'no-records',
      text: text`Adobe reports success, with 0 records. Set minRecords: 1 to make that fail the step.`,
      title: text`no records`,
    })
  }
  if (report?.status === 'Success' && report.vendorCode !== undefined) {
    warnOfMapping(toolkit, name, {
      kind: 'success-with-code',
      text: text`Adobe reports Success, with an error code in its text: ${quoted(report.info)}. Check the dataset in Experience Platform.`,
      title: text`success with an error code`,
    })
  }
  const isSilent = arrival?.why === 'unreadable' || arrival?.why === 'no-batch'
  const isPassed = arrival !== undefined && result.outcome !== 'too-many-failed-records'
  // Rows are missing, or their arrival is unknown, and the gate does not say so.
  if (isPassed && (isSilent || hasRefusedRows(result))) {
    const gate =
      maxFailedRecords === undefined
        ? text`The verdict does not depend on it.`
        : text`maxFailedRecords allows ${humanRows(maxFailedRecords)}.`
    warnOfMapping(toolkit, name, {
      kind: 'arrival',
      text: text`${refusedRows(arrival)} ${hintOfArrival(arrival)} ${gate}`,
      title: isSilent ? text`the dataset is not known` : text`rows were refused`,
    })
  }
  const details = [...(isFault ? [] : lines), ...arrived]
  const story = log?.linesOf(result.mappingId) ?? []
  if (mappings > 1 && story.length > 0) {
    toolkit.group(text`${name}: ${headlineOf(result)}`, [...story, renderMessage(result), ...details])
  } else {
    for (const line of details) toolkit.info(line)
  }
}
