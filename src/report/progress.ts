import type { TracedExchange } from '../http/trace.js'
import type { FailedBatch } from '../ingestion/batch.js'
import type { IngestionEvent, RetryEvent } from '../ingestion/ports.js'
import type { IngestionResult } from '../ingestion/result.js'

/** Everything that happens in a step, for whoever reports it. */
export type StepEvent =
  | { readonly of: 'mapping'; readonly mappingId: string; readonly event: IngestionEvent }
  /** There is one token for all mappings, so every mapping that is under way waits for it. */
  | { readonly of: 'token'; readonly event: RetryEvent }
  | { readonly of: 'exchange'; readonly exchange: TracedExchange }

/** One audience of a step: the log, the timeline, the check runs, the transcript for support. */
export interface StepObserver {
  /** @param states of all mappings, the event included */
  on(event: StepEvent, states: MappingStates): void
}

export type MappingStates = ReadonlyMap<string, MappingState>

export type Phase =
  /** Its turn has not come. */
  | 'idle'
  | 'signing-in'
  | 'submitting'
  | 'queueing'
  | 'following'
  | 'resubmitting'
  /** Adobe has said its last word on the request. */
  | 'concluded'
  /** The dataset is looked up; with a gate, the verdict depends on it. */
  | 'arriving'

/** A row of failures: of which kind, since when, how often. */
export interface Outage {
  readonly kind: 'no-token' | 'no-answer' | 'answer-lost' | 'no-contact'
  /** Since when status checks fail; `undefined` as long as none has. */
  readonly sinceMs: number | undefined
  readonly failures: number
}

/** What is known about a mapping. */
export interface MappingState {
  readonly phase: Phase
  /** The request submitted or followed. */
  readonly requestId: string | undefined
  readonly origin: 'submitted' | 'attached' | 'resumed' | undefined
  readonly attempt: number
  readonly outage: Outage | undefined
  /** From then on a verdict stands, whatever happens; while the dataset is looked up, it is not better than what is known. */
  readonly verdict: IngestionResult | undefined
  /** Its failed batch, while Experience Platform is asked. */
  readonly lookedUp: FailedBatch | undefined
}

/** @param requestId a request of an earlier run, which is known from the start */
export const initialState = (requestId: string | undefined): MappingState => ({
  phase: 'idle',
  requestId,
  origin: requestId === undefined ? undefined : 'resumed',
  attempt: 1,
  outage: undefined,
  verdict: undefined,
  lookedUp: undefined,
})

/** The state after an event. */
export function reduce(state: MappingState, event: IngestionEvent, nowMs: number): MappingState {
  const calm = { ...state, outage: undefined }
  switch (event.kind) {
    case 'started':
      return { ...state, phase: 'signing-in' }
    case 'authenticated':
      return { ...calm, phase: state.origin === 'resumed' ? 'following' : 'submitting' }
    case 'submitted':
    case 'attached':
    case 'resumed':
      return {
        ...calm,
        phase: event.kind === 'resumed' ? state.phase : 'following',
        requestId: event.requestId,
        origin: event.kind,
      }
    case 'queued':
    case 'locked':
      return { ...calm, phase: 'queueing' }
    case 'resubmitting':
      return { ...calm, phase: 'resubmitting', attempt: event.attempt }
    case 'retrying':
      return { ...state, outage: outageAfter(state.outage, kindOfRetry(event)) }
    case 'checked': {
      const { observation, queueing } = event
      if (observation.kind === 'failed') {
        return { ...state, outage: outageAfter(state.outage, 'no-contact', nowMs) }
      }
      if (observation.kind !== 'terminal') return calm
      return { ...calm, phase: queueing ? 'submitting' : 'concluded' }
    }
    case 'recovered':
    case 'unknown-answer':
      return state
    case 'looked-up':
      return state
    case 'judged': {
      const isArriving = 'report' in event.result && event.result.arrival !== undefined
      const phase = isArriving ? 'arriving' : state.phase
      return { ...state, phase, verdict: event.result, lookedUp: event.lookedUp }
    }
    case 'ended': {
      const phase = state.phase === 'arriving' ? 'concluded' : state.phase
      return { ...state, phase, verdict: event.result, lookedUp: undefined }
    }
    default:
      return event satisfies never
  }
}

const kindOfRetry = ({ what, mayHaveStarted }: RetryEvent): Outage['kind'] => {
  if (what === 'token') return 'no-token'
  return mayHaveStarted ? 'answer-lost' : 'no-answer'
}

const outageAfter = (before: Outage | undefined, kind: Outage['kind'], nowMs?: number): Outage => ({
  kind,
  sinceMs: before?.sinceMs ?? nowMs,
  failures: (before?.failures ?? 0) + 1,
})
