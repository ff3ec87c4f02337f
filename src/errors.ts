import { quoted, type Text } from './text.js'

/** The faults that are thrown, as the output `errorCode` names them. Adobe's codes are written there as they are. */
export const ERROR_CODES = [
  'bad-input',
  'invalid-credentials',
  'unauthorized',
  'no-token',
  'refused',
  'redirected',
  'throttled',
  'unreachable',
  'certificate',
  'proxy',
  'no-answer',
  'unreadable-answer',
  'no-request-id',
  'server-error',
  'wrong-request',
  'lost-answer',
  'timed-out',
  'internal',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

/**
 * Meanings that decide what to do and what to advise. `oops`: the gateway's documented answer to an address that it does not
 * know. `no-such-key`: Campaign does not know the mapping. `expired`: a given token says so itself. `other-mapping`: a status check
 * was answered about another mapping. `not-adobe`: by its status the answer is of something in front of Adobe.
 */
export type FaultMeaning = 'oops' | 'no-such-key' | 'expired' | 'other-mapping' | 'not-adobe' | NetworkMeaning

/** What is wrong between the runner and Adobe; the hints say more. */
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
  /** What the server calls it: `403003`, `invalid_scope`, `RST-360011`. */
  readonly vendorCode?: string | undefined
  /** HTTP status of the answer, if there was one. */
  readonly httpStatus?: number | undefined
  /** HTTP status with which a proxy refused to connect. */
  readonly proxyStatus?: number | undefined
  /** The gateway's `X-Request-Id`, or the `x-debug-id` of IMS: what Adobe's support asks for. */
  readonly gatewayRequestId?: string | undefined
  /** Who answered. */
  readonly speaker?: 'ims' | 'campaign' | 'platform' | undefined
  /** The answer was a page, not JSON: a proxy, a firewall or the gateway gave it. */
  readonly isPage?: boolean | undefined
  /** The access token was an input, so that no other can be had. */
  readonly isTokenGiven?: boolean | undefined
  /** What the answer says beyond its codes. */
  readonly meaning?: FaultMeaning | undefined
  /** How long the server asked us to wait. */
  readonly retryAfterMs?: number | undefined
  readonly cause?: unknown
}

/** The only error thrown on purpose. Its text ends without a full stop, so that more can be said behind it. */
export class ActionError extends Error {
  override readonly name = 'ActionError'
  readonly code: ErrorCode
  /** What happened; `message` is the same without any care for what a server may have put into it. */
  readonly text: Text
  readonly details: FaultDetails

  constructor(code: ErrorCode, text: Text, details: FaultDetails = {}) {
    super(text.raw, 'cause' in details ? { cause: details.cause } : undefined)
    this.code = code
    this.text = text
    this.details = details
  }
}

/** Adobe's own code says more than ours. */
export const codeOf = ({ code, details }: ActionError): string => details.vendorCode ?? code

/** What anything thrown says. An `AggregateError` (a host with several addresses) has an empty message of its own. */
export function describe(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null || !('message' in thrown)) return String(thrown)
  if ('errors' in thrown && Array.isArray(thrown.errors) && thrown.errors.length > 0) {
    return thrown.errors.map(describe).join('; ')
  }
  return String(thrown.message) || String('code' in thrown ? thrown.code : thrown)
}

/** The same for people. */
export const describeText = (thrown: unknown): Text =>
  thrown instanceof ActionError ? thrown.text : quoted(describe(thrown))

/** Any thrown value as an `ActionError`: unknown errors become `internal`. */
export function asActionError(thrown: unknown): ActionError {
  return thrown instanceof ActionError
    ? thrown
    : new ActionError('internal', quoted(describe(thrown)), { cause: thrown })
}

/** What will be the same at the next try. */
const LASTING: ReadonlySet<FaultMeaning | undefined> = new Set([
  'client-certificate',
  'tls',
  'not-tls',
  'proxy-speaks-no-tls',
  'proxy-speaks-tls',
  'large-headers',
])

/** Besides 5xx, of a proxy's answers. */
const PASSING: ReadonlySet<number> = new Set([404, 408, 429])

/** No connection was made, and another try may find one; a proxy that refuses the login will go on refusing. */
export function isUnconnected({ code, details: { meaning, proxyStatus = 500 } }: ActionError): boolean {
  if (LASTING.has(meaning)) return false
  return code === 'unreachable' || (code === 'proxy' && (proxyStatus >= 500 || PASSING.has(proxyStatus)))
}
