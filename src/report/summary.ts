import type { Check } from '../ingestion/checks.js'
import { byAttention, isSuccess } from '../ingestion/outcome.js'
import { batchIdOf, type IngestionResult, isAttached, requestIdOf, statusOf } from '../ingestion/result.js'
import { failedRecordsOf, numRecordsOf } from '../ingestion/rows.js'
import type { Cleaner } from '../text/clean.js'
import { humanCount, humanDuration, humanRecords } from '../text/human.js'
import { foreign, identifier, join, linesOf, NOTHING, own, type Text, text } from '../text.js'
import { arrivalSection } from './arrival.js'
import { batchSection } from './batch.js'
import { rowOfCheck } from './checks.js'
import { type Block, cell, fence, type Row, renderMarkdown } from './markdown.js'
import { groupByVerdict, markOf, renderHeadline, renderSum } from './overview.js'
import { isRehearsal, type RecipeContext, recipeOf } from './recipe.js'
import { sectionBlocks } from './section.js'
import type { Timeline } from './timeline.js'
import { isBadInput } from './verdict.js'

export interface SummaryContext extends RecipeContext {
  readonly timeline?: Pick<Timeline, 'render'>
  /** Of a dry run, which shows these instead of mappings. */
  readonly checks?: readonly Check[] | undefined
}

/** The job summary: what happened and what to do next; for several mappings, the table comes first. */
export function renderSummary(unsorted: readonly IngestionResult[], context: SummaryContext): string {
  const { cleaner, read, env, checks } = context
  const results = byAttention(unsorted)
  const runAttempt = Number(env['GITHUB_RUN_ATTEMPT'] ?? 1)
  const recipe = recipeOf(unsorted, context)
  const chart = context.timeline?.render(
    results.map(({ mappingId }) => mappingId),
    laneTitles(results, cleaner),
  )
  const table = checks === undefined ? tableOf(results) : checks.map(rowOfCheck)
  const verdicts = renderVerdicts(results)
  const blocks = [
    text`## ${markOf(results)} Adobe Campaign data ingestion: ${renderHeadline(results)}`,
    ...(isRehearsal(read) ? [text`> **Rehearsal**: a simulator played Adobe. No data was ingested.`] : []),
    ...(runAttempt > 1 ? [text`Attempt ${runAttempt} of this run.`] : []),
    ...(results.length > 1 && checks === undefined ? [table, ...verdicts] : [...verdicts, table]),
    ...unsorted.flatMap((result) => explain(result, results.length, cleaner)),
    ...(recipe === undefined ? [] : [recipe.introduction, fence('yaml', recipe.yaml)]),
    ...(chart === undefined ? [] : [fence('mermaid', chart)]),
    '',
  ]
  return renderMarkdown(blocks, cleaner)
}

/** With several mappings, only for what needs attention: the table shows the successes. */
function renderVerdicts(results: readonly IngestionResult[]): readonly Text[] {
  const groups = groupByVerdict(results)
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

function explain(result: IngestionResult, mappings: number, cleaner: Cleaner): readonly Block[] {
  const { batch, arrival } = 'report' in result ? result : {}
  const whose = mappings === 1 ? NOTHING : text` of ${identifier(result.mappingId)}`
  return [
    ...(batch
      ? [text`### Why the batch${whose} failed`, ...sectionBlocks(batchSection(batch), cleaner)]
      : []),
    ...(arrival ? [text`### The dataset${whose}`, ...sectionBlocks(arrivalSection(arrival), cleaner)] : []),
  ]
}

/** A timeline's margin has room for this many characters. */
const LONGEST_LANE_TITLE = 11

/** Short, distinct titles from the mappings' names, without characters that Mermaid reads. */
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

/** One row for each mapping. None when the inputs are wrong, and no mapping has a name. */
function tableOf(results: readonly IngestionResult[]): readonly Row[] {
  if (results.every((result) => isBadInput(result) && result.mappingId === '')) return []
  const isSeveral = results.length > 1
  const hasBatches = results.some((result) => batchIdOf(result) !== undefined)
  const hasDatasets = results.some((result) => 'report' in result && result.arrival !== undefined)
  return results.map((result) => {
    const { mappingId, outcome, attempts } = result
    const how = isAttached(result) || attempts === 0 ? text`followed` : text`submitted`
    // Without a wait there is no duration; 0 s would look like one.
    const durationMs = outcome === 'submitted' ? undefined : result.durationMs
    return [
      [text`Mapping`, cell(mappingId || undefined, identifier)],
      ...(isSeveral ? [[text`Outcome`, text`${markOf([result])} ${own(outcome)}`] as const] : []),
      [text`Request`, cell(requestIdOf(result), (requestId) => text`${identifier(requestId)} (${how})`)],
      [text`Adobe's status`, cell(statusOf(result), own)],
      [text`Records`, cell(numRecordsOf(result), humanRecords)],
      ...(hasDatasets ? [[text`Refused rows`, cell(failedRecordsOf(result), humanCount)] as const] : []),
      [text`Duration`, cell(durationMs, humanDuration)],
      ...(hasBatches ? [[text`Batch`, cell(batchIdOf(result), foreign)] as const] : []),
    ]
  })
}
