import { describe } from '../errors.js'

export type CheckCall = 'create' | 'update' | 'list'

/** A call of the checks API that failed. Its message may quote a server. */
export class CheckFault extends Error {
  override readonly name = 'CheckFault'
  /** The request may have been carried out all the same. */
  readonly mayBeDone: boolean

  constructor(message: string, mayBeDone: boolean, cause: unknown) {
    super(message, { cause })
    this.mayBeDone = mayBeDone
  }
}

const DOING: Readonly<Record<CheckCall, string>> = {
  create: 'The check run could not be created',
  update: 'The check run could not be updated',
  list: 'The check runs of the commit could not be listed',
}

/** What to do about an answer. GitHub sends 404 where even the existence of a repository is a secret. */
const REMEDIES: Readonly<Record<number, string>> = {
  401: 'githubToken was refused, or has expired during the wait (the token of a GitHub App lasts an hour). Leave it out: the token of the job lasts as long as the job.',
  403: 'The token lacks the permission `checks: write`: add it to the permissions of the job. Pull requests from forks and Dependabot get a token that may only read.',
  404: 'The repository or the commit is hidden from the token: check githubToken, and that the job has the permission `checks: write`.',
  422: 'GitHub does not accept a check run for this commit.',
}
const THROTTLED = 'GitHub limits the number of requests.'
/** The connection failed before anything was sent, or GitHub pointed elsewhere. */
const NOT_CARRIED_OUT: ReadonlySet<string> = new Set(['unreachable', 'certificate', 'proxy', 'redirected'])

/** Tells what octokit threw: an answer that refuses, or none that can be read. */
export function checkFault(call: CheckCall, thrown: unknown): CheckFault {
  const status = statusOf(thrown)
  const said = describe(thrown)
  const mayBeDone =
    status === undefined ? !NOT_CARRIED_OUT.has(codeOfCause(thrown)) : status < 400 || status >= 500
  const what = call === 'create' && mayBeDone ? 'Nobody knows whether the check run was created' : DOING[call]
  if (status === undefined) {
    return new CheckFault(`${what}: ${said}`, mayBeDone, thrown)
  }
  const isThrottled = status === 429 || (status === 403 && /rate limit/i.test(said))
  const remedy = isThrottled ? THROTTLED : (REMEDIES[status] ?? '')
  return new CheckFault(`${what}: HTTP ${status}. ${remedy} GitHub says: ${said}`, mayBeDone, thrown)
}

/** The transport's code. Not `instanceof`: the transport may come from another bundle, with a class of its own. */
function codeOfCause(thrown: unknown): string {
  const cause = thrown instanceof Error ? thrown.cause : undefined
  return cause instanceof Error && 'code' in cause ? String(cause.code) : ''
}

/** The status of an answer; octokit gives its errors without one a 500 of its own. */
function statusOf(thrown: unknown): number | undefined {
  return typeof thrown === 'object' &&
    thrown !== null &&
    'response' in thrown &&
    thrown.response !== undefined &&
    'status' in thrown &&
    typeof thrown.status === 'number'
    ? thrown.status
    : undefined
}
