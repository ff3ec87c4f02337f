import { quoted, type Text, text } from './text.js'

/** The codes of thrown faults, as in the output `errorCode`, which also takes Adobe's own. */
export type ErrorCode =
  | 'bad-input'
  | 'invalid-credentials'
  | 'unauthorized'
  | 'no-token'
  | 'refused'
  | 'redirected'
  | 'throttled'
  | 'unreachable'
  | 'certificate'
  | 'proxy'
  | 'no-answer'
  | 'unreadable-answer'
  | 'no-request-id'
  | 'server-error'
  | 'wrong-request'
  | 'lost-answer'
  | 'timed-out'
  | 'internal'

/**
 * Meanings that decide what to do and to advise. `oops`: the gateway's documented answer for an unknown address.
 * `no-such-key`: Campaign does not know the mapping. `expired`: a given token is past its expiry. `other-mapping`: a status
 * check was answered about another mapping. `not-adobe`: by its status, the answer comes from a system in front of Adobe.
 */
export type FaultMeaning =
  | 'oops'
  | 'no-such-key'
  | 'expired'
  | 'other-mapping'
  | 'unknown-status'
  | 'not-adobe'
  | NetworkMeaning

/** Problems between the runner and Adobe; the hints describe them. */
export type NetworkMeaning =
  | 'unknown-host'
  | 'client-certificate'
  | 'unknown-authority'
  | 'missing-intermediate'
  | 'certificate-expired'
  | 'certificate-not-yet-valid'
  | 'other-name'
  | 'weak-certificate'
  | 'wrong-purpose'
  | 'tls'
  | 'not-tls'
  | 'proxy-login'
  | 'proxy-login-refused'
  | 'proxy-login-unsupported'
  | 'proxy-forbids'
  | 'proxy-finds-nothing'
  | 'proxy-down'
  | 'proxy-speaks-no-tls'
  | 'proxy-speaks-tls'
  | 'proxy-variable'
  | 'large-headers'

export interface FaultDetails {
  /** The server's code: `403003`, `invalid_scope`, `RST-360011`. */
  readonly vendorCode?: string | undefined
  readonly httpStatus?: number | undefined
  readonly proxyStatus?: number | undefined
  /** The gateway's `X-Request-Id`, or the `x-debug-id` of IMS, which Adobe's support asks for. */
  readonly gatewayRequestId?: string | undefined
  readonly speaker?: 'ims' | 'campaign' | 'platform' | undefined
  /** The answer was a page instead of JSON: from a proxy, a firewall or the gateway. */
  readonly isPage?: boolean | undefined
  /** The access token was an input, so no other can be had. */
  readonly isTokenGiven?: boolean | undefined
  readonly meaning?: FaultMeaning | undefined
  readonly retryAfterMs?: number | undefined
  readonly cause?: unknown
}

/** The only error thrown on purpose. Its text has no full stop, so that more can follow. */
export class ActionError extends Error {
  override readonly name = 'ActionError'
  readonly code: ErrorCode
  /** What happened. `message` is the same, but not safe to show if it contains server text. */
  readonly text: Text
  readonly details: FaultDetails

  constructor(code: ErrorCode, text: Text, details: FaultDetails = {}) {
    super(text.raw, 'cause' in details ? { cause: details.cause } : undefined)
    this.code = code
    this.text = text
    this.details = details
  }
}

export const withSentence = ({ code, text: said, details }: ActionError, more: Text): ActionError =>
  new ActionError(code, text`${said}. ${more}`, details)

/** For a mapping without a verdict. */
export const endedEarly = (): ActionError =>
  new ActionError('internal', text`The step ended before its work was done`)

/** The message of anything thrown. An `AggregateError` (a host with several addresses) has none of its own. */
export function describe(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null || !('message' in thrown)) return String(thrown)
  if ('errors' in thrown && Array.isArray(thrown.errors) && thrown.errors.length > 0) {
    return thrown.errors.map(describe).join('; ')
  }
  return String(thrown.message) || String('code' in thrown ? thrown.code : thrown)
}

/** Any thrown value as an `ActionError`: unknown errors become `internal`. */
export const asActionError = (thrown: unknown): ActionError =>
  thrown instanceof ActionError
    ? thrown
    : new ActionError('internal', quoted(describe(thrown)), { cause: thrown })

export const describeText = (thrown: unknown): Text => asActionError(thrown).text

/** Faults that another try would not fix. */
const LASTING: ReadonlySet<FaultMeaning | undefined> = new Set([
  'client-certificate',
  'tls',
  'not-tls',
  'proxy-speaks-no-tls',
  'proxy-speaks-tls',
  'large-headers',
])

/** Statuses of a proxy, besides 5xx, after which another try may succeed. */
const PASSING: ReadonlySet<number> = new Set([404, 408, 429])

/** The connection failed, but another try may succeed; not if the proxy refuses the login. */
export function isUnconnected({ code, details: { meaning, proxyStatus = 500 } }: ActionError): boolean {
  if (LASTING.has(meaning)) return false
  return code === 'unreachable' || (code === 'proxy' && (proxyStatus >= 500 || PASSING.has(proxyStatus)))
}
