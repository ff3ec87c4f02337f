import { expect, test } from '@jest/globals'
import { CheckFault } from '../../src/check-run/check-fault.js'
import { type CheckRun, checkRun } from '../../src/check-run/check-run.js'
import type { CheckApi, CheckChange } from '../../src/check-run/checks-api.js'
import { type OpenCheck, readSaved, renderSaved } from '../../src/check-run/open-checks.js'
import { text } from '../../src/text.js'

type FoundCheck = NonNullable<Awaited<ReturnType<CheckApi['find']>>>

const ORIGIN = { org: 'o', sha: 's', random: '0a1b2c3d' }
const MAPPING = { mappingId: 'XDM44' }
const NEVER = new AbortController().signal
const page = (title: string) => ({ title, summary: title })
const lost = new CheckFault('failed', text`no answer`, { mayBeDone: true })
const throttled = new CheckFault('throttled', text`slow down`)

const stateOf = (...runs: readonly CheckRun[]) =>
  renderSaved({ ...ORIGIN, checks: runs.flatMap(({ open }) => open ?? []) })

/** A checks API that fails as often as it is told to. */
function start({ found, faults = [] }: { found?: FoundCheck; faults?: (CheckFault | undefined)[] } = {}) {
  const calls: string[] = []
  const saved: string[] = []
  const answer = (call: string, { output, conclusion }: CheckChange) => {
    calls.push(`${call} ${output.title}${conclusion === undefined ? '' : ` ${conclusion}`}`)
    const fault = faults.shift()
    if (fault !== undefined) throw fault
  }
  const api = {
    create: async (change: CheckChange) => {
      answer('create', change)
      return 7
    },
    update: async (id: number, change: CheckChange) => answer(`update ${id}`, change),
    find: async () => {
      calls.push('find')
      return found
    },
  }
  const run: CheckRun = checkRun(api, MAPPING, () => saved.push(stateOf(run)))
  const send = (nowMs = 0) => run.send(nowMs, NEVER)
  /** The last that was saved of it. */
  const kept = () => readSaved(saved.at(-1) ?? '')?.checks[0]
  return { api, run, calls, saved, send, kept }
}

test('from its creation to its end: only the latest counts, and a verdict is the last word', async () => {
  const { run, calls, send, saved } = start()
  expect(run.next()).toBeUndefined()
  run.show(page('a'), undefined)
  run.show(page('b'), '3520')
  expect(run.next()).toMatchObject({ write: 'creation' })
  await send()
  expect(run.next()).toBeUndefined()
  run.conclude('timed-out', page('end'))
  run.show(page('late'), '3521')
  await send()
  expect(calls).toEqual(['create b', 'update 7 end timed_out'])
  expect(run).toMatchObject({ isComplete: true, remaining: 0 })
  expect(run.next()).toBeUndefined()
  const states = saved.map((value) => readSaved(value)?.checks[0])
  expect(states.map((state) => state && [state.id, state.requestId, state.outcome, state.unsure])).toEqual([
    [undefined, '3520', undefined, false],
    [undefined, '3520', undefined, true],
    [7, '3520', undefined, false],
    [7, '3520', 'timed-out', false],
    [7, '3520', 'timed-out', true],
    undefined,
  ])
})

test('progress: the first at once, then one a minute, and none that leads back to what is shown', async () => {
  const { run, calls, send } = start()
  run.show(page('a'), undefined)
  await send(1_000)
  run.show(page('b'), undefined)
  expect(run.next()).toEqual({ write: 'progress', atMs: Number.NEGATIVE_INFINITY })
  await send(2_000)
  run.show(page('no contact'), undefined)
  expect(run.next()).toEqual({ write: 'progress', atMs: 62_000 })
  run.show(page('b'), undefined)
  expect(run.next()).toBeUndefined()
  expect(calls).toEqual(['create a', 'update 7 b'])
})

test('a mapping that ends before its creation needs one request', async () => {
  const { run, calls, send } = start()
  run.show(page('a'), undefined)
  expect(run.remaining).toBe(2)
  run.conclude('failed', page('end'))
  expect(run.remaining).toBe(1)
  await send()
  expect(calls).toEqual(['create end failure'])
  expect(run.isComplete).toBe(true)
})

test('what was throttled was not carried out, so nothing is looked for', async () => {
  const { run, calls, send, kept } = start({ faults: [throttled] })
  run.show(page('a'), undefined)
  await expect(send()).rejects.toBe(throttled)
  expect(kept()).toMatchObject({ unsure: false })
  await send()
  expect(calls).toEqual(['create a', 'create a'])
})

test.each<[string, FoundCheck | undefined, readonly string[]]>([
  ['not there', undefined, ['find', 'create a']],
  ['there', { id: 9, completed: false }, ['find']],
  ['there and completed by nobody knows whom', { id: 9, completed: true }, ['find']],
])('a creation without an answer is looked for: %s', async (_, found, then) => {
  const { run, calls, send, kept } = start({ ...(found && { found }), faults: [lost] })
  run.show(page('a'), undefined)
  await expect(send()).rejects.toBe(lost)
  expect(kept()).toMatchObject({ unsure: true })
  await send()
  expect(calls.slice(1)).toEqual(then)
  expect(run.next()).toBeUndefined()
  run.conclude('succeeded', page('end'))
  await send()
  expect(calls.at(-1)).toBe(`update ${found?.id ?? 7} end success`)
  expect(run.isComplete).toBe(true)
})

test.each<[boolean, readonly string[]]>([
  [true, ['find']],
  [false, ['find', 'update 9 end success']],
])('a conclusion without an answer is looked for: completed %s', async (completed, then) => {
  const { run, calls, send } = start({ found: { id: 9, completed }, faults: [undefined, lost] })
  run.show(page('a'), undefined)
  await send()
  run.conclude('succeeded', page('end'))
  await expect(send()).rejects.toBe(lost)
  expect(await send()).toBe(!completed)
  expect(calls.slice(2)).toEqual(then)
  expect(run.isComplete).toBe(true)
})

test('a creation that was given up may come late: the post step looks for a second check run', async () => {
  const late = new CheckFault('failed', text`no answer`, { mayBeDone: true, mayComeLate: true })
  const { run, calls, send, kept } = start({ faults: [late] })
  run.conclude('succeeded', page('end'))
  await expect(send()).rejects.toBe(late)
  await send()
  expect(calls).toEqual(['create end success', 'find', 'create end success'])
  expect(run.isComplete).toBe(true)
  expect(kept()).toMatchObject({ id: 7, outcome: 'succeeded', unsure: true })
})

test('several check runs share one state; what is not readable counts as none', async () => {
  const { api, run: a, send } = start()
  const b = { mappingId: 'b', outcome: 'failed', unsure: true } satisfies OpenCheck
  const other = checkRun(api, b)
  a.conclude('succeeded', page('end'))
  expect(readSaved(stateOf(a, other))?.checks).toEqual([
    { ...MAPPING, outcome: 'succeeded', unsure: false },
    b,
  ])
  await send()
  expect(readSaved(stateOf(a, other))).toEqual({ ...ORIGIN, checks: [b] })
  expect(stateOf(a)).toBe('')
  for (const text of ['', '{', '[]', 'null', '7', '{"org":"o","sha":7,"random":"x"}']) {
    expect(readSaved(text)).toBeUndefined()
  }
  const odd = [
    null,
    7,
    {},
    { mappingId: 7 },
    { mappingId: 'a', id: '1', outcome: 'green', requestId: 2, unsure: 1 },
  ]
  expect(readSaved(JSON.stringify({ ...ORIGIN, checks: odd }))?.checks).toEqual([
    { mappingId: 'a', unsure: false },
  ])
  expect(readSaved(JSON.stringify({ ...ORIGIN, checks: 'none' }))?.checks).toEqual([])
})

test('the state of fifty mappings with the longest names fits into an environment variable', () => {
  const origin = { ...ORIGIN, org: '日'.repeat(200), sha: 'f'.repeat(64) }
  const checks = Array.from({ length: 50 }, (_, index) => ({
    mappingId: `${'日'.repeat(198)}${index}`,
    id: Number.MAX_SAFE_INTEGER,
    requestId: '日'.repeat(200),
    outcome: 'too-few-records' as const,
    unsure: true,
  }))
  expect(Buffer.byteLength(renderSaved({ ...origin, checks }))).toBeLessThan(128 * 1024)
})
