import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { readGithubContext } from '../../src/runner/github-context.js'

const SHA = 'ffac537e6cbbf934b08745a378932722df287a53'
const HEAD = '1f2e3d4c5b6a79880716253443526170aabbccdd'
const ENV = {
  GITHUB_REPOSITORY: 'octo-org/octo.repo',
  GITHUB_SHA: SHA,
  GITHUB_EVENT_NAME: 'push',
  GITHUB_RUN_ID: '4711',
  GITHUB_RUN_ATTEMPT: '2',
}

const folder = mkdtempSync(join(tmpdir(), 'event-'))
afterAll(() => rmSync(folder, { recursive: true }))

function withEvent(text: string, env: NodeJS.ProcessEnv = {}) {
  const path = join(folder, `${Math.random()}.json`)
  writeFileSync(path, text)
  return readGithubContext({ ...ENV, GITHUB_EVENT_PATH: path, ...env })
}

test('everything a check run needs, with the defaults of github.com', () => {
  expect(readGithubContext(ENV)).toEqual({
    apiUrl: 'https://api.github.com',
    owner: 'octo-org',
    repo: 'octo.repo',
    sha: SHA,
    event: 'push',
    isDefaultBranch: false,
    runId: '4711',
    attempt: '2',
    runUrl: 'https://github.com/octo-org/octo.repo/actions/runs/4711/attempts/2',
  })
})

test('the addresses of an Enterprise Server', () => {
  const env = { GITHUB_API_URL: 'https://ghe.example/api/v3/', GITHUB_SERVER_URL: 'https://ghe.example/' }
  expect(readGithubContext({ ...ENV, ...env })).toMatchObject({
    apiUrl: 'https://ghe.example/api/v3',
    runUrl: 'https://ghe.example/octo-org/octo.repo/actions/runs/4711/attempts/2',
  })
})

describe('the commit', () => {
  test.each<[string, unknown, string, string]>([
    ['a push', { after: HEAD }, 'push', SHA],
    ['a pull request', { pull_request: { head: { sha: HEAD } } }, 'pull_request', HEAD],
    ['a review', { pull_request: { head: { sha: HEAD } } }, 'pull_request_review', HEAD],
    ['a run that another follows', { workflow_run: { head_sha: HEAD } }, 'workflow_run', HEAD],
    ['a check suite', { check_suite: { head_sha: HEAD } }, 'check_suite', HEAD],
    [
      'a check run',
      { check_run: { head_sha: HEAD, check_suite: { head_sha: SHA }, pull_requests: [] } },
      'check_run',
      HEAD,
    ],
    ['a commit status', { sha: HEAD, commit: { sha: SHA } }, 'status', HEAD],
    ['a merge queue', { merge_group: { head_sha: HEAD, base_sha: SHA } }, 'merge_group', HEAD],
    [
      'a deployment, whatever has caused it',
      { deployment: { sha: HEAD }, workflow_run: { head_sha: SHA } },
      'deployment',
      HEAD,
    ],
    ['the status of a deployment', { deployment: { sha: HEAD } }, 'deployment_status', HEAD],
    ['SHA-256', { deployment: { sha: '0a'.repeat(32) } }, 'deployment', '0a'.repeat(32)],
    ['a push, whatever else its event holds', { sha: HEAD, merge_group: { head_sha: HEAD } }, 'push', SHA],
    ['a comment on a pull request', { issue: { pull_request: { url: 'x' } } }, 'issue_comment', SHA],
    [
      'both, as if that could be',
      { workflow_run: { head_sha: SHA }, pull_request: { head: { sha: HEAD } } },
      'x',
      HEAD,
    ],
    ['a byte-order mark', {}, 'push', SHA],
    ['an event that is no object', 7, 'push', SHA],
    ['a head that is no object', { pull_request: { head: 'x' } }, 'schedule', SHA],
  ])('of %s', (name, event, eventName, sha) => {
    const mark = name.startsWith('a byte') ? '\ufeff' : ''
    expect(withEvent(mark + JSON.stringify(event), { GITHUB_EVENT_NAME: eventName })).toMatchObject({ sha })
  })
})

describe('unknown', () => {
  test.each<[string, NodeJS.ProcessEnv, string]>([
    ['no repository', { GITHUB_REPOSITORY: '' }, 'GITHUB_REPOSITORY'],
    ['a repository with a path', { GITHUB_REPOSITORY: 'a/b/../c' }, 'GITHUB_REPOSITORY'],
    ['no commit', { GITHUB_SHA: '' }, 'names a commit'],
    ['a branch for a commit', { GITHUB_SHA: 'main' }, 'names a commit'],
    ['no event file where one is named', { GITHUB_EVENT_PATH: '/no/such/file' }, 'GITHUB_EVENT_PATH'],
    ['an address of another kind', { GITHUB_API_URL: 'ftp://ghe.example' }, 'GITHUB_API_URL'],
  ])('%s', (_, env, text) => {
    expect(readGithubContext({ ...ENV, ...env })).toEqual(expect.stringContaining(text))
  })

  test.each(['', '{', 'null{}'])('an event file with %j', (text) => {
    expect(withEvent(text)).toEqual(expect.stringContaining('cannot be read'))
  })
})

/** Each makes an event that holds this as its commit. */
const EVENTS: Readonly<Record<string, (sha: unknown) => unknown>> = {
  pull_request: (sha) => ({ pull_request: { head: { sha } } }),
  pull_request_target: (sha) => ({ pull_request: { head: { sha } } }),
  pull_request_review: (sha) => ({ pull_request: { head: { sha } } }),
  pull_request_review_comment: (sha) => ({ pull_request: { head: { sha } } }),
  workflow_run: (head_sha) => ({ workflow_run: { head_sha } }),
  check_suite: (head_sha) => ({ check_suite: { head_sha } }),
  check_run: (head_sha) => ({ check_run: { head_sha } }),
  status: (sha) => ({ sha }),
  merge_group: (head_sha) => ({ merge_group: { head_sha } }),
  deployment: (sha) => ({ deployment: { sha } }),
  deployment_status: (sha) => ({ deployment: { sha } }),
}

describe.each(Object.keys(EVENTS))('%s', (name) => {
  const env = { GITHUB_EVENT_NAME: name }
  const eventOf = EVENTS[name] ?? (() => ({}))

  test('its own head', () => {
    expect(withEvent(JSON.stringify(eventOf(HEAD)), env)).toMatchObject({
      sha: HEAD,
      event: name,
      isDefaultBranch: false,
    })
  })

  test('GITHUB_SHA when it has none that could be one', () => {
    const heads = ['main', '1f2e3d', `${HEAD}x`, `${HEAD}\n`, 7, null, [HEAD], { sha: HEAD }, true, '']
    const odd = [null, 7, 'x', [], {}, { pull_request: null, check_run: 7 }, { __proto__: eventOf(HEAD) }]
    for (const event of [...heads.map(eventOf), ...odd]) {
      expect(withEvent(JSON.stringify(event), env)).toMatchObject({ sha: SHA })
    }
    expect(readGithubContext({ ...ENV, ...env })).toMatchObject({ sha: SHA })
  })
})

test.each<[string, boolean]>([
  ['issue_comment', true],
  ['issues', true],
  ['schedule', true],
  ['repository_dispatch', true],
  // Without its own head.
  ['check_run', true],
  ['status', true],
  ['push', false],
  ['workflow_dispatch', false],
  ['release', false],
  ['deployment', false],
  ['constructor', false],
])('%s: GITHUB_SHA is the default branch’s: %s', (name, isDefaultBranch) => {
  expect(withEvent('{}', { GITHUB_EVENT_NAME: name })).toMatchObject({
    sha: SHA,
    isDefaultBranch,
  })
})
