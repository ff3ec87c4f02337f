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

/** What to do for one mapping. */
export interface IngestionPlan {
  readonly mappingId: string
  readonly wait: boolean
  readonly pollIntervalMs: number
  /** Delays the first status check, so that mappings that start together are checked apart. */
  readonly firstCheckOffsetMs?: number | undefined
  readonly onInProgress: 'queue' | 'attach' | 'fail'
  readonly resubmitOnAborted: number
  readonly minRecords?: number | undefined
  readonly datasetId?: string | undefined
  readonly maxFailedRecords?: number | undefined
  readonly requestId?: string | undefined
}

/** After `deadline` (on the clock), only an exchange in flight may continue; after `signal`, nothing. */
export interface Budget {
  readonly deadline: number
  readonly signal: AbortSignal
}

export interface IngestionApi {
  /** Gets an access token, once for all mappings. Rejects with an `ActionError`. */
  authenticate(budget: Budget): Promise<void>
  /** Rejects with an `ActionError`; code `lost-answer` means that a request may be running. */
  submit(mappingId: string, budget: Budget): Promise<SubmissionReply>
  /** One status check. A fault is a value, because the wait decides what it means. Never rejects. */
  checkStatus(mappingId: string, requestId: string, budget: Budget): Promise<StatusReport | ActionError>
}

export interface BatchApi {
  readonly place: Place
  /** Never rejects; `undefined` after a signal. */
  lookUp(batchId: string, budget: Budget): Promise<BatchFinding | undefined>
  /**
   * The batches created after `since` (milliseconds since 1970), or in the last 24 hours. A fault is a value, as above.
   * Never rejects.
   */
  listBatches(datasetId: string, since: number | undefined, budget: Budget): Promise<BatchList | ActionError>
}

/** What happened to one mapping. Texts are as the server sent them. */
export type IngestionEvent =
  | { readonly kind: 'started' | 'authenticated' }
  | {
      readonly kind: 'submitted'
      readonly requestId: string
      readonly info: string
      /** The mapping that the answer names, if it is not ours. */
      readonly otherName?: string | undefined
    }
  /** The answer to a POST has an undocumented or empty status word. */
  | {
      readonly kind: 'unknown-answer'
      readonly requestId: string
      readonly word: string
      /** `running`: as one that already runs. `submitted`: as ours, without a wait for its end. */
      readonly taken: 'followed' | 'submitted' | 'running'
    }
  /** `maybeOurs`: an earlier POST of ours, whose answer was lost, may have started it. */
  | { readonly kind: 'queued'; readonly runningRequestId: string; readonly maybeOurs: boolean }
  /** Adobe reports a request as running after a status check has shown its end. */
  | ({ readonly kind: 'locked'; readonly requestId: string } & EndedLock)
  /** A request is followed instead of a new one of ours: somebody else's, or one of an earlier run. */
  | { readonly kind: 'attached' | 'resumed'; readonly requestId: string }
  | { readonly kind: 'resubmitting'; readonly abortedRequestId: string; readonly attempt: number }
  /** An earlier answer of this submission was lost; a repeated POST found this request. */
  | { readonly kind: 'recovered'; readonly requestId: string; readonly wasRunning: boolean }
  | RetryEvent
  | {
      readonly kind: 'checked'
      readonly requestId: string
      /** It is somebody else's request, and the mapping waits for its end. */
      readonly queueing: boolean
      readonly observation: Observation
      /** Since the request was submitted, or since we began to follow it. */
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
  /** The verdict is final, even if a batch is still looked up. Also sent for a mapping that never started. */
  | { readonly kind: 'judged'; readonly result: IngestionResult; readonly lookedUp?: FailedBatch | undefined }
  /** The last event of a mapping. */
  | { readonly kind: 'ended'; readonly result: IngestionResult }

/** A request that has ended, but may still lock its mapping. */
export interface EndedLock {
  readonly status: TerminalStatus
  /** Submitted or resumed by this step. */
  readonly isOurs: boolean
}

export interface RetryEvent {
  readonly kind: 'retrying'
  readonly what: 'token' | 'request' | 'check'
  readonly fault: ActionError
  readonly waitMs: number
  /** The request may have been accepted. */
  readonly mayHaveStarted: boolean
}

export interface IngestionObserver {
  on(mappingId: string, event: IngestionEvent): void
}

export interface IngestionDeps {
  readonly api: IngestionApi
  /** Absent: failed batches are not looked up. */
  readonly batches?: BatchApi | undefined
  readonly clock: Clock
  readonly random: Random
  readonly observer: IngestionObserver
}
