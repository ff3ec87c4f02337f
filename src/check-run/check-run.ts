import { describe } from '../errors.js'
import { OUTCOMES, type Outcome } from '../ingestion/outcome.js'
import type { Clock } from '../ingestion/ports.js'
import { quoted, type Text } from '../text.js'
import { CheckFault } from './check-fault.js'
import type { CheckName, ChecksApi } from './checks-api.js'
import type { Ledger, OpenCheck } from './ledger.js'
import type { CheckOutput } from './texts.js'

interface CheckRunOptions {
  readonly api: Pick<ChecksApi, 'create' | 'update' | 'find'>
  readonly ledger: Ledger
  readonly clock: Clock
  /** Called with what failed for good; the texts of progress may fail unnoticed. */
  readonly onFault: (fault: unknown) => void
  readonly debug: (line: Text) => void
}

/** One check run from its creation to its conclusion. Nothing here rejects or is tried again. */
export class CheckRun {
  readonly #options: CheckRunOptions
  readonly #hurry = new AbortController()
  /** What is noted for the post step; `undefined` when there is nothing to complete. */
  #check: OpenCheck | undefined
  #waiting: CheckOutput | undefined
  #work: Promise<void>

  /** Creates it at once. */
  constructor(name: CheckName, first: CheckOutput, options: CheckRunOptions) {
    this.#options = options
    // Before the request: whoever is killed in its middle may leave an open check run behind.
    this.#note(name)
    this.#work = this.#create(name, first)
  }

  /** Shows how far the mapping has come. What is overtaken while a request is under way is never sent. */
  show(output: CheckOutput, requestId: string | undefined): void {
    if (this.#check === undefined) return
    if (requestId !== undefined && requestId !== this.#check.requestId) {
      this.#note({ ...this.#check, requestId })
    }
    if (this.#waiting === undefined) {
      this.#work = this.#work.then(() => this.#showWaiting())
    }
    this.#waiting = output
  }

  /** Publishes the verdict until `end`; a request under way is given up after `patienceMs`. */
  async complete(outcome: Outcome, output: CheckOutput, patienceMs: number, end: AbortSignal): Promise<void> {
    const { api, ledger, clock, onFault } = this.#options
    if (this.#check === undefined) return
    this.#waiting = undefined
    this.#note({ ...this.#check, outcome })
    const giveUp = () => this.#hurry.abort()
    const done = new AbortController()
    clock.sleep(patienceMs, done.signal).then(() => done.signal.aborted || giveUp())
    end.addEventListener('abort', giveUp)
    try {
      await this.#work
      const check = this.#check
      if (check === undefined) return
      const id = check.id ?? (await api.find(check, end))?.id
      if (id === undefined) {
        throw new CheckFault('The check run whose creation got no answer is not there', false, undefined)
      }
      await api.update(id, { conclusion: OUTCOMES[outcome].conclusion, output }, end)
      this.#check = undefined
      ledger.remove(check)
    } catch (thrown) {
      onFault(thrown)
    } finally {
      done.abort()
    }
  }

  async #create(name: CheckName, first: CheckOutput): Promise<void> {
    const { api, ledger, onFault } = this.#options
    try {
      const id = await api.create(name, first, this.#hurry.signal)
      if (this.#check !== undefined) this.#note({ ...this.#check, id })
    } catch (thrown) {
      onFault(thrown)
      if (thrown instanceof CheckFault && !thrown.mayBeDone) {
        this.#check = undefined
        ledger.remove(name)
      }
    }
  }

  async #showWaiting(): Promise<void> {
    const output = this.#waiting
    this.#waiting = undefined
    const id = this.#check?.id
    if (output === undefined || id === undefined) return
    try {
      await this.#options.api.update(id, { output }, this.#hurry.signal)
    } catch (thrown) {
      this.#options.debug(quoted(describe(thrown)))
    }
  }

  #note(check: OpenCheck): void {
    this.#check = check
    this.#options.ledger.note(check)
  }
}
