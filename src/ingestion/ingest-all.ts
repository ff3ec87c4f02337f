import { type ActionError, asActionError } from '../errors.js'
import { awaitArrival } from './arrival.js'
import { ingest } from './ingest.js'
import type { Budget, IngestionDeps, IngestionPlan } from './ports.js'
import { type IngestionResult, resultOfFault } from './result.js'
import { endingOfFault, expiryOf, firstStage } from './submit.js'

/**
 * Ingests all mappings in order, at most `maxParallel` at a time; no result stops or hides another. All share one
 * authentication, so a refused credential ends every mapping, but running requests are followed. A verdict starts the next
 * mapping before Experience Platform is asked. Never rejects: a bug becomes its mapping's result.
 */
export async function ingestAll(
  plans: readonly IngestionPlan[],
  maxParallel: number,
  deps: IngestionDeps,
  budget: Budget,
): Promise<readonly IngestionResult[]> {
  const { api, clock, observer, batches } = deps
  let authenticated: Promise<void> | undefined
  const authenticate = () => {
    authenticated ??= api.authenticate(budget)
    return authenticated
  }
  const slots = Math.min(maxParallel, plans.length)
  const results: Promise<IngestionResult>[] = []
  const queue = plans.entries()
  let refusal: ActionError | undefined

  const judge = async (plan: IngestionPlan, index: number): Promise<IngestionResult> => {
    const { mappingId, requestId, pollIntervalMs } = plan
    if (index >= slots) {
      const over = expiryOf(budget, clock)
      const late = { mappingId, attempts: 0, stage: firstStage(requestId) }
      if (refusal !== undefined) return { ...late, ...endingOfFault(refusal, late.stage, budget, clock) }
      if (over !== undefined) return { ...late, outcome: over }
    }
    observer.on(mappingId, { kind: 'started' })
    const firstCheckOffsetMs = (pollIntervalMs * (index % slots)) / slots
    return ingest({ ...plan, firstCheckOffsetMs }, deps, budget, authenticate)
  }
  const explain = async (result: IngestionResult, plan: IngestionPlan): Promise<IngestionResult> => {
    const { mappingId, datasetId } = plan
    let ended = result
    if (batches && datasetId !== undefined && 'report' in result && result.report.status === 'Success') {
      ended = await awaitArrival(result, plan, datasetId, batches, deps, budget)
    } else if (batches && result.outcome === 'failed' && result.report.batchId !== undefined) {
      const lookedUp = { ...batches.place, batchId: result.report.batchId }
      observer.on(mappingId, { kind: 'judged', result, lookedUp })
      const finding = await batches.lookUp(lookedUp.batchId, budget)
      if (finding !== undefined) ended = { ...result, batch: { ...lookedUp, finding } }
    } else {
      observer.on(mappingId, { kind: 'judged', result })
    }
    observer.on(mappingId, { kind: 'ended', result: ended })
    return ended
  }
  const work = async () => {
    for (const [index, plan] of queue) {
      const result = await judge(plan, index).catch((thrown) =>
        resultOfFault(plan.mappingId, asActionError(thrown)),
      )
      refusal ??= refusalIn(result)
      results[index] = explain(result, plan)
    }
  }
  await Promise.all(Array.from({ length: slots }, work))
  return Promise.all(results)
}

/** A refused credential: the next mapping would fail too. */
function refusalIn(result: IngestionResult): ActionError | undefined {
  const fault = result.outcome === 'error' ? result.fault : undefined
  return fault?.code === 'unauthorized' || fault?.code === 'invalid-credentials' ? fault : undefined
}
