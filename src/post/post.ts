import type { Clock } from '../ingestion/ports.js'
import type { Exchange } from '../runtime/http.js'

const LIMIT_MS = 8_000

interface PostOptions {
  readonly env: NodeJS.ProcessEnv
  /** Our own words alone: the door for foreign text would not be tiny. */
  readonly print: (line: string) => void
  readonly clock?: Clock
  readonly exchange?: Exchange
}

/**
 * Completes a check run that the step left open, because it was killed or GitHub did not answer. Without one it does
 * nothing. It imports nothing unless it has something to do, and never rejects.
 */
export async function post({ env, print, ...outside }: PostOptions): Promise<void> {
  // Names are the runner's: the state that the step saved, and its input.
  const saved = env['STATE_checkRuns'] ?? ''
  const token = env['INPUT_GITHUBTOKEN']?.trim() ?? ''
  if (saved === '' || token === '') return
  try {
    // Beside this bundle's folder; bundlers leave this import alone.
    const { completeLeftOpen } = await import(/* webpackIgnore: true */ '../check-run/index.js')
    const count = await completeLeftOpen({ saved, token, env, limitMs: LIMIT_MS, ...outside })
    if (count > 0) {
      print('Completed the check run that the step had left open.')
    }
  } catch {
    print(
      '::warning title=Check run left open::The check run of this step could not be completed: it stays in progress until somebody runs the job again. See docs/check-run.md.',
    )
  }
}
