import type { Outcome } from '../ingestion/outcome.js'
import type { Stage } from './check-stage.js'
import { OUTCOME_TEXTS } from './outcome-texts.js'

/** What people see of a check run; GitHub reads summary and text as Markdown. */
export interface CheckOutput {
  readonly title: string
  readonly summary: string
  readonly text: string
}

/** Never `neutral` or `skipped`: they count as passing. */
export type Conclusion = 'success' | 'failure' | 'timed_out' | 'cancelled'

/** GitHub's limit in characters, kept in bytes to be on the safe side. */
const LONGEST_BYTES = 65_535
const CUT = '\n\n… cut off: see the summary of the run.\n'

export function conclusionOf(outcome: Outcome): Conclusion {
  switch (outcome) {
    case 'succeeded':
    case 'submitted':
      return 'success'
    case 'timed-out':
    case 'lost-contact':
      return 'timed_out'
    case 'cancelled':
      return 'cancelled'
    case 'error':
    case 'rejected':
    case 'failed':
    case 'aborted':
    case 'too-few-records':
      return 'failure'
    default:
      return outcome satisfies never
  }
}

/** While it runs. `requestId` and `mappingId` must be safe already. */
export function renderProgress(stage: Stage, mappingId: string, runUrl: string): CheckOutput {
  const request = stage.requestId === undefined ? '–' : stage.requestId
  const summary = [
    `## ⏳ Adobe Campaign data ingestion: ${stage.title}`,
    `| Mapping | Request |\n| --- | --- |\n| ${mappingId} | ${request} |`,
    'Nothing is decided yet. This page changes when something happens, not with every look.',
    '',
  ].join('\n\n')
  return { title: stage.title, summary: cutToSize(summary), text: linkTo(runUrl) }
}

/** The verdict; `summary` is that of the job. */
export function renderEnd(outcome: Outcome, summary: string, runUrl: string): CheckOutput {
  return { title: OUTCOME_TEXTS[outcome].headline, summary: cutToSize(summary), text: linkTo(runUrl) }
}

/** What the post step can tell of a step that could not. `requestId` must be safe already. */
export function renderLeftOpen(
  outcome: Outcome | undefined,
  requestId: string | undefined,
  runUrl: string,
): CheckOutput {
  const title = outcome === undefined ? 'Ended before a verdict' : OUTCOME_TEXTS[outcome].headline
  const whatNow =
    requestId === undefined
      ? 'No request is known; an ingestion may have started all the same.'
      : `Request ${requestId} may go on at Adobe: a new run with this requestId goes on waiting for it.`
  const summary = [
    `## ${outcome === undefined || conclusionOf(outcome) !== 'success' ? '❌' : '✅'} Adobe Campaign data ingestion: ${title}`,
    outcome === undefined
      ? `The step was ended before it could tell a verdict, so nobody knows here whether the data arrived. ${whatNow}`
      : 'The step told its verdict in the run, but could not tell it here in time.',
    '',
  ].join('\n\n')
  return { title, summary, text: linkTo(runUrl) }
}

/** GitHub ignores `details_url` from a workflow's token. */
const linkTo = (runUrl: string) => `[Log and summary of the run](${runUrl})`

/** Whole lines as far as they fit: half an entity or half a tag is none, but nobody wants to read it. */
function cutToSize(markdown: string): string {
  if (Buffer.byteLength(markdown) <= LONGEST_BYTES) {
    return markdown
  }
  const room = LONGEST_BYTES - Buffer.byteLength(CUT)
  let kept = ''
  for (const line of markdown.split('\n')) {
    if (Buffer.byteLength(kept) + Buffer.byteLength(line) + 1 > room) break
    kept += `${line}\n`
  }
  return kept + CUT
}
