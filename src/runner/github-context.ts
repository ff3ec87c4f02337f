import { readFileSync } from 'node:fs'
import { at } from '../json.js'

const SHA = /^(?:[\da-f]{40}|[\da-f]{64})$/i
const REPOSITORY = /^([\w.-]+)\/([\w.-]+)$/

/** Where an event holds the commit that people see, if it may differ from GITHUB_SHA. Source: "Events that trigger workflows". */
const HEADS: ReadonlyMap<string, readonly string[]> = new Map([
  ['workflow_run', ['workflow_run', 'head_sha']],
  ['check_suite', ['check_suite', 'head_sha']],
  ['check_run', ['check_run', 'head_sha']],
  ['status', ['sha']],
  ['merge_group', ['merge_group', 'head_sha']],
  ['deployment', ['deployment', 'sha']],
  ['deployment_status', ['deployment', 'sha']],
])
/** Events whose GITHUB_SHA is the latest commit of the default branch. Source: the same. */
const ON_DEFAULT_BRANCH: ReadonlySet<string> = new Set([
  'branch_protection_rule',
  'check_run',
  'check_suite',
  'delete',
  'discussion',
  'discussion_comment',
  'fork',
  'gollum',
  'issue_comment',
  'issues',
  'label',
  'milestone',
  'page_build',
  'public',
  'repository_dispatch',
  'schedule',
  'status',
  'watch',
  'workflow_run',
])

/**
 * Where a check run belongs: a commit of a repository, and the workflow run that creates it; from its default variables and its
 * event. Never throws; a `string` says what is missing.
 */
export function readGithubContext(env: NodeJS.ProcessEnv) {
  const [, owner, repo] = REPOSITORY.exec(env['GITHUB_REPOSITORY'] ?? '') ?? []
  if (owner === undefined || repo === undefined) {
    return 'GITHUB_REPOSITORY names no repository'
  }
  const apiUrl = env['GITHUB_API_URL'] || 'https://api.github.com'
  if (!/^https?:\/\//.test(apiUrl) || !URL.canParse(apiUrl)) {
    return 'GITHUB_API_URL holds no address'
  }
  const event = readEvent(env['GITHUB_EVENT_PATH'])
  if (event === undefined) {
    return 'the file of the event, GITHUB_EVENT_PATH, cannot be read'
  }
  const name = env['GITHUB_EVENT_NAME'] ?? ''
  const named = at(event, ...(HEADS.get(name) ?? ['pull_request', 'head', 'sha']))
  const head = typeof named === 'string' && SHA.test(named) ? named : undefined
  const sha = head ?? env['GITHUB_SHA'] ?? ''
  if (!SHA.test(sha)) {
    return 'neither the event nor GITHUB_SHA names a commit'
  }
  const server = (env['GITHUB_SERVER_URL'] || 'https://github.com').replace(/\/+$/, '')
  const runId = digits(env['GITHUB_RUN_ID'], '0')
  const attempt = digits(env['GITHUB_RUN_ATTEMPT'], '1')
  return {
    apiUrl: apiUrl.replace(/\/+$/, ''),
    owner,
    repo,
    sha,
    event: name,
    /** The event has no commit of its own, so `sha` is the default branch's latest. */
    isDefaultBranch: head === undefined && ON_DEFAULT_BRANCH.has(name),
    runId,
    attempt,
    runUrl: `${server}/${owner}/${repo}/actions/runs/${runId}/attempts/${attempt}`,
  }
}

const digits = (text = '', otherwise: string) => (/^\d+$/.test(text) ? text : otherwise)

/** The event; empty when there is none, `undefined` when it cannot be read. */
function readEvent(path: string | undefined): unknown {
  if (!path) {
    return {}
  }
  try {
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
}
