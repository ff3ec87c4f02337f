import type { Clock } from '../ingestion/ports.js'
import type { Cleaner } from '../text/clean.js'
import { CheckQueue } from './check-queue.js'
import { CheckRun } from './check-run.js'
import { checkName, connectToGithub, type GithubOptions } from './github.js'
import type { Saved } from './open-checks.js'
import { renderLeftOpen } from './texts.js'

interface LeftOpenOptions extends GithubOptions {
  /** The last state that the step saved. */
  readonly saved: Saved
  readonly cleaner: Cleaner
  readonly clock: Clock
}

/** Completes the check runs that a step left open. Rejects when GitHub cannot be reached at all. */
export async function completeLeftOpen(
  { saved, ...options }: LeftOpenOptions,
  limitMs: number,
): Promise<CheckQueue> {
  const { cleaner } = options
  const wasAccepted = saved.checks.some(({ id }) => id !== undefined)
  const { context, api } = await connectToGithub({ ...options, wasAccepted })
  const runs = saved.checks.map((check) => {
    const { mappingId, outcome, requestId } = check
    const run = new CheckRun(checkName(saved, mappingId, context, cleaner), check)
    // A killed step was cancelled, or the runner failed: neither says how the ingestion ended.
    run.conclude(outcome ?? 'cancelled', renderLeftOpen(outcome, requestId, context.runUrl, cleaner))
    return run
  })
  const queue = new CheckQueue(runs, { ...options, api })
  await queue.finish(limitMs)
  return queue
}
