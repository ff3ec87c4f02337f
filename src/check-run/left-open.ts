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
  /** The last state that the step saved. */
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
 * Completes the check runs that a step left open. Tries each once, even while GitHub asks for a pause, because there is no
 * later chance. Rejects when none can be reached.
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
  // An aborted request settles at once, unless a library ignores the signal.
  const outOfTime = clock.sleep(limitMs, done.signal).then(() => {
    if (!done.signal.aborted) end.abort()
    return clock.sleep(SLACK_MS, done.signal)
  })
  const runs = saved.checks.map((check) => {
    const run = new CheckRun(checkName(saved, check.mappingId, context, cleaner), check)
    // A killed step was cancelled, or the runner failed: neither says how the ingestion ended.
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
      // A signal for each, because Node warns of a leak when one signal has many listeners.
      if (await run.send(api, clock.now(), AbortSignal.any([end.signal]))) completed += 1
    } catch (thrown) {
      if (!(thrown instanceof CheckFault)) throw thrown
      faults.set(run, thrown)
      if (thrown.kind === 'refused') refusal = thrown
    }
  }
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
