import { describeText } from '../errors.js'
import type { Clock } from '../ingestion/ports.js'
import { text } from '../text.js'
import { CheckFault } from './check-fault.js'
import { CheckPause } from './check-pause.js'
import { type CheckApi, type CheckRun, WRITES, type Write } from './check-run.js'
import type { Incomplete } from './incomplete.js'
import type { RequestBudget } from './request-budget.js'

/** Requests in flight at a time. GitHub allows a hundred for all users of a token. */
const MAX_AT_ONCE = 20
/** How long to work on after a signal. */
export const LONGEST_AFTER_SIGNAL_MS = 3_000
const SLACK_MS = 200
const NO_ANSWER = new CheckFault('failed', text`GitHub gave no answer in time`)

interface CheckQueueOptions {
  readonly api: CheckApi
  readonly clock: Clock
  /** None in the post step. It is the last chance, so each check run is tried once, whatever GitHub asks for. */
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
 * Sends the requests for a step's check runs: conclusions first, progress last. A rate limit pauses all of them, and then a
 * single request goes first. Requests that GitHub did not carry out are sent again.
 */
export class CheckQueue {
  readonly #options: CheckQueueOptions
  readonly #runs: readonly CheckRun[]
  readonly #underWay = new Map<CheckRun, UnderWay>()
  /** Until a request succeeds again. */
  #lastFault: CheckFault | undefined
  readonly #pause = new CheckPause()
  #wake = new AbortController()
  #wakesAtMs = Number.POSITIVE_INFINITY
  #isClosed = false
  #completed = 0
  #whenIdle: ((nextMs: number) => void) | undefined

  constructor(runs: readonly CheckRun[], options: CheckQueueOptions) {
    this.#runs = runs
    this.#options = options
  }

  /** Sends what can be sent now, and schedules the rest. */
  pump(): void {
    const nowMs = this.#options.clock.now()
    let nextMs = Number.POSITIVE_INFINITY
    let room = this.#room(nowMs)
    for (const { run, write, atMs } of this.#isClosed ? [] : this.#wanted()) {
      const startMs = Math.max(atMs, this.#pause.untilMs, room[write])
      if (startMs > nowMs) nextMs = Math.min(nextMs, startMs)
      else if (this.#underWay.size < (this.#pause.isCareful ? 1 : MAX_AT_ONCE)) {
        this.#send(run, write, nowMs)
        room = this.#room(nowMs)
      }
    }
    this.#wakeAt(nextMs, nowMs)
    if (this.#underWay.size === 0) this.#whenIdle?.(nextMs)
  }

  /**
   * Resolves when all check runs are complete, when no other can be completed in time, or when time has run out. At half-time,
   * aborts every request in flight that is not a conclusion.
   */
  async finish(limitMs: number, cancelled?: AbortSignal): Promise<void> {
    const { clock } = this.#options
    const endMs = clock.now() + limitMs
    const done = new AbortController()
    const after = async (ms: number, act: () => void) => {
      await clock.sleep(ms, done.signal)
      if (!done.signal.aborted) act()
    }
    this.#pause.finish()
    await new Promise<void>((resolve) => {
      if (limitMs === 0 || this.#isClosed) resolve()
      const onCancel = () => void after(LONGEST_AFTER_SIGNAL_MS, resolve)
      cancelled?.addEventListener('abort', onCancel, { signal: done.signal })
      void after(limitMs / 2, () => this.#abort(({ write }) => write !== 'conclusion'))
      void after(limitMs, resolve)
      this.#whenIdle = (nextMs) => {
        if (nextMs >= endMs) resolve()
      }
      this.pump()
    })
    this.#close()
    // An aborted request settles at once, unless a library ignores the signal.
    const settled = Promise.all([...this.#underWay.values()].map((each) => each.settled))
    await Promise.race([settled, clock.sleep(SLACK_MS, done.signal)])
    done.abort()
  }

  /** The number of check runs that a request of this queue completed. */
  get completed(): number {
    return this.#completed
  }

  /** The check runs that are not complete, and why. */
  incomplete(): readonly Incomplete[] {
    return this.#runs
      .filter(({ isComplete }) => !isComplete)
      .map(({ mappingId, fault: own }) => {
        const fault = this.isRefused ? undefined : own
        return { mappingId, fault: fault ?? this.#lastFault ?? NO_ANSWER }
      })
  }

  get isRefused(): boolean {
    return this.#lastFault?.kind === 'refused'
  }

  /** Aborts the requests in flight, and sends nothing more. */
  #close(): void {
    this.#isClosed = true
    this.#wakeAt(Number.POSITIVE_INFINITY, 0)
    this.#abort(() => true)
  }

  #abort(which: (each: UnderWay) => boolean): void {
    for (const each of this.#underWay.values()) if (which(each)) each.controller.abort()
  }

  #wanted() {
    return this.#runs
      .flatMap((run) => {
        const next = this.#underWay.has(run) ? undefined : run.next()
        return next === undefined ? [] : [{ run, ...next }]
      })
      .toSorted((a, b) => WRITES.indexOf(a.write) - WRITES.indexOf(b.write))
  }

  /** When the budget allows each kind. Conclusions never wait, and the other kinds leave room for them. */
  #room(nowMs: number): Readonly<Record<Write, number>> {
    const { budget } = this.#options
    const open = this.#runs.filter(({ isComplete }) => !isComplete).length
    const remaining = this.#runs.reduce((sum, each) => sum + each.remaining, 0)
    const creation = budget?.writes.next(nowMs, open) ?? nowMs
    const courtesy = Math.max(creation, budget?.requests.next(nowMs, remaining) ?? nowMs)
    return { conclusion: nowMs, creation, repeat: courtesy, progress: courtesy }
  }

  #wakeAt(atMs: number, nowMs: number): void {
    if (atMs === this.#wakesAtMs) return
    this.#wakesAtMs = atMs
    this.#wake.abort()
    if (atMs === Number.POSITIVE_INFINITY) return
    const wake = new AbortController()
    this.#wake = wake
    void this.#options.clock.sleep(atMs - nowMs, wake.signal).then(() => {
      if (wake.signal.aborted) return
      this.#wakesAtMs = Number.POSITIVE_INFINITY
      this.pump()
    })
  }

  #send(run: CheckRun, write: Write, nowMs: number): void {
    const controller = new AbortController()
    const pauses = this.#pause.count
    const settled = run
      .send(this.#options.api, nowMs, controller.signal)
      .then(
        (isSent) => {
          if (isSent && run.isComplete) this.#completed += 1
          if (this.#pause.endsWith(pauses)) this.#lastFault = undefined
        },
        (thrown: unknown) => this.#onFault(run, asCheckFault(thrown), controller.signal.aborted, pauses),
      )
      .finally(() => {
        this.#underWay.delete(run)
        this.pump()
      })
    this.#underWay.set(run, { write, controller, settled })
  }

  /** @param pauses number of pauses when the request was sent */
  #onFault(run: CheckRun, fault: CheckFault, wasGivenUp: boolean, pauses: number): void {
    if (this.#isClosed) return
    const { clock, budget, onFault } = this.#options
    this.#lastFault = fault
    if (fault.kind === 'refused') this.#close()
    onFault?.(fault, run)
    if (this.#isClosed || wasGivenUp) return
    if (budget === undefined) run.failed(fault, Number.POSITIVE_INFINITY)
    else {
      if (fault.kind === 'failed') run.failed(fault, clock.now())
      this.#pause.beginWith(fault, clock.now(), pauses)
    }
  }
}

/** A bug of ours would recur, so it is final. */
const asCheckFault = (thrown: unknown): CheckFault =>
  thrown instanceof CheckFault ? thrown : new CheckFault('refused', describeText(thrown))
