import type { Exchange } from './http/exchange.js'
import type { Clock, Random } from './ingestion/ports.js'
import type { ReadInput } from './inputs/declarations.js'
import type { Toolkit } from './runner/toolkit.js'
import type { SupportTranscript } from './support/transcript.js'
import type { Cleaner } from './text/clean.js'

export interface StepDeps {
  readonly toolkit: Toolkit
  readonly cleaner: Cleaner
  readonly read: ReadInput
  readonly clock: Clock
  readonly random: Random
  readonly exchange: Exchange
  /** The wall clock, for people only. */
  readonly date: () => Date
  readonly env: NodeJS.ProcessEnv
  /** Aborts at a signal of the runner. */
  readonly cancelled: AbortSignal
  /** Aborts with `cancelled`, and when all work must stop. */
  readonly ended: AbortSignal
  /** For support; only with debug logging. */
  readonly transcript: SupportTranscript | undefined
}
