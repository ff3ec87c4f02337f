import { ActionError } from '../errors.js'
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
  /** No status check was ever answered. */
  readonly isUnanswered?: boolean | undefined
}

/**
 * Distinguishes passing trouble from lost contact. Times are milliseconds of the injected clock. Once a status check has named
 * our request, a single odd answer does not end the wait: only repeated refusals or half an hour without contact do.
 */
export class Contact {
  #startMs: number
  #lastContactMs: number
  #isProven = false
  #isAnswered = false
  #failed: FailedChecks | undefined
  #firstRefusalMs: number | undefined
  #refusalsInARow = 0
  #forbiddenInARow = 0
  #wrongInARow = 0

  constructor(nowMs: number) {
    this.#startMs = nowMs
    this.#lastContactMs = nowMs
  }

  /** Since the last readable answer. */
  get failed(): FailedChecks | undefined {
    return this.#failed
  }

  failing(nowMs: number): Failing | undefined {
    const failed = this.#failed
    return failed && { failed, failingMs: nowMs - failed.sinceMs, isUnanswered: !this.#isAnswered }
  }

  /** Leaves out the time while the process was frozen, when nothing was checked. */
  frozen(ms: number): void {
    this.#startMs += ms
    this.#lastContactMs += ms
  }

  /** The longest wait before the next check, in milliseconds. */
  longestWait(nowMs: number): number {
    const lostInMs = this.#lastContactMs + CONTACT_BUDGET_MS - nowMs
    const decidedInMs =
      this.#firstRefusalMs === undefined || !this.#isDecidedByRow(this.#failed?.last)
        ? lostInMs
        : this.#firstRefusalMs + REFUSAL_SPAN_MS - nowMs
    return Math.min(lostInMs, decidedInMs > 0 ? decidedInMs : lostInMs)
  }

  /** Notes a readable answer. `proven`: it was certainly about what we asked for. */
  succeeded(what: 'proven' | 'contact', nowMs: number): void {
    this.#isProven ||= what === 'proven'
    this.#isAnswered = true
    this.#lastContactMs = nowMs
    this.#failed = undefined
    this.#refusalsInARow = 0
    this.#firstRefusalMs = undefined
    this.#forbiddenInARow = 0
    this.#wrongInARow = 0
  }

  /** Notes a failed status check; the result says whether another one makes sense. */
  failure(fault: ActionError, nowMs: number): 'check-again' | 'lost' {
    const isRefused = isRefusal(fault)
    this.#refusalsInARow = isRefused ? this.#refusalsInARow + 1 : 0
    this.#firstRefusalMs = isRefused ? (this.#firstRefusalMs ?? nowMs) : undefined
    this.#forbiddenInARow = statusOf(fault) === 403 ? this.#forbiddenInARow + 1 : 0
    const isWrongRequest = fault.code === 'wrong-request' && fault.details.meaning !== 'other-mapping'
    this.#wrongInARow = isWrongRequest ? this.#wrongInARow + 1 : 0
    this.#failed = {
      sinceMs: this.#failed?.sinceMs ?? nowMs,
      count: (this.#failed?.count ?? 0) + 1,
      last: this.#explain(fault),
    }
    return this.#isLost(fault, nowMs) || nowMs >= this.#lastContactMs + CONTACT_BUDGET_MS
      ? 'lost'
      : 'check-again'
  }

  /** After repeated wrong answers, adds advice to the fault. */
  #explain(fault: ActionError): ActionError {
    return this.#wrongInARow < WRONG_REQUEST_LIMIT
      ? fault
      : new ActionError(
          fault.code,
          text`${fault.text}. If this continues, this instance may want the request id in the body: set requestIdIn to body`,
          fault.details,
        )
  }

  #isLost(fault: ActionError, nowMs: number): boolean {
    if (fault.details.meaning === 'expired') return true
    if (!this.#isDecidedByRow(fault)) return this.#isFinalAtOnce(fault, nowMs)
    return this.#refusalsInARow >= REFUSAL_LIMIT && nowMs - (this.#firstRefusalMs ?? nowMs) >= REFUSAL_SPAN_MS
  }

  /** Whether only repeated refusals decide: always once our request is proven, and always for a refused token. */
  #isDecidedByRow(fault: ActionError | undefined): boolean {
    if (this.#isProven || fault === undefined) return true
    return statusOf(fault) === 401 || fault.code === 'invalid-credentials'
  }

  /** Before our request is proven. */
  #isFinalAtOnce(fault: ActionError, nowMs: number): boolean {
    if (fault.code === 'redirected') return true
    if (fault.code !== 'refused') return false
    const status = statusOf(fault) ?? 0
    if (status === 403) return this.#forbiddenInARow >= REFUSAL_LIMIT
    if (status === 404) return nowMs - this.#startMs >= NOT_FOUND_GRACE_MS
    return status < 500 && status !== 425
  }
}

const statusOf = ({ code, details }: ActionError) =>
  code === 'refused' || code === 'unauthorized' ? details.httpStatus : undefined

/** A 4xx from Adobe itself. Redirects and pages that are not JSON count as an outage. */
export function isRefusal(fault: ActionError): boolean {
  const { code, details } = fault
  if (code === 'invalid-credentials') return true
  const status = statusOf(fault) ?? 0
  return status >= 400 && status < 500 && status !== 425 && details.isPage !== true
}
