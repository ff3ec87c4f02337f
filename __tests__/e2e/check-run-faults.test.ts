import { describe, expect, test } from '@jest/globals'
import { spoiling } from '../scripts/spoiled-files.js'
import type { Fault } from '../support/github-checks.js'
import { type Checked, type CheckedOptions, expectCompleted, expectLag, runChecked } from './checked.js'

const say = (status: number, message: string, headers: Readonly<Record<string, string>> = {}): Fault => ({
  kind: 'answer',
  status,
  body: JSON.stringify({ message, documentation_url: 'https://docs.github.com' }),
  headers,
})
const LOGIN_PAGE: Fault = {
  kind: 'answer',
  status: 200,
  body: '<html><title>Sign in</title></html>',
  headers: { 'content-type': 'text/html' },
}
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

/** A fault of GitHub's that is over in time: nobody hears of it. */
async function runOvercoming(options: CheckedOptions, scenario = 'success'): Promise<Checked> {
  const checked = await runChecked(scenario, {}, options)
  expectCompleted(checked, scenario === 'success' ? 'success' : 'failure')
  expect(checked.warnings).toEqual([])
  return checked
}

describe('a creation that GitHub refuses: one try, one warning, nothing left for the post step', () => {
  test.each<[string, Fault, string]>([
    ['missing permission', FORBIDDEN, '`checks: write`'],
    ['a token that may not even see', say(404, 'Not Found'), '`checks: write`'],
    ['a bad token', say(401, 'Bad credentials'), 'githubToken was refused'],
    ['a commit that is not there', say(422, 'No commit found for SHA'), 'does not accept a check run'],
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

  test('the same of a later request', async () => {
    const { calls, warnings, step, post, postCalls } = await runFaulty({
      faults: { update: [say(401, 'Bad credentials')] },
    })
    expect(warnings[0]).toContain('githubToken expired during the step')
    expect(calls).toEqual(['create 201', 'update 401'])
    expect([step.state, post.stdout, postCalls]).toEqual([{ checkRuns: '' }, '', []])
  })
})

describe('a throttle is waited for, and the request repeated', () => {
  const secondary = 'You have exceeded a secondary rate limit'
  const reset = (seconds: number) => ({
    date: 'Mon, 05 Jan 2026 00:00:00 GMT',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': String(Date.UTC(2026, 0, 5) / 1000 + seconds),
  })
  test.each<[string, Fault]>([
    ['429 with retry-after', say(429, 'Slow down', { 'retry-after': '1' })],
    ['429 at once again', say(429, 'Slow down', { 'retry-after': '0' })],
    ['403 with retry-after', say(403, 'No', { 'retry-after': '1' })],
    ['403 that says so, with retry-after', say(403, secondary, { 'retry-after': '2' })],
    ['403 with nothing remaining until soon', say(403, 'Forbidden', reset(2))],
    ['429 with nothing remaining until now', say(429, secondary, reset(-3))],
  ])('%s', async (_, fault) => {
    const { calls } = await runOvercoming({ faults: { create: [fault] } })
    const [first = '', ...others] = calls
    expect(first).toBe(`create ${fault.kind === 'answer' ? fault.status : 0}`)
    expect(others.filter((call) => call.startsWith('create'))).toEqual(['create 201'])
    expect(others).not.toContain('list 200')
  })

  test.each<[string, Fault]>([
    ['429', say(429, 'Slow down')],
    ['403', say(403, secondary)],
    ['403 of abuse detection', say(403, 'You have triggered an abuse detection mechanism')],
    ['403 with nothing remaining for an hour', say(403, 'API rate limit exceeded', reset(3_600))],
    ['429 for an hour', say(429, 'Slow down', { 'retry-after': '3600' })],
  ])('%s, longer than the step has: the post step tries in spite of it', async (_, fault) => {
    const checked = await runFaulty({ faults: { create: [fault] } }, {}, 'not-stopped')
    const { calls, after, before, post, postCalls, warnings } = checked
    expect(warnings[0]).toContain('limits the number of requests')
    expect(warnings[0]).not.toContain('checks: write')
    expectLag(checked, 0)
    expect(calls).toHaveLength(1)
    expect([before, postCalls]).toEqual([[], ['create 201']])
    expect(after).toEqual([expect.objectContaining({ status: 'completed', conclusion: 'failure' })])
    expect(post.stdout).toBe('Completed the check run that the step had left open.\n')
  })

  test('which tries once, and names what is left', async () => {
    const fault = say(429, 'Slow down', { 'retry-after': '1' })
    const checked = await runFaulty(
      { faults: { update: Array.from({ length: 20 }, () => fault) } },
      {},
      'not-stopped',
    )
    expect(checked.postCalls).toEqual(['update 429'])
    expect(checked.post.stdout).toMatch(
      /^::warning title=Check run left open::No complete check run for XDM44: HTTP 429/,
    )
    // At 0, 1, 3 and 7 s.
    expect(checked.calls.filter((call) => call === 'update 429')).toHaveLength(4)
    expect(checked.lagMs ?? 0).toBeLessThanOrEqual(10_050)
  })
})

describe('a creation that may have worked: it is looked for, then repeated', () => {
  test.each<[string, Fault]>([
    ['a truncated 201', { kind: 'truncated' }],
    ['a 201 without an id', { kind: 'answer', status: 201, body: '{}' }],
    ['a login page', LOGIN_PAGE],
    [
      '502',
      { kind: 'answer', status: 502, body: '<html>\n::error::x', headers: { 'content-type': 'text/html' } },
    ],
    ['503 that says when', say(503, 'Unicorn', { 'retry-after': '2' })],
    ['silence', { kind: 'hang', carriedOut: true }],
  ])('%s', async (_, fault) => {
    const checked = await runOvercoming({ faults: { create: [fault] } })
    const { calls } = checked
    const carriedOut = fault.kind === 'truncated' || (fault.kind === 'hang' && fault.carriedOut)
    expect(calls.filter((call) => call.startsWith('create'))).toHaveLength(carriedOut ? 1 : 2)
    expect(calls.filter((call) => call.startsWith('list'))).toHaveLength(1)
    // Half of the ten seconds that the verdict may take to get there.
    expectLag(checked, fault.kind === 'hang' ? 5_000 : 0)
  })

  test('silence, which may still be broken: the post step looks for a second check run', async () => {
    const checked = await runChecked(
      'success',
      {},
      { faults: { create: [{ kind: 'hang', carriedOut: false }] } },
    )
    const { calls, before, after, post, postCalls, warnings } = checked
    expect(calls.filter((call) => call !== 'update 200')).toEqual(['create 0', 'list 200', 'create 201'])
    expect(before).toEqual([expect.objectContaining({ status: 'completed', conclusion: 'success' })])
    expect([after, postCalls, post.stdout, warnings]).toEqual([before, ['list 200'], '', []])
    expectLag(checked, 5_000)
  })
})

describe('a completion that fails is repeated, in the end by the post step', () => {
  const busy: Fault = { kind: 'answer', status: 503, body: '' }
  test.each<[string, readonly Fault[], boolean]>([
    ['503 each time', Array.from({ length: 20 }, () => busy), true],
    ['silence', Array.from({ length: 9 }, (): Fault => ({ kind: 'hang', carriedOut: false })), false],
  ])('%s, then too', async (_, update, isQuick) => {
    const checked = await runFaulty({ faults: { update } })
    const { before, after, lagMs = 0, post, warnings } = checked
    expect(lagMs).toBeLessThanOrEqual(10_050)
    if (!isQuick) expectLag(checked, 10_000)
    expect(warnings[0]).toContain('The post step tries once more')
    expect(before).toEqual([expect.objectContaining({ status: 'in_progress' })])
    // As long as the fault goes on, the post step warns in one line and fails nothing.
    if (isQuick) expect(post.stdout).toContain('::warning')
    expect(after.length).toBe(1)
  })

  test.each<[string, Fault]>([
    ['a 503', busy],
    ['a login page', LOGIN_PAGE],
    ['a 204', { kind: 'answer', status: 204 }],
    ['another id', { kind: 'answer', status: 200, body: '{"id":6,"status":"completed"}' }],
    ['one still in progress', { kind: 'answer', status: 200, body: '{"id":4711,"status":"in_progress"}' }],
  ])('%s: over in the step', async (_, fault) => {
    const { calls } = await runOvercoming({ faults: { update: [fault] } }, 'not-stopped')
    const status = fault.kind === 'answer' ? fault.status : 0
    expect(calls).toEqual(['create 201', `update ${status}`, 'list 200', 'update 200'])
  })

  test('a login page each time: the warning names it, and the post step tries once more', async () => {
    const update = Array.from({ length: 20 }, () => LOGIN_PAGE)
    const { post, postCalls, warnings } = await runFaulty({ faults: { update } }, {}, 'not-stopped')
    for (const warning of [warnings[0], post.stdout]) {
      expect(warning).toContain('HTTP 200: the answer is a page instead of GitHub')
    }
    expect(postCalls).toEqual(['list 200', 'update 200'])
  })

  test('with the verdict of the step, once GitHub answers', async () => {
    const update = Array.from({ length: 3 }, () => busy)
    const { before, after, post, postCalls } = await runFaulty({ faults: { update } }, {}, 'not-stopped')
    expect(before).toEqual([expect.objectContaining({ status: 'in_progress' })])
    expect(after).toEqual([expect.objectContaining({ status: 'completed', conclusion: 'failure' })])
    expect(after[0]?.output.title).toBe('Adobe did not start the ingestion')
    expect(post.stdout).toBe('Completed the check run that the step had left open.\n')
    expect(postCalls).toEqual(['list 200', 'update 200'])
  })

  test('but not twice, when only the answer was lost', async () => {
    const { calls } = await runOvercoming({ faults: { update: [{ kind: 'truncated' }] } }, 'not-stopped')
    expect(calls).toEqual(['create 201', 'update 0', 'list 200'])
  })

  test('nor by the post step', async () => {
    const update: Fault[] = [{ kind: 'hang', carriedOut: true }]
    const { before, post, postCalls } = await runFaulty({ faults: { update } }, {}, 'not-stopped')
    expect(before).toEqual([expect.objectContaining({ status: 'completed', conclusion: 'failure' })])
    expect([post.stdout, postCalls]).toEqual(['', ['list 200']])
  })

  test('a post step without a token says what it cannot do', async () => {
    const { post, postCalls } = await runFaulty(
      { faults: { update: Array.from({ length: 9 }, () => busy) }, postInputs: { githubToken: '' } },
      {},
      'not-stopped',
    )
    expect(postCalls).toEqual([])
    expect(post.stdout).toMatch(/^::warning title=Check run left open::.*XDM44.*githubToken is blank/)
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
    ['no repository', { env: { GITHUB_REPOSITORY: undefined } }, {}, 'names no repository'],
    ['no token', {}, { githubToken: '' }, 'githubToken is blank'],
    ['a bad address', { env: { GITHUB_API_URL: 'nowhere' } }, {}, 'GITHUB_API_URL'],
  ])('%s', async (_, options, inputs, text) => {
    const { calls, post, postCalls, warnings } = await runFaulty(options, inputs, 'not-stopped')
    expect(warnings[0]).toContain(text)
    expect([calls, post.stdout, postCalls]).toEqual([[], '', []])
  })
})

test('nobody at the address may be somebody soon: the post step tries once more', async () => {
  const checked = await runFaulty({ env: { GITHUB_API_URL: 'http://127.0.0.1:9' } }, {}, 'not-stopped')
  expect(checked.warnings[0]).toContain('could not be reached')
  expect(checked.lagMs ?? 0).toBeLessThanOrEqual(10_050)
  expect(checked.post.stdout).toMatch(/^::warning title=Check run left open::.*could not be reached/)
})

test.each(['missing', 'read-only'] as const)(
  'a state file that is %s costs one warning, the check run lives',
  async (state) => {
    const { before, warnings } = await runChecked('not-stopped', {}, { createFile: spoiling({ state }) })
    expect(before).toEqual([expect.objectContaining({ status: 'completed', conclusion: 'failure' })])
    expect(warnings).toEqual([expect.stringContaining('post step')])
  },
)
