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

/**
 * One check run: what GitHub shows, and what it should show. Only the latest state is sent, so a mapping that ends before its
 * check run was created needs one request.
 */
export class CheckRun {
  readonly #api: CheckApi
  readonly #onChange: () => void
  #check: OpenCheck
  #wanted: CheckOutput | undefined
  #shown: CheckOutput | undefined
  #nextProgressMs = Number.NEGATIVE_INFINITY
  /** Failed tries in a row, and when the next may follow. */
  #failed: { readonly tries: number; readonly nextMs: number; readonly fault: CheckFault } | undefined
  #isComplete = false
  /** GitHub may still carry out an aborted creation. Then there are two check runs, and the post step completes the other. */
  #mayHaveTwin = false

  /** @param onChange is called before each request, too, because the step may be killed during it */
  constructor(api: CheckApi, check: OpenCheck, onChange = () => {}) {
    this.#api = api
    this.#check = check
    this.#onChange = onChange
  }

  get mappingId(): string {
    return this.#check.mappingId
  }

  /** What the post step needs; `undefined` when there is nothing left to complete. */
  get open(): OpenCheck | undefined {
    if (this.#isComplete && !this.#mayHaveTwin) return undefined
    return { ...this.#check, unsure: this.#check.unsure || this.#mayHaveTwin }
  }

  get isComplete(): boolean {
    return this.#isComplete
  }

  get isConcluded(): boolean {
    return this.#check.outcome !== undefined
  }

  /** Why the last try failed, if the next has to wait for it. */
  get fault(): CheckFault | undefined {
    return this.#failed?.fault
  }

  /** Requests still needed to complete it. */
  get remaining(): number {
    if (this.#isComplete) return 0
    return this.#check.id === undefined && !this.isConcluded ? 2 : 1
  }

  show(output: CheckOutput, requestId: string | undefined): void {
    if (this.isConcluded) return
    this.#wanted = output
    if (requestId !== undefined && requestId !== this.#check.requestId) this.#update({ requestId })
  }

  conclude(outcome: Outcome, output: CheckOutput): void {
    this.#wanted = output
    this.#update({ outcome })
  }

  /** The next request, and the earliest time for it on the clock. */
  next(): { readonly write: Write; readonly atMs: number } | undefined {
    if (this.#isComplete || this.#wanted === undefined) return undefined
    const atMs = this.#failed?.nextMs ?? Number.NEGATIVE_INFINITY
    if (this.isConcluded) return { write: 'conclusion', atMs }
    if (this.#check.id === undefined) return { write: this.#failed ? 'repeat' : 'creation', atMs }
    const isShown = this.#wanted.title === this.#shown?.title && this.#wanted.summary === this.#shown.summary
    return isShown ? undefined : { write: 'progress', atMs: Math.max(atMs, this.#nextProgressMs) }
  }

  /** Makes the next try wait, longer after each failure in a row. */
  failed(fault: CheckFault, nowMs: number): void {
    const tries = (this.#failed?.tries ?? 0) + 1
    this.#failed = { tries, fault, nextMs: nowMs + waitAfter(tries) }
  }

  /** Sends the next request; `false`: none was needed, because an earlier one succeeded after all. Rejects with a `CheckFault`. */
  async send(nowMs: number, signal: AbortSignal): Promise<boolean> {
    const output = this.#wanted
    const { id } = this.#check
    if (output === undefined) return false
    let isSent = true
    if (this.next()?.write === 'progress' && id !== undefined) {
      this.#nextProgressMs = nowMs + PROGRESS_INTERVAL_MS
      await this.#api.update(id, { output }, signal)
      this.#shown = output
    } else if (this.#check.unsure && (await this.#find(signal))) isSent = false
    else await this.#createOrComplete(output, signal)
    this.#failed = undefined
    return isSent
  }

  /** After a request with an unknown result: looks up whether GitHub carried it out. */
  async #find(signal: AbortSignal): Promise<boolean> {
    const found = await this.#api.find(signal)
    if (found !== undefined) this.#mayHaveTwin = false
    // Whatever GitHub shows, it is complete only once we have a conclusion.
    this.#isComplete = this.isConcluded && found?.completed === true
    this.#update({ id: found?.id ?? this.#check.id, unsure: false })
    return this.#isComplete || (found !== undefined && !this.isConcluded)
  }

  async #createOrComplete(output: CheckOutput, signal: AbortSignal): Promise<void> {
    const { id, outcome } = this.#check
    const change = { output, conclusion: outcome && OUTCOMES[outcome].conclusion }
    this.#update({ unsure: true })
    this.#shown = output
    try {
      const known = id ?? (await this.#api.create(change, signal))
      if (id !== undefined) await this.#api.update(id, change, signal)
      this.#isComplete = outcome !== undefined
      this.#update({ id: known, unsure: false })
    } catch (thrown) {
      if (thrown instanceof CheckFault) {
        const { mayBeDone = false, mayComeLate = false } = thrown.details
        this.#mayHaveTwin ||= id === undefined && mayComeLate
        if (!mayBeDone) this.#update({ unsure: false })
      }
      throw thrown
    }
  }

  #update(change: Partial<OpenCheck>): void {
    this.#check = { ...this.#check, ...change }
    this.#onChange()
  }
}
