import { ActionError } from '../errors.js'
import { text } from '../text.js'

/** How long status checks may fail before we admit that we no longer know. */
const CONTACT_BUDGET_MS = 30 * 60_000
/** A request may be unknown to the GET for a moment after its POST. */
const NOT_FOUND_GRACE_MS = 60_000
const FORBIDDEN_LIMIT = 3
/** From this many wrong answers on, the place of the request id in the GET is the likely reason. */
const WRONG_REQUEST_LIMIT = 3

/** Distinguishes passing trouble from a lost contact. Times are milliseconds of the injected clock. */
export class Contact {
  failedInARow = 0
  lastContactMs: number
  readonly #startMs: number
  #forbiddenInARow = 0
  #wrongInARow = 0

  constructor(nowMs: number) {
    this.#startMs = nowMs
    this.lastContactMs = nowMs
  }

  /** When the budget ends unless something readable arrives before. */
  get lostAtMs(): number {
    return this.lastContactMs + CONTACT_BUDGET_MS
  }

  /** Notes a readable answer. */
  succeeded(nowMs: number): void {
    this.lastContactMs = nowMs
    this.failedInARow = 0
    this.#forbiddenInARow = 0
    this.#wrongInARow = 0
  }

  /** Notes a failed status check; the answer says whether another one makes sense. */
  failed(fault: ActionError, nowMs: number): 'check-again' | 'lost' {
    this.failedInARow += 1
    this.#forbiddenInARow = isForbidden(fault) ? this.#forbiddenInARow + 1 : 0
    this.#wrongInARow = fault.code === 'wrong-request' ? this.#wrongInARow + 1 : 0
    return this.#isFinal(fault, nowMs) || nowMs >= this.lostAtMs ? 'lost' : 'check-again'
  }

  /** The fault with the advice that only its repetition justifies. */
  explain(fault: ActionError): ActionError {
    return this.#wrongInARow < WRONG_REQUEST_LIMIT
      ? fault
      : new ActionError(
          fault.code,
          text`${fault.text}. If this goes on, this instance may want the request id in the body: set requestIdIn to body`,
          fault.details,
        )
  }

  #isFinal(fault: ActionError, nowMs: number): boolean {
    const status = fault.details.httpStatus
    switch (fault.code) {
      case 'unauthorized':
      case 'invalid-credentials':
      case 'redirected':
        return true
      case 'refused':
        if (status === 425) return false
        if (status === 403) return this.#forbiddenInARow >= FORBIDDEN_LIMIT
        if (status === 404) return nowMs - this.#startMs >= NOT_FOUND_GRACE_MS
        return true
      default:
        return false
    }
  }
}

/** Not the gateway's passing troubles, some of which come with 403 too. */
const isForbidden = ({ code, details }: ActionError) => code === 'refused' && details.httpStatus === 403
