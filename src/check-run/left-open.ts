import type { Clock } from '../ingestion/ports.js'
import { type Conclusion, conclusionOf, renderLeftOpen } from '../report/check-texts.js'
import { ForeignText } from '../report/foreign-text.js'
import { safeMarkdown } from '../report/render.js'
import { systemClock } from '../runtime/clock.js'
import { readGithubContext } from '../runtime/github-context.js'
import { type Exchange, httpExchange } from '../runtime/http.js'
import { ChecksApi } from './checks-api.js'
import { type OpenCheck, readLedger } from './ledger.js'

interface LeftOpenOptions {
  /** What the step saved last. */
  readonly saved: string
  readonly token: string
  readonly env: NodeJS.ProcessEnv
  readonly limitMs: number
  /** Default: the machine's. */
  readonly clock?: Clock | undefined
  /** Default: HTTP. */
  readonly exchange?: Exchange | undefined
}

/** Completes the check runs that a step left open. Resolves to their number; rejects when one could not be completed. */
export async function completeLeftOpen({
  saved,
  token,
  env,
  limitMs,
  clock = systemClock,
  exchange = httpExchange(clock),
}: LeftOpenOptions): Promise<number> {
  const github = readGithubContext(env)
  if (github.kind === 'unknown') {
    throw new Error(github.problem)
  }
  const { context } = github
  const end = new AbortController()
  const done = new AbortController()
  clock.sleep(limitMs, done.signal).then(() => end.abort())
  const text = new ForeignText()
  text.hide(token)
  const api = new ChecksApi({
    ...context,
    token,
    exchange,
    date: () => new Date(),
  })

  async function complete(check: OpenCheck): Promise<number> {
    const { outcome, requestId } = check
    const id = await findOpen(check)
    if (id === undefined) return 0
    // Whoever kills a step has cancelled it, or else the runner was in distress: no verdict either way.
    const conclusion: Conclusion = outcome === undefined ? 'cancelled' : conclusionOf(outcome)
    const shown = requestId === undefined ? undefined : safeMarkdown(text.line(requestId))
    await api.update(id, { conclusion, output: renderLeftOpen(outcome, shown, context.runUrl) }, end.signal)
    return 1
  }

  /** A step with a verdict may have told it, and only missed the answer. */
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
