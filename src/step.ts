import { publishCheckRuns } from './check-run/check-runs.js'
import { type ConnectOptions, connect } from './connect.js'
import { type ActionError, endedEarly } from './errors.js'
import { ingestAll } from './ingestion/ingest-all.js'
import type { IngestionEvent, RetryEvent } from './ingestion/ports.js'
import { type IngestionResult, resultOfFault } from './ingestion/result.js'
import { linesOfOutput } from './inputs/lists.js'
import type { Inputs } from './inputs/parse.js'
import { createLog } from './report/log.js'
import { initialState, type MappingState, reduce, type StepEvent } from './report/progress.js'
import type { ReportContext } from './report/report.js'
import { createTimeline } from './report/timeline.js'
import type { StepDeps } from './step-deps.js'

/** Runs the ingestions of all mappings, and reports progress and outcome. */
export function createStep(inputs: Inputs, deadline: number, deps: StepDeps) {
  const { mappings, org, checkRun, target, maxParallel, timeoutMs } = inputs
  const { toolkit, cleaner, clock, random, ended } = deps
  const states = new Map(mappings.map(({ mappingId, requestId }) => [mappingId, initialState(requestId)]))
  const mappingIds = [...states.keys()]
  const log = createLog(mappingIds, deps)
  const timeline = createTimeline(deps)
  /** The verdict is being reported, so later events are ignored. */
  let isOver = false
  /** After the first answer, so that it is ready before it is needed, and does not delay the start. */
  const loadLater = () => import('./later.js')

  const context: ReportContext = { ...deps, timeline, log }
  const checkRuns =
    checkRun !== undefined && target.kind === 'adobe'
      ? publishCheckRuns(mappingIds, {
          ...deps,
          org,
          maxParallel,
          deadline,
          token: checkRun.githubToken,
          describe: loadLater().then(({ headlineOf, renderSummary }) => (result) => ({
            headline: headlineOf(result),
            summary: renderSummary([{ ...result, timeoutMs }], context),
          })),
        })
      : undefined
  const observers = [log, timeline, checkRuns, deps.transcript].filter((observer) => observer !== undefined)
  const emit = (event: StepEvent) => {
    for (const observer of observers) observer.on(event, states)
  }

  /** Writes the output as soon as an id is known, so that it survives a kill. */
  const reportRequestIds = () => {
    const requestIds = [...states.values()].map(({ requestId }) => requestId && cleaner.exact(requestId))
    toolkit.setOutput('requestId', linesOfOutput(requestIds))
  }

  const on = (mappingId: string, event: IngestionEvent) => {
    const state = states.get(mappingId)
    if (state === undefined || isOver) return
    const next = reduce(state, event, clock.now())
    states.set(mappingId, next)
    if (next.requestId !== state.requestId || event.kind === 'resumed') reportRequestIds()
    emit({ of: 'mapping', mappingId, event })
  }

  const onTokenRetry = (event: RetryEvent) => {
    if (isOver) return
    for (const [mappingId, state] of states) {
      if (state.verdict === undefined && state.phase !== 'idle') {
        states.set(mappingId, reduce(state, event, clock.now()))
      }
    }
    emit({ of: 'token', event })
  }

  return {
    /** Resolves when every mapping has ended. Rejects with an `ActionError` before any has started. */
    async run() {
      const { wait, pollIntervalMs, onInProgress, resubmitOnAborted, maxFailedRecords } = inputs
      const forAll = { wait, pollIntervalMs, onInProgress, resubmitOnAborted, maxFailedRecords }
      const plans = mappings.map((mapping) => ({ ...mapping, ...forAll }))
      const options: ConnectOptions = {
        ...deps,
        onRetry: (event, mappingId) => (mappingId === undefined ? onTokenRetry(event) : on(mappingId, event)),
        onExchange: (exchange) => {
          loadLater().catch(() => {})
          emit({ of: 'exchange', exchange })
        },
      }
      await connect(inputs, options, async ({ api, batches }) => {
        const ingestionDeps = { api, batches, clock, random, observer: { on } }
        await ingestAll(plans, maxParallel, ingestionDeps, { deadline, signal: ended })
      })
    },

    /** Reports the outcome everywhere. A fault applies to every mapping without a verdict. */
    async report(fault: ActionError | undefined) {
      isOver = true
      const results = mappings.map(({ mappingId, datasetId }): IngestionResult => {
        const state = states.get(mappingId) ?? initialState(undefined)
        return { ...resultOf(mappingId, state, fault), datasetId, timeoutMs }
      })
      try {
        const { report } = await loadLater()
        await report(results, context)
      } finally {
        await checkRuns?.finish(results)
      }
      return results
    },
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
      ? resultOfFault(mappingId, fault, { at: 'request', request: { requestId, origin } })
      : resultOfFault(mappingId, fault)
  }
  if (!('report' in verdict)) return verdict
  const { arrival } = verdict
  // The look-up was still in progress, so its result is unknown.
  if (arrival?.why === 'not-asked') return { ...verdict, arrival: { ...arrival, why: 'unreadable', fault } }
  return lookedUp === undefined
    ? verdict
    : { ...verdict, batch: { ...lookedUp, finding: { kind: 'failed', fault } } }
}
