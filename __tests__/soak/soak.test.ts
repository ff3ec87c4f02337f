import { getEventListeners } from 'node:events'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from '@jest/globals'
import { ingest } from '../../src/ingestion/ingest.js'
import { fill } from '../../src/simulator/fixtures.js'
import { answer } from '../adobe/answers.js'
import { ACCEPTED, empty, says, startCampaign } from '../adobe/campaign-tools.js'
import { tokensOf } from '../adobe/token-tools.js'
import { fault, type Script, SILENCE } from '../fakes/exchange.js'
import { factsOf } from '../ingestion/facts.js'
import { timers } from '../support/timers.js'

const MINUTE_MS = 60_000

const PLAN = {
  mappingId: 'XDM44',
  wait: true,
  pollIntervalMs: 1_000,
  onInProgress: 'queue',
  resubmitOnAborted: 0,
} as const

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

type Run = ReturnType<typeof startCampaign>

const runIngestion = ({ api, clock, budget }: Run, random: () => number) =>
  ingest(PLAN, { api, clock, random, observer: { on: () => {} } }, budget).then(factsOf)

/** What a wait holds on to while a status check is in flight. */
function held({ clock, server, controller }: Run) {
  // What the fakes note down is not the step's.
  server.calls.length = 0
  clock.sleeps.length = 0
  collect()
  return {
    listeners: getEventListeners(controller.signal, 'abort').length,
    sleeping: clock.sleeping,
    timers: timers(),
    heap: process.memoryUsage().heapUsed,
  }
}

test('10,000 status checks hold on to no more than 100', async () => {
  const samples: ReturnType<typeof held>[] = []
  const run: Run = startCampaign(
    (request, count) => {
      if (request.method === 'POST') return ACCEPTED
      if (count === 100 || count === 10_000) samples.push(held(run))
      // Every tenth one fails, for its share of faults and longer waits.
      if (count % 10 === 0) return empty(500)
      return says(count > 10_000 ? 'status/success' : 'status/in-progress')
    },
    { ims: tokensOf(3_600) },
  )
  expect(await runIngestion(run, () => 0.5)).toMatchObject({ outcome: 'succeeded', numRecords: 15 })

  const [early, late] = samples
  if (early === undefined || late === undefined) throw new Error('there were fewer status checks')
  expect(late).toEqual({ ...early, heap: late.heap })
  expect(late.heap - early.heap).toBeLessThan(2 * 1024 * 1024)
  expect(getEventListeners(run.controller.signal, 'abort')).toEqual([])
  expect(run.clock.sleeping).toBe(0)
})

describe('an ingestion of 5½ hours, with tokens of an hour and three outages of 25 minutes', () => {
  const OUTAGES = [
    { fromMin: 50, answer: fault('unreachable') },
    { fromMin: 150, answer: SILENCE },
    { fromMin: 250, answer: empty(503, { 'retry-after': '240' }) },
  ] as const

  /** Everything is out for 25 minutes, IMS too; from the middle on every date is a day later. */
  const world =
    (nowMs: () => number, then: Script): Script =>
    (request, count) => {
      const outage = OUTAGES.find(
        ({ fromMin }) => nowMs() >= fromMin * MINUTE_MS && nowMs() < (fromMin + 25) * MINUTE_MS,
      )
      return outage?.answer ?? then(request, count)
    }

  test.each([0, 0.5, 0.999])(
    'succeeds with exactly one POST, though the wall clock jumps a day: random %d',
    async (random) => {
      const wallClock = Date.now
      const nowMs = () => run.clock.now()
      const run: Run = startCampaign(
        world(nowMs, ({ method }) => {
          const isDone = nowMs() >= 330 * MINUTE_MS
          return method === 'POST'
            ? ACCEPTED
            : answer(200, fill(isDone ? 'status/success' : 'status/in-progress'), {
                date: new Date(Date.now()).toUTCString(),
              })
        }),
        { ims: world(nowMs, tokensOf(3_600)), random, deadline: 350 * MINUTE_MS },
      )
      run.clock.at(100 * MINUTE_MS, () => {
        Date.now = () => wallClock() + 24 * 60 * MINUTE_MS
      })
      run.clock.at(200 * MINUTE_MS, () => {
        Date.now = () => wallClock() - 24 * 60 * MINUTE_MS
      })
      const result = await runIngestion(run, () => random).finally(() => {
        Date.now = wallClock
      })

      expect(result).toMatchObject({ outcome: 'succeeded', attempts: 1, requestId: '3520' })
      const lag = (result.durationMs ?? 0) - 330 * MINUTE_MS
      expect(lag).toBeGreaterThanOrEqual(0)
      expect(lag).toBeLessThanOrEqual(16_500)
      const posts = run.calls().filter(({ request }) => request.method === 'POST')
      expect(posts).toHaveLength(1)
      // At 0, after the outage at 75 min (due at 54), and from there every 54 min: 129, 183, 237, 291.
      expect(new Set(run.tokensUsed()).size).toBe(6)
      // Most of them during the outage, when none reached anybody.
      expect(run.tokenTimes().length).toBeLessThan(200)
      expect(run.clock.sleeping).toBe(0)
    },
  )
})
