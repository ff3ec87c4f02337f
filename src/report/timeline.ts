import type { Clock } from '../ingestion/ports.js'
import type { MappingState, MappingStates, Outage, Phase, StepEvent, StepObserver } from './progress.js'

/**
 * How Mermaid paints a bar. Not `active`: in the dark theme it writes a name that does not fit into its bar in black on black.
 */
type Style = 'done' | 'plain' | 'crit'

/** What a bar says, in our words: nothing that a server or a person wrote goes into the picture. */
interface Label {
  readonly words: string
  readonly style: Style
  /** A table does not show it: a queue, a retry, an outage, a fresh request. */
  readonly isEventful: boolean
}

/** A stretch of a mapping's time. */
interface Span {
  readonly label: Label
  readonly startMs: number
  endMs?: number
}

const usual = (words: string, style: Style = 'done'): Label => ({ words, style, isEventful: false })
const event = (words: string, style: Style = 'done'): Label => ({ words, style, isEventful: true })

const PHASES: Readonly<Record<Phase, Label | undefined>> = {
  idle: undefined,
  'signing-in': usual('signing in'),
  submitting: usual('submitting'),
  queueing: event('waiting for another request'),
  following: usual('ingesting', 'plain'),
  resubmitting: event('submitting again'),
  concluded: undefined,
  arriving: usual('looking up the dataset'),
}

const TRYING_AGAIN = event('trying again', 'crit')

const OUTAGES: Readonly<Record<Outage['kind'], Label>> = {
  'no-token': TRYING_AGAIN,
  'no-answer': TRYING_AGAIN,
  'answer-lost': event('answer lost, asking again', 'crit'),
  'no-contact': event('no contact', 'crit'),
}

/** Steps that always come, and as a rule pass in a moment. */
const PASSING: ReadonlySet<Label | undefined> = new Set([PHASES['signing-in'], PHASES.submitting])
/** A thinner bar, as a share of the whole picture, cannot be seen. */
const THINNEST = 1 / 300

interface TimelineOptions {
  readonly clock: Clock
  /** The wall clock. */
  readonly date: () => Date
}

/** Remembers what every mapping went through, and draws it as a Mermaid chart: one lane for each. */
export class Timeline implements StepObserver {
  readonly #options: TimelineOptions
  readonly #lanes = new Map<string, Span[]>()

  constructor(options: TimelineOptions) {
    this.#options = options
  }

  on(step: StepEvent, states: MappingStates): void {
    if (step.of === 'mapping') this.#follow(step.mappingId, states.get(step.mappingId))
    if (step.of === 'token') for (const [mappingId, state] of states) this.#follow(mappingId, state)
  }

  /** The chart, with lanes in the order of the rows of the table above it; nothing when that table says it all. */
  render(mappingIds: readonly string[]): string | undefined {
    const rows = mappingIds.map((mappingId) => this.#lanes.get(mappingId))
    const spans = rows.flatMap((lane) => lane ?? [])
    if (spans.length === 0 || (rows.length === 1 && !spans.some(({ label }) => label.isEventful))) {
      return undefined
    }
    const nowMs = this.#options.clock.now()
    const longestMs = Math.max(0, ...spans.map(({ startMs }) => nowMs - startMs))
    const sections = rows.flatMap((lane, index) =>
      lane === undefined
        ? []
        : [
            `    section ${rows.length === 1 ? 'Ingestion' : `Row ${index + 1}`}`,
            ...worthDrawing(lane, longestMs * THINNEST).map((span) => `    ${this.#bar(span, nowMs)}`),
          ],
    )
    return [
      'gantt',
      '    title Times in UTC',
      // The marker would be where the reader's own clock shows this time, in another zone.
      '    todayMarker off',
      '    dateFormat YYYY-MM-DD HH:mm:ss.SSS',
      `    axisFormat ${longestMs < 600_000 ? '%H:%M:%S' : '%H:%M'}`,
      ...sections,
    ].join('\n')
  }

  /** Begins a bar when what there is to say has changed. */
  #follow(mappingId: string, state: MappingState | undefined): void {
    if (state === undefined || (state.phase === 'idle' && !this.#lanes.has(mappingId))) return
    const lane = this.#lanes.get(mappingId) ?? []
    this.#lanes.set(mappingId, lane)
    const now = this.#options.clock.now()
    const last = lane.at(-1)
    const label = labelOf(state)
    if (last !== undefined && last.label === label && last.endMs === undefined) return
    if (last !== undefined) last.endMs ??= now
    if (label !== undefined) lane.push({ label, startMs: now })
  }

  #bar({ label: { words, style }, startMs, endMs }: Span, nowMs: number): string {
    const [start, end] = [startMs, Math.max(endMs ?? nowMs, startMs + 1)].map((ms) =>
      this.#instant(ms, nowMs),
    )
    return `${words} :${style === 'plain' ? '' : `${style}, `}${start}, ${end}`
  }

  /** Durations come from the monotonic clock; the wall clock, which may jump, only says where now is. */
  #instant(ms: number, nowMs: number): string {
    const instant = new Date(Math.round(this.#options.date().getTime() - (nowMs - ms)))
    return instant.toISOString().replace('T', ' ').replace('Z', '')
  }
}

function labelOf({ phase, outage, verdict }: MappingState): Label | undefined {
  if (verdict !== undefined) return phase === 'arriving' ? PHASES.arriving : undefined
  return outage === undefined ? PHASES[phase] : OUTAGES[outage.kind]
}

/** The last one stays in any case: it is where the mapping ended. */
const worthDrawing = (spans: readonly Span[], thinnestMs: number): readonly Span[] =>
  spans.filter(
    (span, index) =>
      index === spans.length - 1 ||
      !PASSING.has(span.label) ||
      (span.endMs ?? span.startMs) - span.startMs >= thinnestMs,
  )
