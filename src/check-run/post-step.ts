import { describeText } from '../errors.js'
import type { Exchange } from '../http/exchange.js'
import type { Clock } from '../ingestion/ports.js'
import { Toolkit } from '../runner/toolkit.js'
import { Cleaner } from '../text/clean.js'
import { text } from '../text.js'
import { describeIncomplete, type Incomplete } from './incomplete.js'
import { readLedger } from './ledger.js'

const LIMIT_MS = 7_500

interface PostOptions {
  readonly env: NodeJS.ProcessEnv
  readonly clock: Clock
  readonly exchange: Exchange
  readonly date: () => Date
}

/**
 * The post step: completes the check runs that the step left open, because it was killed or GitHub did not answer in time.
 * Does nothing when there are none. Never rejects, and never fails a job.
 */
export async function runPostStep({ env, ...options }: PostOptions): Promise<void> {
  // The runner passes the saved state and the inputs in variables with these names.
  const saved = readLedger(env['STATE_checkRuns'] ?? '')
  const token = env['INPUT_GITHUBTOKEN']?.trim() ?? ''
  if (saved === undefined || saved.checks.length === 0) return
  const cleaner = new Cleaner()
  cleaner.hide(token)
  const toolkit = new Toolkit(cleaner, env)
  const warn = (incomplete: readonly Incomplete[]) =>
    toolkit.warnOnce(
      'check-run',
      text`${describeIncomplete(incomplete)} What is in progress stays so until the job is run again. See docs/check-run.md.`,
      text`Check run left open`,
    )
  try {
    const { completeLeftOpen } = await import('./index.js')
    const { completed, incomplete } = await completeLeftOpen({
      saved,
      token,
      env,
      cleaner,
      limitMs: LIMIT_MS,
      ...options,
    })
    if (incomplete.length > 0) warn(incomplete)
    else if (completed === 1) toolkit.info(text`Completed the check run that the step had left open.`)
    else if (completed > 1)
      toolkit.info(text`Completed the ${completed} check runs that the step had left open.`)
  } catch (thrown) {
    const details = describeText(thrown)
    warn(saved.checks.map(({ mappingId }) => ({ mappingId, reason: details, details })))
  }
}
