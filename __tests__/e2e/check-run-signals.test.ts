import { describe, expect, test } from '@jest/globals'
import type { Fault, GithubChecks, RecordedCall } from '../support/github-checks.js'
import { MAPPING } from './adobe.js'
import { type CheckedOptions, EXTERNAL_ID, NAME, runChecked, SHA } from './checked.js'
import type { RunningStep } from './in-process.js'
import { after as later } from './sender.js'

const HANG: Fault = { kind: 'hang', carriedOut: true }
const DEAF: Fault = { kind: 'hang', carriedOut: false }
const SUBMITTED = 'Submitted, waiting for it to finish'

const shown = ({ checks }: GithubChecks, title: string) => checks.some(({ output }) => output.title === title)

/** Does it once, as soon as GitHub shows it. */
function once(
  isSo: (github: GithubChecks, call: RecordedCall) => boolean,
  action: (step: RunningStep, github: GithubChecks) => unknown,
): Required<Pick<CheckedOptions, 'onCall'>> {
  let isDone = false
  return {
    onCall: (call, step, github) => {
      if (isDone || !isSo(github, call)) return
      isDone = true
      action(step, github)
    },
  }
}

const OPEN = expect.objectContaining({
  name: NAME,
  external_id: EXTERNAL_ID,
  head_sha: SHA,
  status: 'in_progress',
})
const CANCELLED = expect.objectContaining({ id: 4711, status: 'completed', conclusion: 'cancelled' })

/** Signals once, at its time on the clock of the step, and tells how long the step went on. */
function cancelling(isSo: Parameters<typeof once>[0], afterMs: number) {
  const sent: { atMs?: number | undefined } = {}
  const { onCall } = once(isSo, (step) =>
    later(afterMs, step, () => {
      sent.atMs = step.clock?.now()
      step.signal('SIGINT')
    }),
  )
  const expectEnd = (durationMs: number, ms: number) => {
    // Of real time nothing is asked.
    if (sent.atMs !== undefined) expect(durationMs - sent.atMs).toBe(ms)
  }
  return { onCall, expectEnd }
}

describe('cancelled', () => {
  test('in the middle of the wait: completed at once', async () => {
    const { onCall, expectEnd } = cancelling((github) => shown(github, SUBMITTED), 500)
    const { before, post, step, warnings } = await runChecked('never-ends', {}, { onCall })
    expectEnd(step.durationMs, 0)
    expect(step.outputs).toMatchObject({ outcome: 'cancelled', requestId: '3520' })
    expect(before).toEqual([CANCELLED])
    expect(before[0]?.output.title).toBe('Cancelled before the ingestion finished')
    expect([step.state, post.stdout, warnings]).toEqual([{ checkRuns: '' }, '', []])
  })

  test.each<[string, Readonly<Record<string, readonly Fault[]>>, number]>([
    ['silent about updates', { update: [DEAF, DEAF, DEAF] }, 3_000],
    ['silent from the beginning', { create: [HANG] }, 1_500],
    ['silent about everything', { create: [HANG], list: [DEAF], update: [DEAF] }, 3_000],
  ])('GitHub is %s: ended within 5 s, completed by the step or by the post step', async (_, faults, ms) => {
    const operation = faults['create'] === undefined ? 'update' : 'create'
    const { onCall, expectEnd } = cancelling((__, call) => call.operation === operation, 0)
    const { step, warnings, after } = await runChecked('never-ends', {}, { faults, onCall })
    expectEnd(step.durationMs, ms)
    expect(step.outputs['outcome']).toBe('cancelled')
    expect(warnings.length).toBeLessThan(2)
    expect(after).toHaveLength(1)
    if (faults['update'] === undefined) expect(after).toEqual([CANCELLED])
  })
})

describe('killed', () => {
  const kill = (step: RunningStep) => step.signal('SIGKILL')

  test('the post step completes the check run by its id', async () => {
    const { before, after, post, postCalls } = await runChecked(
      'never-ends',
      {},
      { killed: true, ...once((github) => shown(github, SUBMITTED), kill) },
    )
    expect(before).toEqual([OPEN])
    expect(after).toEqual([CANCELLED])
    expect(after[0]?.output.title).toBe('Ended before a verdict')
    expect(after[0]?.output.summary).toContain('Request 3520 may still be running at Adobe')
    expect(postCalls).toEqual(['update 200'])
    expect(post.stdout).toBe('Completed the check run that the step had left open.\n')
  })

  test('a lost id is found by name and external id, among others of the same name', async () => {
    const { before, after, postCalls } = await runChecked(
      'never-ends',
      {},
      {
        killed: true,
        faults: { create: [HANG] },
        ...once(
          ({ checks }) => checks.length === 1,
          (step, github) => {
            const release = step.clock?.hold()
            void anotherJob(github).then(() => {
              kill(step)
              release?.()
            })
          },
        ),
      },
    )
    expect(before).toEqual([OPEN, expect.objectContaining({ status: 'in_progress' })])
    expect(after).toEqual([CANCELLED, before[1]])
    expect(postCalls).toEqual(['list 200', 'update 200'])
  })

  test('a check run that never came to be is created, completed', async () => {
    const { after, post, postCalls } = await runChecked(
      'never-ends',
      {},
      {
        killed: true,
        faults: { create: [DEAF] },
        ...once((_, { operation }) => operation === 'create', kill),
      },
    )
    expect(after).toEqual([CANCELLED])
    expect(postCalls).toEqual(['list 200', 'create 201'])
    expect(post.stdout).toBe('Completed the check run that the step had left open.\n')
  })

  test('a post step that GitHub leaves alone ends within 10 s, in one line', async () => {
    const { post, postCalls } = await runChecked(
      'never-ends',
      {},
      {
        killed: true,
        faults: { create: [HANG], list: [DEAF] },
        ...once(({ checks }) => checks.length === 1, kill),
      },
    )
    expect(postCalls).toEqual(['list 0'])
    expect(post.stdout).toMatch(/^::warning title=Check run left open::.*\n$/)
  })
})

/** Another job of the same run, which gates the same mapping. */
async function anotherJob({ url, calls }: GithubChecks): Promise<void> {
  const [first] = calls
  const headers = new Headers()
  for (const name of ['authorization', 'accept', 'user-agent']) headers.set(name, first?.headers[name] ?? '')
  const body = JSON.stringify({
    ...JSON.parse(first?.body ?? ''),
    external_id: `1658821493-1-${MAPPING}-00000000`,
  })
  await fetch(`${url}/repos/octo-org/octo-repo/check-runs`, { method: 'POST', headers, body })
}
