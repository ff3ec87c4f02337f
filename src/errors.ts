/** Every code of our own that can stand in the `errorCode` output. Vendor codes (`ACP-880096`) stand there as they are. */
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
  'not-stopped',
  'not-published',
  'rejected',
  'already-running',
  'failed',
  'aborted',
  'lost-contact',
  'timed-out',
  'cancelled',
  'too-few-records',
  'internal',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

export interface FaultDetails {
  /** What the server calls it: `403003`, `invalid_scope`, `RST-360011`. */
  vendorCode?: string
  /** HTTP status of the answer, if there was one. */
  httpStatus?: number
  /** HTTP status with which a proxy refused to connect. */
  proxyStatus?: number
  /** The gateway's `X-Request-Id`, or the `x-debug-id` of IMS: what Adobe's support asks for. */
  gatewayRequestId?: string
  /** How long the server asked us to wait. */
  retryAfterMs?: number
  cause?: unknown
}

/** The only error thrown on purpose. Its message may quote a server: print it through `ForeignText`. */
export class ActionError extends Error {
  override readonly name = 'ActionError'
  readonly code: ErrorCode
  readonly details: FaultDetails

  constructor(code: ErrorCode, message: string, details: FaultDetails = {}) {
    super(message, 'cause' in details ? { cause: details.cause } : undefined)
    this.code = code
    this.details = details
  }
}

/** Text of anything thrown. An `AggregateError` (a host with several addresses) has an empty message of its own. */
export function describe(thrown: unknown): string {
  if (thrown instanceof AggregateError && thrown.errors.length > 0) {
    return thrown.errors.map(describe).join('; ')
  }
  if (thrown instanceof Error) {
    return thrown.message || ('code' in thrown ? String(thrown.code) : thrown.name)
  }
  return String(thrown)
}

/** Any thrown value as an `ActionError`: what is not ours is a fault of ours. */
export function asActionError(thrown: unknown): ActionError {
  return thrown instanceof ActionError
    ? thrown
    : new ActionError('internal', describe(thrown), { cause: thrown })
}

/** No connection was made, and another try may find one; a proxy that refuses the login will go on refusing. */
export const isUnconnected = ({ code, details }: ActionError): boolean =>
  code === 'unreachable' || (code === 'proxy' && (details.proxyStatus ?? 500) >= 500)
