import { ActionError } from '../errors.js'
import { Contact } from './contact.js'
import { type Arrival, evaluate, type Found, isFailed, type WhyUnknown } from './dataset.js'
import { delayAfterFailure } from './follow.js'
import type { BatchApi, Budget, IngestionDeps, IngestionPlan } from './ports.js'
import type { EndedRequest, IngestionResult } from './result.js'
import { nextCheckDelay } from './schedule.js'

const LONGEST_MS = 10 * 60_000

/** Later batches or updates may still change these results. */
const MAY_CHANGE: ReadonlySet<WhyUnknown | undefined> = new Set(['no-batch', 'in-progress', 'rows-missing'])

type Success = Extract<IngestionResult, EndedRequest>

/** With what is known of the dataset; not green while a gate may fail. */
function withArrival(result: Success, arrival: Arrival, maxFailedRecords: number | undefined): Success {
  const seen = { ...result, arrival, maxFailedRecords }
  if (maxFailedRecords === undefined) return seen
  const { failedRecords = Number.POSITIVE_INFINITY, batches, why } = arrival
  if (why === 'interrupted') return { ...seen, outcome: 'cancelled' }
  const holds = failedRecords <= maxFailedRecords && !batches.some(isFailed)
  return holds ? seen : { ...seen, outcome: 'too-many-failed-records' }
}

/**
 * Looks up a dataset's batches since the submission, at the intervals of status checks, until the number of refused rows is
 * known or cannot become known, at most ten minutes or the budget. Reports the verdict before the first look-up.
 */
export async function awaitArrival(
  result: Success,
  { pollIntervalMs, maxFailedRecords }: IngestionPlan,
  datasetId: string,
  api: BatchApi,
  { clock, random, observer }: IngestionDeps,
  budget: Budget,
): Promise<IngestionResult> {
  const { mappingId, acceptedAt, report } = result
  const startMs = clock.now()
  const endMs = Math.min(budget.deadline, startMs + LONGEST_MS)
  const contact = new Contact(startMs)
  let found: Found = { batches: [], why: 'not-asked' }
  const arrival = () => ({ ...api.place, datasetId, ...found })
  const end = () => withArrival(result, arrival(), maxFailedRecords)
  observer.on(mappingId, { kind: 'judged', result: end() })

  for (;;) {
    // If the process was frozen past the end, looks up once more.
    const deadline = Math.max(endMs, clock.now())
    const answer = await api.listBatches(datasetId, acceptedAt, { ...budget, deadline })
    const now = clock.now()
    let delayMs: number | undefined
    if (answer instanceof ActionError) {
      const isLost = contact.failure(answer, now) === 'lost'
      found = { ...found, failedRecords: undefined, why: 'unreadable', fault: answer }
      if (!isLost) delayMs = delayAfterFailure(contact, now, pollIntervalMs, random)
    } else {
      contact.succeeded('proven', now)
      const { numRecords } = report
      found = {
        batches: answer.batches,
        ...(acceptedAt === undefined ? { why: 'followed' } : evaluate(answer, numRecords)),
      }
      const mayChange = MAY_CHANGE.has(found.why) && numRecords !== 0
      if (mayChange) delayMs = nextCheckDelay(now - startMs, pollIntervalMs, random)
    }
    const nextCheckMs = delayMs === undefined || now >= endMs ? undefined : Math.min(delayMs, endMs - now)
    if (budget.signal.aborted && found.why !== undefined) break
    observer.on(mappingId, { kind: 'looked-up', arrival: arrival(), nextCheckMs })
    if (nextCheckMs === undefined) return end()
    await clock.sleep(nextCheckMs, budget.signal)
    if (budget.signal.aborted) break
  }
  found = { ...found, why: 'interrupted' }
  return end()
}
