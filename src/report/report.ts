import { isSuccess } from '../ingestion/outcome.js'
import { type Announcement, announce } from './announcement.js'
import { batchLines } from './batch.js'
import type { ForeignText } from './foreign-text.js'
import { OUTCOME_TEXTS } from './outcome-texts.js'
import { OUTPUT_NAMES, type PrintableResult, renderOutputs } from './outputs.js'
import type { Recipe, Unfinished } from './recipe.js'
import { recipeIntroduction, renderSummary, safeMarkdown } from './render.js'
import { type End, type Told, tell } from './told.js'
import type { Toolkit } from './toolkit.js'

export interface ReportContext {
  readonly toolkit: Pick<
    Toolkit,
    'setOutput' | 'info' | 'group' | 'warnOnce' | 'notice' | 'error' | 'writeSummary'
  >
  readonly text: ForeignText
  /** The deadline, from the start of the step. */
  readonly timeoutMs: number
  readonly rehearsal: boolean
  /** The step that goes on waiting for what may still be running. */
  readonly recipeFor: (unfinished: readonly Unfinished[]) => string
  /** The picture of what the mappings went through, in the order given, if there is anything to see. */
  readonly timelineOf: (mappingIds: readonly string[]) => string | undefined
  /** What the log has told of a mapping, among the lines of others. */
  readonly linesOf: (mappingId: string) => readonly string[]
  readonly runAttempt: number
}

/** Tells the outcome everywhere: outputs first, since they must survive whatever comes after. At least one end. */
export async function report(ends: readonly End[], context: ReportContext): Promise<void> {
  const { toolkit, text, timeoutMs, rehearsal } = context
  const told = ends.map((end) => tell(end, timeoutMs, text))
  const announcement = announce(told, timeoutMs)
  const outputs = renderOutputs(
    told.map((each) => printable(each, text, rehearsal)),
    text.line(announcement.message),
  )
  for (const name of OUTPUT_NAMES) {
    toolkit.setOutput(name, outputs[name])
  }
  for (const each of told) {
    tellEnd(each, told.length, context)
  }
  tellVerdict(announcement, toolkit)
  const recipe = recipeOf(told, context)
  if (recipe !== undefined) {
    toolkit.info(recipeIntroduction(recipe, rehearsal))
    for (const line of recipe.yaml.split('\n')) toolkit.info(line)
  }
  await toolkit.writeSummary(summarize(told, context))
}

/** The job summary of these ends, or of one of them for its check run. */
export function renderEnds(ends: readonly End[], context: ReportContext): string {
  return summarize(
    ends.map((end) => tell(end, context.timeoutMs, context.text)),
    context,
  )
}

function summarize(told: readonly Told[], context: ReportContext): string {
  const { text, timelineOf } = context
  return renderSummary(told, {
    ...context,
    inert: (foreign) => safeMarkdown(text.line(foreign)),
    recipe: recipeOf(told, context),
    timelineOf,
  })
}

function printable({ result, message }: Told, text: ForeignText, rehearsal: boolean): PrintableResult {
  const { fault: _, ...facts } = result
  return { ...facts, message: text.line(message), rehearsal }
}

/** What the verdict does not say of a mapping. Among several, its story stands together at last. */
function tellEnd({ result, message, batch }: Told, mappings: number, context: ReportContext): void {
  const { toolkit, linesOf } = context
  const { mappingId, outcome, numRecords, minRecords } = result
  const lines = batch === undefined ? [] : batchLines(batch)
  // A refusal is to be expected, so it is a line; only a fault is worth a warning.
  const isFault = batch?.finding.kind === 'failed'
  if (isFault) {
    toolkit.warnOnce(
      'batch-details',
      `Mapping ${mappingId}: ${lines.join(' ')} The verdict does not depend on it.`,
      `${mappingId}: no details of the batch`,
    )
  }
  if (outcome === 'succeeded' && numRecords === 0 && minRecords === undefined) {
    toolkit.warnOnce(
      'no-records',
      `Mapping ${mappingId}: Adobe reports Success with 0 records. Set minRecords to make that fail the step.`,
      `${mappingId}: no records`,
    )
  }
  const details = isFault ? [] : lines
  const story = linesOf(mappingId)
  if (mappings > 1 && story.length > 0) {
    toolkit.group(`${mappingId}: ${OUTCOME_TEXTS[outcome].headline}`, [...story, message, ...details])
  } else {
    for (const line of details) toolkit.info(line)
  }
}

function tellVerdict({ outcome, title, lines }: Announcement, toolkit: ReportContext['toolkit']): void {
  const message = lines.join('\n')
  if (isSuccess(outcome)) toolkit.info(message)
  else if (outcome === 'cancelled') toolkit.notice(message, title)
  else toolkit.error(message, title)
}

/** Nothing to go on with when no request of ours may be running: then the step is run again as it is. */
function recipeOf(told: readonly Told[], { recipeFor }: ReportContext): Recipe | undefined {
  const unfinished = told.flatMap(unfinishedOf)
  return unfinished.some(({ requestId }) => requestId !== undefined)
    ? { yaml: recipeFor(unfinished), mappings: unfinished.length }
    : undefined
}

function unfinishedOf({ index, result }: Told): readonly Unfinished[] {
  const { outcome, open, requestId } = result
  if (open && requestId !== undefined) return [{ index, requestId }]
  return outcome === 'timed-out' || outcome === 'cancelled' || outcome === 'lost-contact' ? [{ index }] : []
}
