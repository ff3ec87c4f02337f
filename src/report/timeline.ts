import type { Clock, IngestionEvent, IngestionObserver } from '../ingestion/ports.js'

/**
 * How Mermaid paints a bar. Not `active`: in the dark theme it writes a name that does not fit into its bar in black on black.
 */
type Look = 'done' | 'plain' | 'crit'

/** A stretch of a mapping's time, in our words: nothing that a server or a person wrote goes into the picture. */
interface Span {
  readonly what: string
  readonly look: Look
  readonly startMs: number
  endMs?: number
}

interface Lane {
  readonly spans: Span[]
  /** Something happened that a table does not show: a queue, a retry, an outage, a fresh request. */
  eventful: boolean
  /** A request of an earlier run is followed: nothing is submitted after signing in. */
  resumed: boolean
}

/** Steps that always come, and as a rule pass in a moment. */
const PASSING: ReadonlySet<string> = new Set(['signing in', 'submitting'])
/** A thinner bar, as a share of the whole picture, cannot be seen. */
const THINNEST = 1 / 300

interface TimelineOptions {
  readonly clock: Clock
  /** The wall clock. */
  readonly date: () => Date
}

/** Remembers what every mapping went through, and draws it as a Mermaid chart: one lane for each. */
export class Timeline implements IngestionObserver {
  readonly #options: TimelineOptions
  readonly #lanes = new Map<string, Lane>()

  constructor(options: TimelineOptions) {
    this.#options = options
  }

  on(mappingId: string, event: IngestionEvent): void {
    switch (event.kind) {
      case 'started':
        this.#lanes.set(mappingId, { spans: [], eventful: false, resumed: false })
        this.#begin(mappingId, 'signing in', 'done')
        break
      case 'ended':
        this.#end(mappingId)
        break
      case 'authenticated':
        if (this.#lanes.get(mappingId)?.resumed) this.#begin(mappingId, 'ingesting', 'plain')
        else this.#begin(mappingId, 'submitting', 'done')
        break
      case 'resumed':
        this.#resume(mappingId)
        break
      case 'retrying':
        this.#trouble(mappingId, event.mayHaveStarted ? 'answer lost, asking again' : 'trying again')
        break
      case 'queued':
        this.#notable(mappingId, 'waiting for another request', 'done')
        break
      case 'resubmitting':
        this.#notable(mappingId, 'submitting again', 'done')
        break
      case 'submitted':
      case 'attached':
        this.#begin(mappingId, 'ingesting', 'plain')
        break
      case 'looked':
        this.#looked(mappingId, event)
        break
      case 'recovered':
        break
      default:
        event satisfies never
    }
  }

  /** The chart, with lanes in the order of the rows of the table above it; nothing when that table says it all. */
  render(mappingIds: readonly string[]): string | undefined {
    const rows = mappingIds.map((mappingId) => this.#lanes.get(mappingId))
    const lanes = rows.filter((lane) => lane !== undefined)
    if (lanes.length === 0 || (rows.length === 1 && !lanes.some(({ eventful }) => eventful))) {
      return undefined
    }
    const nowMs = this.#options.clock.now()
    const longestMs = Math.max(
      0,
      ...lanes.flatMap(({ spans }) => spans.map(({ startMs }) => nowMs - startMs)),
    )
    const sections = rows.flatMap((lane, index) =>
      lane === undefined
        ? []
        : [
            `    section ${rows.length === 1 ? 'Ingestion' : `Row ${index + 1}`}`,
            ...worthDrawing(lane.spans, longestMs * THINNEST).map((span) => `    ${this.#bar(span, nowMs)}`),
          ],
    )
    return [
      'gantt',
      '    title Times in UTC',
      // The marker would stand where the reader's own clock shows this time, in another zone.
      '    todayMarker off',
      '    dateFormat YYYY-MM-DD HH:mm:ss.SSS',
      `    axisFormat ${longestMs < 600_000 ? '%H:%M:%S' : '%H:%M'}`,
      ...sections,
    ].join('\n')
  }

  #bar({ what, look, startMs, endMs }: Span, nowMs: number): string {
    const [start, end] = [startMs, Math.max(endMs ?? nowMs, startMs + 1)].map((ms) =>
      this.#instant(ms, nowMs),
    )
    return `${what} :${look === 'plain' ? '' : `${look}, `}${start}, ${end}`
  }

  #looked(mappingId: string, { news, queueing }: Extract<IngestionEvent, { kind: 'looked' }>): void {
    if (news.kind === 'failed') {
      this.#trouble(mappingId, 'no contact')
    } else if (news.kind === 'terminal') {
      this.#end(mappingId)
      if (queueing) this.#begin(mappingId, 'submitting', 'done')
    } else if (this.#last(mappingId)?.look === 'crit') {
      this.#begin(
        mappingId,
        queueing ? 'waiting for another request' : 'ingesting',
        queueing ? 'done' : 'plain',
      )
    }
  }

  #resume(mappingId: string): void {
    const lane = this.#lanes.get(mappingId)
    if (lane !== undefined) lane.resumed = true
  }

  #trouble(mappingId: string, what: string): void {
    if (this.#last(mappingId)?.what !== what) this.#notable(mappingId, what, 'crit')
  }

  #notable(mappingId: string, what: string, look: Look): void {
    const lane = this.#lanes.get(mappingId)
    if (lane !== undefined) lane.eventful = true
    this.#begin(mappingId, what, look)
  }

  #begin(mappingId: string, what: string, look: Look): void {
    this.#end(mappingId)
    this.#lanes.get(mappingId)?.spans.push({ what, look, startMs: this.#options.clock.now() })
  }

  #end(mappingId: string): void {
    const last = this.#last(mappingId)
    if (last !== undefined) last.endMs ??= this.#options.clock.now()
  }

  #last(mappingId: string): Span | undefined {
    return this.#lanes.get(mappingId)?.spans.at(-1)
  }

  /** Durations come from the monotonic clock; the wall clock, which may jump, only says where now is. */
  #instant(ms: number, nowMs: number): string {
    const instant = new Date(Math.round(this.#options.date().getTime() - (nowMs - ms)))
    return instant.toISOString().replace('T', ' ').replace('Z', '')
  }
}

/** The last one stays in any case: it is where the mapping ended. */
const worthDrawing = (spans: readonly Span[], thinnestMs: number): readonly Span[] =>
  spans.filter(
    (span, index) =>
      index === spans.length - 1 ||
      !PASSING.has(span.what) ||
      (span.endMs ?? span.startMs) - span.startMs >= thinnestMs,
  )
