import type { Clock, IngestionEvent, IngestionObserver } from '../ingestion/ports.js'
import { humanTime } from './human.js'
import { describeRetry, MappingLog } from './mapping-log.js'
import type { Toolkit } from './toolkit.js'

interface LogOptions {
  readonly toolkit: Pick<Toolkit, 'info' | 'warnOnce' | 'debug'>
  readonly clock: Clock
  /** The wall clock, for people only. */
  readonly date: () => Date
}

/** Tells what happens: what concerns all mappings once, the rest for each mapping by itself. */
export class Log implements IngestionObserver {
  readonly #options: LogOptions
  readonly #logs: ReadonlyMap<string, MappingLog>
  #signedIn = false
  #ended = 0

  constructor(mappingIds: readonly string[], options: LogOptions) {
    this.#options = options
    this.#logs = new Map(
      mappingIds.map((mappingId) => [
        mappingId,
        new MappingLog(mappingId, { ...options, tell: (line) => this.#tell(`${mappingId}: ${line}`) }),
      ]),
    )
  }

  on(mappingId: string, event: IngestionEvent): void {
    const isAlone = this.#logs.size === 1
    switch (event.kind) {
      case 'authenticated':
        if (!this.#signedIn)
          this.#tell(isAlone ? `${mappingId}: authenticated.` : 'authenticated, for all mappings.')
        this.#signedIn = true
        return
      case 'ended':
        this.#ended += 1
        if (!isAlone) {
          const count = `${this.#ended} of ${this.#logs.size}`
          this.#logs.get(mappingId)?.tell(`ended as ${event.result.outcome} (${count}).`)
        }
        return
      default:
        this.#logs.get(mappingId)?.on(event)
    }
  }

  /** There is one token for all mappings. */
  onTokenRetry(event: Extract<IngestionEvent, { kind: 'retrying' }>): void {
    const [alone, ...others] = this.#logs.keys()
    this.#tell(`${others.length === 0 ? `${alone}: ` : ''}${describeRetry(event)}`)
  }

  /** The lines about one mapping, which stand among those of others in the log. */
  linesOf(mappingId: string): readonly string[] {
    return this.#logs.get(mappingId)?.lines ?? []
  }

  #tell(message: string): void {
    this.#options.toolkit.info(`${humanTime(this.#options.date())}  ${message}`)
  }
}
