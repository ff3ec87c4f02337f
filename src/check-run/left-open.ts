import type { Exchange } from '../http/exchange.js'
import { OUTCOMES } from '../ingestion/outcome.js'
import type { Clock } from '../ingestion/ports.js'
import { Cleaner } from '../text/clean.js'
import { connectToGithub } from './github.js'
import { type OpenCheck, readLedger } from './ledger.js'
import { renderLeftOpen } from './texts.js'

interface LeftOpenOptions {
  /** What the step saved last. */
  readonly saved: string
  readonly token: string
  readonly env: NodeJS.ProcessEnv
  readonly limitMs: number
  readonly clock: Clock
  readonly exchange: Exchange
  readonly date: () => Date
}

/** Completes the check runs that a step left open. Resolves to their number; rejects when one could not be completed. */
export async function completeLeftOpen(options: LeftOpenOptions): Promise<number> {
  const { saved, token, limitMs, clock } = options
  const { context, api } = await connectToGithub(options)
  const cleaner = new Cleaner()
  cleaner.hide(token)
  const end = new AbortController()
  const done = new AbortController()
  void clock.sleep(limitMs, done.signal).then(() => done.signal.aborted || end.abort())

  async function complete(check: OpenCheck): Promise<number> {
    const { outcome, requestId } = check
    const id = await findOpen(check)
    if (id === undefined) return 0
    // Whoever kills a step has cancelled it, or else the runner was in distress: no verdict either way.
    const conclusion = outcome === undefined ? 'cancelled' : OUTCOMES[outcome].conclusion
    const output = renderLeftOpen(outcome, requestId, context.runUrl, cleaner)
    await api.update(id, { conclusion, output }, end.signal)
    return 1
  }

  /** A step with a verdict may have published it, and only missed the answer. */
  async function findOpen(check: OpenCheck): Promise<number | undefined> {
    if (check.id !== undefined && check.outcome === undefined) return check.id
    const found = await api.find(check, end.signal)
    return found === undefined || found.completed ? undefined : found.id
  }

  try {
    const counts = await Promise.all(readLedger(saved).map(complete))
    return counts.reduce((sum, count) => sum + count, 0)
  } finally {
    done.abort()
  }
}
