import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseStatusReply } from '../../src/adobe/campaign.js'
import { ActionError } from '../../src/errors.js'
import type { HttpReply } from '../../src/http/exchange.js'
import { ingest } from '../../src/ingestion/ingest.js'
import { requestIdOf } from '../../src/ingestion/result.js'
import { type Answer, fault, inTurn, late, type Script } from '../fakes/exchange.js'
import { runs } from '../support/runs.js'
import { answer } from './answers.js'
import { replies } from './arbitrary-replies.js'
import { empty, gateway, OOPS, says, startCampaign, UNAUTHORIZED } from './campaign-tools.js'
import { granted } from './token-tools.js'

const RUNS = runs(80)

type Delivery = 'unconnected' | 'undelivered' | 'ambiguous' | 'final'

const after = (seconds: number) => ({ 'retry-after': String(seconds) })

/** Answers to a POST, sorted by hand. */
const SORTED: readonly (readonly [Answer, Delivery])[] = [
  [fault('unreachable'), 'unconnected'],
  [fault('proxy'), 'unconnected'],
  [fault('unreachable', { meaning: 'unknown-host' }), 'undelivered'],
  [gateway(403, '503020'), 'undelivered'],
  [gateway(503, '503000'), 'undelivered'],
  [empty(429), 'undelivered'],
  [empty(429, after(7)), 'undelivered'],
  [empty(429, after(120)), 'undelivered'],
  [empty(429, after(121)), 'undelivered'],
  [empty(503, after(3)), 'undelivered'],
  [fault('no-answer'), 'ambiguous'],
  [empty(204), 'ambiguous'],
  [empty(408), 'ambiguous'],
  [empty(502), 'ambiguous'],
  [empty(503), 'ambiguous'],
  [answer(200, '<html>'), 'ambiguous'],
  [answer(200, { status: 'Success' }), 'ambiguous'],
  [answer(200, { status: 'In Progress', requestId: '' }), 'ambiguous'],
  [OOPS, 'ambiguous'],
  [empty(400), 'final'],
  [empty(302), 'final'],
  [fault('certificate'), 'final'],
  [UNAUTHORIZED, 'final'],
  [says('submit/accepted', 401), 'final'],
  [says('submit/in-progress'), 'final'],
  [says('submit/not-stopped', 500), 'final'],
]

const random = fc.double({ min: 0, max: 0.999_999, noNaN: true })
const latency = fc.constantFrom(0, 0, 5, 1_000, 65_000, 71_000)
const deliveries = fc.array(fc.tuple(fc.constantFrom(...SORTED), latency), { minLength: 1, maxLength: 14 })

test('any answers to POSTs: settles, after at most 4 undelivered and 3 that may have been accepted', async () => {
  await fc.assert(
    fc.asyncProperty(
      deliveries,
      random,
      fc.integer({ min: 0, max: 400_000 }),
      async (given, chance, deadline) => {
        const script = inTurn(...given.map(([[reply], afterMs]) => late(afterMs, reply)))
        const run = startCampaign(script, { random: chance, deadline })
        const outcome = await run.submit().catch((thrown: unknown) => thrown)

        const sent = run.calls().map(({ timeoutMs }, index) => {
          const [[, delivery], afterMs] = given[Math.min(index, given.length - 1)] ?? [[null, 'final'], 0]
          return afterMs > timeoutMs ? 'ambiguous' : delivery
        })
        const count = (kind: Delivery) => sent.filter((delivery) => delivery === kind).length
        expect(count('unconnected')).toBeLessThanOrEqual(20)
        expect(count('undelivered')).toBeLessThanOrEqual(4)
        expect(count('ambiguous')).toBeLessThanOrEqual(3)
        expect(run.times().every((atMs) => atMs < Math.min(deadline, 370_000))).toBe(true)
        expect(run.clock.now()).toBeLessThanOrEqual(Math.min(deadline + 2_000, 440_000))
        expect(run.clock.sleeping).toBe(0)
        if (outcome instanceof ActionError) {
          const isLost = count('ambiguous') > 0
          // Three times "Oops" is the one error that leaves nothing behind.
          expect(outcome.code === 'lost-answer' || !isLost || count('ambiguous') === 3).toBe(true)
          expect(outcome.code === 'lost-answer' && !isLost).toBe(false)
        } else {
          expect(Object(outcome).afterLostAnswer === true).toBe(
            count('ambiguous') > 0 && Object(outcome).kind !== 'rejected',
          )
        }
      },
    ),
    RUNS,
  )
})

const STATUSES = ['Success', 'In Progress', 'Failed', 'Aborted', 'Queued', 'success']
const spoken = fc
  .record({
    httpStatus: fc.constantFrom(200, 200, 200, 401, 500),
    status: fc.constantFrom(...STATUSES),
    requestId: fc.constantFrom(3520, '3520', 3521, '', null, undefined),
  })
  .map(({ httpStatus, ...body }) => answer(httpStatus, body))
const anyAnswer = fc.oneof(
  spoken,
  spoken,
  replies,
  fc.constantFrom(...SORTED).map(([reply]) => reply),
)

/** What an observer of the wire would call a success of this request. */
function namesSuccess(reply: Answer, requestId: string | undefined): boolean {
  if (reply instanceof ActionError) return false
  try {
    const report = parseStatusReply(reply, 'XDM44')
    return report.status === 'Success' && report.requestId === requestId
  } catch {
    return false
  }
}

test('any answers at all: the step never ends green unless a status check named its request with Success', async () => {
  const plans = fc.record({
    onInProgress: fc.constantFrom('queue', 'attach', 'fail'),
    resubmitOnAborted: fc.nat(2),
    resumes: fc.boolean(),
  })
  const answers = fc.array(fc.tuple(anyAnswer, latency), { minLength: 1, maxLength: 20 })
  const outcomes = new Set<string>()
  await fc.assert(
    fc.asyncProperty(plans, answers, random, async ({ resumes, ...more }, given, chance) => {
      const checked: Answer[] = []
      let next = 0
      const script: Script = ({ method }) => {
        const [reply, afterMs] = given[Math.min(next, given.length - 1)] ?? [empty(500), 0]
        next += 1
        if (method === 'GET') checked.push(reply)
        return late(afterMs, reply)
      }
      const run = startCampaign(script, { random: chance, deadline: 900_000, ims: ims(given[0]?.[0]) })
      const plan = { mappingId: 'XDM44', wait: true, pollIntervalMs: 1_000, ...more }
      const deps = { api: run.api, clock: run.clock, random: () => chance, observer: { on: () => {} } }
      const resumed = resumes ? { requestId: '3520' } : {}
      const result = await ingest({ ...plan, ...resumed }, deps, run.budget)
      const { outcome } = result
      const requestId = requestIdOf(result)
      outcomes.add(outcome)

      expect(outcome === 'succeeded' && !checked.some((reply) => namesSuccess(reply, requestId))).toBe(false)
      expect(run.clock.now()).toBeLessThanOrEqual(902_000)
      expect(run.clock.sleeping).toBe(0)
    }),
    RUNS,
  )
  // Or the property would speak about nothing.
  expect([...outcomes]).toEqual(expect.arrayContaining(['succeeded']))
})

/** IMS too answers with anything now and then. */
const ims = (noise: HttpReply | ActionError | undefined): Script =>
  inTurn(
    ...(noise instanceof ActionError ? [noise] : []),
    granted('token-number-one', 300),
    granted('token-number-two'),
  )
