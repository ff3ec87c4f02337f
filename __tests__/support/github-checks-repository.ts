import { problemsOfChange, problemsOfNew, type StoredCheck } from './github-checks-rules.js'
import type { GithubLimits } from './github-limits.js'

export type Operation = 'create' | 'update' | 'list' | 'other'

export interface ChecksRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface Answer {
  readonly status: number
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface RepositoryOptions {
  /** Default: `octo-org/octo-repo`. */
  readonly repository?: string
  readonly token: string
  readonly commits: readonly string[]
  /** What GitHub allows; without them everything. */
  readonly limits?: GithubLimits | undefined
}

/** An Enterprise Server's. */
export const BASE = '/api/v3'
const ACCEPTED = ['application/vnd.github+json', 'application/vnd.github.v3+json']

/** The check runs of one repository, and what GitHub answers about them. */
export function createRepository(options: RepositoryOptions) {
  const repo = `${BASE}/repos/${options.repository ?? 'octo-org/octo-repo'}`
  const checks: StoredCheck[] = []

  function answer(operation: Operation, { path, headers, body }: ChecksRequest): Answer {
    const refusal =
      refuse(headers) ?? options.limits?.refuse(operation === 'create' || operation === 'update')
    if (refusal !== undefined) return refusal
    if (operation === 'list') return list(new URL(path, 'http://x'))
    const sent: unknown = operation === 'other' ? undefined : parse(body)
    if (operation === 'other') return { status: 404, body: { message: 'Not Found' } }
    if (typeof sent !== 'object' || sent === null)
      return { status: 400, body: { message: 'Problems parsing JSON' } }
    return operation === 'create' ? create({ ...sent }) : change(path, { ...sent })
  }

  function refuse(headers: Readonly<Record<string, string>>): Answer | undefined {
    const [, token] = /^(?:token|bearer) (\S+)$/i.exec(headers['authorization'] ?? '') ?? []
    if (token !== options.token) return { status: 401, body: { message: 'Bad credentials' } }
    if (!headers['user-agent'])
      return { status: 403, body: { message: 'Request forbidden by administrative rules' } }
    return ACCEPTED.includes(headers['accept'] ?? '')
      ? undefined
      : { status: 415, body: { message: "Unsupported 'Accept' header" } }
  }

  function create(body: Readonly<Record<string, unknown>>): Answer {
    const problems = problemsOfNew(body, options.commits)
    if (problems.length > 0) return unprocessable(problems)
    const { completed_at: _, started_at: __, ...kept } = body
    const check = { conclusion: null, ...kept, id: 4711 + checks.length } as unknown as StoredCheck
    checks.push(check)
    return { status: 201, body: check }
  }

  function change(path: string, body: Readonly<Record<string, unknown>>): Answer {
    const at = checks.findIndex(({ id }) => path.endsWith(`/${id}`))
    const check = checks[at]
    if (check === undefined) return { status: 404, body: { message: 'Not Found' } }
    const problems = problemsOfChange(body, check)
    if (problems.length > 0) return unprocessable(problems)
    const { completed_at: _, ...kept } = body
    const changed: StoredCheck = { ...check, ...kept }
    checks[at] = changed
    return { status: 200, body: changed }
  }

  function list({ pathname, searchParams }: URL): Answer {
    const sha = pathname.split('/').at(-2)
    const name = searchParams.get('check_name')
    if (name === null) return unprocessable(['check_name is required here: a commit may hold hundreds'])
    const found = checks.filter((check) => check.head_sha === sha && check.name === name)
    const shown = searchParams.get('filter') === 'all' ? found : found.slice(-1)
    return { status: 200, body: { total_count: shown.length, check_runs: shown.toReversed() } }
  }

  function operationOf(method: string, path: string): Operation {
    const [pathname = ''] = path.split('?')
    if (method === 'POST' && pathname === `${repo}/check-runs`) return 'create'
    if (method === 'PATCH' && /^\/check-runs\/\d+$/.test(pathname.replace(repo, ''))) return 'update'
    return method === 'GET' && /^\/commits\/[^/]+\/check-runs$/.test(pathname.replace(repo, ''))
      ? 'list'
      : 'other'
  }

  return { checks, answer, operationOf }
}

const unprocessable = (problems: readonly string[]): Answer => ({
  status: 422,
  body: { message: 'Invalid request.', errors: problems },
})

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
