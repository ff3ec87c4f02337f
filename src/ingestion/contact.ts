import { type ActionError, withSentence } from '../errors.js'
import { text } from '../text.js'

/** How long status checks may fail before the result counts as unknown. */
const CONTACT_BUDGET_MS = 30 * 60_000
/** A GET may not find a request right after its POST. */
const NOT_FOUND_GRACE_MS = 60_000
/** This many refusals in a row, over at least this time, end the wait. */
const REFUSAL_LIMIT = 3
const REFUSAL_SPAN_MS = 30_000
/** After this many wrong answers, the request id is probably in the wrong place in the GET. */
const WRONG_REQUEST_LIMIT = 3

/** Status checks that failed in a row. */
interface FailedChecks {
  readonly sinceMs: number
  readonly count: number
  readonly last: ActionError
}

/** The status checks that failed since the last readable answer. */
export interface Failing {
  readonly failed?: FailedChecks | undefined
  /** How long ago the first of them failed. */
  readonly failingMs?: number | undefined
  readonly isUnanswered?: boolean | undefined
  /** The last readable answer, if it cannot show that the request is running. */
  readonly odd?: ActionError | undefined
}

/**
 * Distinguishes passing trouble from lost contact. Times are milliseconds of the injected clock. Once a status check has
 * named our request, only repeated refusals or half an hour without contact end the wait.
 */
export class Contact {
  #startMs: number
  #lastContactMs: number
  #isProven = false
  #isAnswered = false
  /** Since the last readable answer. */
  #failures: { readonly fault: ActionError; readonly atMs: number }[] = []

  constructor(nowMs: number) {
    this.#startMs = nowMs
    this.#lastContactMs = nowMs
  }

  get failed(): FailedChecks | undefined {
    return this.#streak(() => true)
  }

  failing(nowMs: number): Failing | undefined {
    const { failed } = this
    return failed && { failed, failingMs: nowMs - failed.sinceMs, isUnanswered: !this.#isAnswered }
  }

  /** Leaves out the time while the process was frozen, when nothing was checked. */
  frozen(ms: number): void {
    this.#startMs += ms
    this.#lastContactMs += ms
  }

  longestWait(nowMs: number): number {
    const lostInMs = this.#lastContactMs + CONTACT_BUDGET_MS - nowMs
    const refusals = this.#streak(isRefusal)
    const isDecided = refusals !== undefined && this.#isDecidedByRow(refusals.last)
    const decidedInMs = isDecided ? refusals.sinceMs + REFUSAL_SPAN_MS - nowMs : 0
    return decidedInMs > 0 ? Math.min(lostInMs, decidedInMs) : lostInMs
  }

  /** Notes a readable answer. `proven`: it was certainly about what we asked for. */
  succeeded(what: 'proven' | 'contact', nowMs: number): void {
    this.#isProven ||= what === 'proven'
    this.#isAnswered = true
    this.#lastContactMs = nowMs
    this.#failures = []
  }

  /** Notes a failed status check; the result says whether another one makes sense. */
  failure(fault: ActionError, nowMs: number): 'check-again' | 'lost' {
    const wrong = isWrongRequest(fault) ? 1 + (this.#streak(isWrongRequest)?.count ?? 0) : 0
    this.#failures.push({
      fault: wrong < WRONG_REQUEST_LIMIT ? fault : withSentence(fault, ADVICE),
      atMs: nowMs,
    })
    return this.#isLost(fault, nowMs) || nowMs >= this.#lastContactMs + CONTACT_BUDGET_MS
      ? 'lost'
      : 'check-again'
  }

  /** The failures of this kind at the end. */
  #streak(isKind: (fault: ActionError) => boolean): FailedChecks | undefined {
    const row = this.#failures.slice(this.#failures.findLastIndex(({ fault }) => !isKind(fault)) + 1)
    const [first] = row
    const last = row.at(-1)
    return first && last && { sinceMs: first.atMs, count: row.length, last: last.fault }
  }

  #isLost(fault: ActionError, nowMs: number): boolean {
    if (fault.details.meaning === 'expired') return true
    if (!this.#isDecidedByRow(fault)) return this.#isFinalAtOnce(fault, nowMs)
    const refusals = this.#streak(isRefusal)
    if (refusals === undefined || refusals.count < REFUSAL_LIMIT) return false
    return nowMs - refusals.sinceMs >= REFUSAL_SPAN_MS
  }

  /** Repeated refusals alone decide: once our request is proven; for a token, always. */
  #isDecidedByRow(fault: ActionError): boolean {
    return this.#isProven || statusOf(fault) === 401 || fault.code === 'invalid-credentials'
  }

  /** Before our request is proven. */
  #isFinalAtOnce(fault: ActionError, nowMs: number): boolean {
    if (fault.code === 'redirected') return true
    if (fault.code !== 'refused') return false
    const status = statusOf(fault) ?? 0
    if (status === 403) return (this.#streak(isForbidden)?.count ?? 0) >= REFUSAL_LIMIT
    if (status === 404) return nowMs - this.#startMs >= NOT_FOUND_GRACE_MS
    return status < 500 && status !== 425
  }
}

const isWrongRequest = ({ code, details }: ActionError) =>
  code === 'wrong-request' && details.meaning !== 'other-mapping'

const ADVICE = text`If this continues, this instance may want the request id elsewhere: change requestIdIn`

const statusOf = ({ code, details }: ActionError) =>
  code === 'refused' || code === 'unauthorized' ? details.httpStatus : undefined

const isForbidden = (fault: ActionError) => statusOf(fault) === 403

/** A 4xx from Adobe itself. Redirects and pages that are not JSON count as an outage. */
export function isRefusal(fault: ActionError): boolean {
  const { code, details } = fault
  if (code === 'invalid-credentials') return true
  const status = statusOf(fault) ?? 0
  return status >= 400 && status < 500 && status !== 425 && details.isPage !== true
}
