import type { Clock, IngestionEvent } from '../ingestion/ports.js'
import type { IngestionResult } from '../ingestion/result.js'
import type { Toolkit } from '../runner/toolkit.js'
import { humanDuration, humanTime } from '../text/human.js'
import { foreign, identifier, NOTHING, own, Text, text } from '../text.js'
import { describeEvent, describeObservation, describeRetry, warnOfMapping, whyUnknown } from './log-lines.js'
import type { MappingStates, Outage, StepEvent } from './progress.js'

const HEARTBEAT_MS = 5 * 60_000
/** The number of lines kept for the end of the step. */
const MAX_LINES = 100

interface LogOptions {
  readonly toolkit: Pick<Toolkit, 'info' | 'warnOnce' | 'debug'>
  readonly clock: Clock
  readonly date: () => Date
}

interface Printed {
  readonly name: Text
  readonly lines: Text[]
  lastLineMs: number
  /** The last status check's text, which is not printed again unchanged. */
  lastSaid: string
  lastOutageMs: number
  outageSinceMs?: number | undefined
}

export type Log = ReturnType<typeof createLog>

/** Prints a line for each change, and a heartbeat in between. */
export function createLog(mappingIds: readonly string[], { toolkit, clock, date }: LogOptions) {
  const fresh = { lastLineMs: clock.now(), lastSaid: '', lastOutageMs: Number.NEGATIVE_INFINITY }
  const mappings: ReadonlyMap<string, Printed> = new Map(
    mappingIds.map((mappingId) => [mappingId, { ...fresh, name: identifier(mappingId), lines: [] }]),
  )
  let isSignedIn = false
  let ended = 0

  const timed = (line: Text) => text`${humanTime(date())}  ${line}`

  const print = (printed: Printed, line: Text) => {
    printed.lastLineMs = clock.now()
    printed.lines.push(timed(line))
    if (printed.lines.length > MAX_LINES) printed.lines.shift()
    toolkit.info(timed(text`${printed.name}: ${line}`))
  }

  /** @param all the line when there are several mappings */
  const printForAll = (line: Text, all = line) => {
    const [alone, ...others] = mappings.values()
    toolkit.info(timed(alone === undefined || others.length > 0 ? all : text`${alone.name}: ${line}`))
  }

  const isQuiet = ({ lastLineMs }: Printed) => clock.now() - lastLineMs >= HEARTBEAT_MS

  /** While the dataset is looked up, the mapping has not ended. */
  const onVerdict = (kind: 'judged' | 'ended', result: IngestionResult, printed: Printed) => {
    const arrival = 'report' in result ? result.arrival : undefined
    if (kind === 'judged' && arrival !== undefined) {
      print(printed, text`looking up the batches of dataset ${identifier(arrival.datasetId)}.`)
    } else if (kind === 'judged' || arrival !== undefined) {
      ended += 1
      const count = text`${ended} of ${mappings.size}`
      if (mappings.size > 1) print(printed, text`ended as ${own(result.outcome)} (${count}).`)
    }
  }

  const onCheck = (
    event: Extract<IngestionEvent, { kind: 'checked' }>,
    printed: Printed,
    outage: Outage | undefined,
  ) => {
    const { observation, nextCheckMs } = event
    const now = clock.now()
    if (observation.kind === 'failed') {
      const { text: why } = observation.fault
      // The first failure, then one in five minutes, so that an unsteady connection does not fill the log.
      if (now - printed.lastOutageMs < HEARTBEAT_MS) {
        toolkit.debug(text`${printed.name}: a status check failed: ${why}`)
        return
      }
      const sinceMs = outage?.sinceMs ?? now
      printed.lastOutageMs = now
      printed.outageSinceMs = sinceMs
      const next =
        nextCheckMs === undefined ? NOTHING : text` Checking again in ${humanDuration(nextCheckMs)}.`
      const what =
        now - sinceMs < 1_000
          ? text`a status check failed`
          : text`no contact with Adobe for ${humanDuration(now - sinceMs)}, ${outage?.failures ?? 1} failures`
      print(printed, text`${what}: ${why}.${next}`)
      return
    }
    if (printed.outageSinceMs !== undefined) {
      print(printed, text`Adobe answers again after ${humanDuration(now - printed.outageSinceMs)}.`)
      printed.outageSinceMs = undefined
    }
    const request = identifier(event.requestId)
    const whose = event.queueing ? text`the other request, ${request}` : text`request ${request}`
    const age = humanDuration(event.ageMs)
    const said = describeObservation(observation)
    if (said.raw !== printed.lastSaid) {
      printed.lastSaid = said.raw
      print(printed, text`${said} (${whose}, ${age}).`)
      if (observation.kind === 'unknown-status') {
        warnOfMapping(toolkit, printed.name, {
          kind: 'unknown-status',
          text: text`Adobe reported the unknown status "${foreign(observation.word)}" for request ${request}. The step keeps waiting for a known one.`,
          title: text`unknown status`,
        })
      }
    } else if (isQuiet(printed)) {
      const next =
        nextCheckMs === undefined ? NOTHING : text`, next status check in ${humanDuration(nextCheckMs)}`
      print(printed, text`still ${said} (${whose}, ${age}${next}).`)
    }
  }

  const onMapping = (event: IngestionEvent, printed: Printed, outage: Outage | undefined) => {
    switch (event.kind) {
      case 'started':
        return
      case 'authenticated':
        if (!isSignedIn) printForAll(text`authenticated.`, text`authenticated, for all mappings.`)
        isSignedIn = true
        return
      case 'judged':
      case 'ended':
        return onVerdict(event.kind, event.result, printed)
      case 'looked-up': {
        const { arrival, nextCheckMs } = event
        const isNews = arrival.why !== printed.lastSaid || isQuiet(printed)
        if (nextCheckMs === undefined || !isNews) return
        printed.lastSaid = arrival.why ?? ''
        return print(printed, text`${whyUnknown(arrival)}. Looking again in ${humanDuration(nextCheckMs)}.`)
      }
      case 'checked':
        return onCheck(event, printed, outage)
      case 'retrying':
        return print(printed, describeRetry(event))
      default:
        for (const said of [describeEvent(event)].flat()) {
          if (said instanceof Text) {
            // After a new stage, the next status check is printed even if it shows the same as the last.
            printed.lastSaid = ''
            print(printed, said)
          } else warnOfMapping(toolkit, printed.name, said)
        }
    }
  }

  return {
    on(step: StepEvent, states: MappingStates) {
      if (step.of === 'token') printForAll(describeRetry(step.event))
      if (step.of !== 'mapping') return
      const { mappingId, event } = step
      const printed = mappings.get(mappingId)
      if (printed === undefined) return
      onMapping(event, printed, states.get(mappingId)?.outage)
      if (event.kind !== 'submitted' && event.kind !== 'attached') return
      for (const [other, { requestId }] of states) {
        if (other === mappingId || requestId !== event.requestId) continue
        print(printed, text`Adobe gave ${identifier(other)} the same request; perhaps it ingests only one.`)
      }
    },

    /** The last lines about one mapping, which are scattered among the others in the log. */
    linesOf: (mappingId: string): readonly Text[] => mappings.get(mappingId)?.lines ?? [],
  }
}
