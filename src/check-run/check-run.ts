import { OUTCOMES, type Outcome } from '../ingestion/outcome.js'
import { CheckFault } from './check-fault.js'
import { waitAfter } from './check-pause.js'
import type { CheckApi } from './checks-api.js'
import type { OpenCheck } from './open-checks.js'
import type { CheckOutput } from './texts.js'

/** The kinds of requests, the most important first. `repeat`: of a creation. */
export const WRITES = ['conclusion', 'creation', 'repeat', 'progress'] as const
export type Write = (typeof WRITES)[number]

/** GitHub limits writes, so progress is sent at most once a minute. The first update may follow the creation at once. */
const PROGRESS_INTERVAL_MS = 60_000

export type CheckRun = ReturnType<typeof checkRun>

/**
 * One check run: what GitHub shows, and what it should show. Only the latest state is sent.
 * @param onChange is called before each request, too, because the step may be killed during it
 */
export function checkRun(api: CheckApi, given: OpenCheck, onChange = () => {}) {
  const { mappingId } = given
  let check = given
  let wanted: CheckOutput | undefined
  let shown: CheckOutput | undefined
  let nextProgressMs = Number.NEGATIVE_INFINITY
  let failed: { readonly tries: number; readonly nextMs: number; readonly fault: CheckFault } | undefined
  let isComplete = false
  /** GitHub may still carry out an aborted creation. The post step completes that second check run. */
  let mayHaveTwin = false

  const change = (changed: Partial<OpenCheck>) => {
    check = { ...check, ...changed }
    onChange()
  }
  const isConcluded = () => check.outcome !== undefined

  /** The next request, and the earliest time for it on the clock. */
  const next = (): { readonly write: Write; readonly atMs: number } | undefined => {
    if (isComplete || wanted === undefined) return undefined
    const atMs = failed?.nextMs ?? Number.NEGATIVE_INFINITY
    if (isConcluded()) return { write: 'conclusion', atMs }
    if (check.id === undefined) return { write: failed ? 'repeat' : 'creation', atMs }
    const isShown = wanted.title === shown?.title && wanted.summary === shown.summary
    return isShown ? undefined : { write: 'progress', atMs: Math.max(atMs, nextProgressMs) }
  }

  /** After a request with an unknown result: looks up whether GitHub carried it out. */
  const find = async (signal: AbortSignal): Promise<boolean> => {
    const found = await api.find(signal)
    if (found !== undefined) mayHaveTwin = false
    // Whatever GitHub shows, it is complete only once we have a conclusion.
    isComplete = isConcluded() && found?.completed === true
    change({ id: found?.id ?? check.id, unsure: false })
    return isComplete || (found !== undefined && !isConcluded())
  }

  const createOrComplete = async (output: CheckOutput, signal: AbortSignal): Promise<void> => {
    const { id, outcome } = check
    const wish = { output, conclusion: outcome && OUTCOMES[outcome].conclusion }
    change({ unsure: true })
    shown = output
    try {
      const known = id ?? (await api.create(wish, signal))
      if (id !== undefined) await api.update(id, wish, signal)
      isComplete = outcome !== undefined
      change({ id: known, unsure: false })
    } catch (thrown) {
      if (thrown instanceof CheckFault) {
        const { mayBeDone = false, mayComeLate = false } = thrown.details
        mayHaveTwin ||= id === undefined && mayComeLate
        if (!mayBeDone) change({ unsure: false })
      }
      throw thrown
    }
  }

  return {
    mappingId,
    get isComplete() {
      return isComplete
    },
    get isConcluded() {
      return isConcluded()
    },
    next,
    /** What the post step needs; `undefined` when there is nothing left to complete. */
    get open(): OpenCheck | undefined {
      if (isComplete && !mayHaveTwin) return undefined
      return { ...check, unsure: check.unsure || mayHaveTwin }
    },
    /** Why the last try failed, if the next has to wait for it. */
    get fault() {
      return failed?.fault
    },
    get remaining(): number {
      if (isComplete) return 0
      return check.id === undefined && !isConcluded() ? 2 : 1
    },

    show(output: CheckOutput, requestId: string | undefined): void {
      if (isConcluded()) return
      wanted = output
      if (requestId !== undefined && requestId !== check.requestId) change({ requestId })
    },

    conclude(outcome: Outcome, output: CheckOutput): void {
      wanted = output
      change({ outcome })
    },

    /** Makes the next try wait, longer after each failure in a row. */
    failed(fault: CheckFault, nowMs: number): void {
      const tries = (failed?.tries ?? 0) + 1
      failed = { tries, fault, nextMs: nowMs + waitAfter(tries) }
    },

    /** Sends the next request; `false`: none was needed, because an earlier one succeeded after all. Rejects with a `CheckFault`. */
    async send(nowMs: number, signal: AbortSignal): Promise<boolean> {
      const output = wanted
      const { id } = check
      if (output === undefined) return false
      let isSent = true
      if (next()?.write === 'progress' && id !== undefined) {
        nextProgressMs = nowMs + PROGRESS_INTERVAL_MS
        await api.update(id, { output }, signal)
        shown = output
      } else if (check.unsure && (await find(signal))) isSent = false
      else await createOrComplete(output, signal)
      failed = undefined
      return isSent
    },
  }
}
