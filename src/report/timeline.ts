import type { Clock } from '../ingestion/ports.js'
import { type Bar, describeBar, type Label, lengthOf, mergeFlapping, mergeShortest } from './bars.js'
import type { MappingState, MappingStates, Outage, Phase, StepEvent } from './progress.js'

interface Lane {
  bars: readonly Bar[]
  current: { readonly label: Label; readonly startMs: number } | undefined
}

const PHASES: Readonly<Record<Phase, Label | undefined>> = {
  idle: undefined,
  'signing-in': { kind: 'passing', words: 'signing in', style: 'done' },
  submitting: { kind: 'passing', words: 'submitting', style: 'done' },
  queueing: { kind: 'event', words: 'waiting for another request', style: 'done' },
  following: { kind: 'usual', words: 'ingesting', style: 'plain' },
  resubmitting: { kind: 'event', words: 'submitting again', style: 'done' },
  concluded: undefined,
  arriving: { kind: 'usual', words: 'looking up the dataset', style: 'done' },
}

const TRYING_AGAIN: Label = { kind: 'event', words: 'trying again', style: 'crit' }

const OUTAGES: Readonly<Record<Outage['kind'], Label>> = {
  'no-token': TRYING_AGAIN,
  'no-answer': TRYING_AGAIN,
  'answer-lost': { kind: 'event', words: 'answer lost, asking again', style: 'crit' },
  'no-contact': { kind: 'event', words: 'no contact', style: 'crit' },
}

/** A thinner bar, as a share of the whole chart, cannot be seen. */
const THINNEST = 1 / 300

/** Mermaid's own limit is 50,000 characters, and a chart that long is unreadable. */
const LONGEST_CHART = 20_000
/** The number of bars in a lane; uses the first that fits into the chart. */
const BARS = [40, 20, 12, 8, 5, 3, 2, 1] as const
/** The most bars stored for a lane, however often it changes. */
const MOST_REMEMBERED = 400

export type Timeline = ReturnType<typeof createTimeline>

/** Draws the progress of every mapping as a Mermaid chart with a lane for each. */
export function createTimeline({ clock, date }: { readonly clock: Clock; readonly date: () => Date }) {
  const lanes = new Map<string, Lane>()

  const follow = (mappingId: string, state: MappingState) => {
    if (state.phase === 'idle' && !lanes.has(mappingId)) return
    const lane = lanes.get(mappingId) ?? { bars: [], current: undefined }
    lanes.set(mappingId, lane)
    const label = labelOf(state)
    if (label === lane.current?.label) return
    const nowMs = clock.now()
    const bars = barsUntil(nowMs, lane)
    lane.bars = bars.length > MOST_REMEMBERED ? mergeShortest(bars, MOST_REMEMBERED / 2) : bars
    lane.current = label && { label, startMs: nowMs }
  }

  /** From the monotonic clock. The wall clock, which may jump, only anchors it to the present. */
  const instant = (ms: number, nowMs: number) =>
    new Date(Math.round(date().getTime() - (nowMs - ms))).toISOString().replace('T', ' ').replace('Z', '')

  const draw = (bar: Bar, nowMs: number) => {
    const { words, style } = describeBar(bar)
    const start = instant(bar.startMs, nowMs)
    const end = instant(Math.max(bar.endMs, bar.startMs + 1), nowMs)
    return `${words} :${style === 'plain' ? '' : `${style}, `}${start}, ${end}`
  }

  return {
    on(step: StepEvent, states: MappingStates) {
      if (step.of === 'exchange') return
      for (const [mappingId, state] of states) follow(mappingId, state)
    },

    /** With lanes in the order of the table's rows; `undefined` if it would add nothing to the table. */
    render(mappingIds: readonly string[], titles: readonly (string | undefined)[] = []): string | undefined {
      const nowMs = clock.now()
      const rows = mappingIds.map((mappingId) => barsUntil(nowMs, lanes.get(mappingId)))
      const bars = rows.flat()
      const labels = bars.flatMap(({ shares }) => [...shares.keys()])
      if (bars.length === 0 || (rows.length === 1 && !labels.some(({ kind }) => kind === 'event'))) {
        return undefined
      }
      const longestMs = nowMs - Math.min(...bars.map(({ startMs }) => startMs))
      const thinnestMs = longestMs * THINNEST
      const drawn = rows.map((lane) => mergeFlapping(worthDrawing(lane, thinnestMs), thinnestMs))
      const titleOf = (index: number) =>
        rows.length === 1 ? 'Ingestion' : (titles[index] ?? `Row ${index + 1}`)
      for (const most of BARS) {
        const sections = drawn.flatMap((lane, index) =>
          lane.length === 0
            ? []
            : [`section ${titleOf(index)}`, ...mergeShortest(lane, most).map((bar) => draw(bar, nowMs))],
        )
        const chart = [
          'gantt',
          'title Times in UTC',
          // The marker uses the time zone of the reader's browser, so it would be in the wrong place.
          'todayMarker off',
          'dateFormat YYYY-MM-DD HH:mm:ss.SSS',
          `axisFormat ${longestMs < 600_000 ? '%H:%M:%S' : '%H:%M'}`,
          ...sections,
        ].join('\n    ')
        if (chart.length <= LONGEST_CHART) return chart
      }
      return undefined
    },
  }
}

function labelOf({ phase, outage, verdict }: MappingState): Label | undefined {
  if (verdict !== undefined) return phase === 'arriving' ? PHASES.arriving : undefined
  return outage === undefined ? PHASES[phase] : OUTAGES[outage.kind]
}

function barsUntil(nowMs: number, lane: Lane | undefined): readonly Bar[] {
  if (lane?.current === undefined) return lane?.bars ?? []
  const { label, startMs } = lane.current
  return [...lane.bars, { startMs, endMs: nowMs, shares: new Map([[label, nowMs - startMs]]) }]
}

/** Always keeps the last bar, which shows where the mapping ended. */
const worthDrawing = (bars: readonly Bar[], thinnestMs: number): readonly Bar[] =>
  bars.filter(
    (bar, index) =>
      index === bars.length - 1 ||
      lengthOf(bar) >= thinnestMs ||
      [...bar.shares.keys()].some(({ kind }) => kind !== 'passing'),
  )
