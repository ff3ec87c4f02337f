import type { ActionError } from '../errors.js'
import type { BatchFinding, FailedBatch, Place } from './batch.js'
import type { Arrival, BatchList } from './dataset.js'
import type { Observation } from './observation.js'
import type { StatusReport, SubmissionReply } from './report.js'
import type { IngestionResult } from './result.js'
import type { TerminalStatus } from './status.js'

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

/** Adobe Campaign Standard, as the core needs it. */
export interface IngestionApi {
  /** Gets the right to speak, once for all mappings. Rejects with an `ActionError`. */
  authenticate(budget: Budget): Promise<void>
  /** Rejects with an `ActionError`; code `lost-answer` means that a request may be running. */
  submit(mappingId: string, budget: Budget): Promise<SubmissionReply>
  /** One status check. A fault is a value: the wait decides what it means. Never rejects. */
  checkStatus(mappingId: string, requestId: string, budget: Budget): Promise<StatusReport | ActionError>
}

/** Experience Platform, as far as it explains a failed batch and shows the batches of a dataset. */
export interface BatchApi {
  readonly place: Place
  /** Never rejects; `undefined` after a signal. */
  lookUp(batchId: string, budget: Budget): Promise<BatchFinding | undefined>
  /**
   * The batches created since then (milliseconds since 1970), or in the last 24 hours. A fault is a value: the wait decides what
   * it means. Never rejects.
   */
  listBatches(datasetId: string, since: number | undefined, budget: Budget): Promise<BatchList | ActionError>
}

/** What happened to one mapping. Texts are as the server sent them. */
export type IngestionEvent =
  /** The mapping's turn has come. */
  | { readonly kind: 'started' }
  | { readonly kind: 'authenticated' }
  | {
      readonly kind: 'submitted'
      readonly requestId: string
      readonly info: string
      /** The mapping that the answer names, when that is another than ours. */
      readonly otherName?: string | undefined
    }
  /** The answer to a POST has a status word that is none of the documented ones, or an empty one. */
  | { readonly kind: 'unknown-answer'; readonly requestId: string; readonly word: string }
  /** `maybeOurs`: the answer to a POST of ours was lost before, so the running request may be what it started. */
  | { readonly kind: 'queued'; readonly runningRequestId: string; readonly maybeOurs: boolean }
  /** Adobe reports a request as running that was seen to end. */
  | {
      readonly kind: 'locked'
      readonly requestId: string
      readonly status: TerminalStatus
      readonly isOurs: boolean
    }
  /** Somebody else's request is followed in place of one of ours. */
  | { readonly kind: 'attached'; readonly requestId: string }
  /** A request of an earlier run is followed. */
  | { readonly kind: 'resumed'; readonly requestId: string }
  | { readonly kind: 'resubmitting'; readonly abortedRequestId: string; readonly attempt: number }
  /** The answer to an earlier POST of this submission was lost; this is the request found by asking again. */
  | { readonly kind: 'recovered'; readonly requestId: string; readonly wasRunning: boolean }
  | RetryEvent
  | {
      readonly kind: 'checked'
      readonly requestId: string
      /** Not the request of this mapping, but the one that it queues behind. */
      readonly queueing: boolean
      readonly observation: Observation
      /** Since the request was submitted, or since we follow it. */
      readonly ageMs: number
      /** Until the next status check; absent after the last. */
      readonly nextCheckMs?: number | undefined
    }
  /** After Success: the batches of the dataset were looked up. */
  | {
      readonly kind: 'looked-up'
      readonly arrival: Arrival
      /** Until the next look-up; absent after the last. */
      readonly nextCheckMs?: number | undefined
    }
  /** The verdict stands, whatever a look-up of its batch may add; it comes also for a mapping whose turn never came. */
  | { readonly kind: 'judged'; readonly result: IngestionResult; readonly lookedUp?: FailedBatch | undefined }
  /** The last event of a mapping. */
  | { readonly kind: 'ended'; readonly result: IngestionResult }

export interface RetryEvent {
  readonly kind: 'retrying'
  readonly what: 'token' | 'request' | 'check'
  readonly fault: ActionError
  readonly waitMs: number
  /** The request may have been accepted, although no readable answer came. */
  readonly mayHaveStarted: boolean
}

export interface IngestionObserver {
  on(mappingId: string, event: IngestionEvent): void
}

/** What the core works with. */
export interface IngestionDeps {
  readonly api: IngestionApi
  /** Absent: failed batches are not looked up. */
  readonly batches?: BatchApi | undefined
  readonly clock: Clock
  readonly random: Random
  readonly observer: IngestionObserver
}
