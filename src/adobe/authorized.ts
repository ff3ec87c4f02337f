import { ActionError, asActionError } from '../errors.js'
import type { Exchange } from '../http/exchange.js'
import type { RateLimiter } from '../http/rate-limit.js'
import type { Budget, Clock, Random } from '../ingestion/ports.js'
import { DEADLINE_GRACE_MS } from '../ingestion/schedule.js'
import type { TokenSource } from './access-token.js'

export interface AdobeDeps {
  readonly clientId: string
  readonly tokens: TokenSource
  readonly exchange: Exchange
  readonly rateLimiter: RateLimiter
  readonly clock: Clock
  readonly date: () => Date
  readonly random: Random
}

/** Of one exchange, which may continue for a moment after the deadline. */
export const limitsOf = ({ deadline, signal }: Budget, longestMs: number, clock: Clock) => ({
  timeoutMs: Math.max(0, Math.min(longestMs, deadline + DEADLINE_GRACE_MS - clock.now())),
  signal,
})

/** Adobe's servers may refuse a token for a moment after it was issued. */
const REFUSED_YOUNG_WAIT_MS = 3_000

/**
 * Sends a request with the token. Adobe occasionally refuses a valid one: then replaces it and repeats the request.
 * @param onRetry absent for a status check: it is repeated at once or not at all, since another check follows
 */
export function authorized<T>(
  send: (accessToken: string) => Promise<T>,
  { tokens, clock }: Pick<AdobeDeps, 'tokens' | 'clock'>,
  budget: Budget,
  onRetry?: (fault: ActionError, waitMs: number) => void,
): () => Promise<T> {
  // Only the first refusal leads to a repeat.
  let wasRefused = false
  const attempt = (accessToken: string) =>
    send(accessToken).catch((thrown) => {
      if (!isUnauthorized(thrown)) throw thrown
      // The refusal of a ready-made token needs other advice.
      const { code, text, details } = thrown
      throw new ActionError(code, text, { ...details, isTokenGiven: tokens.isGiven })
    })
  return async () => {
    const token = await tokens.get(budget).catch(withoutToken)
    try {
      return await attempt(token)
    } catch (thrown) {
      if (!isUnauthorized(thrown) || wasRefused) throw thrown
      const { token: other, wasYoung } = await tokens.replace(token, budget).catch(withoutToken)
      if (onRetry === undefined) {
        if (other === token) throw thrown
        return await attempt(other)
      }
      wasRefused = true
      if (wasYoung) {
        if (clock.now() + REFUSED_YOUNG_WAIT_MS >= budget.deadline) throw thrown
        onRetry(thrown, REFUSED_YOUNG_WAIT_MS)
        await clock.sleep(REFUSED_YOUNG_WAIT_MS, budget.signal)
        if (budget.signal.aborted) throw thrown
      }
      return await attempt(other)
    }
  }
}

const isUnauthorized = (thrown: unknown): thrown is ActionError =>
  thrown instanceof ActionError && thrown.code === 'unauthorized'

/** So that a fault of the token request is not taken for a lost answer of the main request. */
function withoutToken(thrown: unknown): never {
  const fault = asActionError(thrown)
  const isFinal = fault.code === 'invalid-credentials' || fault.code === 'unauthorized'
  throw isFinal ? fault : new ActionError('no-token', fault.text, { ...fault.details, cause: fault })
}
