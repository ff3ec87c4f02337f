import { type ActionError, asActionError } from '../errors.js'
import { awaitArrival } from './arrival.js'
import { ingest } from './ingest.js'
import type { IngestionPlan } from './plan.js'
import type { Budget, IngestionApi, IngestionDeps } from './ports.js'
import { type IngestionResult, withoutRequest } from './result.js'
import { endingOfFault, expiryOf, firstStage } from './submit.js'

/**
 * Ingests all mappings in order, at most `maxParallel` at a time; no result stops or hides another. All share one
 * authentication, so a refused credential ends every mapping with the same fault, except that running requests are followed.
 * A verdict starts the next mapping, before Experience Platform is asked. Never rejects: a bug becomes its mapping's result.
 */
export async function ingestAll(
  plans: readonly IngestionPlan[],
  maxParallel: number,
  deps: IngestionDeps,
  budget: Budget,
): Promise<readonly IngestionResult[]> {
  const { observer, batches } = deps
  const shared = { ...deps, api: authenticatingOnce(deps.api) }
  const slots = Math.min(maxParallel, plans.length)
  const results: Promise<IngestionResult>[] = []
  const queue = plans.entries()
  let refusal: ActionError | undefined

  const judge = async (plan: IngestionPlan, index: number): Promise<IngestionResult> => {
    const late = index < slots ? undefined : lateResult(plan, refusal, deps, budget)
    if (late !== undefined) return late
    observer.on(plan.mappingId, { kind: 'started' })
    const firstCheckOffsetMs = (plan.pollIntervalMs * (index % slots)) / slots
    return ingest({ ...plan, firstCheckOffsetMs }, shared, budget)
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
        withoutRequest(plan.mappingId, asActionError(thrown)),
      )
      refusal ??= refusalIn(result)
      results[index] = explain(result, plan)
    }
  }
  await Promise.all(Array.from({ length: slots }, work))
  return Promise.all(results)
}

/** The result of a mapping that cannot start any more. */
function lateResult(
  { mappingId, requestId }: IngestionPlan,
  refusal: ActionError | undefined,
  deps: IngestionDeps,
  budget: Budget,
): IngestionResult | undefined {
  const over = expiryOf(budget, deps)
  const stage = firstStage(requestId)
  return refusal === undefined
    ? over && { mappingId, attempts: 0, outcome: over, stage }
    : { mappingId, attempts: 0, ...endingOfFault(refusal, stage, deps, budget) }
}

/** A credential that was refused before this mapping submitted anything: the next mapping would fail too. */
function refusalIn(result: IngestionResult): ActionError | undefined {
  const fault = result.outcome === 'error' ? result.fault : undefined
  return fault?.code === 'unauthorized' || fault?.code === 'invalid-credentials' ? fault : undefined
}

/** All callers share the first authentication. */
function authenticatingOnce(api: IngestionApi): IngestionApi {
  let authenticated: Promise<void> | undefined
  return {
    authenticate: (budget) => {
      authenticated ??= api.authenticate(budget)
      return authenticated
    },
    submit: (mappingId, budget) => api.submit(mappingId, budget),
    checkStatus: (mappingId, requestId, budget) => api.checkStatus(mappingId, requestId, budget),
  }
}
