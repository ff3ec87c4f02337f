import type { ActionError } from '../errors.js'
import { Contact } from './contact.js'
import { interpret, type TerminalReport } from './news.js'
import type { Budget, Clock, IngestionApi, IngestionObserver, Random } from './ports.js'
import { lookBackoff, nextLookDelay } from './schedule.js'

/** A server may ask for patience, not for silence. */
const LONGEST_RETRY_AFTER_MS = 300_000

export interface Dependencies {
  readonly api: IngestionApi
  readonly clock: Clock
  readonly random: Random
  readonly observer: IngestionObserver
}

export interface FollowedRequest {
  readonly mappingId: string
  readonly requestId: string
  /** Since when it runs, as far as we know; the schedule grows with it. */
  readonly sinceMs: number
  readonly pollIntervalMs: number
  /** Somebody else's, whose end we only wait for. */
  readonly queueing?: true
  /** Default: one poll interval. */
  readonly firstLookAfterMs?: number
}

/** What the looks at a request have shown so far. */
interface Seen {
  readonly firstLookMs?: number
  /** Adobe's text with its last `In Progress`. */
  readonly runningInfo?: string
}

export type FollowEnd =
  | ({ readonly kind: 'terminal'; readonly report: TerminalReport } & Seen)
  | ({ readonly kind: 'timed-out' | 'cancelled' } & Seen)
  | ({ readonly kind: 'lost'; readonly fault: ActionError } & Seen)

/** Looks at a request on the growing schedule until its end, the deadline (with one last look), a signal, or loss of contact. */
export async function follow(
  request: FollowedRequest,
  { api, clock, random, observer }: Dependencies,
  budget: Budget,
): Promise<FollowEnd> {
  const { mappingId, requestId, sinceMs, pollIntervalMs, queueing = false } = request
  const contact = new Contact(clock.now())
  let seen: Seen = {}
  let delayMs = request.firstLookAfterMs ?? pollIntervalMs

  for (;;) {
    const leftMs = Math.max(0, budget.deadline - clock.now())
    const isLast = delayMs >= leftMs
    await clock.sleep(Math.min(delayMs, leftMs), budget.signal)
    if (budget.signal.aborted) {
      return { kind: 'cancelled', ...seen }
    }
    seen = { firstLookMs: clock.now(), ...seen }
    const news = interpret(await api.look(mappingId, requestId, budget), requestId)
    const now = clock.now()
    if (news.kind === 'terminal') {
      observer.on(mappingId, { kind: 'looked', requestId, queueing, news, ageMs: now - sinceMs })
      return { ...news, ...seen }
    }
    if (budget.signal.aborted) {
      return { kind: 'cancelled', ...seen }
    }
    // The look was never sent: that tells nothing of Adobe.
    if (news.kind === 'failed' && news.fault.code === 'timed-out') {
      return { kind: 'timed-out', ...seen }
    }
    if (news.kind !== 'failed') {
      contact.heard(now)
      if (news.kind === 'running') seen = { ...seen, runningInfo: news.info }
      delayMs = nextLookDelay(now - sinceMs, pollIntervalMs, random)
    } else if (contact.failed(news.fault, now) === 'lost') {
      return { kind: 'lost', fault: contact.explain(news.fault), ...seen }
    } else {
      const backoffMs = Math.max(lookBackoff(contact.failedInARow, random), pollIntervalMs)
      const askedMs = Math.min(news.fault.details.retryAfterMs ?? 0, LONGEST_RETRY_AFTER_MS)
      delayMs = Math.min(Math.max(backoffMs, askedMs), contact.lostAtMs - now)
    }
    const isOver = isLast || now >= budget.deadline
    observer.on(mappingId, {
      kind: 'looked',
      requestId,
      queueing,
      news: news.kind === 'failed' ? { ...news, fault: contact.explain(news.fault) } : news,
      ageMs: now - sinceMs,
      ...(isOver ? {} : { nextLookMs: delayMs }),
    })
    if (isOver) {
      return { kind: 'timed-out', ...seen }
    }
  }
}
