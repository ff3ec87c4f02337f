import { describe, expect, test } from '@jest/globals'
import { answer } from '../adobe/answers.js'
import { SILENCE } from '../fakes/exchange.js'
import type { SecondaryAnswer } from '../support/github-limits.js'
import { runInWorld, type WorldEnd, type WorldOptions } from './world.js'

/** Fifty mappings, twenty at a time, in front of a GitHub with its documented limits. */

const MAPPINGS = Array.from({ length: 50 }, (_, index) => `XDM${100 + index}`)
const MINUTE_MS = 60_000

/** Adobe's answer until the ingestion is so old. */
const lasting = (ms: number) => (_: number, ageMs: number) =>
  answer(200, { info: '', status: ageMs >= ms ? 'Success' : 'In Progress', numRecords: 1 })

const run = (options: Partial<WorldOptions> = {}, inputs: WorldOptions['inputs'] = {}) =>
  runInWorld({
    mappingIds: MAPPINGS,
    inputs: { maxParallel: '20', pollIntervalSeconds: '5', ...inputs },
    check: lasting(1_000),
    ...options,
  })

/** For what takes minutes. */
const SELDOM = { pollIntervalSeconds: '20' }

const completed = (checks: WorldEnd['after']) => checks.filter(({ status }) => status === 'completed')
const namesOf = (checks: WorldEnd['after']) => checks.map(({ name }) => name.split('/')[1]).toSorted()
const writesOf = (calls: WorldEnd['calls']) => calls.filter(({ operation }) => operation !== 'list')
/** Mappings without a complete check run. */
const missing = (checks: WorldEnd['after']) => {
  const done = namesOf(completed(checks))
  return MAPPINGS.filter((mappingId) => !done.includes(mappingId))
}

function expectArrived({ after, step }: WorldEnd, conclusion = 'success'): void {
  expect(namesOf(after)).toEqual(MAPPINGS)
  expect(new Set(after.map((check) => `${check.status} ${check.conclusion}`))).toEqual(
    new Set([`completed ${conclusion}`]),
  )
  expect(step.outputs['outcome']).toBe(conclusion === 'success' ? 'succeeded' : conclusion)
}

test('fifty that end within seconds: all completed by the step, within the limits', async () => {
  const end = await run()
  expectArrived(end)
  expect(end.before).toEqual(end.after)
  expect(end.calls.map(({ status }) => status).filter((status) => status >= 400)).toEqual([])
  expect(writesOf(end.calls).length).toBeLessThanOrEqual(80)
  expect([end.warnings, end.postCalls, end.post.stdout]).toEqual([[], [], ''])
  expect(end.lagMs).toBeLessThan(1_000)
  // Those that ended before their creation was let through needed one write.
  const creations = end.calls.filter(({ operation }) => operation === 'create')
  expect(creations.filter(({ body }) => body.includes('"completed"')).length).toBe(30)
  expect(end.step.state).toEqual({ checkRuns: '' })
})

test('fifty that take minutes: all are created, shown and completed', async () => {
  const end = await run({ check: lasting(4 * MINUTE_MS) }, SELDOM)
  expectArrived(end)
  expect(end.before).toEqual(end.after)
  expect(end.calls.map(({ status }) => status).filter((status) => status >= 400)).toEqual([])
  const bodies = end.calls.map(({ body }) => body)
  for (const mappingId of MAPPINGS) {
    const own = bodies.filter((body) => body.includes(mappingId) || body.includes(`| ${mappingId} |`))
    expect(own[0]).toContain('"in_progress"')
    expect(own.length).toBeGreaterThanOrEqual(2)
  }
})

const SAYS: readonly SecondaryAnswer[] = ['403', '429', '403 with retry-after', '429 with retry-after']

describe.each(SAYS)(
  'other workflows have used 60 of the 80 writes of the minute, GitHub answers %s',
  (says) => {
    test('what the step cannot complete in its ten seconds, the post step does later', async () => {
      const end = await run({ usedWrites: 60, limits: { says }, pauseMs: 2 * MINUTE_MS })
      expectArrived(end)
      expect(end.lagMs).toBeLessThanOrEqual(10_000)
      expect(missing(end.before).length).toBeGreaterThan(0)
      expect(end.warnings).toHaveLength(1)
      for (const mappingId of missing(end.before)) expect(end.warnings[0]).toContain(mappingId)
      for (const name of namesOf(completed(end.before))) expect(end.warnings[0]).not.toContain(name)
      // GitHub is not asked again and again while it says no.
      expect(end.calls.filter(({ status }) => status >= 400).length).toBeLessThan(25)
      expect(end.post.stdout).toMatch(/^Completed the \d+ check runs that the step had left open\.\n$/)
    })

    test('a post step at once tries each once, and names in one warning what is left', async () => {
      const end = await run({ usedWrites: 60, limits: { says } })
      const left = missing(end.after)
      expect(left.length).toBeGreaterThan(0)
      expect(end.postCalls.length).toBe(missing(end.before).length)
      expect(end.post.stdout).toMatch(
        /^::warning title=Check run left open::.*limits the number of requests.*\n$/,
      )
      for (const mappingId of left) expect(end.post.stdout).toContain(mappingId)
      for (const name of namesOf(completed(end.after))) expect(end.post.stdout).not.toContain(name)
    })

    test('minutes later in the step, nobody notices', async () => {
      const end = await run({ usedWrites: 75, limits: { says }, check: lasting(3 * MINUTE_MS) }, SELDOM)
      expectArrived(end)
      expect(end.before).toEqual(end.after)
      expect([end.warnings, end.postCalls]).toEqual([[], []])
    })
  },
)

test('the hour’s 500 writes are used up: everything is named, and the verdict stands', async () => {
  const end = await run({ usedWrites: 500, limits: { writesPerMinute: 1_000 } })
  expect(end.step).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } })
  expect(end.lagMs).toBeLessThanOrEqual(10_000)
  expect(end.after).toEqual([])
  for (const text of [end.warnings[0], end.post.stdout]) {
    for (const mappingId of MAPPINGS) expect(text).toContain(mappingId)
  }
  expect(end.warnings).toHaveLength(1)
})

test('the repository’s requests are used up for a while: the step waits until GitHub counts anew', async () => {
  const end = await run(
    { limits: { requestsPerHour: 80 }, check: lasting(30 * MINUTE_MS), pauseMs: 60 * MINUTE_MS },
    { timeoutMinutes: '120', pollIntervalSeconds: '120' },
  )
  expectArrived(end)
  const refused = end.calls.filter(({ status }) => status >= 400).length
  expect(refused).toBeGreaterThan(0)
  expect(refused).toBeLessThan(25)
})

describe('a signal', () => {
  const cancelled = (atMs: number, options: Partial<WorldOptions> = {}) =>
    run({
      check: () => answer(200, { info: '', status: 'In Progress' }),
      onStart: (step) => step.clock?.at(atMs, () => step.signal('SIGINT')),
      ...options,
    })

  test('completes all fifty, those that had not begun as well', async () => {
    const end = await cancelled(90_000)
    expectArrived(end, 'cancelled')
    expect(end.before).toEqual(end.after)
    expect(end.step.durationMs - 90_000).toBeLessThan(1_000)
  })

  test('is not waited for longer than three seconds, and the post step does the rest', async () => {
    const end = await cancelled(5_000, { usedWrites: 50, pauseMs: 2 * MINUTE_MS })
    expectArrived(end, 'cancelled')
    expect(end.step.durationMs - 5_000).toBeLessThanOrEqual(3_000)
    expect(missing(end.before).length).toBeGreaterThan(0)
  })

  test('nor when GitHub is silent', async () => {
    const end = await cancelled(20_000, { github: () => SILENCE })
    expect(end.step.durationMs - 20_000).toBeLessThanOrEqual(3_000)
    expect(end.post.durationMs).toBeLessThanOrEqual(8_000)
    for (const mappingId of MAPPINGS) expect(end.post.stdout).toContain(mappingId)
  })
})

test('a GitHub that is silent delays the step by ten seconds, the post step by eight', async () => {
  const end = await run({ github: () => SILENCE })
  expect(end.lagMs).toBeLessThanOrEqual(10_000)
  expect(end.post.durationMs).toBeLessThanOrEqual(8_000)
  expect(end.warnings).toHaveLength(1)
  for (const text of [end.warnings[0], end.post.stdout]) {
    for (const mappingId of MAPPINGS) expect(text).toContain(mappingId)
  }
})

test('a GitHub that is out of order for an hour is asked seldom, and everything arrives', async () => {
  const end = await run(
    {
      github: (_, __, atMs) => (atMs < 60 * MINUTE_MS ? answer(502, '<html>') : undefined),
      check: lasting(30 * MINUTE_MS),
    },
    { timeoutMinutes: '120', pollIntervalSeconds: '120' },
  )
  expectArrived(end)
  expect(end.before).toEqual(end.after)
  expect(end.calls.filter(({ status }) => status === 502).length).toBeLessThan(100)
})

test.each<[number, string, string]>([
  [403, 'Resource not accessible by integration', 'checks: write'],
  [401, 'Bad credentials', 'githubToken was refused'],
])(
  'a refusal (%i) is final for the whole step: no further call, and all are named',
  async (status, message, says) => {
    const end = await run({
      github: () => answer(status, { message }, { 'content-type': 'application/json' }),
    })
    // What was under way at that moment.
    expect(end.calls.length).toBeLessThanOrEqual(20)
    expect(end.warnings).toHaveLength(1)
    expect(end.warnings[0]).toContain(says)
    for (const mappingId of MAPPINGS) expect(end.warnings[0]).toContain(mappingId)
    expect([end.step.state, end.postCalls, end.post.stdout]).toEqual([{ checkRuns: '' }, [], ''])
  },
)
