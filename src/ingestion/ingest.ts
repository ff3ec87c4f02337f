import { asActionError } from '../errors.js'
import { follow } from './follow.js'
import type { Budget, EndedLock, IngestionDeps, IngestionPlan } from './ports.js'
import type { TerminalReport } from './report.js'
import type { EndedRequest, Ending, IngestionResult } from './result.js'
import { endingOfFault, expiryOf, firstStage, type Submission, submit } from './submit.js'

/**
 * Brings one mapping to its verdict: submits, waits, judges. Never rejects because of Adobe or the network.
 * @param authenticate several mappings share one authentication
 */
export async function ingest(
  plan: IngestionPlan,
  deps: IngestionDeps,
  budget: Budget,
  authenticate = () => deps.api.authenticate(budget),
): Promise<IngestionResult> {
  const { mappingId, requestId } = plan
  const { clock, observer } = deps
  let attempts = 0
  const stage = firstStage(requestId)
  let current: Submission | undefined = stage.at === 'request' ? { request: stage.request } : undefined
  let aborted: Aborted | undefined
  const locks = new Map<string, EndedLock>()
  const result = (ending: Ending): IngestionResult => ({ mappingId, attempts, ...ending })

  if (requestId !== undefined) observer.on(mappingId, { kind: 'resumed', requestId })
  try {
    await authenticate()
    observer.on(mappingId, { kind: 'authenticated' })
  } catch (thrown) {
    return result(endingOfFault(asActionError(thrown), stage, budget, clock))
  }
  const over = expiryOf(budget, clock)
  if (current === undefined && over !== undefined) return result({ outcome: over, stage })
  for (let resubmits = 0; ; resubmits += 1) {
    if (current === undefined) {
      attempts += 1
      const submission = await submit(plan, deps, budget, locks)
      if ('outcome' in submission) {
        return result(aborted === undefined ? submission : afterAborted(aborted, submission))
      }
      current = submission
    }
    const ending = await bringToEnd(current, plan, deps, budget)
    const isLast = resubmits >= plan.resubmitOnAborted || expiryOf(budget, clock) !== undefined
    if (ending.outcome !== 'aborted' || isLast) {
      return result(ending)
    }
    aborted = ending
    const { requestId: abortedRequestId, origin } = current.request
    locks.set(abortedRequestId, { status: 'Aborted', isOurs: origin !== 'attached' })
    current = undefined
    observer.on(mappingId, { kind: 'resubmitting', abortedRequestId, attempt: attempts + 1 })
  }
}

type Aborted = Extract<Ending, EndedRequest>

/** The new submission failed. If it ended in an error, the outcome remains `aborted`. */
const afterAborted = ({ durationMs, report, origin }: Aborted, ending: Ending): Ending =>
  ending.outcome === 'error'
    ? { outcome: 'aborted', report, origin, durationMs, fault: ending.fault }
    : { ...ending, durationMs, aborted: { report, origin } }

async function bringToEnd(
  { request, acceptedMs, mappingName }: Submission,
  plan: IngestionPlan,
  deps: IngestionDeps,
  budget: Budget,
): Promise<Ending> {
  const { requestId, origin, acceptedAt } = request
  const durationSince = (fromMs: number | undefined) =>
    fromMs === undefined ? undefined : deps.clock.now() - fromMs
  if (!plan.wait) return { outcome: 'submitted', request, durationMs: durationSince(acceptedMs) }
  const { mappingId, pollIntervalMs, firstCheckOffsetMs = 0, minRecords } = plan
  const firstCheckAfterMs = firstCheckOffsetMs + (origin === 'resumed' ? 0 : pollIntervalMs)
  const end = await follow(
    { mappingId, mappingName, requestId, sinceMs: acceptedMs, pollIntervalMs, firstCheckAfterMs },
    deps,
    budget,
  )
  const durationMs = durationSince(acceptedMs ?? end.firstCheckMs)
  if (end.kind === 'terminal') {
    const { report } = end
    return { outcome: judge(report, minRecords), report, origin, acceptedAt, minRecords, durationMs }
  }
  const stage = { at: 'request', request, lastReport: end.lastReport, odd: end.odd, ...end.failing } as const
  return end.kind === 'lost'
    ? { outcome: 'lost-contact', stage, durationMs, fault: end.fault }
    : { outcome: end.kind, stage, durationMs }
}

function judge({ status, numRecords }: TerminalReport, minRecords: number | undefined) {
  switch (status) {
    case 'Failed':
      return 'failed'
    case 'Aborted':
      return 'aborted'
    case 'Success': {
      const isEnough = minRecords === undefined || (numRecords !== undefined && numRecords >= minRecords)
      return isEnough ? 'succeeded' : 'too-few-records'
    }
    default:
      return status satisfies never
  }
}
