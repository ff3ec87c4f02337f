import type { ActionError } from '../errors.js'
import { Contact } from './contact.js'
import { interpret, type TerminalReport } from './news.js'
import type { Budget, Clock, IngestionApi, IngestionObserver, Random } from './ports.js'
import { lookBackoff, nextLookDelay } from './schedule.js'

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
}

export type FollowEnd =
  | { readonly kind: 'terminal'; readonly report: TerminalReport; readonly firstLookMs: number }
  | { readonly kind: 'timed-out' | 'cancelled'; readonly firstLookMs?: number }
  | { readonly kind: 'lost'; readonly fault: ActionError; readonly firstLookMs: number }

/** Looks at a request on the growing schedule until its end, the deadline (with one last look), a signal, or loss of contact. */
export async function follow(
  request: FollowedRequest,
  { api, clock, random, observer }: Dependencies,
  budget: Budget,
): Promise<FollowEnd> {
  const { mappingId, requestId, sinceMs, pollIntervalMs } = request
  const contact = new Contact(clock.now())
  let firstLookMs: number | undefined
  let delayMs = pollIntervalMs

  for (;;) {
    const leftMs = Math.max(0, budget.deadline - clock.now())
    const isLast = delayMs >= leftMs
    await clock.sleep(Math.min(delayMs, leftMs), budget.signal)
    if (budget.signal.aborted) {
      return withFirstLook({ kind: 'cancelled' }, firstLookMs)
    }
    firstLookMs ??= clock.now()
    const news = interpret(await api.look(mappingId, requestId, budget), requestId)
    const now = clock.now()
    if (news.kind === 'terminal') {
      observer.on(mappingId, { kind: 'looked', requestId, news, ageMs: now - sinceMs })
      return { ...news, firstLookMs }
    }
    if (budget.signal.aborted) {
      return { kind: 'cancelled', firstLookMs }
    }
    if (news.kind !== 'failed') {
      contact.heard(now)
      delayMs = nextLookDelay(now - sinceMs, pollIntervalMs, random)
    } else if (contact.failed(news.fault, now) === 'lost') {
      return { kind: 'lost', fault: contact.explain(news.fault), firstLookMs }
    } else {
      const backoffMs = Math.max(lookBackoff(contact.failedInARow, random), pollIntervalMs)
      delayMs = Math.min(Math.max(backoffMs, news.fault.details.retryAfterMs ?? 0), contact.lostAtMs - now)
    }
    observer.on(mappingId, {
      kind: 'looked',
      requestId,
      news: news.kind === 'failed' ? { ...news, fault: contact.explain(news.fault) } : news,
      ageMs: now - sinceMs,
      nextLookMs: delayMs,
    })
    if (isLast || now >= budget.deadline) {
      return { kind: 'timed-out', firstLookMs }
    }
  }
}

const withFirstLook = (end: { kind: 'cancelled' }, firstLookMs: number | undefined): FollowEnd =>
  firstLookMs === undefined ? end : { ...end, firstLookMs }
