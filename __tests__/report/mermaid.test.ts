import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { loadMermaidParser } from '../../scripts/pictures/mermaid-parser.mjs'
import { createTimeline } from '../../src/report/timeline.js'
import { FakeClock } from '../fakes/clock.js'
import { GOLDENS, WITH_A_PICTURE } from './support/all-goldens.js'
import { Feed } from './support/feed.js'
import { fencesOf } from './support/gfm.js'
import { renderGolden } from './support/play-golden.js'
import { SEVERAL_GOLDENS } from './support/several-goldens.js'

let mermaid: Awaited<ReturnType<typeof loadMermaidParser>>
const diagrams = new Map<string, string>()
beforeAll(async () => {
  mermaid = await loadMermaidParser()
  for (const golden of GOLDENS) {
    for (const diagram of fencesOf(await renderGolden(golden), 'mermaid')) diagrams.set(golden.name, diagram)
  }
})
afterAll(() => mermaid.close())

describe('Mermaid', () => {
  test.each(WITH_A_PICTURE)('reads the timeline of %s', async (name) => {
    expect(await mermaid.parse(diagrams.get(name) ?? '')).toMatchObject({ diagramType: 'gantt' })
  })

  test('reads the timeline of several mappings', async () => {
    const [diagram = ''] = fencesOf(await SEVERAL_GOLDENS[0].render(), 'mermaid')
    expect(await mermaid.parse(diagram)).toMatchObject({ diagramType: 'gantt' })
  })

  test('reads the longest there is', async () => {
    const clock = new FakeClock()
    const timeline = createTimeline({ clock, date: () => new Date(clock.now()) })
    const mappingIds = Array.from({ length: 50 }, (_, index) => `M${index}`)
    const feed = new Feed(timeline, clock, mappingIds)
    const events = [
      { kind: 'started' },
      { kind: 'authenticated' },
      { kind: 'queued', runningRequestId: '3519', maybeOurs: false },
      { kind: 'submitted', requestId: '3520', info: '' },
    ] as const
    for (const event of events) {
      for (const mappingId of mappingIds) feed.on(mappingId, event)
      await clock.sleep(60_000, new AbortController().signal)
    }
    const chart = timeline.render(mappingIds) ?? ''
    expect(chart.length).toBeGreaterThan(15_000)
    expect(chart.length).toBeLessThanOrEqual(20_000)
    expect(await mermaid.parse(chart)).toMatchObject({ diagramType: 'gantt' })
  })

  test('reads several lanes', async () => {
    const clock = new FakeClock()
    const timeline = createTimeline({ clock, date: () => new Date(0) })
    const mappingIds = ['A', 'B', 'C']
    const feed = new Feed(timeline, clock, mappingIds)
    for (const mappingId of mappingIds) feed.on(mappingId, { kind: 'started' })
    expect(await mermaid.parse(timeline.render(mappingIds) ?? '')).toMatchObject({ diagramType: 'gantt' })
  })

  test.each(['gantt\n  section A\n  bar :done, 2026-11-23, \n  ::: broken', 'gant\n  title x', ''])(
    'refuses %j',
    async (broken) => {
      await expect(mermaid.parse(broken)).rejects.toThrow()
    },
  )
})
