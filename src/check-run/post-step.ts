import type { Exchange } from '../http/exchange.js'
import type { Clock } from '../ingestion/ports.js'

const LIMIT_MS = 8_000

interface PostOptions {
  readonly env: NodeJS.ProcessEnv
  readonly clock: Clock
  readonly exchange: Exchange
  readonly date: () => Date
  /** Prints a line of our own words. */
  readonly print: (line: string) => void
}

/**
 * The post step: completes a check run that the step left open, because it was killed or GitHub did not answer.
 * Without one it does nothing. Never rejects: it never fails a job.
 */
export async function runPostStep({ env, print, ...options }: PostOptions): Promise<void> {
  // Names are the runner's: the state that the step saved, and its input.
  const saved = env['STATE_checkRuns'] ?? ''
  const token = env['INPUT_GITHUBTOKEN']?.trim() ?? ''
  if (saved === '' || token === '') return
  try {
    const { completeLeftOpen } = await import('./index.js')
    const count = await completeLeftOpen({ saved, token, env, limitMs: LIMIT_MS, ...options })
    if (count > 0) {
      print('Completed the check run that the step had left open.')
    }
  } catch {
    print(
      '::warning title=Check run left open::The check run of this step could not be completed: it stays in progress until somebody runs the job again. See docs/check-run.md.',
    )
  }
}
