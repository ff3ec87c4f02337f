import type { Clock, IngestionEvent, IngestionObserver, RetryEvent } from '../../../src/ingestion/ports.js'
import { initialState, type MappingState, reduce, type StepObserver } from '../../../src/report/progress.js'

/** Feeds an observer as the step does: an event changes the state of its mapping, then it is passed on. */
export class Feed implements IngestionObserver {
  readonly #observer: StepObserver
  readonly #clock: Pick<Clock, 'now'>
  readonly #states: Map<string, MappingState>

  constructor(observer: StepObserver, clock: Pick<Clock, 'now'>, mappingIds: readonly string[]) {
    this.#observer = observer
    this.#clock = clock
    this.#states = new Map(mappingIds.map((mappingId) => [mappingId, initialState(undefined)]))
  }

  on(mappingId: string, event: IngestionEvent): void {
    const state = this.#states.get(mappingId)
    if (state === undefined) return
    this.#states.set(mappingId, reduce(state, event, this.#clock.now()))
    this.#observer.on({ of: 'mapping', mappingId, event }, this.#states)
  }

  /** There is one token for all mappings. */
  onTokenRetry(event: RetryEvent): void {
    for (const [mappingId, state] of this.#states) {
      this.#states.set(mappingId, reduce(state, event, this.#clock.now()))
    }
    this.#observer.on({ of: 'token', event }, this.#states)
  }
}
