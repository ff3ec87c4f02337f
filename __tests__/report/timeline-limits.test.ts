import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { ActionError } from '../../src/errors.js'
import type { Observation } from '../../src/ingestion/observation.js'
import type { IngestionEvent } from '../../src/ingestion/ports.js'
import { createTimeline } from '../../src/report/timeline.js'
import { text } from '../../src/text.js'
import { runs } from '../support/runs.js'
import { Feed } from './support/feed.js'
import { resultOf } from './support/results.js'

const LONGEST_CHART = 20_000
const MOST_BARS = 40
const START = Date.parse('2026-11-23T14:02:11.000Z')

const fault = new ActionError('no-answer', text`x`)
const checked = (observation: Observation, queueing = false): IngestionEvent => ({
  kind: 'checked',
  requestId: '3520',
  queueing,
  observation,
  ageMs: 0,
})
const report = { requestId: '3520', status: 'In Progress', info: '' } as const
const CONTACT = checked({ kind: 'running', report })
const NO_CONTACT = checked({ kind: 'failed', fault })
const EVENTS: readonly IngestionEvent[] = [
  { kind: 'authenticated' },
  { kind: 'submitted', requestId: '3520', info: '' },
  { kind: 'queued', runningRequestId: '3519', maybeOurs: false },
  { kind: 'retrying', what: 'request', fault, waitMs: 1, mayHaveStarted: true },
  { kind: 'retrying', what: 'token', fault, waitMs: 1, mayHaveStarted: false },
  { kind: 'resubmitting', abortedRequestId: '3520', attempt: 2 },
  { kind: 'judged', result: resultOf('A', 'cancelled', { attempts: 0 }) },
  CONTACT,
  NO_CONTACT,
]

interface Happening {
  readonly afterMs: number
  /** Of which mapping; modulo their number. */
  readonly whose: number
  readonly event: IngestionEvent
}

/** Plays it, and draws it. */
function draw(mappings: number, happenings: Iterable<Happening>): string {
  let nowMs = 0
  const clock = { now: () => nowMs, sleep: async () => {} }
  const timeline = createTimeline({ clock, date: () => new Date(START + nowMs) })
  const mappingIds = Array.from({ length: mappings }, (_, index) => `M${index}`)
  const feed = new Feed(timeline, clock, mappingIds)
  for (const mappingId of mappingIds) feed.on(mappingId, { kind: 'started' })
  for (const { afterMs, whose, event } of happenings) {
    nowMs += afterMs
    feed.on(`M${whose % mappings}`, event)
  }
  return timeline.render(mappingIds) ?? ''
}

/** Contact comes and goes for all of them, as often as that. */
function* flapping(mappings: number, everyMs: number, times: number): Generator<Happening> {
  for (let time = 0; time < times; time += 1) {
    for (let whose = 0; whose < mappings; whose += 1) {
      yield { afterMs: whose === 0 ? everyMs : 0, whose, event: time % 2 === 0 ? NO_CONTACT : CONTACT }
    }
  }
}

const at = (instant: string) => Date.parse(`${instant.replace(' ', 'T')}Z`)

interface Bar {
  readonly words: string | undefined
  readonly style: string | undefined
  readonly from: number
  readonly until: number
}

/** The bars of each lane. */
function lanesOf(chart: string): readonly (readonly Bar[])[] {
  return chart
    .split('    section ')
    .slice(1)
    .map((section) =>
      [...section.matchAll(/^ {4}(.*) :(?:(\w+), )?(\S+ \S+), (\S+ \S+)$/gm)].map(
        ([, words, style, from = '', until = '']) => ({ words, style, from: at(from), until: at(until) }),
      ),
    )
}

test('whatever happens: the chart keeps its size, each lane its bars, and time its order', () => {
  const happening = fc.record({
    afterMs: fc.oneof(fc.nat(50), fc.nat(5_000), fc.nat(3_600_000)),
    whose: fc.nat(),
    event: fc.constantFrom(...EVENTS),
  })
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.array(happening, { maxLength: 600, size: 'max' }),
      (mappings, happenings) => {
        const chart = draw(mappings, happenings)
        expect(chart.length).toBeLessThanOrEqual(LONGEST_CHART)
        const endMs = START + happenings.reduce((sum, { afterMs }) => sum + afterMs, 0)
        const lanes = lanesOf(chart)
        expect(lanes.filter(({ length }) => length === 0 || length > MOST_BARS)).toEqual([])
        // A bar without a length is drawn a millisecond long.
        const isInOrder = ({ from, until }: Bar, index: number, lane: readonly Bar[]) =>
          from >= (lane[index - 1]?.until ?? START) - 1 && until > from && until <= endMs + 1
        expect(lanes.filter((lane) => !lane.every(isInOrder))).toEqual([])
      },
    ),
    runs(15, 2_000),
  )
})

describe('contact that comes and goes', () => {
  test('every second for 3.4 hours: one bar', () => {
    const [lane = []] = lanesOf(draw(1, flapping(1, 1_000, 12_240)))
    expect(lane.map(({ words, style }) => [words, style])).toEqual([
      ['no contact, signing in at times', 'crit'],
    ])
  })

  test('for a while at the end of a long wait: the wait stays apart', () => {
    const wait: Happening[] = [
      { afterMs: 0, whose: 0, event: { kind: 'authenticated' } },
      { afterMs: 0, whose: 0, event: { kind: 'submitted', requestId: '3520', info: '' } },
      { afterMs: 3_600_000, whose: 0, event: CONTACT },
    ]
    const [lane = []] = lanesOf(draw(1, [...wait, ...flapping(1, 1_000, 301)]))
    expect(lane.map(({ words }) => words)).toEqual(['ingesting', 'no contact, ingesting at times'])
    expect(lane[1]).toMatchObject({ style: 'crit', until: START + 3_600_000 + 301_000 })
  })

  test('rarely, but often in all: few bars, none said twice in a row', () => {
    const rare = Array.from(
      { length: 160 },
      (_, index): Happening => ({
        afterMs: index % 2 === 0 ? 150_000 : 5_000,
        whose: 0,
        event: index % 2 === 0 ? NO_CONTACT : CONTACT,
      }),
    )
    const start: Happening = {
      afterMs: 1_000,
      whose: 0,
      event: { kind: 'submitted', requestId: '1', info: '' },
    }
    const [lane = []] = lanesOf(draw(1, [start, ...rare]))
    expect(lane.length).toBeLessThanOrEqual(MOST_BARS)
    expect(lane.map(({ words }) => words)).toContain('ingesting, no contact at times')
    for (const [index, { words }] of lane.entries()) expect(words).not.toBe(lane[index + 1]?.words)
  })

  test('of fifty mappings, every ten seconds for an hour: a lane each', () => {
    const chart = draw(50, flapping(50, 10_000, 360))
    expect(lanesOf(chart)).toHaveLength(50)
    expect(chart.length).toBeLessThanOrEqual(LONGEST_CHART)
  })

  test('for days: what is remembered stays small', () => {
    const days = draw(1, flapping(1, 60_000, 10_000))
    expect(lanesOf(days)[0]?.length).toBeLessThanOrEqual(MOST_BARS)
  })
})
