import { setMaxListeners } from 'node:events'
import * as core from '@actions/core'
import { ActionError, describe } from './errors.js'
import { type IngestionResult, isSuccess } from './ingestion/outcome.js'
import { type InputsOrProblems, parseInputs } from './inputs/parse.js'
import { secretsOf } from './inputs/parse-credentials.js'
import { MAX_MAPPINGS } from './inputs/parse-mappings.js'
import type { Problem } from './inputs/problems.js'
import type { ReadInput } from './inputs/table.js'
import { linesOf } from './inputs/values.js'
import { knownScenarios, shorten } from './rehearsal.js'
import { ForeignText } from './report/foreign-text.js'
import { report } from './report/report.js'
import { tellStart } from './report/start.js'
import { identifiersOf, shapesOfInputs } from './report/support-inputs.js'
import { SupportTranscript } from './report/support-transcript.js'
import { Toolkit } from './report/toolkit.js'
import { onSignal, type SignalSource } from './runtime/cancellation.js'
import { type EventSource, guard } from './runtime/guard.js'
import { Step } from './step.js'
import { endedBy, reportContext, type StepTools } from './step-tools.js'
import { VERSION } from './version.js'

/** What a step has of the world around it. The toolkit reads `process.env` and prints to standard output by itself. */
export interface Outside extends Pick<StepTools, 'env' | 'clock' | 'random' | 'date' | 'exchange'> {
  readonly process: SignalSource & EventSource & { exitCode?: number | string | null | undefined }
}

/** The step: reads the inputs, does the work, tells the outcome. The only place that decides the exit. */
export async function main({ process, ...outside }: Outside): Promise<void> {
  process.exitCode = 1
  const startMs = outside.clock.now()
  const text = new ForeignText()
  const read: ReadInput = (name) => core.getInput(name)
  const toolkit = new Toolkit(text, outside.env)
  const tools: StepTools = {
    ...outside,
    toolkit,
    text,
    read,
    transcript: core.isDebug() ? new SupportTranscript(identifiersOf(read), startMs) : undefined,
  }
  const ending = new AbortController()
  // Every mapping that waits listens, and Node would take that for a leak.
  setMaxListeners(0, ending.signal)
  let step: Step | undefined
  onSignal(process, () => {
    ending.abort()
    step?.hurry()
  })

  const guarded = await guard(process, async () => {
    for (const secret of secretsOf(tools.read)) {
      toolkit.hide(secret)
    }
    const parsed = parseInputs(tools.read, await knownScenarios(tools.read('rehearse')))
    const inputs = shorten(orThrow(parsed))
    const budget = { deadline: startMs + inputs.timeoutMs, signal: ending.signal }
    step = new Step(inputs, budget, tools)
    tellStart(inputs, tools)
    await step.run()
  })
  ending.abort()

  const fault = guarded.kind === 'fault' ? guarded.fault : undefined
  try {
    const results = await (step?.tell(fault) ?? tellFault(fault, tools))
    tellTranscript(results, tools)
    process.exitCode = results.every(({ outcome }) => isSuccess(outcome)) ? 0 : 1
  } catch (thrown) {
    toolkit.error(`The outcome could not be told: ${describe(thrown)}`, 'Internal fault')
  }
}

/** Of a step that came no further than its inputs. */
async function tellFault(
  fault: ActionError | undefined,
  tools: StepTools,
): Promise<readonly IngestionResult[]> {
  const ended = fault ?? new ActionError('internal', 'The step ended before it had begun')
  const [first = '', ...others] = linesOf(tools.read('mappingId'))
  const ends = [first, ...others.slice(0, MAX_MAPPINGS - 1)].map((mappingId, index) => ({
    index,
    result: endedBy(ended, mappingId),
  }))
  await report(ends, reportContext(tools))
  return ends.map(({ result }) => result)
}

/** The end of the log, with debug logging: nobody can test against every instance of Adobe's, so a run may teach us. */
function tellTranscript(results: readonly IngestionResult[], { toolkit, transcript, read }: StepTools): void {
  if (transcript === undefined) return
  try {
    const { version, platform, arch } = process
    const about = [
      `Version ${VERSION}, Node ${version}, ${platform} ${arch}. No secrets, names or ids; made to be copied.`,
      ...shapesOfInputs(read),
    ]
    toolkit.group('Support transcript', transcript.lines(about, results))
  } catch (thrown) {
    // It never changes the verdict.
    toolkit.debug(`There is no support transcript: ${describe(thrown)}`)
  }
}

function orThrow(parsed: InputsOrProblems) {
  if (parsed.kind === 'ok') return parsed.inputs
  throw badInput(parsed.problems)
}

function badInput(problems: readonly Problem[]): ActionError {
  const inputs = new Set(problems.map(({ input }) => input)).size
  const count = inputs === 1 ? 'One input needs' : `${inputs} inputs need`
  const list = problems.map(({ input, text }) => `${input}: ${text}`).join('\n')
  return new ActionError('bad-input', `${count} attention; nothing was sent to Adobe.\n${list}`)
}
