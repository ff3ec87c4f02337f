import { type CheckRuns, publishCheckRuns } from './check-run/check-runs.js'
import { connect } from './connect.js'
import { type ActionError, endedEarly } from './errors.js'
import type { TracedExchange } from './http/trace.js'
import { ingestAll } from './ingestion/ingest-all.js'
import type { IngestionEvent, IngestionObserver } from './ingestion/ports.js'
import { type IngestionResult, withoutRequest } from './ingestion/result.js'
import { linesOfOutput } from './inputs/lists.js'
import type { Inputs } from './inputs/parse.js'
import { Log } from './report/log.js'
import {
  initialState,
  type MappingState,
  reduce,
  type StepEvent,
  type StepObserver,
} from './report/progress.js'
import type { ReportContext } from './report/report.js'
import { Timeline } from './report/timeline.js'
import type { StepDeps } from './step-deps.js'

/** Runs the ingestions of all mappings, and reports progress and outcome. */
export class Step implements IngestionObserver {
  readonly #inputs: Inputs
  readonly #deps: StepDeps
  readonly #deadline: number
  readonly #states: Map<string, MappingState>
  readonly #log: Log
  readonly #timeline: Timeline
  readonly #checkRuns: CheckRuns | undefined
  readonly #observers: readonly StepObserver[]
  #later: Promise<typeof import('./later.js')> | undefined
  /** The verdict is being reported, so later events are ignored. */
  #isOver = false

  constructor(inputs: Inputs, deadline: number, deps: StepDeps) {
    const { mappings, org, checkRun, target, maxParallel } = inputs
    this.#inputs = inputs
    this.#deadline = deadline
    this.#deps = deps
    this.#states = new Map(mappings.map(({ mappingId, requestId }) => [mappingId, initialState(requestId)]))
    this.#log = new Log([...this.#states.keys()], deps)
    this.#timeline = new Timeline(deps)
    if (checkRun !== undefined && target.kind === 'adobe') {
      this.#checkRuns = publishCheckRuns([...this.#states.keys()], {
        ...deps,
        org,
        maxParallel,
        deadline,
        token: checkRun.githubToken,
        describe: this.#loadLater().then(({ headlineOf, renderSummary }) => (result) => ({
          headline: headlineOf(result),
          summary: renderSummary([result], this.#context()),
        })),
      })
    }
    this.#observers = [this.#log, this.#timeline, this.#checkRuns, deps.transcript].filter(
      (observer) => observer !== undefined,
    )
  }

  /** Resolves when every mapping has ended. Rejects with an `ActionError` before any has started. */
  async run(): Promise<void> {
    const { clock, random, ended } = this.#deps
    const { mappings, maxParallel, wait, pollIntervalMs, onInProgress, resubmitOnAborted, maxFailedRecords } =
      this.#inputs
    const connection = await connect(this.#inputs, {
      ...this.#deps,
      onRetry: (event, mappingId) =>
        mappingId === undefined ? this.#onTokenRetry(event) : this.on(mappingId, event),
      onExchange: (exchange: TracedExchange) => {
        this.#loadLater().catch(() => {})
        this.#emit({ of: 'exchange', exchange })
      },
    })
    try {
      const { api, batches } = connection
      const forAll = { wait, pollIntervalMs, onInProgress, resubmitOnAborted, maxFailedRecords }
      const plans = mappings.map((mapping) => ({ ...mapping, ...forAll }))
      const budget = { deadline: this.#deadline, signal: ended }
      await ingestAll(plans, maxParallel, { api, batches, clock, random, observer: this }, budget)
    } finally {
      await connection.close()
    }
  }

  on(mappingId: string, event: IngestionEvent): void {
    const state = this.#states.get(mappingId)
    if (state === undefined || this.#isOver) return
    const next = reduce(state, event, this.#deps.clock.now())
    this.#states.set(mappingId, next)
    if (next.requestId !== state.requestId || event.kind === 'resumed') this.#reportRequestIds()
    this.#emit({ of: 'mapping', mappingId, event })
  }

  /** Reports the outcome everywhere. A fault applies to every mapping without a verdict. */
  async report(fault: ActionError | undefined): Promise<readonly IngestionResult[]> {
    this.#isOver = true
    const results = this.#inputs.mappings.map(({ mappingId, datasetId }): IngestionResult => {
      const state = this.#states.get(mappingId) ?? initialState(undefined)
      return { ...resultOf(mappingId, state, fault), datasetId }
    })
    try {
      const { report } = await this.#loadLater()
      await report(results, this.#context())
    } finally {
      await this.#checkRuns?.finish(results)
    }
    return results
  }

  #onTokenRetry(event: Extract<IngestionEvent, { kind: 'retrying' }>): void {
    if (this.#isOver) return
    for (const [mappingId, state] of this.#states) {
      if (state.verdict === undefined && state.phase !== 'idle') {
        this.#states.set(mappingId, reduce(state, event, this.#deps.clock.now()))
      }
    }
    this.#emit({ of: 'token', event })
  }

  #emit(event: StepEvent): void {
    for (const observer of this.#observers) observer.on(event, this.#states)
  }

  /** After the first answer, so that it is ready before it is needed, and does not delay the start. */
  #loadLater(): Promise<typeof import('./later.js')> {
    this.#later ??= import('./later.js')
    return this.#later
  }

  /** Writes the output as soon as an id is known, so that it survives a kill. */
  #reportRequestIds(): void {
    const { toolkit, cleaner } = this.#deps
    const requestIds = [...this.#states.values()].map(({ requestId }) =>
      requestId === undefined ? undefined : cleaner.exact(requestId),
    )
    toolkit.setOutput('requestId', linesOfOutput(requestIds))
  }

  #context(): ReportContext {
    const { timeoutMs } = this.#inputs
    return { ...this.#deps, timeoutMs, timeline: this.#timeline, log: this.#log }
  }
}

/** The verdict if there is one; otherwise a fault. A known request may continue at Adobe anyway. */
function resultOf(
  mappingId: string,
  { verdict, lookedUp, requestId, origin = 'submitted' }: MappingState,
  fault = endedEarly(),
): IngestionResult {
  if (verdict === undefined) {
    return fault.code === 'internal' && requestId !== undefined
      ? {
          mappingId,
          attempts: 0,
          outcome: 'error',
          stage: { at: 'request', request: { requestId, origin } },
          fault,
        }
      : withoutRequest(mappingId, 'error', fault)
  }
  if (!('report' in verdict)) return verdict
  const { arrival } = verdict
  // The look-up was still in progress, so its result is unknown.
  if (arrival?.why === 'not-asked') return { ...verdict, arrival: { ...arrival, why: 'unreadable', fault } }
  return lookedUp === undefined
    ? verdict
    : { ...verdict, batch: { ...lookedUp, finding: { kind: 'failed', fault } } }
}
