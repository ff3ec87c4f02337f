import { asActionError } from '../errors.js'
import { type Dependencies, follow } from './follow.js'
import type { TerminalReport } from './news.js'
import type { Ending, IngestionResult } from './outcome.js'
import type { IngestionPlan } from './plan.js'
import type { Budget } from './ports.js'
import { endingOfFault, endOf, type Followed, submit } from './submit.js'

/** Brings one mapping to its end: submits, waits, judges. Never rejects for anything that Adobe or the network does. */
export async function ingest(
  plan: IngestionPlan,
  deps: Dependencies,
  budget: Budget,
): Promise<IngestionResult> {
  const { mappingId, requestId, minRecords } = plan
  const { api, observer } = deps
  let attempts = 0
  let attached = false
  const gate = minRecords === undefined ? {} : { minRecords }
  const result = (ending: Ending): IngestionResult => ({ mappingId, ...gate, attempts, attached, ...ending })

  let request: Followed | undefined
  let aborted: Ending | undefined
  if (requestId !== undefined) {
    observer.on(mappingId, { kind: 'resumed', requestId })
    request = { requestId, origin: 'resumed' }
  }
  try {
    await api.authenticate(budget)
    observer.on(mappingId, { kind: 'authenticated' })
  } catch (thrown) {
    const open = requestId === undefined ? {} : ({ requestId, open: true } as const)
    return result({ ...open, ...endingOfFault(asActionError(thrown), deps, budget) })
  }
  const over = endOf(budget, deps)
  if (request === undefined && over !== undefined) {
    return result({ outcome: over, errorCode: over })
  }
  for (let resubmits = 0; ; resubmits += 1) {
    if (request === undefined) {
      attempts += 1
      const submission = await submit(plan, deps, budget)
      if (submission.kind === 'ended') {
        return result(aborted === undefined ? submission.ending : afterAborted(aborted, submission.ending))
      }
      request = submission.request
    }
    attached = request.origin === 'attached'
    const ending = await bringToEnd(request, plan, deps, budget)
    const isLast = resubmits >= plan.resubmitOnAborted || endOf(budget, deps) !== undefined
    if (ending.outcome !== 'aborted' || isLast) {
      return result(ending)
    }
    aborted = ending
    const abortedRequestId = request.requestId
    request = undefined
    observer.on(mappingId, { kind: 'resubmitting', abortedRequestId, attempt: attempts + 1 })
  }
}

/** A fresh submission that came to nothing. Adobe's word on the aborted request stays the last one, unless it said more. */
function afterAborted(aborted: Ending, { outcome, ...ending }: Ending): Ending {
  return outcome === 'error'
    ? { ...aborted, ...(ending.fault === undefined ? {} : { fault: ending.fault }) }
    : { ...aborted, ...ending, outcome }
}

async function bringToEnd(
  request: Followed,
  plan: IngestionPlan,
  deps: Dependencies,
  budget: Budget,
): Promise<Ending> {
  const { requestId, acceptedMs, info, origin } = request
  const { clock } = deps
  const known = { requestId, open: true, ...(info === undefined ? {} : { info }) } as const
  if (!plan.wait) {
    return { ...known, ...duration(acceptedMs), status: 'In Progress', outcome: 'submitted' }
  }
  const { mappingId, pollIntervalMs, lookOffsetMs = 0 } = plan
  const sinceMs = acceptedMs ?? clock.now()
  const firstLookAfterMs = lookOffsetMs + (origin === 'resumed' ? 0 : pollIntervalMs)
  const end = await follow({ mappingId, requestId, sinceMs, pollIntervalMs, firstLookAfterMs }, deps, budget)
  const took = duration(acceptedMs ?? end.firstLookMs)
  if (end.kind === 'terminal') {
    return { requestId, ...took, ...judge(end.report, plan.minRecords) }
  }
  // A request of an earlier run has said nothing before the first readable look.
  const isKnownRunning = origin !== 'resumed' || end.runningInfo !== undefined
  const open = {
    ...known,
    ...took,
    ...(isKnownRunning ? ({ status: 'In Progress' } as const) : {}),
    ...(end.runningInfo === undefined ? {} : { info: end.runningInfo }),
  }
  return end.kind === 'lost'
    ? {
        ...open,
        outcome: 'lost-contact',
        fault: end.fault,
        errorCode: end.fault.details.vendorCode ?? 'lost-contact',
      }
    : { ...open, outcome: end.kind, errorCode: end.kind }

  function duration(fromMs: number | undefined): { durationMs?: number } {
    return fromMs === undefined ? {} : { durationMs: clock.now() - fromMs }
  }
}

/** Adobe's last word on our request, and the gate on the number of records. */
function judge(report: TerminalReport, minRecords: number | undefined): Ending {
  const { status, info, batchId, numRecords, vendorCode } = report
  const facts = { status, info, ...(batchId === undefined ? {} : { batchId }) }
  switch (status) {
    case 'Failed':
      return { ...facts, outcome: 'failed', errorCode: vendorCode ?? 'failed' }
    case 'Aborted':
      return { ...facts, outcome: 'aborted', errorCode: vendorCode ?? 'aborted' }
    case 'Success': {
      const counted = { ...facts, ...(numRecords === undefined ? {} : { numRecords }) }
      const enough = minRecords === undefined || (numRecords !== undefined && numRecords >= minRecords)
      return enough
        ? { ...counted, outcome: 'succeeded' }
        : { ...counted, outcome: 'too-few-records', errorCode: 'too-few-records' }
    }
  }
}
