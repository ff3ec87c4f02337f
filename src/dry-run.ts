import { connect } from './connect.js'
import { endedEarly } from './errors.js'
import { type Check, checkSetup, checksOfInputs } from './ingestion/checks.js'
import { type Ending, type IngestionResult, withoutRequest } from './ingestion/result.js'
import type { Inputs } from './inputs/parse.js'
import { describeCheck } from './report/checks.js'
import { describeRetry } from './report/log-lines.js'
import { report } from './report/report.js'
import type { StepDeps } from './step-deps.js'
import { humanTime } from './text/human.js'
import { type Text, text } from './text.js'

/** A step that checks the requirements of an ingestion, and submits nothing. */
export class DryRun {
  readonly #inputs: Inputs
  readonly #deps: StepDeps
  readonly #deadline: number
  readonly #checks: Check[] = []
  #ending: Ending | undefined
  /** The verdict is being reported, so later checks are ignored. */
  #isOver = false

  constructor(inputs: Inputs, deadline: number, deps: StepDeps) {
    this.#inputs = inputs
    this.#deps = deps
    this.#deadline = deadline
  }

  /** Resolves when the checks are done. Rejects with an `ActionError` before the first of them. */
  async run(): Promise<void> {
    const { transcript, clock, ended } = this.#deps
    const { org, maxFailedRecords } = this.#inputs
    const connection = await connect(this.#inputs, {
      ...this.#deps,
      onRetry: (event) => this.#print(describeRetry(event)),
      onExchange: (exchange) => transcript?.on({ of: 'exchange', exchange }),
    })
    try {
      this.#ending = await checkSetup(
        { org, needsBatches: maxFailedRecords !== undefined },
        { api: connection.setup, clock, onCheck: (check) => this.#onCheck(check) },
        { deadline: this.#deadline, signal: ended },
      )
    } finally {
      await connection.close()
    }
  }

  /** Reports the verdict, which is the same for all mappings. */
  async report(fault = endedEarly()): Promise<readonly IngestionResult[]> {
    this.#isOver = true
    const { read } = this.#deps
    const ending = this.#ending
    const results = this.#inputs.mappings.map(({ mappingId }) =>
      ending === undefined
        ? withoutRequest(mappingId, 'error', fault)
        : { mappingId, attempts: 0, ...ending },
    )
    const { timeoutMs } = this.#inputs
    const checks = this.#checks.length > 0 ? this.#checks : checksOfInputs(read('sandbox') !== '')
    await report(results, { ...this.#deps, timeoutMs, checks })
    return results
  }

  #onCheck(check: Check): void {
    if (this.#isOver) return
    this.#checks.push(check)
    this.#print(describeCheck(check))
  }

  #print(line: Text): void {
    const { toolkit, date } = this.#deps
    if (!this.#isOver) toolkit.info(text`${humanTime(date())}  ${line}`)
  }
}
