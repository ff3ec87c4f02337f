import { describe, expect, test } from '@jest/globals'
import { ActionError } from '../../src/errors.js'
import type { Observation } from '../../src/ingestion/observation.js'
import type { IngestionEvent } from '../../src/ingestion/ports.js'
import { createTimeline } from '../../src/report/timeline.js'
import { text } from '../../src/text.js'
import { FakeClock } from '../fakes/clock.js'
import { arrival } from './support/arrivals.js'
import { Feed } from './support/feed.js'
import { resultOf } from './support/results.js'

const START = Date.parse('2026-11-23T14:02:11.000Z')
const RUNNING: Observation = {
  kind: 'running',
  report: { requestId: '3520', status: 'In Progress', info: '' },
}
const FAILED = {
  kind: 'failed',
  fault: new ActionError('server-error', text`<b>::error::</b>`),
} as const satisfies Observation
const SUCCESS: Observation = { kind: 'terminal', report: { requestId: '3520', status: 'Success', info: '' } }

function startTimeline(mappingIds: readonly string[] = ['XDM44']) {
  const clock = new FakeClock()
  const timeline = createTimeline({ clock, date: () => new Date(START + clock.now()) })
  const feed = new Feed(timeline, clock, mappingIds)
  for (const mappingId of mappingIds) feed.on(mappingId, { kind: 'started' })
  const render = () => timeline.render(mappingIds)
  const on = async (event: IngestionEvent, mappingId = 'XDM44', afterMs = 1_000) => {
    await clock.sleep(afterMs, new AbortController().signal)
    feed.on(mappingId, event)
  }
  const check = (observation: Observation, queueing = false) =>
    on({ kind: 'checked', requestId: '3520', queueing, observation, ageMs: 0 })
  /** The bars of the chart: what, how and how long in seconds. */
  const bars = () =>
    (render() ?? '').split('\n').flatMap((line) => {
      const [, what, style = 'plain', start = '', end = ''] =
        /^ {4}(.*) :(?:(\w+), )?(\S+ \S+), (\S+ \S+)$/.exec(line) ?? []
      const seconds =
        (Date.parse(`${end.replace(' ', 'T')}Z`) - Date.parse(`${start.replace(' ', 'T')}Z`)) / 1000
      return what === undefined ? [] : [`${what} ${style} ${seconds}`]
    })
  return { clock, timeline, feed, render, on, check, bars }
}

test('a run in which nothing happened needs no picture', async () => {
  const { render, on, check } = startTimeline()
  await on({ kind: 'authenticated' })
  await on({ kind: 'submitted', requestId: '3520', info: '' })
  await check(RUNNING)
  await check(SUCCESS)
  expect(render()).toBeUndefined()
})

test('queue, lost answer, outage, fresh request: a bar for each, without gaps', async () => {
  const { on, check, bars } = startTimeline()
  const fault = new ActionError('no-answer', text`x`)
  await on({ kind: 'authenticated' })
  await on({ kind: 'retrying', what: 'request', fault, waitMs: 1_000, mayHaveStarted: true })
  await on({ kind: 'queued', runningRequestId: '3519', maybeOurs: true })
  await check(RUNNING, true)
  await check(SUCCESS, true)
  await on({ kind: 'submitted', requestId: '3520', info: '' })
  await check(RUNNING)
  await check(FAILED)
  await check(FAILED)
  await check(RUNNING)
  await check(RUNNING)
  await on({ kind: 'resubmitting', abortedRequestId: '3520', attempt: 2 })
  await on({ kind: 'submitted', requestId: '3521', info: '' })
  await check(SUCCESS)
  expect(bars()).toEqual([
    'signing in done 1',
    'submitting done 1',
    'answer lost, asking again crit 1',
    'waiting for another request done 2',
    'submitting done 1',
    'ingesting plain 2',
    'no contact crit 2',
    'ingesting plain 2',
    'submitting again done 1',
    'ingesting plain 1',
  ])
})

test('a request of an earlier run is followed from the sign-in on, not submitted', async () => {
  const { on, check, bars } = startTimeline()
  await on({ kind: 'resumed', requestId: '3520' }, 'XDM44', 0)
  await on({ kind: 'authenticated' })
  await check(FAILED)
  await check(SUCCESS)
  expect(bars()).toEqual(['signing in done 1', 'ingesting plain 1', 'no contact crit 1'])
})

test('the chart is plain Mermaid, with nothing in it that a server or a person wrote', async () => {
  const { feed, render, on, check } = startTimeline(['<b>##[error]'])
  await on({ kind: 'submitted', requestId: '::x::', info: '<img>' }, '<b>##[error]')
  feed.on('<b>##[error]', { kind: 'checked', requestId: '', queueing: false, observation: FAILED, ageMs: 0 })
  await check(RUNNING)
  expect(render()).toBe(
    [
      'gantt',
      '    title Times in UTC',
      '    todayMarker off',
      '    dateFormat YYYY-MM-DD HH:mm:ss.SSS',
      '    axisFormat %H:%M:%S',
      '    section Ingestion',
      '    signing in :done, 2026-11-23 14:02:11.000, 2026-11-23 14:02:12.000',
      '    ingesting :2026-11-23 14:02:12.000, 2026-11-23 14:02:12.001',
      '    no contact :crit, 2026-11-23 14:02:12.000, 2026-11-23 14:02:13.000',
    ].join('\n'),
  )
})

test('a step that passed in a moment is left out of a long picture, unless the mapping ended there', async () => {
  const { on, bars, feed } = startTimeline(['XDM44', 'B'])
  await on({ kind: 'authenticated' })
  feed.on('B', { kind: 'authenticated' })
  feed.on('B', { kind: 'checked', requestId: '', queueing: false, observation: SUCCESS, ageMs: 0 })
  await on({ kind: 'submitted', requestId: '3520', info: '' })
  await on(
    { kind: 'checked', requestId: '3520', queueing: false, observation: SUCCESS, ageMs: 0 },
    'XDM44',
    3_600_000,
  )
  expect(bars()).toEqual(['ingesting plain 3600', 'submitting done 0.001'])
})

describe('several mappings', () => {
  test('always have a picture, a lane each, named by their row', async () => {
    const { render, on } = startTimeline(['A', 'B'])
    await on({ kind: 'authenticated' }, 'A')
    await on({ kind: 'authenticated' }, 'B')
    expect(render()).toMatch(/section Row 1\n.*\n.*\n {4}section Row 2\n/)
  })

  test('stand in the order of the rows; one whose turn never came has a row and no lane', async () => {
    const { timeline, on } = startTimeline(['A', 'B'])
    await on({ kind: 'authenticated' }, 'B')
    await on({ kind: 'retrying', what: 'token', fault: FAILED.fault, waitMs: 1, mayHaveStarted: false }, 'A')
    expect(timeline.render(['B', 'C', 'A'])).toMatch(
      /section Row 1\n.*signing in.*\n.*submitting.*\n {4}section Row 3\n.*signing in.*\n.*trying again/,
    )
    expect(timeline.render(['C', 'D'])).toBeUndefined()
  })

  test('end each in its own time', async () => {
    const { on, bars } = startTimeline(['A', 'B'])
    await on({ kind: 'judged', result: resultOf('A', 'cancelled', { attempts: 0 }) }, 'A')
    await on({ kind: 'ended', result: resultOf('B', 'cancelled', { attempts: 0 }) }, 'B')
    // A look-up of its batch does not prolong a mapping.
    await on({ kind: 'ended', result: resultOf('A', 'cancelled', { attempts: 0 }) }, 'A')
    expect(bars()).toEqual(['signing in done 1', 'signing in done 2'])
  })
})

test('a wall clock that jumps moves the picture, not its proportions', async () => {
  const clock = new FakeClock()
  let jumpMs = 0
  const timeline = createTimeline({ clock, date: () => new Date(START + jumpMs + clock.now()) })
  const feed = new Feed(timeline, clock, ['A', 'B'])
  for (const mappingId of ['A', 'B']) feed.on(mappingId, { kind: 'started' })
  await clock.sleep(2_000, new AbortController().signal)
  jumpMs = 86_400_000
  expect(timeline.render(['A', 'B'])).toContain(
    'signing in :done, 2026-11-24 14:02:11.000, 2026-11-24 14:02:13.000',
  )
})

test('the look-up of the dataset is a bar of its own', async () => {
  const { on, check, bars } = startTimeline()
  const pending = resultOf('XDM44', 'succeeded', { arrival: arrival({ why: 'not-asked' }) })
  await on({ kind: 'authenticated' })
  await on({ kind: 'queued', runningRequestId: '3519', maybeOurs: false })
  await on({ kind: 'submitted', requestId: '3520', info: '' })
  await check(SUCCESS)
  await on({ kind: 'judged', result: pending }, 'XDM44', 0)
  await on({ kind: 'looked-up', arrival: arrival({ why: 'in-progress' }), nextCheckMs: 1_000 })
  await on({ kind: 'ended', result: pending })
  await on({ kind: 'ended', result: pending })
  expect(bars().at(-1)).toEqual('looking up the dataset done 2')
})
