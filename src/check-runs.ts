import type { Outcome } from './ingestion/outcome.js'
import type { IngestionEvent, IngestionObserver } from './ingestion/ports.js'
import { Publisher, type PublisherOptions } from './publish.js'

/** The check runs of a step: one for each mapping, from its start to its own end. */
export class CheckRuns implements IngestionObserver {
  readonly #start: (mappingId: string) => Publisher
  readonly #open = new Map<string, Publisher>()
  readonly #completing = new Map<Publisher, Promise<void>>()

  constructor(org: string, token: string, options: PublisherOptions) {
    this.#start = (mappingId) => new Publisher({ org, mappingId, token }, options)
  }

  start(mappingId: string): void {
    if (!this.#open.has(mappingId)) {
      this.#open.set(mappingId, this.#start(mappingId))
    }
  }

  on(mappingId: string, event: IngestionEvent): void {
    if (event.kind === 'started') this.start(mappingId)
    this.#open.get(mappingId)?.on(event)
  }

  /** Tells a verdict, beside whatever else goes on; what was not started, or is told already, stays as it is. */
  complete(mappingId: string, outcome: Outcome, summary: () => string, limitMs: number): void {
    const publisher = this.#open.get(mappingId)
    if (publisher !== undefined && !this.#completing.has(publisher)) {
      this.#completing.set(publisher, publisher.complete(outcome, summary(), limitMs))
    }
  }

  /** The step is to end: what is being told has less time from now on. */
  hurry(): void {
    for (const publisher of this.#completing.keys()) publisher.hurry()
  }

  async settled(): Promise<void> {
    await Promise.all(this.#completing.values())
  }
}
