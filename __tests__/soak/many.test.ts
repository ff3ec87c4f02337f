import { setMaxListeners } from 'node:events'
import { expect, test } from '@jest/globals'
import { ingestAll } from '../../src/ingestion/ingest-all.js'
import { requestIdOf } from '../../src/ingestion/result.js'
import { answer } from '../adobe/answers.js'
import { startCampaign } from '../adobe/campaign-tools.js'

const MINUTE_MS = 60_000
const mappingOf = (path: string) => decodeURIComponent(path.split('/').at(-2) ?? '')
const idOf = (mappingId: string) => `${Number(mappingId.slice(1)) + 1}001`

/** The most of these times, which rise, in any stretch that is so long. */
function mostWithin(ms: number, times: readonly number[]): number {
  let first = 0
  return times.reduce((most, atMs, index) => {
    while (atMs >= (times[first] ?? atMs) + ms) first += 1
    return Math.max(most, index - first + 1)
  }, 0)
}

test('fifty mappings of eight minutes: one token, one rate for all, every request named once', async () => {
  const ids = Array.from({ length: 50 }, (_, index) => `M${index}`)
  const startedMs = new Map<string, number>()
  /** Status checks of another mapping's request. */
  const strays: string[] = []
  const run = startCampaign((request) => {
    const mappingId = mappingOf(request.url.pathname)
    const now = run.clock.now()
    const requestId = idOf(mappingId)
    if (request.method === 'POST') {
      startedMs.set(mappingId, now)
      return answer(200, { requestId, info: '', status: 'Success' })
    }
    if (request.url.searchParams.get('requestId') !== requestId) strays.push(request.url.href)
    const isOver = now - (startedMs.get(mappingId) ?? now) >= 8 * MINUTE_MS
    return answer(200, { requestId, info: '', status: isOver ? 'Success' : 'In Progress', numRecords: 2 })
  })
  setMaxListeners(0, run.controller.signal)
  const plans = ids.map((mappingId) => ({
    mappingId,
    wait: true,
    pollIntervalMs: 1_000,
    onInProgress: 'queue' as const,
    resubmitOnAborted: 0,
  }))
  let seed = 1
  // A generator with a fixed start: the same run each time.
  const random = () => {
    seed = (seed * 16_807) % 2_147_483_647
    return seed / 2_147_483_647
  }
  const deps = { api: run.api, clock: run.clock, random, observer: { on: () => {} } }
  const results = await ingestAll(plans, 20, deps, run.budget)

  expect(results.map((result) => `${result.mappingId} ${result.outcome} ${requestIdOf(result)}`)).toEqual(
    ids.map((id) => `${id} succeeded ${idOf(id)}`),
  )
  expect(strays).toEqual([])
  const sent = run.server.calls.filter(({ request }) => request.url.host !== 'ims.example')
  expect(run.server.calls.length - sent.length).toBe(1)
  expect(sent.filter(({ request }) => request.method === 'POST')).toHaveLength(50)
  // Twenty at once and a hundred a minute, wherever one begins to count.
  const times = sent.map(({ atMs }) => atMs)
  expect(times).toEqual(times.toSorted((a, b) => a - b))
  expect(mostWithin(MINUTE_MS, times)).toBeLessThanOrEqual(120)
  expect(mostWithin(1_000, times)).toBeLessThanOrEqual(22)
  // And it is used: three rounds of eight minutes, little more.
  expect(run.clock.now()).toBeLessThan(27 * MINUTE_MS)
  expect(run.clock.sleeping).toBe(0)
})
