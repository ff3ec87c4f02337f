import { isSuccess } from '../ingestion/outcome.js'
import { humanDuration, humanRecords } from './human.js'
import { OUTCOME_TEXTS } from './outcome-texts.js'
import type { PrintableResult } from './outputs.js'

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
  /** Inert already. */
  readonly verdict: string
  /** What to do next, in our words. */
  readonly hint?: string | undefined
  /** Makes a value safe and without meaning to Markdown. */
  readonly inert: (text: string) => string
  /** Why a batch failed, as Markdown that is inert already. */
  readonly why?: string | undefined
  /** The step that goes on waiting, as YAML. */
  readonly recipe?: string | undefined
  /** What the run went through, as a Mermaid chart. */
  readonly timeline?: string | undefined
  /** Of a run that was started again: which attempt this is. */
  readonly runAttempt?: number | undefined
}

/** The job summary: what happened and what to do next, above all that a tired person may skip. */
export function renderSummary(result: PrintableResult, parts: SummaryParts): string {
  const { hint, why, recipe, timeline, runAttempt = 1 } = parts
  const { outcome, rehearsal } = result
  const [verdict = '', ...details] = parts.verdict.split('\n')
  return [
    `## ${isSuccess(outcome) ? '✅' : '❌'} Adobe Campaign data ingestion: ${OUTCOME_TEXTS[outcome].headline}`,
    ...(rehearsal ? ['> **Rehearsal**: a simulator stood in for Adobe. No data was ingested.'] : []),
    ...(runAttempt > 1 ? [`Attempt ${runAttempt} of this run.`] : []),
    verdict,
    ...(details.length > 0 ? [details.map((line) => `- ${line}`).join('\n')] : []),
    ...(hint === undefined ? [] : [`**Next:** ${hint}`]),
    renderTable(result, parts.inert),
    ...(why === undefined ? [] : [why]),
    ...(recipe === undefined ? [] : [recipeIntroduction(rehearsal), fence('yaml', recipe)]),
    ...(timeline === undefined ? [] : [fence('mermaid', timeline)]),
    '',
  ].join('\n\n')
}

/** A rehearsed request is known to nobody but the simulator, which is gone. */
export const recipeIntroduction = (rehearsal: boolean): string =>
  rehearsal
    ? 'Outside of a rehearsal, this step would go on waiting for it:'
    : 'To go on waiting for it, run this step:'

/** No line of `code` begins with a fence: it is ours, and the values in it stand in quotes. */
const fence = (language: string, code: string) => `\`\`\`${language}\n${code}\n\`\`\``

function renderTable(result: PrintableResult, inert: (text: string) => string): string {
  const { outcome, numRecords, batchId, requestId, status, attached, attempts } = result
  // What was not waited for has no duration yet; 0 s would read as one.
  const durationMs = outcome === 'submitted' ? undefined : result.durationMs
  const how = attached || attempts === 0 ? 'followed' : 'submitted'
  const cells: readonly (readonly [string, string])[] = [
    ['Mapping', result.mappingId === '' ? '–' : inert(result.mappingId)],
    ['Request', requestId === undefined ? '–' : `${inert(requestId)} (${how})`],
    ["Adobe's status", status ?? '–'],
    ['Records', numRecords === undefined ? '–' : humanRecords(numRecords)],
    ['Duration', durationMs === undefined ? '–' : humanDuration(durationMs)],
    ...(batchId === undefined ? [] : [['Batch', inert(batchId)] as const]),
  ]
  return [
    `| ${cells.map(([title]) => title).join(' | ')} |`,
    `|${cells.map(() => ' --- |').join('')}`,
    `| ${cells.map(([, value]) => value).join(' | ')} |`,
  ].join('\n')
}
