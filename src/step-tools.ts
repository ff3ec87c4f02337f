import type { ActionError } from './errors.js'
import { type IngestionResult, unstarted } from './ingestion/outcome.js'
import type { Clock, Random } from './ingestion/ports.js'
import type { ReadInput } from './inputs/table.js'
import type { ForeignText } from './report/foreign-text.js'
import { renderRecipe } from './report/recipe.js'
import type { ReportContext } from './report/report.js'
import type { SupportTranscript } from './report/support-transcript.js'
import type { Toolkit } from './report/toolkit.js'
import type { Exchange } from './runtime/http.js'

/** What a step reads from and tells things through. */
export interface StepTools {
  readonly toolkit: Toolkit
  readonly text: ForeignText
  readonly read: ReadInput
  readonly clock: Clock
  readonly random: Random
  readonly exchange: Exchange
  /** The wall clock, for people only. */
  readonly date: () => Date
  readonly env: NodeJS.ProcessEnv
  /** What is sent to Adobe's support or ours; only with debug logging. */
  readonly transcript: SupportTranscript | undefined
}

/** How the end of a step is told before anything is known of its mappings. */
export const reportContext = ({ toolkit, text, read, env }: StepTools): ReportContext => ({
  toolkit,
  text,
  timeoutMs: 0,
  rehearsal: read('rehearse') !== '',
  runAttempt: Number(env['GITHUB_RUN_ATTEMPT'] ?? 1),
  recipeFor: (unfinished) => renderRecipe(unfinished, read, env, (value) => text.identifier(value)),
  timelineOf: () => undefined,
  linesOf: () => [],
})

/** A mapping that ended before there was anything to follow, or by a fault of ours. */
export const endedBy = (fault: ActionError, mappingId: string): IngestionResult =>
  unstarted(mappingId, { outcome: 'error', fault, errorCode: fault.details.vendorCode ?? fault.code })
