import { describeText } from '../errors.js'
import type { Clock } from '../ingestion/ports.js'
import { text } from '../text.js'
import { CheckFault } from './check-fault.js'
import { CheckPause, waitAfter } from './check-pause.js'
import { type CheckRun, WRITES, type Write } from './check-run.js'
import type { ChecksApi } from './checks-api.js'
import type { Incomplete } from './incomplete.js'
import type { RequestBudget } from './request-budget.js'

/** Requests in flight at a time. GitHub allows a hundred for all users of a token. */
const MAX_AT_ONCE = 20
const SLACK_MS = 200
const NO_ANSWER = new CheckFault('failed', text`GitHub gave no answer in time`)

interface CheckQueueOptions {
  readonly api: Pick<ChecksApi, 'create' | 'update' | 'find'>
  readonly budget: RequestBudget
  readonly clock: Clock
  /** After a final refusal: nothing more is sent. */
  readonly onRefused: () => void
  /** After any other fault: the request is repeated. */
  readonly onFault: (run: CheckRun, fault: CheckFault) => void
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
  /** Failed tries in a row for each check run, and when the next may follow. */
  readonly #failed = new Map<
    CheckRun,
    { readonly tries: number; readonly nextMs: number; readonly fault: CheckFault }
  >()
  /** Until a request succeeds again. */
  #lastFault: CheckFault | undefined
  readonly #pause = new CheckPause()
  #wake = new AbortController()
  #wakesAtMs = Number.POSITIVE_INFINITY
  #isClosed = false
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
      const failed = this.#failed.get(run)
      const kind = write === 'creation' && failed !== undefined ? 'repeat' : write
      const startMs = Math.max(atMs, this.#pause.untilMs, failed?.nextMs ?? nowMs, room[kind])
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
   * Resolves when all check runs are complete, when no other can be completed by `endMs`, or when `end` aborts.
   * @param hurry aborts every request in flight that is not a conclusion
   */
  async finish(endMs: number, hurry: AbortSignal, end: AbortSignal): Promise<void> {
    this.#pause.finish()
    const giveUp = () => {
      for (const { write, controller } of this.#underWay.values())
        if (write !== 'conclusion') controller.abort()
    }
    hurry.addEventListener('abort', giveUp, { once: true })
    await new Promise<void>((resolve) => {
      if (end.aborted || this.#isClosed) resolve()
      end.addEventListener('abort', () => resolve(), { once: true })
      this.#whenIdle = (nextMs) => {
        if (nextMs >= endMs) resolve()
      }
      this.pump()
    })
    this.#close()
    // An aborted request settles at once, unless a library ignores the signal.
    const done = new AbortController()
    const settled = Promise.all([...this.#underWay.values()].map((each) => each.settled))
    await Promise.race([settled, this.#options.clock.sleep(SLACK_MS, done.signal)])
    done.abort()
  }

  /** The check runs that are not complete, and why. */
  incomplete(): readonly Incomplete[] {
    return this.#runs
      .filter(({ isComplete }) => !isComplete)
      .map((run) => {
        const { reason, text: details } =
          (this.isRefused ? undefined : this.#failed.get(run)?.fault) ?? this.#lastFault ?? NO_ANSWER
        return { mappingId: run.mappingId, reason, details }
      })
  }

  get isRefused(): boolean {
    return this.#lastFault?.kind === 'refused'
  }

  /** Aborts the requests in flight, and sends nothing more. */
  #close(): void {
    this.#isClosed = true
    this.#wakeAt(Number.POSITIVE_INFINITY, 0)
    for (const { controller } of this.#underWay.values()) controller.abort()
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
  #room(nowMs: number): Readonly<Record<Write | 'repeat', number>> {
    const { budget } = this.#options
    const open = this.#runs.filter(({ isComplete }) => !isComplete).length
    const remaining = this.#runs.reduce((sum, each) => sum + each.remaining, 0)
    const creation = budget.nextWrite(nowMs, open)
    const courtesy = Math.max(creation, budget.nextRequest(nowMs, remaining))
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
        () => {
          this.#failed.delete(run)
          if (this.#pause.endsWith(pauses)) this.#lastFault = undefined
        },
        (thrown: unknown) =>
          this.#onFault(run, asCheckFault(thrown), { wasGivenUp: controller.signal.aborted, pauses }),
      )
      .finally(() => {
        this.#underWay.delete(run)
        this.pump()
      })
    this.#underWay.set(run, { write, controller, settled })
  }

  /** @param pauses number of pauses when the request was sent */
  #onFault(
    run: CheckRun,
    fault: CheckFault,
    { wasGivenUp, pauses }: { wasGivenUp: boolean; pauses: number },
  ): void {
    if (this.#isClosed) return
    this.#lastFault = fault
    if (fault.kind === 'refused') {
      this.#close()
      this.#options.onRefused()
      return
    }
    this.#options.onFault(run, fault)
    if (wasGivenUp) return
    const nowMs = this.#options.clock.now()
    if (fault.kind === 'failed') {
      const tries = (this.#failed.get(run)?.tries ?? 0) + 1
      this.#failed.set(run, { tries, fault, nextMs: nowMs + waitAfter(tries) })
    }
    this.#pause.beginWith(fault, nowMs, pauses)
  }
}

/** A bug of ours would recur, so it is final. */
const asCheckFault = (thrown: unknown): CheckFault =>
  thrown instanceof CheckFault ? thrown : new CheckFault('refused', describeText(thrown))
