import { ActionError, describe } from '../errors.js'
import type { HttpReply } from '../http/exchange.js'
import { parseHttpDate, parseRetryAfter } from '../http/retry-after.js'
import { at, isObject } from '../json.js'
import { quoted, type Text, text } from '../text.js'

export type CheckFaultKind =
  /** GitHub limits the number of requests, did not carry this one out, and may accept a repeat. */
  | 'throttled'
  /** No readable answer, or a fault of GitHub's own. */
  | 'failed'
  /** GitHub would also refuse a repeat and any other request of this step. */
  | 'refused'

interface CheckFaultDetails {
  /** GitHub may have carried the request out anyway. */
  readonly mayBeDone?: boolean
  /** No answer came, so GitHub may still carry it out. */
  readonly mayComeLate?: boolean
  readonly askedWaitMs?: number | undefined
}

export class CheckFault extends Error {
  override readonly name = 'CheckFault'
  readonly kind: CheckFaultKind
  /** The cause and the remedy, in our own words. */
  readonly reason: Text
  /** The same, with GitHub's words. */
  readonly text: Text
  readonly details: CheckFaultDetails

  constructor(kind: CheckFaultKind, reason: Text, details: CheckFaultDetails = {}, said = '') {
    const whole = said.trim() === '' ? reason : text`${reason} (${quoted(said)})`
    super(whole.raw)
    this.kind = kind
    this.reason = reason
    this.text = whole
    this.details = details
  }
}

const JOB_TOKEN = text`Leave githubToken out: the token of the job lasts as long as the job`
const PERMISSION = text`the token lacks the permission \`checks: write\`. Add it to the permissions of the job; pull requests from forks and Dependabot get a token that may only read`

/** Causes that GitHub's message shows, whatever the status. */
const CAUSES: readonly (readonly [said: RegExp, cause: Text])[] = [
  [/not accessible by integration/i, PERMISSION],
  [
    /by personal access token|via a GitHub App/i,
    text`githubToken is a personal access token, and only GitHub Apps may write check runs. ${JOB_TOKEN}`,
  ],
  [
    /IP allow list/i,
    text`the organization's IP allow list keeps this runner out. Add its address to the list, or use a runner that is on it`,
  ],
  [
    /\bSAML\b|single sign-on/i,
    text`the organization requires SAML single sign-on for githubToken. Authorize the token for it, or leave githubToken out`,
  ],
  [
    /archived/i,
    text`the repository is archived, so nobody can write to it. Unarchive it, or set checkRun: false`,
  ],
  [
    /access blocked|suspended|disabled/i,
    text`GitHub has blocked the repository or the account behind the token. Whoever owns it must ask GitHub`,
  ],
]

/** Causes that only the status shows. GitHub sends 404 for what a token may not see. */
const STATUSES: Readonly<Record<number, Text>> = {
  401: text`githubToken was refused. ${JOB_TOKEN}`,
  403: text`most likely ${PERMISSION}`,
  404: text`the repository or the commit is hidden from the token. Check githubToken, and that the job has the permission \`checks: write\``,
  422: text`GitHub does not accept a check run for this commit`,
}
const EXPIRED = text`githubToken expired during the step (the token of a GitHub App lasts an hour). ${JOB_TOKEN}`
const PAGE = text`the answer is a page instead of GitHub's JSON, so a proxy or a firewall gave it. Let the runner reach GitHub's API`

const THROTTLED = /rate limit|abuse detection|too many requests|submitted too quickly|wait a few minutes/i
/** A longer wait cannot be meant, so it is ignored. */
const LONGEST_WAIT_MS = 24 * 3_600_000

interface Circumstances {
  readonly wasAccepted: boolean
  readonly date: () => Date
}

/** Converts an error from octokit: a refusal, or no readable answer. */
export function checkFault(thrown: unknown, circumstances: Circumstances): CheckFault {
  const said = describe(thrown)
  const answer = answerOf(thrown)
  if (answer !== undefined) return fromAnswer(answer, said, circumstances)
  // Octokit wraps the fault of our transport.
  const cause = thrown instanceof Error && thrown.cause instanceof ActionError ? thrown.cause : undefined
  const { code, details: { proxyStatus = 500 } = {} } = cause ?? {}
  const fault = (kind: CheckFaultKind, reason: Text, details: CheckFaultDetails = {}) =>
    new CheckFault(kind, reason, details, said)
  if (code === 'redirected') {
    return fault('refused', text`GitHub redirects to another address. Was the repository renamed?`)
  }
  const isUnconnected = code === 'proxy' || code === 'unreachable'
  if (code === 'certificate' || (isUnconnected && proxyStatus < 500)) {
    return fault('refused', text`GitHub cannot be reached from this runner`)
  }
  if (isUnconnected) return fault('failed', text`GitHub could not be reached`)
  const mayComeLate = code === 'no-answer'
  return fault('failed', text`GitHub gave no answer that could be read`, { mayBeDone: true, mayComeLate })
}

function fromAnswer(
  { status, headers, data }: Answer,
  message: string,
  { wasAccepted, date }: Circumstances,
) {
  // Octokit uses any body that is not JSON as the message.
  const isPage = typeof data === 'string' && data.trim() !== ''
  const said = typeof data === 'string' ? (/<title[^>]*>([^<]*)/i.exec(data)?.[1] ?? '') : message
  const fault = (kind: CheckFaultKind, reason: Text, details: CheckFaultDetails = {}) =>
    new CheckFault(kind, text`HTTP ${status}: ${reason}`, details, said)
  const cause = CAUSES.find(([pattern]) => pattern.test(message))?.[1]
  const speaksOfLimit =
    THROTTLED.test(message) ||
    headers['retry-after'] !== undefined ||
    (cause === undefined && headers['x-ratelimit-remaining'] === '0')
  const askedWaitMs = waitAskedFor(headers, date)
  if (status === 429 || (status === 403 && speaksOfLimit)) {
    return fault('throttled', text`GitHub limits the number of requests`, { askedWaitMs })
  }
  if (status < 300)
    return fault('failed', isPage ? PAGE : text`GitHub's answer is empty`, { mayBeDone: true })
  // Of those below 500, these are worth another try.
  if (status < 400 || status >= 500 || status === 408 || status === 425) {
    return fault('failed', text`GitHub had an internal error`, { mayBeDone: true, askedWaitMs })
  }
  const byStatus = status === 401 && wasAccepted ? EXPIRED : isPage ? PAGE : STATUSES[status]
  return fault('refused', cause ?? byStatus ?? text`GitHub refuses the request`)
}

/** In milliseconds. A reset time is compared with the answer's own `Date`: the runner's clock may be wrong. */
function waitAskedFor(headers: HttpReply['headers'], date: () => Date): number | undefined {
  const retryAfterMs = parseRetryAfter(headers)
  if (retryAfterMs !== undefined) return retryAfterMs
  const reset = headers['x-ratelimit-reset'] ?? ''
  if (headers['x-ratelimit-remaining'] !== '0' || !/^\d{10}$/.test(reset)) return undefined
  const waitMs = Number(reset) * 1000 - (parseHttpDate(headers['date']) ?? date().getTime())
  return waitMs > LONGEST_WAIT_MS ? undefined : Math.max(0, waitMs)
}

interface Answer extends Pick<HttpReply, 'status' | 'headers'> {
  readonly data: unknown
}

/** The answer behind an octokit error. Octokit invents a status 500 when there was none. */
function answerOf(thrown: unknown): Answer | undefined {
  const response = at(thrown, 'response')
  if (!isObject(response)) return undefined
  const { headers, data } = response
  const entries = Object.entries(Object(headers)).map(([name, value]) => [name.toLowerCase(), String(value)])
  return { status: Number(at(thrown, 'status')), headers: Object.fromEntries(entries), data }
}
