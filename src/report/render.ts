import { isSuccess } from '../ingestion/outcome.js'
import { humanDuration, humanRecords } from './human.js'
import { OUTCOME_TEXTS } from './outcome-texts.js'
import type { PrintableResult } from './outputs.js'

/** Text without any meaning to Markdown or HTML: HTML escaping alone leaves images and links alive in a table cell. */
export function safeMarkdown(line: string): string {
  return line.replace(/[!-/:-@[-`{-~]/g, (mark) => `&#${mark.charCodeAt(0)};`)
}

/** The job summary. Values of `result` are exact, so each goes through `inert`; `message` has been through it. */
export function renderSummary(
  result: PrintableResult,
  message: string,
  inert: (text: string) => string,
  recipe?: string,
): string {
  const { outcome, durationMs, numRecords, batchId, requestId, status } = result
  const request = requestId === undefined ? '–' : inert(requestId)
  const cells: readonly (readonly [string, string])[] = [
    ['Mapping', result.mappingId === '' ? '–' : inert(result.mappingId)],
    [
      'Request',
      requestId === undefined
        ? '–'
        : `${request} (${result.attached || result.attempts === 0 ? 'followed' : 'submitted'})`,
    ],
    ["Adobe's status", status ?? '–'],
    ['Records', numRecords === undefined ? '–' : humanRecords(numRecords)],
    ['Duration', durationMs === undefined ? '–' : humanDuration(durationMs)],
    ...(batchId === undefined ? [] : [['Batch', inert(batchId)] as const]),
  ]
  const [verdict = '', ...details] = message.split('\n')
  return [
    `## ${isSuccess(outcome) ? '✅' : '❌'} Adobe Campaign data ingestion: ${OUTCOME_TEXTS[outcome].headline}`,
    ...(result.rehearsal ? ['> **Rehearsal**: a simulator stood in for Adobe. No data was ingested.'] : []),
    verdict,
    ...(details.length > 0 ? [details.map((line) => `- ${line}`).join('\n')] : []),
    [
      `| ${cells.map(([title]) => title).join(' | ')} |`,
      `|${cells.map(() => ' --- |').join('')}`,
      `| ${cells.map(([, value]) => value).join(' | ')} |`,
    ].join('\n'),
    ...(recipe === undefined
      ? []
      : ['To go on waiting for it, run this step:', `\`\`\`yaml\n${recipe}\n\`\`\``]),
    '',
  ].join('\n\n')
}
