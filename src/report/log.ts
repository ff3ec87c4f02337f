import type { Observation } from '../ingestion/observation.js'
import type { Clock, IngestionEvent, RetryEvent } from '../ingestion/ports.js'
import type { Toolkit } from '../runner/toolkit.js'
import { humanDuration, humanTime } from '../text/human.js'
import { foreign, identifier, own, type Text, text } from '../text.js'
import { whyUnknown } from './arrival.js'
import type { MappingState, MappingStates, StepEvent, StepObserver } from './progress.js'

const HEARTBEAT_MS = 5 * 60_000
/** The number of lines kept for the end of the step. */
const MAX_LINES = 100

interface LogOptions {
  readonly toolkit: Pick<Toolkit, 'info' | 'warnOnce' | 'debug'>
  readonly clock: Clock
  /** The wall clock, for people only. */
  readonly date: () => Date
}

/** What was printed about a mapping. */
interface Printed {
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
    const lastLineMs = options.clock.now()
    this.#printed = new Map(
      mappingIds.map((mappingId) => [
        mappingId,
        {
          lines: [],
          lastLineMs,
          lastSaid: '',
          lastOutageMs: Number.NEGATIVE_INFINITY,
          outageSinceMs: undefined,
        },
      ]),
    )
  }

  on(step: StepEvent, states: MappingStates): void {
    const [alone = '', ...others] = this.#printed.keys()
    if (step.of === 'token') {
      const line = describeRetry(step.event)
      this.#line(others.length === 0 ? text`${identifier(alone)}: ${line}` : line)
      return
    }
    if (step.of !== 'mapping') return
    const { mappingId, event } = step
    const printed = this.#printed.get(mappingId)
    const state = states.get(mappingId)
    if (printed !== undefined && state !== undefined) {
      this.#onMapping(mappingId, event, printed, state, others.length === 0)
    }
  }

  /** The last lines about one mapping, which are scattered among the others in the log. */
  linesOf(mappingId: string): readonly Text[] {
    return this.#printed.get(mappingId)?.lines ?? []
  }

  #onMapping(
    mappingId: string,
    event: IngestionEvent,
    printed: Printed,
    state: MappingState,
    isAlone: boolean,
  ): void {
    const { toolkit, clock } = this.#options
    const name = identifier(mappingId)
    const now = clock.now()
    const print = (line: Text) => this.#print(mappingId, printed, line)
    switch (event.kind) {
      case 'authenticated':
        if (!this.#isSignedIn)
          this.#line(isAlone ? text`${name}: authenticated.` : text`authenticated, for all mappings.`)
        this.#isSignedIn = true
        return
      case 'judged':
      case 'ended': {
        const { result } = event
        const arrival = 'report' in result ? result.arrival : undefined
        if (event.kind === 'judged' && arrival !== undefined) {
          print(text`looking up the batches of dataset ${identifier(arrival.datasetId)}.`)
        } else if (event.kind === 'judged' || arrival !== undefined) {
          this.#ended += 1
          if (!isAlone)
            print(text`ended as ${own(result.outcome)} (${this.#ended} of ${this.#printed.size}).`)
        }
        return
      }
      case 'looked-up': {
        const { arrival, nextCheckMs } = event
        if (nextCheckMs === undefined) return
        const said = whyUnknown(arrival)
        if (arrival.why === printed.lastSaid && now - printed.lastLineMs < HEARTBEAT_MS) return
        printed.lastSaid = arrival.why ?? ''
        print(text`${said}. Looking again in ${humanDuration(nextCheckMs)}.`)
        return
      }
      case 'started':
        return
      case 'submitted':
        printed.lastSaid = ''
        this.#onSubmitted(event, print)
        return
      case 'attached': {
        const request = identifier(event.requestId)
        printed.lastSaid = ''
        print(text`request ${request} is already running and is followed; nothing was submitted.`)
        toolkit.warnOnce(
          'attached',
          text`Mapping ${name}: request ${request} was already running and is followed instead of a new one. Its data may be older than yours.`,
          text`${name}: attached to a running request`,
        )
        return
      }
      case 'queued': {
        const request = identifier(event.runningRequestId)
        printed.lastSaid = ''
        print(
          event.maybeOurs
            ? text`request ${request} is running, perhaps the one whose answer was lost. Waiting for it to finish, then submitting a request that is certainly ours.`
            : text`request ${request} of somebody else is already running. Waiting for it to finish, then submitting ours.`,
        )
        return
      }
      case 'unknown-answer': {
        const said =
          event.word === '' ? text`no status` : text`the unknown status "${foreign(event.word, 100)}"`
        toolkit.warnOnce(
          'unknown-answer',
          text`Mapping ${name}: Adobe answered the request with ${said} and the id ${identifier(event.requestId)}, which is followed. Its status decides.`,
          text`${name}: unknown answer to the request`,
        )
        return
      }
      case 'locked': {
        const request = identifier(event.requestId)
        const whose = event.isOurs ? text`our request ${request}` : text`request ${request}`
        printed.lastSaid = ''
        print(
          text`Adobe still reports ${whose} as running, although its status is ${own(event.status)}. Submitting again at growing intervals.`,
        )
        return
      }
      case 'recovered': {
        const request = identifier(event.requestId)
        toolkit.warnOnce(
          'lost-answer-recovered',
          event.wasRunning
            ? text`Mapping ${name}: Adobe's answer to the request was lost, and asking again found request ${request} running. It may be ours or somebody else's.`
            : text`Mapping ${name}: Adobe's answer to the request was lost, and asking again started request ${request}. A short ingestion may have run before it.`,
          text`${name}: a lost answer was recovered`,
        )
        return
      }
      case 'resumed':
        print(text`following request ${identifier(event.requestId)}; nothing is submitted.`)
        return
      case 'resubmitting':
        print(
          text`submitting a new request in place of ${identifier(event.abortedRequestId)} (attempt ${event.attempt}).`,
        )
        return
      case 'retrying':
        print(describeRetry(event))
        return
      case 'checked':
        this.#onCheck(name, event, printed, state, print)
        return
      default:
        event satisfies never
    }
  }

  #onSubmitted(
    { requestId, otherName }: Extract<IngestionEvent, { kind: 'submitted' }>,
    print: (line: Text) => void,
  ): void {
    print(text`submitted as request ${identifier(requestId)}.`)
    if (otherName !== undefined) {
      print(text`Adobe calls this mapping ${foreign(otherName, 200)} in its answer.`)
    }
  }

  #onCheck(
    name: Text,
    { observation, requestId, queueing, ageMs, nextCheckMs }: Extract<IngestionEvent, { kind: 'checked' }>,
    printed: Printed,
    { outage }: MappingState,
    print: (line: Text) => void,
  ): void {
    const { toolkit, clock } = this.#options
    const now = clock.now()
    if (observation.kind === 'failed') {
      // Prints the first failure, then one in five minutes, so that an unsteady connection does not fill the log.
      if (now - printed.lastOutageMs < HEARTBEAT_MS) {
        toolkit.debug(text`${name}: a status check failed: ${observation.fault.text}`)
        return
      }
      const sinceMs = outage?.sinceMs ?? now
      printed.lastOutageMs = now
      printed.outageSinceMs = sinceMs
      const next =
        nextCheckMs === undefined ? text`` : text` Checking again in ${humanDuration(nextCheckMs)}.`
      const what =
        now - sinceMs < 1_000
          ? text`a status check failed`
          : text`no contact with Adobe for ${humanDuration(now - sinceMs)}, ${outage?.failures ?? 1} failures`
      print(text`${what}: ${observation.fault.text}.${next}`)
      return
    }
    if (printed.outageSinceMs !== undefined) {
      print(text`Adobe answers again after ${humanDuration(now - printed.outageSinceMs)}.`)
      printed.outageSinceMs = undefined
    }
    const request = identifier(requestId)
    const whose = queueing ? text`the other request, ${request}` : text`request ${request}`
    const said = describeObservation(observation)
    if (said.raw !== printed.lastSaid) {
      printed.lastSaid = said.raw
      print(text`${said} (${whose}, ${humanDuration(ageMs)}).`)
      if (observation.kind === 'unknown-status') {
        toolkit.warnOnce(
          'unknown-status',
          text`Mapping ${name}: Adobe reported the unknown status "${foreign(observation.word)}" for request ${request}. The step keeps waiting for a known one.`,
          text`${name}: unknown status`,
        )
      }
    } else if (now - printed.lastLineMs >= HEARTBEAT_MS) {
      const next =
        nextCheckMs === undefined ? text`` : text`, next status check in ${humanDuration(nextCheckMs)}`
      print(text`still ${said} (${whose}, ${humanDuration(ageMs)}${next}).`)
    }
  }

  #print(mappingId: string, printed: Printed, line: Text): void {
    const { clock, date } = this.#options
    printed.lastLineMs = clock.now()
    printed.lines.push(text`${humanTime(date())}  ${line}`)
    if (printed.lines.length > MAX_LINES) printed.lines.shift()
    this.#line(text`${identifier(mappingId)}: ${line}`)
  }

  #line(line: Text): void {
    this.#options.toolkit.info(text`${humanTime(this.#options.date())}  ${line}`)
  }
}

export function describeRetry({ what, fault, waitMs, mayHaveStarted }: RetryEvent): Text {
  const lost = text`no clear answer to the request, so an ingestion may have started`
  const request = mayHaveStarted ? lost : text`the request was not accepted yet`
  const states = { token: text`no access token yet`, check: text`a check failed`, request }
  const state = states[what]
  return text`${state}: ${fault.text}. Trying again in ${humanDuration(waitMs)}.`
}

function describeObservation(observation: Exclude<Observation, { kind: 'failed' }>): Text {
  switch (observation.kind) {
    case 'terminal':
      return own(observation.report.status)
    case 'running':
      return text`In Progress`
    case 'unknown-status':
      return text`an unknown status, "${foreign(observation.word)}"`
    case 'contact':
      return text`In Progress, without naming a request`
    default:
      return observation satisfies never
  }
}
