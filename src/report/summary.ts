import type { Check } from '../ingestion/checks.js'
import { byAttention, isSuccess } from '../ingestion/outcome.js'
import { batchIdOf, type IngestionResult, isAttached, requestIdOf, statusOf } from '../ingestion/result.js'
import { failedRecordsOf, numRecordsOf } from '../ingestion/rows.js'
import type { ReadInput } from '../inputs/declarations.js'
import type { Cleaner } from '../text/clean.js'
import { humanCount, humanDuration, humanRecords } from '../text/human.js'
import { foreign, identifier, join, linesOf, NOTHING, own, type Text, text } from '../text.js'
import { arrivalSection } from './arrival.js'
import { batchSection } from './batch.js'
import { renderChecks } from './checks.js'
import { fence, NONE, type Row, renderTable } from './markdown.js'
import { groupByVerdict, isBadInput, markOf, renderHeadline, renderSum } from './overview.js'
import { isRehearsal, recipeOf } from './recipe.js'
import { renderSection } from './section.js'

export interface SummaryContext {
  readonly cleaner: Cleaner
  readonly read: ReadInput
  readonly env: NodeJS.ProcessEnv
  /** The deadline, in milliseconds from the start of the step. */
  readonly timeoutMs?: number
  /** A Mermaid chart with a lane for each mapping, in this order and with these titles, if there is anything to show. */
  readonly timelineOf?: (
    mappingIds: readonly string[],
    titles: readonly (string | undefined)[],
  ) => string | undefined
  /** Of a dry run, which shows these instead of mappings. */
  readonly checks?: readonly Check[] | undefined
}

/** The job summary: what happened and what to do next comes first. For several mappings, it starts with the table. */
export function renderSummary(unsorted: readonly IngestionResult[], context: SummaryContext): string {
  const { cleaner, read, env, timelineOf, checks, timeoutMs = 0 } = context
  const results = byAttention(unsorted)
  const runAttempt = Number(env['GITHUB_RUN_ATTEMPT'] ?? 1)
  const recipe = recipeOf(unsorted, context)
  const timeline = timelineOf?.(
    results.map(({ mappingId }) => mappingId),
    laneTitles(results, cleaner),
  )
  const paragraphs: readonly Text[] = [
    text`## ${markOf(results)} Adobe Campaign data ingestion: ${renderHeadline(results)}`,
    ...(isRehearsal(read) ? [text`> **Rehearsal**: a simulator played Adobe. No data was ingested.`] : []),
    ...(runAttempt > 1 ? [text`Attempt ${runAttempt} of this run.`] : []),
  ]
  const tables = tablesOf(results, checks, cleaner)
  const verdicts = renderVerdicts(results, timeoutMs).map((paragraph) => cleaner.markdown(paragraph))
  return [
    ...paragraphs.map((paragraph) => cleaner.markdown(paragraph)),
    ...(results.length > 1 && checks === undefined ? [...tables, ...verdicts] : [...verdicts, ...tables]),
    ...unsorted.flatMap((result) => renderWhy(result, results.length, cleaner)),
    ...(recipe === undefined ? [] : [cleaner.markdown(recipe.introduction), fence('yaml', recipe.yaml)]),
    ...(timeline === undefined ? [] : [fence('mermaid', timeline)]),
    '',
  ].join('\n\n')
}

/** No tables of mappings when the inputs are wrong, or nothing was submitted. */
function tablesOf(
  results: readonly IngestionResult[],
  checks: SummaryContext['checks'],
  cleaner: Cleaner,
): readonly string[] {
  if (checks !== undefined) return [renderChecks(checks, cleaner)]
  return results.every(isOfDashes) ? [] : [renderTable(tableOf(results), cleaner)]
}

/** With several mappings, the table shows the successes, and text is only for what needs attention. */
function renderVerdicts(results: readonly IngestionResult[], timeoutMs: number): readonly Text[] {
  const groups = groupByVerdict(results, timeoutMs)
  const bad = groups.filter(({ outcome }) => !isSuccess(outcome))
  if (results.length > 1 && bad.length === 0) {
    const hints = new Map(groups.flatMap(({ next }) => next ?? []).map((next) => [next.raw, next]))
    return [renderSum(results), ...[...hints.values()].map((next) => text`**Next:** ${next}`)]
  }
  const shown = results.length > 1 ? bad : groups
  return shown.flatMap(({ said, next }, index) => {
    const [verdict = NOTHING, ...details] = linesOf(said)
    const list = details.map((line) => text`- ${line}`)
    // A next step for several verdicts in a row follows the last of them.
    const isSaidLater = shown[index + 1]?.next?.raw === next?.raw
    return [
      verdict,
      ...(list.length > 0 ? [join(list, '\n')] : []),
      ...(next === undefined || isSaidLater ? [] : [text`**Next:** ${next}`]),
    ]
  })
}

function renderWhy(result: IngestionResult, mappings: number, cleaner: Cleaner): readonly string[] {
  const { batch, arrival } = 'report' in result ? result : {}
  const whose = mappings === 1 ? NOTHING : text` of ${identifier(result.mappingId)}`
  const sections = [
    ...(batch ? [[text`### Why the batch${whose} failed`, batchSection(batch)] as const] : []),
    ...(arrival ? [[text`### The dataset${whose}`, arrivalSection(arrival)] as const] : []),
  ]
  return sections.flatMap(([title, section]) => [cleaner.markdown(title), renderSection(section, cleaner)])
}

/** A timeline's margin has room for this many characters. */
const LONGEST_LANE_TITLE = 11

/** Short, distinct titles from the mappings' names, with only characters that have no meaning to Mermaid. */
function laneTitles(results: readonly IngestionResult[], cleaner: Cleaner): readonly (string | undefined)[] {
  const names = results.map(({ mappingId }) => {
    const characters = [...cleaner.line(identifier(mappingId)).replace(/[^\p{L}\p{N}_. -]/gu, '_')]
    return characters.length > LONGEST_LANE_TITLE
      ? `${characters.slice(0, LONGEST_LANE_TITLE - 1).join('')}…`
      : characters.join('')
  })
  return names.map((name) =>
    name.trim() === '' || names.indexOf(name) !== names.lastIndexOf(name) ? undefined : name,
  )
}

/** The row would have no values. */
const isOfDashes = (result: IngestionResult) => isBadInput(result) && result.mappingId === ''

/** One row for each mapping; with several, each shows its outcome. */
function tableOf(results: readonly IngestionResult[]): readonly Row[] {
  const isSeveral = results.length > 1
  const hasBatches = results.some((result) => batchIdOf(result) !== undefined)
  const hasDatasets = results.some((result) => 'report' in result && result.arrival !== undefined)
  return results.map((result) => {
    const { mappingId, outcome, attempts } = result
    const [requestId, batchId, numRecords] = [requestIdOf(result), batchIdOf(result), numRecordsOf(result)]
    // Without a wait there is no duration; 0 s would look like one.
    const durationMs = outcome === 'submitted' ? undefined : result.durationMs
    const how = isAttached(result) || attempts === 0 ? text`followed` : text`submitted`
    const status = statusOf(result)
    const failedRecords = failedRecordsOf(result)
    return [
      [text`Mapping`, mappingId === '' ? NONE : identifier(mappingId)],
      ...(isSeveral ? [[text`Outcome`, text`${markOf([result])} ${own(outcome)}`] as const] : []),
      [text`Request`, requestId === undefined ? NONE : text`${identifier(requestId)} (${how})`],
      [text`Adobe's status`, status === undefined ? NONE : own(status)],
      [text`Records`, numRecords === undefined ? NONE : humanRecords(numRecords)],
      ...(hasDatasets
        ? [[text`Refused rows`, failedRecords === undefined ? NONE : humanCount(failedRecords)] as const]
        : []),
      [text`Duration`, durationMs === undefined ? NONE : humanDuration(durationMs)],
      ...(hasBatches ? [[text`Batch`, batchId === undefined ? NONE : foreign(batchId)] as const] : []),
    ]
  })
}
