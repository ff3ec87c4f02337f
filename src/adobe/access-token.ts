import { ActionError, isUnconnected } from '../errors.js'
import type { Exchange } from '../http/exchange.js'
import { type Repeats, type RetryDeps, type RetryPolicy, retry, untilConnected } from '../http/retry.js'
import type { Budget } from '../ingestion/ports.js'
import { DEADLINE_GRACE_MS } from '../ingestion/schedule.js'
import { text } from '../text.js'
import type { Credentials } from './credentials.js'
import { buildTokenRequest, parseTokenReply, type TokenReply } from './ims.js'

/** One token for all requests of the run, because Adobe throttles integrations that request many. */
export interface TokenSource {
  /** The token was an input. */
  readonly isGiven: boolean
  get(budget: Budget): Promise<string>
  /**
   * After a 401, which Adobe occasionally answers to a valid token. Rejects with an `ActionError` when no other can be had.
   */
  replace(refused: string, budget: Budget): Promise<Replacement>
}

interface Replacement {
  /** The refused token itself if there is no other. */
  readonly token: string
  /** The refused token was just issued, so the refusal will probably pass. */
  readonly wasYoung: boolean
}

export const TOKEN_EXCHANGE_MS = 15_000
const RENEW_BEFORE_END_MS = 10 * 60_000
const RENEW_BEFORE_END_SHARE = 0.1
const SHORTEST_RENEWAL_MS = 60_000
const TOTAL_MS = 60_000

const REPEATS: Repeats = { waitsMs: [1_000, 2_000, 4_000] }

const policyWith = (unconnected: Repeats): RetryPolicy => ({
  repeatsAfter: (fault) => {
    if (isUnconnected(fault)) return fault.details.meaning === 'unknown-host' ? REPEATS : unconnected
    const repeated = ['no-answer', 'throttled', 'server-error', 'unreadable-answer']
    return repeated.includes(fault.code) ? REPEATS : undefined
  },
  longestRetryAfterMs: 60_000,
  totalMs: TOTAL_MS,
})
/** Also for a dry run's reads: they start nothing, and nothing waits for them. */
export const TOKEN_POLICY = policyWith(untilConnected(TOTAL_MS))
/** While the current token is still valid, requests should not wait long for a new one. */
const RENEWAL_POLICY = policyWith(REPEATS)

interface ImsOptions extends RetryDeps {
  readonly imsUrl: string
  readonly credentials: Extract<Credentials, { kind: 'client-secret' }>
  readonly exchange: Exchange
  /** Called with each token before its first use, so that it is masked first. */
  readonly onToken: (token: string) => void
}

interface HeldToken extends Extract<TokenReply, { kind: 'granted' }> {
  readonly requestedMs: number
  readonly renewed: boolean
}

/** Tokens from Adobe IMS, renewed before they expire or when refused, at most once a minute. */
export function imsTokens(options: ImsOptions): TokenSource {
  const { credentials, imsUrl, exchange, clock, onToken } = options
  let held: HeldToken | undefined
  const issuedMs = new Map<string, number>()
  let pending: Promise<HeldToken> | undefined
  let lastTriedMs = Number.NEGATIVE_INFINITY
  /** Index of the secret that was last accepted. */
  let secret = 0
  /** Adobe refused the credential, so it is not asked again. */
  let refusal: ActionError | undefined

  const leftMs = (token: HeldToken) => token.requestedMs + token.lifeMs - clock.now()

  const fetchToken = async (budget: Budget, policy: RetryPolicy): Promise<HeldToken> => {
    if (refusal !== undefined) throw refusal
    lastTriedMs = clock.now()
    const endMs = Math.min(budget.deadline + DEADLINE_GRACE_MS, lastTriedMs + TOTAL_MS)
    const bounded = { ...budget, deadline: Math.min(budget.deadline, endMs) }
    let requestedMs = lastTriedMs
    const attempt = async () => {
      requestedMs = clock.now()
      const clientSecret = credentials.clientSecrets[secret] ?? ''
      const request = buildTokenRequest(imsUrl, { ...credentials, clientSecret })
      const timeoutMs = Math.max(0, Math.min(TOKEN_EXCHANGE_MS, endMs - requestedMs))
      return parseTokenReply(await exchange(request, { timeoutMs, signal: budget.signal }))
    }
    for (;;) {
      const reply = await retry(attempt, policy, bounded, options)
      if (reply.kind === 'granted') {
        onToken(reply.accessToken)
        issuedMs.set(reply.accessToken, requestedMs)
        held = { ...reply, requestedMs, renewed: held !== undefined }
        return held
      }
      if (!reply.wrongSecret || secret + 1 >= credentials.clientSecrets.length) {
        refusal = reply.fault
        throw reply.fault
      }
      secret += 1
    }
  }

  /** Callers that need a token at the same time share one request. */
  const fetchOnce = async (budget: Budget, policy = TOKEN_POLICY): Promise<string> => {
    pending ??= fetchToken(budget, policy).finally(() => {
      pending = undefined
    })
    return (await pending).accessToken
  }

  return {
    isGiven: false,

    get: async (budget) => {
      const current = held
      if (current === undefined) return fetchOnce(budget)
      const left = leftMs(current)
      const isEnding = left < Math.min(RENEW_BEFORE_END_MS, RENEW_BEFORE_END_SHARE * current.lifeMs)
      if (!isEnding || clock.now() - lastTriedMs < SHORTEST_RENEWAL_MS) return current.accessToken
      try {
        return await fetchOnce(budget, left > 0 ? RENEWAL_POLICY : TOKEN_POLICY)
      } catch (thrown) {
        // The current token is still valid; the next call tries again in a minute.
        if (leftMs(current) > 0) return current.accessToken
        throw thrown
      }
    },

    replace: async (refused, budget) => {
      const wasYoung = clock.now() - (issuedMs.get(refused) ?? Number.NEGATIVE_INFINITY) < SHORTEST_RENEWAL_MS
      const { accessToken = refused, renewed = false } = held ?? {}
      const isKept = accessToken !== refused || (renewed && wasYoung)
      return { token: isKept ? accessToken : await fetchOnce(budget), wasYoung }
    },
  }
}

/**
 * A ready-made token, which cannot be replaced.
 * @param date the wall clock, to explain a refusal
 */
export const readyToken = (
  { accessToken, expiresAtMs }: Extract<Credentials, { kind: 'access-token' }>,
  date: () => Date,
): TokenSource => ({
  isGiven: true,
  get: async () => accessToken,
  replace: async (refused) => {
    if (expiresAtMs === undefined || expiresAtMs > date().getTime()) {
      return { token: refused, wasYoung: true }
    }
    throw new ActionError(
      'unauthorized',
      text`Adobe refuses the given access token: it expired at ${new Date(expiresAtMs).toISOString()}`,
      { httpStatus: 401, meaning: 'expired', isTokenGiven: true },
    )
  },
})
