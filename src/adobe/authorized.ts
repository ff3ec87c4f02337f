import { ActionError, asActionError } from '../errors.js'
import type { Budget, Clock } from '../ingestion/ports.js'
import type { TokenSource } from './access-token.js'

/** Adobe's servers may refuse a token for a moment after it was issued. */
const REFUSED_YOUNG_WAIT_MS = 3_000

interface AuthorizedDeps {
  readonly tokens: TokenSource
  readonly clock: Clock
  readonly onRetry: (fault: ActionError, waitMs: number) => void
  /** Whether a token was refused before. A request is repeated only once. */
  readonly refused: { once: boolean }
}

/** Sends a request with the token. Adobe occasionally refuses a valid one: then replaces it and repeats the request. */
export async function authorized<T>(
  send: (accessToken: string) => Promise<T>,
  { tokens, clock, onRetry, refused }: AuthorizedDeps,
  budget: Budget,
): Promise<T> {
  const token = await orNoToken(tokens.get(budget))
  try {
    return await send(token)
  } catch (thrown) {
    if (!isUnauthorized(thrown) || refused.once) throw thrown
    refused.once = true
    const replacement = await orNoToken(tokens.replace(token, budget))
    if (replacement.wasYoung) {
      if (clock.now() + REFUSED_YOUNG_WAIT_MS >= budget.deadline) throw thrown
      onRetry(thrown, REFUSED_YOUNG_WAIT_MS)
      await clock.sleep(REFUSED_YOUNG_WAIT_MS, budget.signal)
      if (budget.signal.aborted) throw thrown
    }
    return await send(replacement.token)
  }
}

/** The same for a status check, which is repeated at once or not at all, since another check follows. */
export async function authorizedCheck<T>(
  check: (accessToken: string) => Promise<T>,
  tokens: TokenSource,
  budget: Budget,
): Promise<T> {
  const token = await orNoToken(tokens.get(budget))
  try {
    return await check(token)
  } catch (thrown) {
    if (!isUnauthorized(thrown)) throw thrown
    const replacement = await orNoToken(tokens.replace(token, budget))
    if (replacement.token === token) throw thrown
    return await check(replacement.token)
  }
}

const isUnauthorized = (thrown: unknown): thrown is ActionError =>
  thrown instanceof ActionError && thrown.code === 'unauthorized'

/** The refusal of a ready-made token needs other advice. */
export function explained(thrown: unknown, { isGiven }: TokenSource): unknown {
  if (!isUnauthorized(thrown)) return thrown
  const { code, text, details } = thrown
  return new ActionError(code, text, { ...details, isTokenGiven: isGiven })
}

/** Marks a fault of the token request, so that it is not taken for a lost answer of the main request. */
async function orNoToken<T>(token: Promise<T>): Promise<T> {
  try {
    return await token
  } catch (thrown) {
    const fault = asActionError(thrown)
    const isFinal = fault.code === 'invalid-credentials' || fault.code === 'unauthorized'
    throw isFinal ? fault : new ActionError('no-token', fault.text, { ...fault.details, cause: fault })
  }
}
