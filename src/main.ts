import { setMaxListeners } from 'node:events'
import * as core from '@actions/core'
import { ActionError, describeText, endedEarly } from './errors.js'
import { checksOfInputs } from './ingestion/checks.js'
import { isSuccess } from './ingestion/outcome.js'
import { type IngestionResult, resultOfFault } from './ingestion/result.js'
import type { ReadInput } from './inputs/declarations.js'
import { linesOf } from './inputs/lists.js'
import { parseInputs, secretsOf } from './inputs/parse.js'
import { MAX_MAPPINGS } from './inputs/parse-input.js'
import { describeProblems } from './inputs/problems.js'
import { knownScenarios, shorten } from './rehearsal.js'
import { reportStart } from './report/start.js'
import { onSignal, type SignalSource } from './runner/cancellation.js'
import { type EventSource, guard } from './runner/guard.js'
import { Toolkit } from './runner/toolkit.js'
import { createStep } from './step.js'
import type { StepDeps } from './step-deps.js'
import { Cleaner } from './text/clean.js'
import { text } from './text.js'

/** A step's environment. The toolkit itself reads `process.env` and prints to standard output. */
export interface Outside extends Pick<StepDeps, 'env' | 'clock' | 'random' | 'date' | 'exchange'> {
  readonly process: SignalSource & EventSource & { exitCode?: number | string | null | undefined }
}

/** Reads the inputs, does the work and reports the outcome. Only this function sets the exit status. */
export async function main({ process, ...outside }: Outside): Promise<void> {
  process.exitCode = 1
  const startMs = outside.clock.now()
  const cleaner = new Cleaner()
  const read: ReadInput = (name) => core.getInput(name)
  const toolkit = new Toolkit(cleaner, outside.env)
  const cancel = new AbortController()
  const end = new AbortController()
  // Every waiting mapping listens, and Node would warn of a leak.
  setMaxListeners(0, cancel.signal, end.signal)
  onSignal(process, () => {
    cancel.abort()
    end.abort()
  })
  const deps: StepDeps = {
    ...outside,
    toolkit,
    cleaner,
    read,
    cancelled: cancel.signal,
    ended: end.signal,
    transcript: core.isDebug() ? (await import('./later.js')).createTranscript(read, startMs) : undefined,
  }
  let step: ReturnType<typeof createStep> | undefined

  const fault = await guard(process, async () => {
    for (const secret of secretsOf(read)) {
      toolkit.hide(secret)
    }
    const parsed = parseInputs(read, await knownScenarios(read('rehearse')))
    if (parsed.kind === 'bad') throw new ActionError('bad-input', describeProblems(parsed.problems))
    const inputs = shorten(parsed.inputs)
    const create = inputs.dryRun ? (await import('./later.js')).createDryRun : createStep
    step = create(inputs, startMs + inputs.timeoutMs, deps)
    reportStart(inputs, deps)
    await step.run()
  })
  end.abort()

  try {
    const results = await (step?.report(fault) ?? reportFault(fault ?? endedEarly(), deps))
    reportTranscript(results, deps)
    process.exitCode = results.every(({ outcome }) => isSuccess(outcome)) ? 0 : 1
  } catch (thrown) {
    toolkit.error(text`The outcome could not be reported: ${describeText(thrown)}`, text`Internal fault`)
  }
}

/** Reports a fault before any mapping started. */
async function reportFault(fault: ActionError, deps: StepDeps): Promise<readonly IngestionResult[]> {
  const [first = '', ...others] = linesOf(deps.read('mappingId')).slice(0, MAX_MAPPINGS)
  const results = [first, ...others].map((mappingId) => resultOfFault(mappingId, fault))
  const isDryRun = fault.code === 'bad-input' && /^true$/i.test(deps.read('dryRun'))
  const checks = isDryRun ? checksOfInputs(deps.read('sandbox') !== '', fault) : undefined
  const { describeCheck, report } = await import('./later.js')
  for (const check of checks ?? []) deps.toolkit.info(describeCheck(check))
  await report(results, { ...deps, checks })
  return results
}

/** How this Adobe instance behaves, at the end of the debug log, because no test covers every instance. */
function reportTranscript(results: readonly IngestionResult[], { toolkit, transcript }: StepDeps): void {
  if (transcript === undefined) return
  try {
    toolkit.group(text`Support transcript`, transcript.lines(results))
  } catch (thrown) {
    // A fault here never changes the verdict.
    toolkit.debug(text`There is no support transcript: ${describeText(thrown)}`)
  }
}
