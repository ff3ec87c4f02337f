import { type ConnectOptions, connect } from './connect.js'
import { endedEarly } from './errors.js'
import { type Check, checkSetup, checksOfInputs } from './ingestion/checks.js'
import { type Ending, resultOfFault } from './ingestion/result.js'
import type { Inputs } from './inputs/parse.js'
import { describeCheck } from './report/checks.js'
import { describeRetry } from './report/log-lines.js'
import { report } from './report/report.js'
import type { StepDeps } from './step-deps.js'
import { humanTime } from './text/human.js'
import { type Text, text } from './text.js'

/** A step that checks the requirements of an ingestion, and submits nothing. */
export function createDryRun(inputs: Inputs, deadline: number, deps: StepDeps) {
  const { org, mappings, maxFailedRecords, timeoutMs } = inputs
  const { toolkit, transcript, clock, ended, date, read } = deps
  const done: Check[] = []
  let ending: Ending | undefined
  /** The verdict is being reported, so later checks are ignored. */
  let isOver = false

  const print = (line: Text) => {
    if (!isOver) toolkit.info(text`${humanTime(date())}  ${line}`)
  }
  const onCheck = (check: Check) => {
    if (isOver) return
    done.push(check)
    print(describeCheck(check))
  }

  return {
    /** Resolves when the checks are done. Rejects with an `ActionError` before the first of them. */
    async run() {
      const options: ConnectOptions = {
        ...deps,
        onRetry: (event) => print(describeRetry(event)),
        onExchange: (exchange) => transcript?.on({ of: 'exchange', exchange }),
      }
      await connect(inputs, options, async ({ setup: api }) => {
        ending = await checkSetup(
          { org, needsBatches: maxFailedRecords !== undefined, api, clock, onCheck },
          { deadline, signal: ended },
        )
      })
    },

    async report(fault = endedEarly()) {
      isOver = true
      const results = mappings.map(({ mappingId }) =>
        ending === undefined
          ? resultOfFault(mappingId, fault)
          : { mappingId, attempts: 0, timeoutMs, ...ending },
      )
      const checks = done.length > 0 ? done : checksOfInputs(read('sandbox') !== '')
      await report(results, { ...deps, checks })
      return results
    },
  }
}
