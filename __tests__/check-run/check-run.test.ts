import { expect, test } from '@jest/globals'
import { CheckFault } from '../../src/check-run/check-fault.js'
import { CheckRun } from '../../src/check-run/check-run.js'
import type { CheckChange } from '../../src/check-run/checks-api.js'
import { Ledger, readLedger } from '../../src/check-run/ledger.js'
import { FakeClock } from '../fakes/clock.js'

const NAME = { name: 'n', externalId: 'e', sha: 's' }
const text = (title: string) => ({ title, summary: title, text: '' })
const NEVER = new AbortController().signal

/** A checks API whose answers come when the test says so. */
function start(create: Promise<number>) {
  const updates: CheckChange[] = []
  const pending: (() => void)[] = []
  const saved: string[] = []
  const faults: unknown[] = []
  const run = new CheckRun(NAME, text('first'), {
    api: {
      create: () => create,
      update: (_, change) => {
        updates.push(change)
        return new Promise((resolve) => pending.push(resolve))
      },
      find: async () => ({ id: 9, completed: false }),
    },
    ledger: new Ledger((value) => saved.push(value)),
    clock: new FakeClock(),
    onFault: (fault) => faults.push(fault),
    debug: () => {},
  })
  const settle = async () => {
    for (let turns = 0; turns < 20; turns += 1) await Promise.resolve()
  }
  const answer = async () => {
    await settle()
    pending.shift()?.()
    await settle()
  }
  return { run, updates, saved, faults, answer, settle }
}

test('changes made during a request are one change after it: the last', async () => {
  const { run, updates, answer, settle } = start(Promise.resolve(7))
  run.show(text('a'), undefined)
  await settle()
  run.show(text('b'), undefined)
  run.show(text('c'), undefined)
  expect(updates.map(({ output }) => output.title)).toEqual(['a'])
  await answer()
  expect(updates.map(({ output }) => output.title)).toEqual(['a', 'c'])
})

test('the verdict overtakes changes that wait, and only it has a conclusion', async () => {
  const { run, updates, answer, saved, settle } = start(Promise.resolve(7))
  run.show(text('a'), '3520')
  await settle()
  run.show(text('b'), '3520')
  const completed = run.complete('timed-out', text('end'), 1000, NEVER)
  await answer()
  await answer()
  await completed
  expect(updates).toEqual([{ output: text('a') }, { output: text('end'), conclusion: 'timed_out' }])
  expect(saved.map((value) => (value === '' ? '' : JSON.parse(value)[0]))).toEqual([
    NAME,
    { ...NAME, requestId: '3520' },
    { ...NAME, requestId: '3520', id: 7 },
    { ...NAME, requestId: '3520', id: 7, outcome: 'timed-out' },
    '',
  ])
  run.show(text('late'), undefined)
  await run.complete('failed', text('again'), 1000, NEVER)
  expect(updates).toHaveLength(2)
})

test('a refused creation leaves nothing behind', async () => {
  const { run, updates, saved, faults } = start(Promise.reject(new CheckFault('no', false, undefined)))
  await run.complete('succeeded', text('end'), 1000, NEVER)
  expect([updates, saved.at(-1), faults.length]).toEqual([[], '', 1])
})

test('a creation without an answer is looked for', async () => {
  const { run, updates, saved, faults, answer, settle } = start(
    Promise.reject(new CheckFault('?', true, undefined)),
  )
  run.show(text('a'), undefined)
  await settle()
  expect(updates).toEqual([])
  const completed = run.complete('succeeded', text('end'), 1000, NEVER)
  await answer()
  await completed
  expect(updates).toEqual([{ output: text('end'), conclusion: 'success' }])
  expect([saved.at(-1), faults.length]).toEqual(['', 1])
})

test('several check runs share one state; what is not readable counts as none', () => {
  const saved: string[] = []
  const ledger = new Ledger((value) => saved.push(value))
  ledger.note({ ...NAME, id: 1 })
  ledger.note({ ...NAME, externalId: 'f' })
  ledger.remove(NAME)
  expect(readLedger(saved.at(-1) ?? '')).toEqual([{ ...NAME, externalId: 'f' }])
  ledger.remove({ ...NAME, externalId: 'f' })
  expect(saved.at(-1)).toBe('')
  for (const text of ['', '{', '{}', '[null, 7, {}]', '[{"name":"n","externalId":7,"sha":"s"}]']) {
    expect(readLedger(text)).toEqual([])
  }
  expect(readLedger(JSON.stringify([{ ...NAME, id: '1', outcome: 'green', requestId: 2 }]))).toEqual([NAME])
})
