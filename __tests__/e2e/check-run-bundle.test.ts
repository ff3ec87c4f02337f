import { expect, test } from '@jest/globals'
import type { Fault } from '../support/github-checks.js'
import { type Checked, expectCompleted, runChecked } from './checked.js'
import { preload, SENDING_ENDS } from './preload.js'

/** What the bundles must show: octokit loaded from beside the step, a signal of the system, a post step of its own. */

const BUNDLE = { bundle: {} }

test.concurrent.each([
  ['success', 'success'],
  ['failed', 'failure'],
])('%s: %s', async (scenario, conclusion) => {
  expectCompleted(await runChecked(scenario, {}, BUNDLE), conclusion)
})

test.concurrent('without WebAssembly, as with NODE_OPTIONS=--jitless', async () => {
  const nodeArgs = preload('delete globalThis.WebAssembly')
  expectCompleted(await runChecked('success', {}, { bundle: { nodeArgs } }), 'success')
})

test.concurrent('an exception outside of any promise: failure', async () => {
  // Thrown once the ingestion is under way.
  const nodeArgs = preload(`
    const { write } = process.stdout
    process.stdout.write = (text, ...rest) => {
      if (String(text).includes('submitted as request')) setTimeout(() => { throw new Error('::error::boom') }, 0)
      return write.call(process.stdout, text, ...rest)
    }`)
  const checked = await runChecked('never-ends', {}, { bundle: { nodeArgs } })
  expectCompleted(checked, 'failure')
  expect(checked.step.outputs['errorCode']).toBe('internal')
})

test.concurrent('a refusal is one warning', async () => {
  const fault: Fault = { kind: 'answer', status: 403, body: '{"message":"Resource not accessible"}' }
  const { calls, post, step, warnings } = await runChecked(
    'not-stopped',
    {},
    { ...BUNDLE, faults: { create: [fault] } },
  )
  expect(warnings).toEqual([expect.stringContaining('`checks: write`')])
  expect([calls, step.state, post.stdout]).toEqual([['create 403'], { checkRuns: '' }, ''])
})

test.concurrent('twenty mappings, and GitHub allows ten more writes: the rest is for the post step', async () => {
  const mappingIds = Array.from({ length: 20 }, (_, index) => `XDM${100 + index}`)
  const { step, before, after, warnings } = await runChecked(
    'not-stopped',
    { mappingId: mappingIds.join('\n'), maxParallel: '20' },
    { ...BUNDLE, simulator: { mappingIds }, limits: { usedWrites: 70, pauseMs: 60_000 } },
  )
  expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'rejected' } })
  const completed = (checks: Checked['after']) => checks.filter(({ conclusion }) => conclusion === 'failure')
  const namesOf = (checks: Checked['after']) => checks.map(({ name }) => name.split('/')[1])
  expect(namesOf(completed(after)).toSorted()).toEqual(mappingIds)
  expect(after).toHaveLength(20)
  // Whatever came first, creations or verdicts.
  expect(completed(before).length).toBeLessThanOrEqual(10)
  expect(warnings).toHaveLength(1)
  const done = namesOf(completed(before))
  for (const name of mappingIds) expect(warnings[0]?.includes(name)).toBe(!done.includes(name))
})

const SUBMITTED = 'Submitted, waiting for it to finish'

function expectCompletedByPost(
  { step, before, after, post, postCalls }: Checked,
  signal: NodeJS.Signals,
): void {
  expect(step).toMatchObject({ exitCode: null, signal, outputs: { requestId: '3520' } })
  expect(before).toEqual([expect.objectContaining({ status: 'in_progress' })])
  expect(after).toEqual([expect.objectContaining({ status: 'completed', conclusion: 'cancelled' })])
  expect(postCalls).toEqual(['update 200'])
  expect(post).toMatchObject({
    exitCode: 0,
    stdout: 'Completed the check run that the step had left open.\n',
  })
}

test.concurrent('cancelled: completed by the step itself', async () => {
  let isSent = false
  const checked = await runChecked(
    'never-ends',
    {},
    {
      ...BUNDLE,
      ...(SENDING_ENDS ? { killed: true } : {}),
      onCall: ({ body }, running) => {
        if (isSent || !body.includes(SUBMITTED)) return
        isSent = true
        running.signal('SIGINT')
      },
    },
  )
  if (SENDING_ENDS) {
    expectCompletedByPost(checked, 'SIGINT')
    return
  }
  const { step, before, post } = checked
  expect(step.outputs).toMatchObject({ outcome: 'cancelled', requestId: '3520' })
  expect(before).toEqual([expect.objectContaining({ status: 'completed', conclusion: 'cancelled' })])
  expect(post.stdout).toBe('')
})

test.concurrent('killed: completed by the post step', async () => {
  const checked = await runChecked(
    'never-ends',
    {},
    {
      ...BUNDLE,
      killed: true,
      onCall: ({ body }, running) => void (body.includes(SUBMITTED) && running.signal('SIGKILL')),
    },
  )
  expectCompletedByPost(checked, 'SIGKILL')
})

test.concurrent('killed, and GitHub silent to the post step: it ends, in one line', async () => {
  const { post, postCalls } = await runChecked(
    'never-ends',
    {},
    {
      ...BUNDLE,
      killed: true,
      faults: {
        create: [{ kind: 'hang', carriedOut: true }],
        list: [{ kind: 'hang', carriedOut: false }],
      },
      onCall: (_, running, { checks }) => void (checks.length === 1 && running.signal('SIGKILL')),
    },
  )
  expect(postCalls).toEqual(['list 0'])
  expect(post.stdout).toMatch(/^::warning title=Check run left open::.*\n$/)
})
