import type { ActionError } from '../errors.js'
import type { Exchange, HttpReply, HttpRequest } from '../http/exchange.js'
import { retry } from '../http/retry.js'
import type { SetupApi } from '../ingestion/checks.js'
import type { Budget, Clock, Random } from '../ingestion/ports.js'
import { DEADLINE_GRACE_MS } from '../ingestion/schedule.js'
import { TOKEN_EXCHANGE_MS, TOKEN_POLICY, type TokenSource } from './access-token.js'
import { authorized, explained } from './authorized.js'
import { buildMetadataRequest, type MetadataCall, parseMetadataReply } from './campaign.js'
import { buildProfileRequest, parseProfileReply } from './ims.js'
import { buildAnyBatchRequest, type PlatformCall, parseAnyBatchReply } from './platform.js'

/** Extra information is not worth a longer wait. */
const PROFILE_MS = 5_000

interface SetupOptions extends Omit<MetadataCall, 'accessToken'> {
  readonly imsUrl: string
  readonly platform: Omit<PlatformCall, 'accessToken' | 'clientId'> | undefined
  readonly tokens: TokenSource
  readonly exchange: Exchange
  /** For Experience Platform, which may have a proxy of its own. */
  readonly platformExchange: Exchange
  readonly clock: Clock
  readonly random: Random
  readonly onRetry: (fault: ActionError, waitMs: number) => void
}

/** The requests of a dry run: only reads, with the retries of a token request. */
export class AdobeSetup implements SetupApi {
  readonly readBatches: SetupApi['readBatches']
  readonly #options: SetupOptions

  constructor(options: SetupOptions) {
    const { platform, platformExchange, clientId } = options
    this.#options = options
    this.readBatches =
      platform &&
      ((budget) =>
        this.#read(
          platformExchange,
          (accessToken) => buildAnyBatchRequest({ ...platform, clientId, accessToken }),
          parseAnyBatchReply,
          budget,
        ))
  }

  async authenticate(budget: Budget): Promise<'granted' | 'given'> {
    const { tokens } = this.#options
    await tokens.get(budget)
    return tokens.isGiven ? 'given' : 'granted'
  }

  readMetadata(budget: Budget): Promise<void> {
    const { exchange, apiUrl, org, clientId } = this.#options
    const build = (accessToken: string) => buildMetadataRequest({ apiUrl, org, clientId, accessToken })
    return this.#read(exchange, build, parseMetadataReply, budget)
  }

  async tenants({ deadline, signal }: Budget): Promise<readonly string[]> {
    const { tokens, exchange, imsUrl, clock } = this.#options
    const end = { deadline: Math.min(deadline, clock.now() + PROFILE_MS), signal }
    try {
      const request = buildProfileRequest(imsUrl, await tokens.get(end))
      const timeoutMs = Math.max(0, end.deadline - clock.now())
      return parseProfileReply(await exchange(request, { timeoutMs, signal }))
    } catch {
      return []
    }
  }

  #read(
    exchange: Exchange,
    build: (accessToken: string) => HttpRequest,
    parse: (reply: HttpReply) => void,
    budget: Budget,
  ): Promise<void> {
    const { tokens, clock, random, onRetry } = this.#options
    const refused = { once: false }
    const send = async (accessToken: string) => {
      const leftMs = budget.deadline + DEADLINE_GRACE_MS - clock.now()
      const timeoutMs = Math.max(0, Math.min(TOKEN_EXCHANGE_MS, leftMs))
      const reply = await exchange(build(accessToken), { timeoutMs, signal: budget.signal })
      try {
        parse(reply)
      } catch (thrown) {
        throw explained(thrown, tokens)
      }
    }
    return retry(() => authorized(send, { tokens, clock, onRetry, refused }, budget), TOKEN_POLICY, budget, {
      clock,
      random,
      onRetry,
    })
  }
}
