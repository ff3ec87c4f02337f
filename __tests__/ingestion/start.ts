import { ingest } from '../../src/ingestion/ingest.js'
import type { IngestionEvent, IngestionPlan } from '../../src/ingestion/ports.js'
import type { FakeAdobe } from '../fakes/adobe.js'
import { FakeClock } from '../fakes/clock.js'
import { factsOf } from './facts.js'

export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000

/** One mapping on virtual time from 0, within an hour. */
export function start(adobe: FakeAdobe, more: Partial<IngestionPlan> = {}, timeoutMs = HOUR_MS) {
  const clock = new FakeClock()
  const events: IngestionEvent[] = []
  const controller = new AbortController()
  const plan: IngestionPlan = {
    mappingId: 'XDM44',
    wait: true,
    pollIntervalMs: 1_000,
    onInProgress: 'queue',
    resubmitOnAborted: 0,
    ...more,
  }
  const observer = { on: (_: string, event: IngestionEvent) => void events.push(event) }
  const result = ingest(
    plan,
    { api: adobe, clock, random: () => 0.5, observer },
    { deadline: timeoutMs, signal: controller.signal },
  )
  return {
    clock,
    events,
    controller,
    result: result.then(factsOf),
    ended: result,
    /** Where the wait ended, if Adobe gave no final status. */
    stage: result.then((ended) => ('stage' in ended ? ended.stage : undefined)),
    /** What was reported, but for the status checks. */
    reported: () => events.filter(({ kind }) => kind !== 'checked'),
  }
}
