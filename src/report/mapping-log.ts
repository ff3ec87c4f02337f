import type { ActionError } from '../errors.js'
import type { News } from '../ingestion/news.js'
import type { Clock, IngestionEvent } from '../ingestion/ports.js'
import { humanDuration, humanTime, withoutStop } from './human.js'
import type { Toolkit } from './toolkit.js'

const HEARTBEAT_MS = 5 * 60_000
/** As many lines are kept for the end. */
const MAX_LINES = 100

interface MappingLogOptions {
  readonly toolkit: Pick<Toolkit, 'warnOnce' | 'debug'>
  /** Prints a line as one of this mapping. */
  readonly tell: (line: string) => void
  readonly clock: Clock
  /** The wall clock, for people only. */
  readonly date: () => Date
}

/** Tells what happens to one mapping: one line when something changes, and a heartbeat now and then. */
export class MappingLog {
  readonly #mappingId: string
  readonly #options: MappingLogOptions
  readonly #lines: string[] = []
  #lastLineMs: number
  /** What the last look told, in one word: the same again is not worth a line. */
  #lastNews = ''
  #outage: { readonly sinceMs: number; told: boolean } | undefined
  #toldOutageMs = Number.NEGATIVE_INFINITY

  constructor(mappingId: string, options: MappingLogOptions) {
    this.#mappingId = mappingId
    this.#options = options
    this.#lastLineMs = options.clock.now()
  }

  /** What was told of this mapping, each line with its time; of many, the last ones. */
  get lines(): readonly string[] {
    return this.#lines
  }

  tell(line: string): void {
    const { clock, date } = this.#options
    this.#lastLineMs = clock.now()
    this.#lines.push(`${humanTime(date())}  ${line}`)
    if (this.#lines.length > MAX_LINES) this.#lines.shift()
    this.#options.tell(line)
  }

  on(event: Exclude<IngestionEvent, { kind: 'authenticated' | 'ended' }>): void {
    const mappingId = this.#mappingId
    switch (event.kind) {
      case 'started':
        return
      case 'submitted':
        this.#lastNews = ''
        this.tell(`submitted as request ${event.requestId}.`)
        return
      case 'attached':
        this.#lastNews = ''
        this.tell(`request ${event.requestId} is already running and is followed; nothing was submitted.`)
        this.#options.toolkit.warnOnce(
          'attached',
          `Mapping ${mappingId}: request ${event.requestId} was already running and is followed instead of a new one. Its data may be older than yours.`,
          `${mappingId}: attached to a running request`,
        )
        return
      case 'queued':
        this.#lastNews = ''
        this.tell(
          event.maybeOurs
            ? `request ${event.runningRequestId} is running, perhaps the one whose answer was lost. Waiting for its end, then submitting a request that is surely ours.`
            : `request ${event.runningRequestId} of somebody else is already running. Waiting for its end, then submitting ours.`,
        )
        return
      case 'recovered':
        this.#options.toolkit.warnOnce(
          'lost-answer-recovered',
          event.wasRunning
            ? `Mapping ${mappingId}: Adobe's answer to the request was lost, and asking again found request ${event.requestId} running. It may be ours or somebody else's; nobody can tell.`
            : `Mapping ${mappingId}: Adobe's answer to the request was lost, and asking again started request ${event.requestId}. A short ingestion may have run before it.`,
          `${mappingId}: a lost answer was recovered`,
        )
        return
      case 'resumed':
        this.tell(`following request ${event.requestId}; nothing is submitted.`)
        return
      case 'resubmitting':
        this.tell(
          `submitting a fresh request in place of ${event.abortedRequestId} (attempt ${event.attempt}).`,
        )
        return
      case 'retrying':
        this.tell(describeRetry(event))
        return
      case 'looked':
        this.#looked(event)
        return
      default:
        event satisfies never
    }
  }

  #looked(event: Extract<IngestionEvent, { kind: 'looked' }>): void {
    const { news, requestId, queueing, ageMs, nextLookMs } = event
    const request = queueing ? `the other request, ${requestId}` : `request ${requestId}`
    const now = this.#options.clock.now()
    if (news.kind === 'failed') {
      this.#lookFailed(news.fault, now, nextLookMs)
      return
    }
    if (this.#outage?.told) {
      this.tell(`Adobe answers again after ${humanDuration(now - this.#outage.sinceMs)}.`)
    }
    this.#outage = undefined
    const told = describeNews(news)
    const next = nextLookMs === undefined ? '' : `, next look in ${humanDuration(nextLookMs)}`
    if (told !== this.#lastNews) {
      this.#lastNews = told
      this.tell(`${told} (${request}, ${humanDuration(ageMs)}).`)
      if (news.kind === 'unknown-status') {
        this.#options.toolkit.warnOnce(
          'unknown-status',
          `Mapping ${this.#mappingId}: Adobe reported the unknown status "${news.word}" for request ${requestId}. The wait goes on until a known one.`,
          `${this.#mappingId}: unknown status`,
        )
      }
    } else if (now - this.#lastLineMs >= HEARTBEAT_MS) {
      this.tell(`still ${told} (${request}, ${humanDuration(ageMs)}${next}).`)
    }
  }

  /** The first failure is told, then one in five minutes: a line that goes up and down must not fill the log. */
  #lookFailed(fault: ActionError, now: number, nextLookMs: number | undefined): void {
    this.#outage ??= { sinceMs: now, told: false }
    if (now - this.#toldOutageMs < HEARTBEAT_MS) {
      this.#options.toolkit.debug(`${this.#mappingId}: a look failed: ${fault.message}`)
      return
    }
    this.#toldOutageMs = now
    this.#outage.told = true
    const since = now - this.#outage.sinceMs
    const next = nextLookMs === undefined ? '' : ` Looking again in ${humanDuration(nextLookMs)}.`
    const what = since === 0 ? 'a look failed' : `no contact with Adobe for ${humanDuration(since)}`
    this.tell(`${what}: ${withoutStop(fault.message)}.${next}`)
  }
}

export function describeRetry(event: Extract<IngestionEvent, { kind: 'retrying' }>): string {
  const { what, fault, waitMs, mayHaveStarted } = event
  const lost = 'the answer to the request was lost, so an ingestion may have started'
  const open = mayHaveStarted ? lost : 'the request was not accepted yet'
  const state = what === 'token' ? 'no access token yet' : open
  return `${state}: ${withoutStop(fault.message)}. Trying again in ${humanDuration(waitMs)}.`
}

function describeNews(news: Exclude<News, { kind: 'failed' }>): string {
  switch (news.kind) {
    case 'terminal':
      return news.report.status
    case 'running':
      return 'In Progress'
    case 'unknown-status':
      return `an unknown status, "${news.word}"`
    case 'contact':
      return 'In Progress, without saying for which request'
  }
}
