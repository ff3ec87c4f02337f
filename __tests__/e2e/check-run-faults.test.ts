import { describe, expect, test } from '@jest/globals'
import type { Fault } from '../support/github-checks.js'
import { type Checked, type CheckedOptions, expectLag, runChecked } from './checked.js'

const say = (status: number, message: string): Fault => ({
  kind: 'answer',
  status,
  body: JSON.stringify({ message, documentation_url: 'https://docs.github.com' }),
})
const FORBIDDEN = say(403, 'Resource not accessible by integration')

/** The verdict is Adobe's alone, whatever GitHub does; of GitHub there is one warning. */
async function runFaulty(options: CheckedOptions, inputs = {}, scenario = 'success'): Promise<Checked> {
  const checked = await runChecked(scenario, inputs, options)
  expect(checked.step.outputs['outcome']).toBe(scenario === 'success' ? 'succeeded' : 'rejected')
  expect(checked.step.exitCode).toBe(scenario === 'success' ? 0 : 1)
  expect(checked.warnings).toHaveLength(1)
  expect(checked.warnings[0]).toContain('does not depend on its check run')
  return checked
}

describe('a creation that GitHub refuses: one try, one warning, nothing left for the post step', () => {
  test.each<[string, Fault, string]>([
    ['missing permission', FORBIDDEN, '`checks: write`'],
    ['a token that may not even see', say(404, 'Not Found'), '`checks: write`'],
    ['a bad token', say(401, 'Bad credentials'), 'githubToken was refused'],
    ['a commit that is not there', say(422, 'No commit found for SHA'), 'does not accept a check run'],
    ['rate limits', say(403, 'You have exceeded a secondary rate limit'), 'limits the number of requests'],
    ['too many requests', say(429, 'Slow down'), 'limits the number of requests'],
    [
      'a redirect',
      { kind: 'answer', status: 307, headers: { location: 'http://elsewhere.invalid/' } },
      'renamed',
    ],
  ])('%s', async (_, fault, text) => {
    const { calls, step, post, postCalls, warnings } = await runFaulty(
      { faults: { create: [fault] } },
      {},
      'not-stopped',
    )
    expect(warnings[0]).toContain(text)
    expect(calls).toEqual([`create ${fault.kind === 'answer' ? fault.status : 0}`])
    expect(step.state).toEqual({ checkRuns: '' })
    expect([post.stdout, postCalls]).toEqual(['', []])
  })

  test('only a missing permission is called one', async () => {
    const { warnings } = await runFaulty({ faults: { create: [say(429, 'Slow down')] } }, {}, 'not-stopped')
    expect(warnings[0]).not.toContain('checks: write')
  })
})

describe('a creation that may have worked: no second one, the check run is looked for at the end', () => {
  test.each<[string, Fault]>([
    ['a truncated 201', { kind: 'truncated' }],
    ['a 201 without an id', { kind: 'answer', status: 201, body: '{}' }],
    [
      '502',
      { kind: 'answer', status: 502, body: '<html>\n::error::x', headers: { 'content-type': 'text/html' } },
    ],
    ['silence', { kind: 'hang', carriedOut: true }],
    ['silence about nothing', { kind: 'hang', carriedOut: false }],
  ])('%s', async (_, fault) => {
    const checked = await runFaulty({ faults: { create: [fault] } })
    const { calls, before, after, post, step } = checked
    expect(calls.filter((call) => call.startsWith('create'))).toHaveLength(1)
    expect(calls.filter((call) => call.startsWith('list'))).toHaveLength(1)
    expect(post.stdout).toBe('')
    const carriedOut = fault.kind === 'truncated' || (fault.kind === 'hang' && fault.carriedOut)
    expect(before).toEqual(
      carriedOut ? [expect.objectContaining({ status: 'completed', conclusion: 'success' })] : [],
    )
    expect(after).toEqual(before)
    if (carriedOut) expect(step.state).toEqual({ checkRuns: '' })
    // Half of the ten seconds that the verdict may take to get there.
    expectLag(checked, fault.kind === 'hang' ? 5_000 : 0)
  })
})

describe('a completion that fails: the post step makes good for it', () => {
  const busy: Fault = { kind: 'answer', status: 503, body: '' }
  test.each<[string, readonly Fault[], boolean]>([
    ['503 each time', Array.from({ length: 9 }, () => busy), true],
    ['silence', Array.from({ length: 9 }, (): Fault => ({ kind: 'hang', carriedOut: false })), false],
  ])('%s, then too', async (_, update, isQuick) => {
    const checked = await runFaulty({ faults: { update } })
    const { before, after, post } = checked
    expectLag(checked, isQuick ? 0 : 10_000)
    expect(before).toEqual([expect.objectContaining({ status: 'in_progress' })])
    // As long as the fault goes on, the post step warns in one line and fails nothing.
    if (isQuick) expect(post.stdout).toContain('::warning')
    expect(after.length).toBe(1)
  })

  test('with the verdict of the step, once GitHub answers', async () => {
    const update: Fault[] = [busy]
    const { before, after, post, postCalls } = await runFaulty({ faults: { update } }, {}, 'not-stopped')
    expect(before).toEqual([expect.objectContaining({ status: 'in_progress' })])
    expect(after).toEqual([expect.objectContaining({ status: 'completed', conclusion: 'failure' })])
    expect(after[0]?.output.title).toBe('Adobe did not start the ingestion')
    expect(post.stdout).toBe('Completed the check run that the step had left open.\n')
    expect(postCalls).toEqual(['list 200', 'update 200'])
  })

  test('but not twice, when only the answer was lost', async () => {
    const { before, post, postCalls } = await runFaulty(
      { faults: { update: [{ kind: 'truncated' }] } },
      {},
      'not-stopped',
    )
    expect(before).toEqual([expect.objectContaining({ status: 'completed', conclusion: 'failure' })])
    expect([post.stdout, postCalls]).toEqual(['', ['list 200']])
  })
})

test('a change that fails on the way is worth a debug line: the end counts', async () => {
  const { before, warnings, calls } = await runChecked(
    'success',
    {},
    { faults: { update: [{ kind: 'answer', status: 500, body: '' }] } },
  )
  expect(calls).toEqual(['create 201', 'update 500', 'update 200'])
  expect(before).toEqual([expect.objectContaining({ status: 'completed', conclusion: 'success' })])
  expect(warnings).toEqual([])
})

test('a slow GitHub delays nothing but the end', async () => {
  const slow: Fault = { kind: 'slow', ms: 1500 }
  const checked = await runChecked('success', {}, { faults: { create: [slow], update: [slow, slow, slow] } })
  const { before, warnings } = checked
  expect(before).toEqual([expect.objectContaining({ status: 'completed', conclusion: 'success' })])
  expect(warnings).toEqual([])
  expectLag(checked, 1_500)
})

describe('a run that cannot have one: one warning, and GitHub hears nothing', () => {
  test.each<[string, CheckedOptions, Readonly<Record<string, string>>, string]>([
    ['a bad event file', { event: '{"pull_request": ' }, {}, 'GITHUB_EVENT_PATH'],
    ['no event file', { env: { GITHUB_EVENT_PATH: '/no/such/file' } }, {}, 'GITHUB_EVENT_PATH'],
    ['no commit', { env: { GITHUB_SHA: undefined } }, {}, 'names a commit'],
    [
      'a pull request without its event',
      { event: 'null', env: { GITHUB_EVENT_NAME: 'pull_request' } },
      {},
      'names a commit',
    ],
    ['no repository', { env: { GITHUB_REPOSITORY: undefined } }, {}, 'names no repository'],
    ['no token', {}, { githubToken: '' }, 'githubToken is blank'],
    ['a bad address', { env: { GITHUB_API_URL: 'nowhere' } }, {}, 'GITHUB_API_URL'],
    ['nobody at the address', { env: { GITHUB_API_URL: 'http://127.0.0.1:9' } }, {}, 'could not be reached'],
  ])('%s', async (_, options, inputs, text) => {
    const { calls, post, postCalls, warnings } = await runFaulty(options, inputs, 'not-stopped')
    expect(warnings[0]).toContain(text)
    expect([calls, post.stdout, postCalls]).toEqual([[], '', []])
  })
})

test.each(['missing', 'read-only'] as const)(
  'a state file that is %s costs one warning, the check run lives',
  async (state) => {
    const { before, warnings } = await runChecked('not-stopped', {}, { files: { state } })
    expect(before).toEqual([expect.objectContaining({ status: 'completed', conclusion: 'failure' })])
    expect(warnings).toEqual([expect.stringContaining('post step')])
  },
)
