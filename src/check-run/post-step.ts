import type { Clock } from '../ingestion/ports.js'
import { Toolkit } from '../runner/toolkit.js'
import { Cleaner } from '../text/clean.js'
import { text } from '../text.js'
import { checkQueue } from './check-queue.js'
import { checkRun } from './check-run.js'
import { connectToGithub, type GithubOptions } from './checks-api.js'
import { describeIncomplete, type Incomplete, incompleteBecause } from './incomplete.js'
import { readSaved } from './open-checks.js'
import { renderLeftOpen } from './texts.js'

const LIMIT_MS = 7_500

interface PostOptions extends Pick<GithubOptions, 'env' | 'exchange' | 'date'> {
  readonly clock: Clock
}

/**
 * The post step: completes check runs that the step left open, because it was killed or GitHub did not answer in time. Never
 * rejects, and never fails a job.
 */
export async function runPostStep(options: PostOptions): Promise<void> {
  const { env, clock } = options
  // The runner passes the saved state and the inputs in variables with these names.
  const saved = readSaved(env['STATE_checkRuns'] ?? '')
  const token = env['INPUT_GITHUBTOKEN']?.trim() ?? ''
  if (saved === undefined || saved.checks.length === 0) return
  const cleaner = new Cleaner()
  cleaner.hide(token)
  const toolkit = new Toolkit(cleaner, env)
  const warn = (incomplete: readonly Incomplete[]) =>
    toolkit.warnOnce(
      'check-run',
      text`${describeIncomplete(incomplete)} A check run in progress stays so until the job is run again. See docs/check-run.md.`,
      text`Check run left open`,
    )
  try {
    const wasAccepted = saved.checks.some(({ id }) => id !== undefined)
    const { checkOf } = await connectToGithub({ ...options, token, cleaner, wasAccepted })
    const runs = saved.checks.map((check) => {
      const { mappingId, outcome, requestId } = check
      const run = checkRun(checkOf(saved, mappingId), check)
      // A killed step was cancelled, or the runner failed: neither says how the ingestion ended.
      run.conclude(outcome ?? 'cancelled', renderLeftOpen(outcome, requestId, cleaner))
      return run
    })
    const queue = checkQueue(runs, { clock })
    await queue.finish(LIMIT_MS)
    const completed = queue.completed()
    const incomplete = queue.incomplete()
    const what = completed === 1 ? text`check run` : text`${completed} check runs`
    if (incomplete.length > 0) warn(incomplete)
    else if (completed > 0) toolkit.info(text`Completed the ${what} that the step had left open.`)
  } catch (thrown) {
    const mappingIds = saved.checks.map(({ mappingId }) => mappingId)
    warn(incompleteBecause(mappingIds, thrown))
  }
}
