import type { Clock, IngestionEvent } from '../ingestion/ports.js'
import type { IngestionResult } from '../ingestion/result.js'
import type { Toolkit } from '../runner/toolkit.js'
import { humanDuration, humanTime } from '../text/human.js'
import { foreign, identifier, NOTHING, own, Text, text } from '../text.js'
import { describeEvent, describeObservation, describeRetry, warnOfMapping, whyUnknown } from './log-lines.js'
import type { MappingStates, Outage, StepEvent, StepObserver } from './progress.js'

const HEARTBEAT_MS = 5 * 60_000
/** The number of lines kept for the end of the step. */
const MAX_LINES = 100

interface LogOptions {
  readonly toolkit: Pick<Toolkit, 'info' | 'warnOnce' | 'debug'>
  readonly clock: Clock
  /** The wall clock, for people only. */
  readonly date: () => Date
}

interface Printed {
  readonly name: Text
  readonly lines: Text[]
  lastLineMs: number
  /** The last status check's text, which is not printed again unchanged. */
  lastSaid: string
  lastOutageMs: number
  /** When the outage that was printed began. */
  outageSinceMs: number | undefined
}

/** Prints a line for each change, and a heartbeat in between. */
export class Log implements StepObserver {
  readonly #options: LogOptions
  readonly #printed: ReadonlyMap<string, Printed>
  #isSignedIn = false
  #ended = 0

  constructor(mappingIds: readonly string[], options: LogOptions) {
    this.#options = options
    const fresh = { lastLineMs: options.clock.now(), lastSaid: '', lastOutageMs: Number.NEGATIVE_INFINITY }
    this.#printed = new Map(
      mappingIds.map((mappingId) => [
        mappingId,
        { ...fresh, name: identifier(mappingId), lines: [], outageSinceMs: undefined },
      ]),
    )
  }

  on(step: StepEvent, states: MappingStates): void {
    if (step.of === 'token') this.#printForAll(describeRetry(step.event))
    if (step.of !== 'mapping') return
    const printed = this.#printed.get(step.mappingId)
    if (printed !== undefined) this.#onMapping(step.event, printed, states.get(step.mappingId)?.outage)
  }

  /** The last lines about one mapping, which are scattered among the others in the log. */
  linesOf(mappingId: string): readonly Text[] {
    return this.#printed.get(mappingId)?.lines ?? []
  }

  #onMapping(event: IngestionEvent, printed: Printed, outage: Outage | undefined): void {
    switch (event.kind) {
      case 'started':
        return
      case 'authenticated':
        if (!this.#isSignedIn) this.#printForAll(text`authenticated.`, text`authenticated, for all mappings.`)
        this.#isSignedIn = true
        return
      case 'judged':
      case 'ended':
        this.#onVerdict(event.kind, event.result, printed)
        return
      case 'looked-up': {
        const { arrival, nextCheckMs } = event
        const isNews = arrival.why !== printed.lastSaid || this.#isQuiet(printed)
        if (nextCheckMs === undefined || !isNews) return
        printed.lastSaid = arrival.why ?? ''
        this.#print(printed, text`${whyUnknown(arrival)}. Looking again in ${humanDuration(nextCheckMs)}.`)
        return
      }
      case 'checked':
        this.#onCheck(event, printed, outage)
        return
      case 'retrying':
        this.#print(printed, describeRetry(event))
        return
      default:
        for (const said of describeEvent(event)) {
          if (said instanceof Text) {
            // After a new stage, the next status check is printed even if it shows the same as the last.
            printed.lastSaid = ''
            this.#print(printed, said)
          } else warnOfMapping(this.#options.toolkit, printed.name, said)
        }
    }
  }

  /** While the dataset is looked up, the mapping has not ended. */
  #onVerdict(kind: 'judged' | 'ended', result: IngestionResult, printed: Printed): void {
    const arrival = 'report' in result ? result.arrival : undefined
    if (kind === 'judged' && arrival !== undefined) {
      this.#print(printed, text`looking up the batches of dataset ${identifier(arrival.datasetId)}.`)
    } else if (kind === 'judged' || arrival !== undefined) {
      this.#ended += 1
      const count = text`${this.#ended} of ${this.#printed.size}`
      if (this.#printed.size > 1) this.#print(printed, text`ended as ${own(result.outcome)} (${count}).`)
    }
  }

  #onCheck(
    event: Extract<IngestionEvent, { kind: 'checked' }>,
    printed: Printed,
    outage: Outage | undefined,
  ): void {
    const { toolkit, clock } = this.#options
    const { observation, nextCheckMs } = event
    const now = clock.now()
    if (observation.kind === 'failed') {
      const { text: why } = observation.fault
      // Prints the first failure, then one in five minutes, so that an unsteady connection does not fill the log.
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
      this.#print(printed, text`${what}: ${why}.${next}`)
      return
    }
    if (printed.outageSinceMs !== undefined) {
      this.#print(printed, text`Adobe answers again after ${humanDuration(now - printed.outageSinceMs)}.`)
      printed.outageSinceMs = undefined
    }
    const request = identifier(event.requestId)
    const whose = event.queueing ? text`the other request, ${request}` : text`request ${request}`
    const age = humanDuration(event.ageMs)
    const said = describeObservation(observation)
    if (said.raw !== printed.lastSaid) {
      printed.lastSaid = said.raw
      this.#print(printed, text`${said} (${whose}, ${age}).`)
      if (observation.kind === 'unknown-status') {
        warnOfMapping(toolkit, printed.name, {
          kind: 'unknown-status',
          text: text`Adobe reported the unknown status "${foreign(observation.word)}" for request ${request}. The step keeps waiting for a known one.`,
          title: text`unknown status`,
        })
      }
    } else if (this.#isQuiet(printed)) {
      const next =
        nextCheckMs === undefined ? NOTHING : text`, next status check in ${humanDuration(nextCheckMs)}`
      this.#print(printed, text`still ${said} (${whose}, ${age}${next}).`)
    }
  }

  #isQuiet({ lastLineMs }: Printed): boolean {
    return this.#options.clock.now() - lastLineMs >= HEARTBEAT_MS
  }

  #print(printed: Printed, line: Text): void {
    const { clock, date } = this.#options
    printed.lastLineMs = clock.now()
    printed.lines.push(text`${humanTime(date())}  ${line}`)
    if (printed.lines.length > MAX_LINES) printed.lines.shift()
    this.#line(text`${printed.name}: ${line}`)
  }

  /** @param all the line when there are several mappings */
  #printForAll(line: Text, all = line): void {
    const [alone, ...others] = this.#printed.values()
    this.#line(alone === undefined || others.length > 0 ? all : text`${alone.name}: ${line}`)
  }

  #line(line: Text): void {
    this.#options.toolkit.info(text`${humanTime(this.#options.date())}  ${line}`)
  }
}
