import { byAttention, type IngestionResult, isSuccess } from '../ingestion/outcome.js'
import { renderBatch } from './batch.js'
import { humanDuration, humanRecords } from './human.js'
import type { Recipe } from './recipe.js'
import { type Alike, groupAlike, renderHeadline, renderSum } from './sum.js'
import type { Told } from './told.js'
import { type Quote, renderHint, renderVerdict } from './verdict.js'

/**
 * After these GitHub may find addresses, people and issues once more, when entities have become marks again. A space
 * without width keeps the pieces apart. As an entity, since a tag of ours would be one more thing to tell from theirs.
 */
const LINKED_LATE = /(?<=@|#|:(?=\/\/)|www(?=\.))/i

/** Text without any meaning to Markdown or HTML: HTML escaping alone leaves images and links alive in a table cell. */
export function safeMarkdown(line: string): string {
  const entities = (piece: string) => piece.replace(/[!-/:-@[-`{-~]/g, (mark) => `&#${mark.charCodeAt(0)};`)
  return line.split(LINKED_LATE).map(entities).join('&#8203;')
}

export interface SummaryParts {
  readonly timeoutMs: number
  /** Makes a value safe and without meaning to Markdown. */
  readonly inert: Quote
  readonly rehearsal: boolean
  /** The step that goes on waiting. */
  readonly recipe?: Recipe | undefined
  /** What the mappings went through, as a Mermaid chart with a lane for each, in this order. */
  readonly timelineOf: (mappingIds: readonly string[]) => string | undefined
  /** Of a run that was started again: which attempt this is. */
  readonly runAttempt?: number | undefined
}

/** The job summary: what happened and what to do next, above all that a tired person may skip. */
export function renderSummary(told: readonly Told[], parts: SummaryParts): string {
  const { inert, rehearsal, recipe, timelineOf, runAttempt = 1 } = parts
  const results = byAttention(told.map(({ result }) => result))
  const timeline = timelineOf(results.map(({ mappingId }) => mappingId))
  const isGood = results.every(({ outcome }) => isSuccess(outcome))
  return [
    `## ${isGood ? '✅' : '❌'} Adobe Campaign data ingestion: ${renderHeadline(results)}`,
    ...(rehearsal ? ['> **Rehearsal**: a simulator stood in for Adobe. No data was ingested.'] : []),
    ...(runAttempt > 1 ? [`Attempt ${runAttempt} of this run.`] : []),
    ...renderVerdicts(results, parts),
    renderTable(results, inert),
    ...told.flatMap((each) => renderWhy(each, told.length, inert)),
    ...(recipe === undefined ? [] : [recipeIntroduction(recipe, rehearsal), fence('yaml', recipe.yaml)]),
    ...(timeline === undefined ? [] : [fence('mermaid', timeline)]),
    '',
  ].join('\n\n')
}

/** Among several the table tells of the successes: words are for what needs attention. */
function renderVerdicts(results: readonly IngestionResult[], parts: SummaryParts): readonly string[] {
  const groups = groupAlike(results, parts.timeoutMs)
  const bad = groups.filter(({ result }) => !isSuccess(result.outcome))
  if (results.length > 1 && bad.length === 0) return [renderSum(results, parts.inert)]
  const shown = results.length > 1 ? bad : groups
  return shown.flatMap((group, index) => {
    const hint = renderHint(group.result)
    // What is to be done for several in a row is said after the last of them.
    const following = shown[index + 1]
    const isSaidLater = following !== undefined && renderHint(following.result) === hint
    const next = hint === undefined || isSaidLater ? [] : [`**Next:** ${hint}`]
    return [...renderVerdictOf(group, parts), ...next]
  })
}

function renderVerdictOf(
  { result, mappingIds }: Alike,
  { timeoutMs, inert }: SummaryParts,
): readonly string[] {
  const [verdict = '', ...details] = renderVerdict(result, timeoutMs, inert, mappingIds).split('\n')
  return [verdict, ...(details.length > 0 ? [details.map((line) => `- ${line}`).join('\n')] : [])]
}

function renderWhy({ result, batch }: Told, mappings: number, inert: Quote): readonly string[] {
  if (batch === undefined) return []
  const whose = mappings === 1 ? 'the batch' : `the batch of ${inert(result.mappingId)}`
  return [`### Why ${whose} failed`, renderBatch(batch, inert)]
}

/** A rehearsed request is known to nobody but the simulator, which is gone. */
export function recipeIntroduction({ mappings }: Recipe, rehearsal: boolean): string {
  const it = mappings === 1 ? 'it' : 'them'
  return rehearsal
    ? `Outside of a rehearsal, this step would go on waiting for ${it}:`
    : `To go on waiting for ${it}, run this step:`
}

/** No line of `code` begins with a fence: it is ours, and the values in it stand in quotes. */
const fence = (language: string, code: string) => `\`\`\`${language}\n${code}\n\`\`\``

/** One row for each mapping; among several, numbered as the lanes of the timeline, and each with its outcome. */
function renderTable(results: readonly IngestionResult[], inert: Quote): string {
  const several = results.length > 1
  const batches = results.some(({ batchId }) => batchId !== undefined)
  const rows = results.map((result, index) => [
    ...(several ? [['Row', String(index + 1)] as const] : []),
    ['Mapping', result.mappingId === '' ? '–' : inert(result.mappingId)] as const,
    ...(several
      ? [['Outcome', `${isSuccess(result.outcome) ? '✅' : '❌'} ${result.outcome}`] as const]
      : []),
    ...cellsOf(result, inert),
    ...(batches ? [['Batch', result.batchId === undefined ? '–' : inert(result.batchId)] as const] : []),
  ])
  const titles = rows[0]?.map(([title]) => title) ?? []
  return [titles, titles.map(() => '---'), ...rows.map((row) => row.map(([, value]) => value))]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

function cellsOf(result: IngestionResult, inert: Quote): readonly (readonly [string, string])[] {
  const { outcome, numRecords, requestId, status, attached, attempts } = result
  // What was not waited for has no duration yet; 0 s would read as one.
  const durationMs = outcome === 'submitted' ? undefined : result.durationMs
  const how = attached || attempts === 0 ? 'followed' : 'submitted'
  return [
    ['Request', requestId === undefined ? '–' : `${inert(requestId)} (${how})`],
    ["Adobe's status", status ?? '–'],
    ['Records', numRecords === undefined ? '–' : humanRecords(numRecords)],
    ['Duration', durationMs === undefined ? '–' : humanDuration(durationMs)],
  ]
}
