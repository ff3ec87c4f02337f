import { ActionError, isUnconnected } from '../errors.js'
import type { Exchange } from '../http/exchange.js'
import { type Repeats, type RetryPolicy, retry, untilConnected } from '../http/retry.js'
import type { Budget, Clock, Random } from '../ingestion/ports.js'
import { DEADLINE_GRACE_MS } from '../ingestion/schedule.js'
import { text } from '../text.js'
import type { Credentials } from './credentials.js'
import { buildTokenRequest, parseTokenReply, type TokenGrant, type TokenReply } from './ims.js'

/** One token for all requests of the run, because Adobe throttles integrations that request many. */
export interface TokenSource {
  /** The token was an input. */
  readonly isGiven: boolean
  get(budget: Budget): Promise<string>
  /**
   * What to do about a token that a server answered with 401: Adobe occasionally refuses a valid one.
   * Rejects with an `ActionError` when no other token can be had.
   */
  replace(refused: string, budget: Budget): Promise<Replacement>
}

export interface Replacement {
  /** The refused token itself if there is no other. */
  readonly token: string
  /** The refused token was just issued, so the refusal will probably pass. */
  readonly wasYoung: boolean
}

/** For one exchange. */
export const TOKEN_EXCHANGE_MS = 15_000
const RENEW_BEFORE_END_MS = 10 * 60_000
const RENEW_BEFORE_END_SHARE = 0.1
const SHORTEST_RENEWAL_MS = 60_000
/** For all tries, with every secret. */
const TOTAL_MS = 60_000

const REPEATS: Repeats = { waitsMs: [1_000, 2_000, 4_000] }

const policyWith = (unconnected: Repeats): RetryPolicy => ({
  repeatsAfter: (fault) => {
    const { code, details } = fault
    if (isUnconnected(fault)) return details.meaning === 'unknown-host' ? REPEATS : unconnected
    return ['no-answer', 'throttled', 'server-error', 'unreadable-answer'].includes(code)
      ? REPEATS
      : undefined
  },
  longestRetryAfterMs: 60_000,
  totalMs: TOTAL_MS,
})
/** Also for other requests that start nothing and that nothing waits for yet. */
export const TOKEN_POLICY = policyWith(untilConnected(TOTAL_MS))
/** While the current token is still valid, requests should not wait long for a new one. */
const RENEWAL_POLICY = policyWith(REPEATS)

interface ImsOptions {
  readonly imsUrl: string
  readonly credentials: Extract<Credentials, { kind: 'client-secret' }>
  readonly exchange: Exchange
  readonly clock: Clock
  readonly random: Random
  /** Called with each token before its first use, so that it is masked first. */
  readonly onToken: (token: string, lifeMs: number) => void
  readonly onRetry?: (fault: ActionError, waitMs: number) => void
}

interface HeldToken extends TokenGrant {
  readonly requestedMs: number
  /** Not the first token of the run. */
  readonly renewed: boolean
}

/** Tokens from Adobe IMS, renewed before they expire and when a server refuses one, at most once a minute. */
export class ImsTokens implements TokenSource {
  readonly isGiven = false
  readonly #options: ImsOptions
  #held: HeldToken | undefined
  /** When each token was requested, on the clock. */
  readonly #issuedMs = new Map<string, number>()
  #pending: Promise<HeldToken> | undefined
  #lastTriedMs = Number.NEGATIVE_INFINITY
  /** Index of the secret that was last accepted. */
  #secret = 0
  /** Adobe refused the credential, so it is not asked again. */
  #refusal: ActionError | undefined

  constructor(options: ImsOptions) {
    this.#options = options
  }

  async get(budget: Budget): Promise<string> {
    const held = this.#held
    if (held === undefined) {
      return (await this.#fetchOnce(budget)).accessToken
    }
    const leftMs = this.#leftMs(held)
    const isEnding = leftMs < Math.min(RENEW_BEFORE_END_MS, RENEW_BEFORE_END_SHARE * held.lifeMs)
    if (!isEnding || this.#options.clock.now() - this.#lastTriedMs < SHORTEST_RENEWAL_MS) {
      return held.accessToken
    }
    try {
      return (await this.#fetchOnce(budget, leftMs > 0 ? RENEWAL_POLICY : TOKEN_POLICY)).accessToken
    } catch (thrown) {
      // The current token is still valid; the next call tries again in a minute.
      if (this.#leftMs(held) > 0) return held.accessToken
      throw thrown
    }
  }

  async replace(refused: string, budget: Budget): Promise<Replacement> {
    const now = this.#options.clock.now()
    const wasYoung = now - (this.#issuedMs.get(refused) ?? Number.NEGATIVE_INFINITY) < SHORTEST_RENEWAL_MS
    const held = this.#held
    if (held !== undefined && held.accessToken !== refused) {
      return { token: held.accessToken, wasYoung }
    }
    if (held?.renewed && now - held.requestedMs < SHORTEST_RENEWAL_MS) {
      return { token: refused, wasYoung }
    }
    return { token: (await this.#fetchOnce(budget)).accessToken, wasYoung }
  }

  #leftMs(held: HeldToken): number {
    return held.requestedMs + held.lifeMs - this.#options.clock.now()
  }

  /** Callers that need a token at the same time share one request. */
  #fetchOnce(budget: Budget, policy = TOKEN_POLICY): Promise<HeldToken> {
    this.#pending ??= this.#fetch(budget, policy).finally(() => {
      this.#pending = undefined
    })
    return this.#pending
  }

  async #fetch(budget: Budget, policy: RetryPolicy): Promise<HeldToken> {
    const { credentials, clock, onToken } = this.#options
    if (this.#refusal !== undefined) throw this.#refusal
    const endMs = Math.min(budget.deadline + DEADLINE_GRACE_MS, clock.now() + TOTAL_MS)
    const bounded = { ...budget, deadline: Math.min(budget.deadline, endMs) }
    this.#lastTriedMs = clock.now()
    for (;;) {
      let requestedMs = clock.now()
      const attempt = () => {
        requestedMs = clock.now()
        return this.#request(this.#secret, budget.signal, endMs)
      }
      const reply = await retry(attempt, policy, bounded, this.#options)
      if (reply.kind === 'granted') {
        onToken(reply.grant.accessToken, reply.grant.lifeMs)
        this.#issuedMs.set(reply.grant.accessToken, requestedMs)
        this.#held = { ...reply.grant, requestedMs, renewed: this.#held !== undefined }
        return this.#held
      }
      if (!reply.wrongSecret || this.#secret + 1 >= credentials.clientSecrets.length) {
        this.#refusal = reply.fault
        throw reply.fault
      }
      this.#secret += 1
    }
  }

  async #request(secret: number, signal: AbortSignal, endMs: number): Promise<TokenReply> {
    const { credentials, imsUrl, exchange, clock } = this.#options
    const { clientId, scopes, clientSecrets } = credentials
    const clientSecret = clientSecrets[secret] ?? ''
    const timeoutMs = Math.max(0, Math.min(TOKEN_EXCHANGE_MS, endMs - clock.now()))
    const request = buildTokenRequest(imsUrl, { clientId, clientSecret, scopes })
    return parseTokenReply(await exchange(request, { timeoutMs, signal }))
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
