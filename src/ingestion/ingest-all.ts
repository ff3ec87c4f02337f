import { type ActionError, asActionError } from '../errors.js'
import type { Dependencies } from './follow.js'
import { ingest } from './ingest.js'
import { type Ending, type IngestionResult, unstarted } from './outcome.js'
import type { IngestionPlan } from './plan.js'
import type { Budget, IngestionApi } from './ports.js'
import { endingOfFault, endOf } from './submit.js'

/**
 * Brings every mapping to its own end, `maxParallel` at a time and in their order; no end hurries or hides another.
 * One authentication serves all, so that a refused credential ends all of them, with one fault and without asking again;
 * what is running then is still followed.
 * Never rejects: a fault of ours is the result of the mapping that it befell.
 */
export async function ingestAll(
  plans: readonly IngestionPlan[],
  maxParallel: number,
  deps: Dependencies,
  budget: Budget,
): Promise<readonly IngestionResult[]> {
  const { observer } = deps
  const shared = { ...deps, api: authenticatingOnce(deps.api) }
  const slots = Math.min(maxParallel, plans.length)
  const results: IngestionResult[] = []
  const queue = plans.entries()
  let refusal: ActionError | undefined

  /** Why a mapping whose turn comes late need not begin. */
  const lateEnd = (): Ending | undefined => {
    if (refusal !== undefined) return endingOfFault(refusal, deps, budget)
    const over = endOf(budget, deps)
    return over === undefined ? undefined : { outcome: over, errorCode: over }
  }
  const bringToEnd = async (plan: IngestionPlan, index: number): Promise<IngestionResult> => {
    const late = index < slots ? undefined : lateEnd()
    if (late !== undefined) {
      const { mappingId, requestId } = plan
      const open = requestId === undefined ? {} : ({ requestId, open: true } as const)
      return unstarted(mappingId, { ...open, ...late })
    }
    observer.on(plan.mappingId, { kind: 'started' })
    const lookOffsetMs = (plan.pollIntervalMs * (index % slots)) / slots
    return ingest({ ...plan, lookOffsetMs }, shared, budget)
  }
  const work = async () => {
    for (const [index, plan] of queue) {
      const result = await bringToEnd(plan, index).catch((thrown) => ofFault(plan.mappingId, thrown))
      results[index] = result
      refusal ??= refusalIn(result)
      observer.on(plan.mappingId, { kind: 'ended', result })
    }
  }
  await Promise.all(Array.from({ length: slots }, work))
  return results
}

/** The credential was refused before anything of this mapping was accepted: so it will be for the next. */
const refusalIn = ({ outcome, fault }: IngestionResult): ActionError | undefined =>
  outcome === 'error' && (fault?.code === 'unauthorized' || fault?.code === 'invalid-credentials')
    ? fault
    : undefined

/** A fault of ours: whatever Adobe and the network do has become a result already. */
function ofFault(mappingId: string, thrown: unknown): IngestionResult {
  const fault = asActionError(thrown)
  return unstarted(mappingId, { outcome: 'error', fault, errorCode: fault.code })
}

/** The first to ask decides for all. */
function authenticatingOnce(api: IngestionApi): IngestionApi {
  let authenticated: Promise<void> | undefined
  return {
    authenticate: (budget) => {
      authenticated ??= api.authenticate(budget)
      return authenticated
    },
    trigger: (mappingId, budget) => api.trigger(mappingId, budget),
    look: (mappingId, requestId, budget) => api.look(mappingId, requestId, budget),
  }
}
