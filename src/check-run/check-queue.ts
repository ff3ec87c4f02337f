import { describeText } from '../errors.js'
import type { Clock } from '../ingestion/ports.js'
import { text } from '../text.js'
import { CheckFault } from './check-fault.js'
import { CheckPause } from './check-pause.js'
import { type CheckRun, WRITES, type Write } from './check-run.js'
import type { Incomplete } from './incomplete.js'
import type { RequestBudget } from './request-budget.js'

/** Requests in flight at a time. GitHub allows a hundred for all users of a token. */
const MAX_AT_ONCE = 20
export const LONGEST_AFTER_SIGNAL_MS = 3_000
const SLACK_MS = 200
const NO_ANSWER = new CheckFault('failed', text`GitHub gave no answer in time`)

interface CheckQueueOptions {
  readonly clock: Clock
  /** None in the post step, which is the last chance: each check run is tried once, whatever GitHub asks for. */
  readonly budget?: RequestBudget
  /** After a refusal nothing more is sent; after any other fault the request is repeated. */
  readonly onFault?: (fault: CheckFault, run: CheckRun) => void
}

interface UnderWay {
  readonly write: Write
  readonly controller: AbortController
  readonly settled: Promise<void>
}

/**
 * Sends the requests for a step's check runs, conclusions first, progress last. A rate limit pauses all; then a single one
 * goes first. What GitHub did not carry out is sent again.
 */
export function checkQueue(runs: readonly CheckRun[], { clock, budget, onFault }: CheckQueueOptions) {
  const underWay = new Map<CheckRun, UnderWay>()
  const pause = new CheckPause()
  /** Until a request succeeds again. */
  let lastFault: CheckFault | undefined
  let wake = new AbortController()
  let wakesAtMs = Number.POSITIVE_INFINITY
  let isClosed = false
  let completed = 0
  let whenIdle = (_nextMs: number) => {}

  const wakeAt = (atMs: number, nowMs: number) => {
    if (atMs === wakesAtMs) return
    wakesAtMs = atMs
    wake.abort()
    if (atMs === Number.POSITIVE_INFINITY) return
    wake = new AbortController()
    const { signal } = wake
    void clock.sleep(atMs - nowMs, signal).then(() => {
      if (signal.aborted) return
      wakesAtMs = Number.POSITIVE_INFINITY
      pump()
    })
  }
  const abort = (which: (each: UnderWay) => boolean) => {
    for (const each of underWay.values()) if (which(each)) each.controller.abort()
  }
  const close = () => {
    isClosed = true
    wakeAt(Number.POSITIVE_INFINITY, 0)
    abort(() => true)
  }

  const wanted = () =>
    runs
      .flatMap((run) => {
        const next = underWay.has(run) ? undefined : run.next()
        return next === undefined ? [] : [{ run, ...next }]
      })
      .toSorted((a, b) => WRITES.indexOf(a.write) - WRITES.indexOf(b.write))

  /** When the budget allows each kind. Conclusions never wait; the others leave room for them. */
  const room = (nowMs: number): Readonly<Record<Write, number>> => {
    const open = runs.filter(({ isComplete }) => !isComplete).length
    const remaining = runs.reduce((sum, each) => sum + each.remaining, 0)
    const creation = budget?.writes.next(nowMs, open) ?? nowMs
    const optional = Math.max(creation, budget?.requests.next(nowMs, remaining) ?? nowMs)
    return { conclusion: nowMs, creation, repeat: optional, progress: optional }
  }

  const pump = () => {
    const nowMs = clock.now()
    let nextMs = Number.POSITIVE_INFINITY
    let allowedMs = room(nowMs)
    for (const { run, write, atMs } of isClosed ? [] : wanted()) {
      const startMs = Math.max(atMs, pause.untilMs, allowedMs[write])
      if (startMs > nowMs) nextMs = Math.min(nextMs, startMs)
      else if (underWay.size < (pause.isCareful ? 1 : MAX_AT_ONCE)) {
        send(run, write, nowMs)
        allowedMs = room(nowMs)
      }
    }
    wakeAt(nextMs, nowMs)
    if (underWay.size === 0) whenIdle(nextMs)
  }

  const send = (run: CheckRun, write: Write, nowMs: number) => {
    const controller = new AbortController()
    const { signal } = controller
    const pauses = pause.count
    const settled = run
      .send(nowMs, signal)
      .then(
        (isSent) => {
          if (isSent && run.isComplete) completed += 1
          if (pause.endsWith(pauses)) lastFault = undefined
        },
        (thrown: unknown) => {
          if (isClosed) return
          const fault = asCheckFault(thrown)
          lastFault = fault
          if (fault.kind === 'refused') close()
          onFault?.(fault, run)
          if (isClosed || signal.aborted) return
          if (budget === undefined) run.failed(fault, Number.POSITIVE_INFINITY)
          else {
            if (fault.kind === 'failed') run.failed(fault, clock.now())
            pause.beginWith(fault, clock.now(), pauses)
          }
        },
      )
      .finally(() => {
        underWay.delete(run)
        pump()
      })
    underWay.set(run, { write, controller, settled })
  }

  return {
    pump,
    /**
     * Resolves when no more check runs can be completed in time. At half-time, aborts what is in flight, except conclusions.
     */
    async finish(limitMs: number, cancelled?: AbortSignal): Promise<void> {
      const endMs = clock.now() + limitMs
      const done = new AbortController()
      const after = async (ms: number, act: () => void) => {
        await clock.sleep(ms, done.signal)
        if (!done.signal.aborted) act()
      }
      pause.finish()
      await new Promise<void>((resolve) => {
        if (limitMs === 0 || isClosed) resolve()
        const onCancel = () => void after(LONGEST_AFTER_SIGNAL_MS, resolve)
        cancelled?.addEventListener('abort', onCancel, { signal: done.signal })
        void after(limitMs / 2, () => abort(({ write }) => write !== 'conclusion'))
        void after(limitMs, resolve)
        whenIdle = (nextMs) => {
          if (nextMs >= endMs) resolve()
        }
        pump()
      })
      close()
      // An aborted request settles at once, unless a library ignores the signal.
      const settled = Promise.all([...underWay.values()].map((each) => each.settled))
      await Promise.race([settled, clock.sleep(SLACK_MS, done.signal)])
      done.abort()
    },
    completed: () => completed,
    incomplete(): readonly Incomplete[] {
      const refusal = lastFault?.kind === 'refused' ? lastFault : undefined
      return runs
        .filter(({ isComplete }) => !isComplete)
        .map(({ mappingId, fault }) => ({ mappingId, fault: refusal ?? fault ?? lastFault ?? NO_ANSWER }))
    },
  }
}

/** A bug of ours would recur, so it is final. */
const asCheckFault = (thrown: unknown): CheckFault =>
  thrown instanceof CheckFault ? thrown : new CheckFault('refused', describeText(thrown))
