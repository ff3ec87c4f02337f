import type { TracedExchange } from '../http/trace.js'
import type { FailedBatch } from '../ingestion/batch.js'
import type { IngestionEvent, RetryEvent } from '../ingestion/ports.js'
import type { IngestionResult } from '../ingestion/result.js'

export type StepEvent =
  | { readonly of: 'mapping'; readonly mappingId: string; readonly event: IngestionEvent }
  /** All mappings share one token, so all that are in progress wait for it. */
  | { readonly of: 'token'; readonly event: RetryEvent }
  | { readonly of: 'exchange'; readonly exchange: TracedExchange }

export interface StepObserver {
  /** @param states of all mappings, after the event */
  on(event: StepEvent, states: MappingStates): void
}

export type MappingStates = ReadonlyMap<string, MappingState>

export type Phase =
  | 'idle'
  | 'signing-in'
  | 'submitting'
  | 'queueing'
  | 'following'
  | 'resubmitting'
  /** Adobe has reported a final status. */
  | 'concluded'
  /** The dataset is being looked up; with a gate, the verdict depends on it. */
  | 'arriving'

/** Failures in a row: their kind, when they began, how many. */
export interface Outage {
  readonly kind: 'no-token' | 'no-answer' | 'answer-lost' | 'no-contact'
  /** When status checks began to fail; `undefined` if none has. */
  readonly sinceMs: number | undefined
  readonly failures: number
}

export interface MappingState {
  readonly phase: Phase
  readonly requestId: string | undefined
  readonly origin: 'submitted' | 'attached' | 'resumed' | undefined
  readonly attempt: number
  readonly outage: Outage | undefined
  /** Holds even if the step ends now. During the look-up of the dataset, it claims no more than is known. */
  readonly verdict: IngestionResult | undefined
  readonly lookedUp: FailedBatch | undefined
}

/** @param requestId a request of an earlier run, known from the start */
export const initialState = (requestId: string | undefined): MappingState => ({
  phase: 'idle',
  requestId,
  origin: requestId === undefined ? undefined : 'resumed',
  attempt: 1,
  outage: undefined,
  verdict: undefined,
  lookedUp: undefined,
})

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
    case 'retrying': {
      const { what, mayHaveStarted } = event
      const kind = what === 'token' ? 'no-token' : mayHaveStarted ? 'answer-lost' : 'no-answer'
      return { ...state, outage: outageAfter(state.outage, kind) }
    }
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
  }
}

const outageAfter = (before: Outage | undefined, kind: Outage['kind'], nowMs?: number): Outage => ({
  kind,
  sinceMs: before?.sinceMs ?? nowMs,
  failures: (before?.failures ?? 0) + 1,
})
