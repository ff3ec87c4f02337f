import type { Exchange } from '../http/exchange.js'
import type { Clock } from '../ingestion/ports.js'
import type { Cleaner } from '../text/clean.js'
import { text } from '../text.js'
import { CheckFault } from './check-fault.js'
import { CheckRun } from './check-run.js'
import { checkName, connectToGithub } from './github.js'
import type { Incomplete } from './incomplete.js'
import type { Saved } from './ledger.js'
import { renderLeftOpen } from './texts.js'

const MAX_AT_ONCE = 20
const SLACK_MS = 200
const NO_TIME = new CheckFault('failed', text`GitHub gave no answer in time`)

interface LeftOpenOptions {
  /** What the step saved last. */
  readonly saved: Saved
  readonly token: string
  readonly env: NodeJS.ProcessEnv
  readonly cleaner: Cleaner
  readonly limitMs: number
  readonly clock: Clock
  readonly exchange: Exchange
  readonly date: () => Date
}

interface LeftOpenEnd {
  readonly completed: number
  readonly incomplete: readonly Incomplete[]
}

/**
 * Completes the check runs that a step left open, each with one try, even while GitHub asks for a pause: there will be no
 * later one. Rejects when there is no way to reach any.
 */
export async function completeLeftOpen({
  saved,
  limitMs,
  ...options
}: LeftOpenOptions): Promise<LeftOpenEnd> {
  const { cleaner, clock } = options
  const { context, api } = await connectToGithub({
    ...options,
    wasAccepted: saved.checks.some(({ id }) => id !== undefined),
  })
  const [end, done] = [new AbortController(), new AbortController()]
  // What is given up ends at once, unless a library forgets it.
  const outOfTime = clock.sleep(limitMs, done.signal).then(() => {
    if (!done.signal.aborted) end.abort()
    return clock.sleep(SLACK_MS, done.signal)
  })
  const runs = saved.checks.map((check) => {
    const run = new CheckRun(checkName(saved, check.mappingId, context, cleaner), check)
    // Whoever kills a step has cancelled it, or else the runner was in distress: no verdict either way.
    run.conclude(
      check.outcome ?? 'cancelled',
      renderLeftOpen(check.outcome, check.requestId, context.runUrl, cleaner),
    )
    return run
  })
  const faults = new Map<CheckRun, CheckFault>()
  let refusal: CheckFault | undefined
  let completed = 0

  const complete = async (run: CheckRun) => {
    try {
      // Each has a signal of its own: Node would take so many listeners of one for a leak.
      if (await run.send(api, clock.now(), AbortSignal.any([end.signal]))) completed += 1
    } catch (thrown) {
      if (!(thrown instanceof CheckFault)) throw thrown
      faults.set(run, thrown)
      if (thrown.kind === 'refused') refusal = thrown
    }
  }
  // One after the other, so many at a time.
  const queue = runs.values()
  const work = async () => {
    for (const run of queue) {
      if (end.signal.aborted || refusal !== undefined) return
      await complete(run)
    }
  }
  await Promise.race([Promise.all(Array.from({ length: MAX_AT_ONCE }, work)), outOfTime])
  done.abort()
  const incomplete = runs
    .filter(({ isComplete }) => !isComplete)
    .map((run) => {
      const { mappingId } = run
      const { reason, text: details } = refusal ?? faults.get(run) ?? NO_TIME
      return { mappingId, reason, details }
    })
  return { completed, incomplete }
}
