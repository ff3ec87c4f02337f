import { describe, expect, test } from '@jest/globals'
import { publish } from '../../src/check-run/publisher.js'
import { requestBudget } from '../../src/check-run/request-budget.js'
import { ActionError } from '../../src/errors.js'
import type { IngestionEvent } from '../../src/ingestion/ports.js'
import { initialState, type MappingState, reduce } from '../../src/report/progress.js'
import { Cleaner } from '../../src/text/clean.js'
import { text } from '../../src/text.js'
import { answer } from '../adobe/answers.js'
import { FakeClock } from '../fakes/clock.js'
import { FakeExchange } from '../fakes/exchange.js'
import { resultOf } from '../report/support/results.js'
import { createRepository } from '../support/github-checks-repository.js'
import { GithubLimits } from '../support/github-limits.js'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const TOKEN = 'ghs_of-a-test'
const SHA = 'ffac537e6cbbf934b08745a378932722df287a53'
const NEVER = new AbortController().signal
const LIMITS = { timeoutMs: 10_000, signal: NEVER }
/** The longest interval of status checks. */
const CHECK_MS = 15 * SECOND_MS
const PARALLEL = 20

/** Mappings whose every n-th status check fails, for an hour in all, in front of a GitHub with its documented limits. */
async function flap(count: number, every: number) {
  const clock = new FakeClock()
  const repository = createRepository({
    token: TOKEN,
    commits: [SHA],
    limits: new GithubLimits({ now: () => clock.now() }),
  })
  const calls: {
    readonly atMs: number
    readonly operation: string
    readonly status: number
    readonly path: string
  }[] = []
  const { exchange } = new FakeExchange(clock, ({ method, url, headers, body = '' }) => {
    const path = `${url.pathname}${url.search}`
    const operation = repository.operationOf(method, path)
    const given = repository.answer(operation, { method, path, headers, body })
    calls.push({ atMs: clock.now(), operation, status: given.status, path })
    return answer(given.status, given.body as object, {
      'content-type': 'application/json',
      ...given.headers,
    })
  })
  const warnings: unknown[] = []
  const mappingIds = Array.from({ length: count }, (_, index) => `M${index}`)
  const publisher = await publish(mappingIds, {
    org: 'geometrixx',
    maxParallel: PARALLEL,
    token: TOKEN,
    cleaner: new Cleaner(),
    clock,
    random: () => 0.5,
    deadline: 2 * HOUR_MS,
    cancelled: NEVER,
    exchange,
    date: () => new Date(clock.now()),
    env: {
      GITHUB_API_URL: 'https://ghe.example/api/v3',
      GITHUB_REPOSITORY: 'octo-org/octo-repo',
      GITHUB_SHA: SHA,
    },
    describe: () => ({ headline: text`headline`, summary: 'summary' }),
    warn: (incomplete) => warnings.push(incomplete),
    toolkit: { info: () => {}, debug: () => {}, saveState: () => {} },
  })
  const states = new Map<string, MappingState>(mappingIds.map((id) => [id, initialState(undefined)]))
  const emit = (mappingId: string, event: IngestionEvent) => {
    states.set(mappingId, reduce(states.get(mappingId) ?? initialState(undefined), event, clock.now()))
    publisher.on({ of: 'mapping', mappingId, event }, states)
  }
  const report = { requestId: '1', status: 'In Progress', info: '' } as const
  const failed = { kind: 'failed', fault: new ActionError('no-answer', text`silence`) } as const
  const lastsMs = HOUR_MS / Math.ceil(count / PARALLEL)
  const queue = mappingIds.values()
  const work = async () => {
    const { signal } = new AbortController()
    for (const mappingId of queue) {
      emit(mappingId, { kind: 'started' })
      emit(mappingId, { kind: 'submitted', requestId: '1', info: '' })
      for (let check = 1; check * CHECK_MS <= lastsMs; check += 1) {
        await clock.sleep(CHECK_MS, signal)
        const observation = check % every === 0 ? failed : ({ kind: 'running', report } as const)
        emit(mappingId, { kind: 'checked', requestId: '1', queueing: false, ageMs: 0, observation })
      }
      emit(mappingId, { kind: 'ended', result: resultOf(mappingId, 'succeeded') })
    }
  }
  await Promise.all(Array.from({ length: Math.min(count, PARALLEL) }, work))
  await publisher.finish([])
  expect(clock.sleeping).toBe(0)
  return { calls, checks: repository.checks, warnings }
}

/** The most of these times in any stretch that is so long. */
const mostWithin = (ms: number, times: readonly number[]) =>
  Math.max(...times.map((startMs) => times.filter((atMs) => atMs >= startMs && atMs < startMs + ms).length))

describe('contact that is lost and found for an hour', () => {
  test.each([
    [1, 2, 63],
    [1, 10, 50],
    [10, 2, 200],
    [10, 10, 200],
    [50, 2, 200],
    [50, 10, 200],
  ])('%i mappings, at every check no. %i: %i requests', async (count, every, requests) => {
    const { calls, checks, warnings } = await flap(count, every)
    const times = calls.map(({ atMs }) => atMs)
    expect(calls).toHaveLength(requests)
    expect(mostWithin(HOUR_MS, times)).toBeLessThanOrEqual(200)
    expect(mostWithin(MINUTE_MS, times)).toBeLessThanOrEqual(70)
    expect(calls.filter(({ status }) => status >= 400)).toEqual([])
    expect(checks.map(({ conclusion }) => conclusion)).toEqual(Array.from({ length: count }, () => 'success'))
    expect(warnings).toEqual([])
    for (const { id } of checks) {
      const own = calls.filter(({ path }) => path.endsWith(`/${id}`)).map(({ atMs }) => atMs)
      // All but the conclusion.
      const progress = own.slice(0, -1)
      expect(progress.slice(1).every((atMs, index) => atMs - (progress[index] ?? 0) >= MINUTE_MS)).toBe(true)
    }
  })
})

describe('the budget', () => {
  test('70 writes a minute and 200 requests an hour, each counted from its answer', async () => {
    const clock = new FakeClock()
    const { budget, send } = startBudget(clock)
    const ends = Array.from({ length: 70 }, () => send('POST'))
    expect(budget.writes.next(0, 0)).toBe(Number.POSITIVE_INFINITY)
    await clock.sleep(500, NEVER)
    await Promise.all(ends.map((end) => end()))
    expect(budget.writes.next(500, 0)).toBe(60_500)
    expect(budget.writes.next(60_500, 0)).toBe(60_500)
    expect(budget.requests.next(60_500, 129)).toBe(60_500)
    expect(budget.requests.next(60_500, 130)).toBe(65 * MINUTE_MS + 500)
  })

  test('room for others is left', async () => {
    const { budget, send } = startBudget(new FakeClock())
    expect(budget.writes.next(0, 69)).toBe(0)
    expect(budget.writes.next(0, 70)).toBe(Number.POSITIVE_INFINITY)
    await send('GET')()
    expect(budget.writes.next(0, 69)).toBe(0)
    expect(budget.requests.next(0, 198)).toBe(0)
    expect(budget.requests.next(0, 199)).toBe(65 * MINUTE_MS)
  })
})

/** A budget, and requests that are answered on demand. */
function startBudget(clock: FakeClock) {
  const budget = requestBudget(clock)
  const answers: (() => void)[] = []
  const exchange = budget.counting(async () => {
    await new Promise<void>((resolve) => answers.push(resolve))
    return answer(200, {})
  })
  const send = (method: 'GET' | 'POST') => {
    const index = answers.length
    const reply = exchange({ method, url: new URL('https://ghe.example/'), headers: {} }, LIMITS)
    return async () => {
      answers[index]?.()
      await reply
    }
  }
  return { budget, send }
}
