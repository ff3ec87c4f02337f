import type { ActionError } from '../errors.js'
import type { News } from './news.js'
import type { IngestionResult } from './outcome.js'
import type { IngestionStatus } from './status.js'

/** Monotonic time, in milliseconds from an arbitrary start. */
export interface Clock {
  now(): number
  /** Resolves after `ms`, or as soon as `signal` aborts; never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

/** Uniform in [0, 1). */
export type Random = () => number

/** What bounds a call: nothing goes on after `deadline` (on the clock) but an exchange in flight, and nothing after `signal`. */
export interface Budget {
  readonly deadline: number
  readonly signal: AbortSignal
}

/** The answer to a POST. Its "Success" means submitted, not ingested: hence another word here. */
export type TriggerReply =
  | {
      readonly kind: 'accepted' | 'already-in-progress'
      readonly requestId: string
      readonly info: string
      /** The answer to an earlier POST of this submission was lost. */
      readonly afterLostAnswer?: true
    }
  | {
      readonly kind: 'rejected'
      readonly reason: 'not-stopped' | 'not-published' | 'rejected'
      readonly vendorCode?: string
      readonly info: string
    }

/** A readable answer to a GET. */
export interface StatusReport {
  /** The request that the answer names, if it names one. */
  readonly requestId?: string
  /** Adobe's word; one that we do not know keeps the wait going. */
  readonly status: IngestionStatus | { readonly unknown: string }
  readonly info: string
  readonly batchId?: string
  readonly numRecords?: number
  readonly vendorCode?: string
}

export type Look =
  | { readonly kind: 'reported'; readonly report: StatusReport }
  | { readonly kind: 'failed'; readonly fault: ActionError }

/** Adobe Campaign Standard, as the core needs it. */
export interface IngestionApi {
  /** Gets the right to speak, once for all mappings. Rejects with an `ActionError`. */
  authenticate(budget: Budget): Promise<void>
  /** Rejects with an `ActionError`; code `lost-answer` means that a request may be running. */
  trigger(mappingId: string, budget: Budget): Promise<TriggerReply>
  /** One look at a request. A fault is a value: the wait decides what it means. */
  look(mappingId: string, requestId: string, budget: Budget): Promise<Look>
}

/** What happened, for the log and the early outputs. Texts are as the server sent them. */
export type IngestionEvent =
  /** The mapping's turn has come. */
  | { readonly kind: 'started' }
  | { readonly kind: 'authenticated' }
  | { readonly kind: 'submitted'; readonly requestId: string; readonly info: string }
  /** `maybeOurs`: the answer to a POST of ours was lost before, so the running request may be what it started. */
  | { readonly kind: 'queued'; readonly runningRequestId: string; readonly maybeOurs: boolean }
  /** Somebody else's request is followed in place of one of ours. */
  | { readonly kind: 'attached'; readonly requestId: string }
  /** A request of an earlier run is followed. */
  | { readonly kind: 'resumed'; readonly requestId: string }
  | { readonly kind: 'resubmitting'; readonly abortedRequestId: string; readonly attempt: number }
  /** The answer to an earlier POST of this submission was lost; this is the request found by asking again. */
  | { readonly kind: 'recovered'; readonly requestId: string; readonly wasRunning: boolean }
  | {
      readonly kind: 'retrying'
      readonly what: 'token' | 'request'
      readonly fault: ActionError
      readonly waitMs: number
      /** The request may have been accepted, although no readable answer came. */
      readonly mayHaveStarted: boolean
    }
  | {
      readonly kind: 'looked'
      readonly requestId: string
      /** Not the request of this mapping, but the one that it queues behind. */
      readonly queueing: boolean
      readonly news: News
      /** Since the request was submitted, or since we follow it. */
      readonly ageMs: number
      /** Until the next look; absent after the last. */
      readonly nextLookMs?: number
    }
  /** The last event of a mapping; it comes also for one whose turn never came. */
  | { readonly kind: 'ended'; readonly result: IngestionResult }

export interface IngestionObserver {
  on(mappingId: string, event: IngestionEvent): void
}
