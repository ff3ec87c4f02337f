import { describe, expect, test } from '@jest/globals'
import type { Fault, GithubChecks } from '../support/github-checks.js'
import { EXTERNAL_ID, NAME, runChecked, SHA, until } from './checked.js'

const HANG: Fault = { kind: 'hang', carriedOut: true }
const DEAF: Fault = { kind: 'hang', carriedOut: false }
const SUBMITTED = 'Submitted, waiting for its end'

const shown = ({ checks }: GithubChecks, title: string) => checks.some(({ output }) => output.title === title)
const asked = ({ calls }: GithubChecks, operation: string) =>
  calls.some((call) => call.operation === operation)

const OPEN = expect.objectContaining({
  name: NAME,
  external_id: EXTERNAL_ID,
  head_sha: SHA,
  status: 'in_progress',
})
const CANCELLED = expect.objectContaining({ id: 4711, status: 'completed', conclusion: 'cancelled' })

describe('cancelled', () => {
  test.concurrent('in the middle of the wait: completed at once', async () => {
    let signalledMs = 0
    const { before, post, step, warnings } = await runChecked(
      'never-ends',
      {},
      {
        meanwhile: async (running, github) => {
          await until(() => shown(github, SUBMITTED))
          signalledMs = performance.now()
          running.cancel()
          await running.done
          expect(performance.now() - signalledMs).toBeLessThan(5_000)
        },
      },
    )
    expect(step.outputs).toMatchObject({ outcome: 'cancelled', requestId: '3520' })
    expect(before).toEqual([CANCELLED])
    expect(before[0]?.output.title).toBe('Cancelled before the ingestion ended')
    expect([step.state, post.stdout, warnings]).toEqual([{ checkRuns: '' }, '', []])
  })

  test.concurrent.each<[string, Readonly<Record<string, readonly Fault[]>>]>([
    ['silent about updates', { update: [DEAF, DEAF, DEAF] }],
    ['silent from the beginning', { create: [HANG] }],
    ['silent about everything', { create: [HANG], list: [DEAF], update: [DEAF] }],
  ])('GitHub is %s: ended within 5 s, completed by the step or by the post step', async (_, faults) => {
    const { step, warnings, after } = await runChecked(
      'never-ends',
      {},
      {
        faults,
        meanwhile: async (running, github) => {
          await until(() => asked(github, faults['create'] === undefined ? 'update' : 'create'))
          const signalledMs = performance.now()
          running.cancel()
          await running.done
          expect(performance.now() - signalledMs).toBeLessThan(5_000)
        },
      },
    )
    expect(step.outputs['outcome']).toBe('cancelled')
    expect(warnings.length).toBeLessThan(2)
    expect(after).toHaveLength(1)
    if (faults['update'] === undefined) expect(after).toEqual([CANCELLED])
  })
})

describe('killed', () => {
  test.concurrent('the post step completes the check run by its id', async () => {
    const { before, after, post, postCalls } = await runChecked(
      'never-ends',
      {},
      {
        killed: true,
        meanwhile: async (running, github) => {
          await until(() => shown(github, SUBMITTED))
          running.signal('SIGKILL')
        },
      },
    )
    expect(before).toEqual([OPEN])
    expect(after).toEqual([CANCELLED])
    expect(after[0]?.output.title).toBe('Ended before a verdict')
    expect(after[0]?.output.summary).toContain('Request 3520 may go on at Adobe')
    expect(postCalls).toEqual(['update 200'])
    expect(post.stdout).toBe('Completed the check run that the step had left open.\n')
  })

  test.concurrent('a lost id is found by name and external id, among others of the same name', async () => {
    const { before, after, postCalls } = await runChecked(
      'never-ends',
      {},
      {
        killed: true,
        faults: { create: [HANG] },
        meanwhile: async (running, github) => {
          await until(() => github.checks.length === 1)
          await anotherRun(github)
          running.signal('SIGKILL')
        },
      },
    )
    expect(before).toEqual([OPEN, expect.objectContaining({ status: 'in_progress' })])
    expect(after).toEqual([CANCELLED, before[1]])
    expect(postCalls).toEqual(['list 200', 'update 200'])
  })

  test.concurrent('a check run that never came to be is nobody’s business', async () => {
    const { after, post, postCalls } = await runChecked(
      'never-ends',
      {},
      {
        killed: true,
        faults: { create: [DEAF] },
        meanwhile: async (running, github) => {
          await until(() => asked(github, 'create'))
          running.signal('SIGKILL')
        },
      },
    )
    expect([after, postCalls, post.stdout]).toEqual([[], ['list 200'], ''])
  })

  test.concurrent('a post step that GitHub leaves alone ends within 10 s, in one line', async () => {
    const { post } = await runChecked(
      'never-ends',
      {},
      {
        killed: true,
        faults: { create: [HANG], list: [DEAF] },
        meanwhile: async (running, github) => {
          await until(() => github.checks.length === 1)
          running.signal('SIGKILL')
        },
      },
    )
    expect(post.stdout).toMatch(/^::warning title=Check run left open::.*\n$/)
  })
})

/** Another run of the same workflow on the same commit. */
async function anotherRun({ url, calls }: GithubChecks): Promise<void> {
  const [first] = calls
  const headers = new Headers()
  for (const name of ['authorization', 'accept', 'user-agent']) headers.set(name, first?.headers[name] ?? '')
  const body = JSON.stringify({ ...JSON.parse(first?.body ?? ''), external_id: `99-1-${NAME}` })
  await fetch(`${url}/repos/octo-org/octo-repo/check-runs`, { method: 'POST', headers, body })
}
