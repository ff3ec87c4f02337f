import type { ActionError } from '../errors.js'
import type { News } from '../ingestion/news.js'
import type { Clock, IngestionEvent, IngestionObserver } from '../ingestion/ports.js'
import { humanDuration, humanTime, withoutStop } from './human.js'
import type { Toolkit } from './toolkit.js'

const HEARTBEAT_MS = 5 * 60_000

interface LogOptions {
  readonly toolkit: Pick<Toolkit, 'info' | 'warnOnce' | 'debug'>
  readonly clock: Clock
  /** The wall clock, for people only. */
  readonly date: () => Date
}

/** Tells what happens, one line when something changes and a heartbeat now and then. */
export class Log implements IngestionObserver {
  readonly #options: LogOptions
  #lastLineMs: number
  /** What the last look told, in one word: the same again is not worth a line. */
  #lastNews = ''
  #outage: { readonly sinceMs: number; told: boolean } | undefined
  #toldOutageMs = Number.NEGATIVE_INFINITY

  constructor(options: LogOptions) {
    this.#options = options
    this.#lastLineMs = options.clock.now()
  }

  on(mappingId: string, event: IngestionEvent): void {
    switch (event.kind) {
      case 'authenticated':
        this.#line(mappingId, 'authenticated.')
        return
      case 'submitted':
        this.#lastNews = ''
        this.#line(mappingId, `submitted as request ${event.requestId}.`)
        return
      case 'attached':
        this.#lastNews = ''
        this.#line(
          mappingId,
          `request ${event.requestId} is already running and is followed; nothing was submitted.`,
        )
        this.#options.toolkit.warnOnce(
          'attached',
          `Mapping ${mappingId}: request ${event.requestId} was already running and is followed instead of a new one. Its data may be older than yours.`,
          `${mappingId}: attached to a running request`,
        )
        return
      case 'queued':
        this.#lastNews = ''
        this.#line(
          mappingId,
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
        this.#line(mappingId, `following request ${event.requestId}; nothing is submitted.`)
        return
      case 'resubmitting':
        this.#line(
          mappingId,
          `submitting a fresh request in place of ${event.abortedRequestId} (attempt ${event.attempt}).`,
        )
        return
      case 'retrying':
        this.#line(mappingId, `${describeRetry(event)}. Trying again in ${humanDuration(event.waitMs)}.`)
        return
      case 'looked':
        this.#looked(mappingId, event)
        return
      default:
        event satisfies never
    }
  }

  #looked(mappingId: string, event: Extract<IngestionEvent, { kind: 'looked' }>): void {
    const { news, requestId, queueing, ageMs, nextLookMs } = event
    const request = queueing ? `the other request, ${requestId}` : `request ${requestId}`
    const now = this.#options.clock.now()
    if (news.kind === 'failed') {
      this.#lookFailed(mappingId, news.fault, now, nextLookMs)
      return
    }
    if (this.#outage?.told) {
      this.#line(mappingId, `Adobe answers again after ${humanDuration(now - this.#outage.sinceMs)}.`)
    }
    this.#outage = undefined
    const told = describeNews(news)
    const next = nextLookMs === undefined ? '' : `, next look in ${humanDuration(nextLookMs)}`
    if (told !== this.#lastNews) {
      this.#lastNews = told
      this.#line(mappingId, `${told} (${request}, ${humanDuration(ageMs)}).`)
      if (news.kind === 'unknown-status') {
        this.#options.toolkit.warnOnce(
          'unknown-status',
          `Mapping ${mappingId}: Adobe reported the unknown status "${news.word}" for request ${requestId}. The wait goes on until a known one.`,
          `${mappingId}: unknown status`,
        )
      }
    } else if (now - this.#lastLineMs >= HEARTBEAT_MS) {
      this.#line(mappingId, `still ${told} (${request}, ${humanDuration(ageMs)}${next}).`)
    }
  }

  /** The first failure is told, then one in five minutes: a line that goes up and down must not fill the log. */
  #lookFailed(mappingId: string, fault: ActionError, now: number, nextLookMs: number | undefined): void {
    this.#outage ??= { sinceMs: now, told: false }
    if (now - this.#toldOutageMs < HEARTBEAT_MS) {
      this.#options.toolkit.debug(`${mappingId}: a look failed: ${fault.message}`)
      return
    }
    this.#toldOutageMs = now
    this.#outage.told = true
    const since = now - this.#outage.sinceMs
    const next = nextLookMs === undefined ? '' : ` Looking again in ${humanDuration(nextLookMs)}.`
    const what = since === 0 ? 'a look failed' : `no contact with Adobe for ${humanDuration(since)}`
    this.#line(mappingId, `${what}: ${withoutStop(fault.message)}.${next}`)
  }

  #line(mappingId: string, message: string): void {
    const { toolkit, clock, date } = this.#options
    this.#lastLineMs = clock.now()
    toolkit.info(`${humanTime(date())}  ${mappingId}: ${message}`)
  }
}

function describeRetry({
  what,
  fault,
  mayHaveStarted,
}: Extract<IngestionEvent, { kind: 'retrying' }>): string {
  const reason = withoutStop(fault.message)
  if (what === 'token') return `no access token yet: ${reason}`
  return mayHaveStarted
    ? `the answer to the request was lost, so an ingestion may have started: ${reason}`
    : `the request was not accepted yet: ${reason}`
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
