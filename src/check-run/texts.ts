import { isSuccess, OUTCOMES, type Outcome } from '../ingestion/outcome.js'
import { type Block, cell, type Row, renderMarkdown } from '../report/markdown.js'
import type { Cleaner } from '../text/clean.js'
import { cutToSize } from '../text/cut-to-size.js'
import { identifier, own, type Text, text } from '../text.js'
import type { Stage } from './stage.js'

/** A check run as people see it, redacted and escaped; the summary is Markdown. */
export interface CheckOutput {
  readonly title: string
  readonly summary: string
}

/** GitHub's limit is in characters; bytes are on the safe side. */
const LONGEST_BYTES = 65_535
const CUT = '\n\n… cut off: see the summary of the run.\n'

/** As GitHub takes it, with a link to the run: GitHub ignores `details_url` with a workflow's token. */
export const renderOutput = ({ title, summary }: CheckOutput, runUrl: string) => ({
  title,
  summary: cutToSize(summary, LONGEST_BYTES, CUT),
  text: `[Log and summary of the run](${runUrl})`,
})

const page = (mark: Text, title: Text, blocks: readonly Block[], cleaner: Cleaner): CheckOutput => {
  const heading = text`## ${mark} Adobe Campaign data ingestion: ${title}`
  return { title: cleaner.line(title), summary: renderMarkdown([heading, ...blocks, ''], cleaner) }
}

export function renderProgress(
  { title, requestId }: Stage,
  mappingId: string,
  cleaner: Cleaner,
): CheckOutput {
  const row: Row = [
    [text`Mapping`, identifier(mappingId)],
    [text`Request`, cell(requestId, identifier)],
  ]
  const note =
    'There is no verdict yet. This page is updated when something happens, not at every status check.'
  return page(text`⏳`, title, [[row], note], cleaner)
}

/** The verdict that the post step publishes when the step could not. */
export function renderLeftOpen(
  outcome: Outcome | undefined,
  requestId: string | undefined,
  cleaner: Cleaner,
): CheckOutput {
  if (outcome === undefined) {
    const now =
      requestId === undefined
        ? text`No request is known, but an ingestion may have started.`
        : text`Request ${identifier(requestId)} may still be running at Adobe: a new run with this requestId resumes it.`
    const said = text`The step ended before it could report a verdict, so whether the data arrived is not known here. ${now}`
    return page(text`❌`, text`Ended before a verdict`, [said], cleaner)
  }
  const said = text`The step reported its verdict in the run, but could not publish it here in time.`
  const mark = isSuccess(outcome) ? text`✅` : text`❌`
  return page(mark, own(OUTCOMES[outcome].headline), [said], cleaner)
}
