import { readFileSync } from 'node:fs'

/** Where a check run belongs: a commit of a repository, and the run that reports on it. */
export interface GithubContext {
  /** Of github.com or of an Enterprise Server, without a slash at its end. */
  readonly apiUrl: string
  readonly owner: string
  readonly repo: string
  readonly sha: string
  readonly runId: string
  readonly attempt: string
  /** The page of this run and attempt. */
  readonly runUrl: string
}

export type GithubContextOrProblem =
  | { readonly kind: 'ok'; readonly context: GithubContext }
  /** A sentence for people. */
  | { readonly kind: 'unknown'; readonly problem: string }

const SHA = /^(?:[\da-f]{40}|[\da-f]{64})$/i
const NAME = String.raw`[\w.-]+`
const REPOSITORY = new RegExp(`^(${NAME})/(${NAME})$`)
/** Their GITHUB_SHA is another commit than the one that people look at. Source: "Events that trigger workflows". */
const HEAD_IN_EVENT = /^(pull_request|workflow_run$)/

/** Reads the default environment variables and the event of a workflow run. Never throws. */
export function readGithubContext(env: NodeJS.ProcessEnv): GithubContextOrProblem {
  const [, owner, repo] = REPOSITORY.exec(env['GITHUB_REPOSITORY'] ?? '') ?? []
  if (owner === undefined || repo === undefined) {
    return unknown('GITHUB_REPOSITORY names no repository')
  }
  const apiUrl = env['GITHUB_API_URL'] || 'https://api.github.com'
  if (!/^https?:\/\//.test(apiUrl) || !URL.canParse(apiUrl)) {
    return unknown('GITHUB_API_URL holds no address')
  }
  const event = readEvent(env['GITHUB_EVENT_PATH'])
  if (event === undefined) {
    return unknown('the file of the event, GITHUB_EVENT_PATH, cannot be read')
  }
  const name = env['GITHUB_EVENT_NAME'] ?? ''
  const sha = headOf(event) ?? (HEAD_IN_EVENT.test(name) ? undefined : env['GITHUB_SHA'])
  if (sha === undefined || !SHA.test(sha)) {
    return unknown('neither the event nor GITHUB_SHA names a commit')
  }
  const server = (env['GITHUB_SERVER_URL'] || 'https://github.com').replace(/\/+$/, '')
  const runId = digits(env['GITHUB_RUN_ID'], '0')
  const attempt = digits(env['GITHUB_RUN_ATTEMPT'], '1')
  const runUrl = `${server}/${owner}/${repo}/actions/runs/${runId}/attempts/${attempt}`
  const context = { apiUrl: apiUrl.replace(/\/+$/, ''), owner, repo, sha, runId, attempt, runUrl }
  return { kind: 'ok', context }
}

const unknown = (problem: string) => ({ kind: 'unknown', problem }) as const

const digits = (text: string | undefined, otherwise: string) =>
  (/^\d+$/.test(text ?? '') ? text : undefined) ?? otherwise

/** The event, empty when there is none; `undefined` when there is one that cannot be read. */
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

/** The head of a pull request, else of the run that this one follows. */
const headOf = (event: unknown): string | undefined =>
  textAt(event, ['pull_request', 'head', 'sha']) ?? textAt(event, ['workflow_run', 'head_sha'])

function textAt(value: unknown, path: readonly string[]): string | undefined {
  const found = path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null ? Object.getOwnPropertyDescriptor(at, key)?.value : undefined,
    value,
  )
  return typeof found === 'string' ? found : undefined
}
