import * as core from '@actions/core'
import type { BatchLookup, FailedBatch } from './batch.js'
import { connect } from './connect.js'
import { ActionError, describe } from './errors.js'
import { ingest } from './ingestion/ingest.js'
import { type IngestionResult, isSuccess, type Outcome } from './ingestion/outcome.js'
import type { IngestionObserver } from './ingestion/ports.js'
import { type Inputs, parseInputs } from './inputs/parse.js'
import { secretsOf } from './inputs/parse-credentials.js'
import type { Problem } from './inputs/problems.js'
import type { ReadInput } from './inputs/table.js'
import { Publisher, publishingTime } from './publish.js'
import { knownScenarios, shorten } from './rehearsal.js'
import { ForeignText } from './report/foreign-text.js'
import { Log } from './report/log.js'
import { renderRecipe } from './report/recipe.js'
import { report } from './report/report.js'
import { tellStart } from './report/start.js'
import { Timeline } from './report/timeline.js'
import { Toolkit } from './report/toolkit.js'
import { onSignal } from './runtime/cancellation.js'
import { systemClock as clock } from './runtime/clock.js'
import { guard } from './runtime/guard.js'

const read: ReadInput = (name) => core.getInput(name)
const date = () => new Date()

/** What became of the mapping, and what is known about why. */
interface End {
  readonly result: IngestionResult
  readonly batch?: BatchLookup
}

/** The step: reads the inputs, does the work, tells the outcome. The only place that decides the exit. */
export async function main(): Promise<void> {
  process.exitCode = 1
  const startMs = clock.now()
  const text = new ForeignText()
  const toolkit = new Toolkit(text)
  const ending = new AbortController()
  const known: {
    inputs?: Inputs
    requestId?: string
    timeline?: Timeline
    verdict?: { result: IngestionResult; asked: FailedBatch }
    publisher?: Publisher
    signalMs?: number
  } = {}
  onSignal(process, () => {
    known.signalMs = clock.now()
    ending.abort()
    known.publisher?.hurry()
  })

  const guarded = await guard(process, async (): Promise<End> => {
    for (const secret of secretsOf(read)) {
      toolkit.hide(secret)
    }
    const parsed = parseInputs(read, await knownScenarios(read('rehearse')))
    if (parsed.kind === 'bad') {
      return { result: failure(badInput(parsed.problems)) }
    }
    const inputs = parsed.inputs.target.kind === 'rehearsal' ? shorten(parsed.inputs) : parsed.inputs
    known.inputs = inputs
    tellStart(inputs, { read, toolkit, env: process.env, date })
    const log = new Log({ toolkit, clock, date })
    if (inputs.checkRun !== undefined && inputs.target.kind === 'adobe') {
      const { githubToken } = inputs.checkRun
      known.publisher = new Publisher(inputs, githubToken, { toolkit, text, clock, date, env: process.env })
    }
    const timeline = new Timeline([inputs.mappingId], { clock, date })
    known.timeline = timeline
    const observer: IngestionObserver = {
      on(mappingId, event) {
        if (event.kind === 'submitted' || event.kind === 'attached' || event.kind === 'resumed') {
          // At once: an output written before a kill is kept.
          known.requestId = event.requestId
          toolkit.setOutput('requestId', text.identifier(event.requestId))
        }
        log.on(mappingId, event)
        known.publisher?.on(mappingId, event)
        timeline.on(mappingId, event)
      },
    }
    const connection = await connect(inputs, {
      clock,
      observer,
      env: process.env,
      date,
      hide: (secret) => toolkit.hide(secret),
      debug: (line) => toolkit.debug(line),
    })
    try {
      const budget = { deadline: startMs + inputs.timeoutMs, signal: ending.signal }
      const { api, platform } = connection
      const result = await ingest(inputs, { api, clock, random: Math.random, observer }, budget)
      const { outcome, batchId } = result
      if (platform === undefined || outcome !== 'failed' || batchId === undefined) {
        return { result }
      }
      const asked = { tenant: inputs.org, sandbox: platform.sandbox, batchId }
      // From here on the verdict stands, whatever happens.
      known.verdict = { result, asked }
      const finding = await platform.lookUp(batchId, budget)
      return finding === undefined ? { result } : { result, batch: { ...asked, finding } }
    } finally {
      await connection.close()
    }
  })
  ending.abort()

  const { result, batch } = guarded.kind === 'done' ? guarded.value : endByFault(guarded.fault)
  const rehearsal = known.inputs ? known.inputs.target.kind === 'rehearsal' : read('rehearse') !== ''
  const tellCheckRun = async (outcome: Outcome, summary: string) => {
    const deadline = startMs + (known.inputs?.timeoutMs ?? 0)
    await known.publisher?.complete(outcome, summary, publishingTime(clock.now(), deadline, known.signalMs))
  }
  try {
    const summary = await report(result, {
      toolkit,
      text,
      rehearsal,
      batch,
      asked: known.inputs ?? { timeoutMs: 0 },
      timeline: known.timeline?.render(),
      runAttempt: Number(process.env['GITHUB_RUN_ATTEMPT'] ?? 1),
      recipeFor: (requestId) => renderRecipe(requestId, read, process.env, (value) => text.identifier(value)),
    })
    await tellCheckRun(result.outcome, summary)
  } catch (thrown) {
    toolkit.error(`The outcome, ${result.outcome}, could not be told: ${describe(thrown)}`, 'Internal fault')
    await tellCheckRun('error', 'The outcome could not be told: see the log of the run.')
    return
  }
  process.exitCode = isSuccess(result.outcome) ? 0 : 1

  function endByFault(fault: ActionError): End {
    return known.verdict === undefined
      ? { result: failure(fault, known.requestId) }
      : {
          result: known.verdict.result,
          batch: { ...known.verdict.asked, finding: { kind: 'failed', fault } },
        }
  }
}

function badInput(problems: readonly Problem[]): ActionError {
  const inputs = new Set(problems.map(({ input }) => input)).size
  const count = inputs === 1 ? 'One input needs' : `${inputs} inputs need`
  const list = problems.map(({ input, text }) => `${input}: ${text}`).join('\n')
  return new ActionError('bad-input', `${count} attention; nothing was sent to Adobe.\n${list}`)
}

/** A step that ended before there was anything to follow, or by a fault of ours. */
const failure = (fault: ActionError, requestId?: string): IngestionResult => ({
  mappingId: read('mappingId'),
  outcome: 'error',
  fault,
  errorCode: fault.details.vendorCode ?? fault.code,
  attempts: 0,
  attached: false,
  // Whatever went wrong here, the request may go on at Adobe.
  ...(requestId === undefined ? {} : { requestId, open: true }),
})
