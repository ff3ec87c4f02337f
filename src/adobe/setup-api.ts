import type { ActionError } from '../errors.js'
import type { HttpRequest } from '../http/exchange.js'
import { retry } from '../http/retry.js'
import type { SetupApi } from '../ingestion/checks.js'
import type { Budget } from '../ingestion/ports.js'
import { DEADLINE_GRACE_MS } from '../ingestion/schedule.js'
import { TOKEN_EXCHANGE_MS, TOKEN_POLICY } from './access-token.js'
import { type AdobeDeps, authorized, explained } from './authorized.js'
import { buildMetadataRequest, type MetadataCall } from './campaign.js'
import { buildProfileRequest, parseProfileReply } from './ims.js'
import { buildAnyBatchRequest, type PlatformPlace } from './platform.js'
import { expectJson } from './refusals.js'

/** Extra information is not worth a longer wait. */
const PROFILE_MS = 5_000

interface SetupOptions extends AdobeDeps, Omit<MetadataCall, 'accessToken'> {
  readonly imsUrl: string
  readonly platform: PlatformPlace | undefined
  readonly onRetry: (fault: ActionError, waitMs: number) => void
}

/** The requests of a dry run: only reads, with the retries of a token request. */
export class AdobeSetup implements SetupApi {
  readonly readBatches: SetupApi['readBatches']
  readonly #options: SetupOptions

  constructor(options: SetupOptions) {
    const { platform, clientId } = options
    this.#options = options
    this.readBatches =
      platform &&
      ((budget) =>
        this.#read(
          (accessToken) => buildAnyBatchRequest({ ...platform, clientId, accessToken }),
          'platform',
          budget,
        ))
  }

  async authenticate(budget: Budget): Promise<'granted' | 'given'> {
    const { tokens } = this.#options
    await tokens.get(budget)
    return tokens.isGiven ? 'given' : 'granted'
  }

  readMetadata(budget: Budget): Promise<void> {
    const { apiUrl, org, clientId } = this.#options
    const build = (accessToken: string) => buildMetadataRequest({ apiUrl, org, clientId, accessToken })
    return this.#read(build, 'campaign', budget)
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
    build: (accessToken: string) => HttpRequest,
    speaker: 'campaign' | 'platform',
    budget: Budget,
  ): Promise<void> {
    const { tokens, exchange, clock, onRetry } = this.#options
    const patience = { onRetry, wasRefused: false }
    const send = async (accessToken: string) => {
      const leftMs = budget.deadline + DEADLINE_GRACE_MS - clock.now()
      const timeoutMs = Math.max(0, Math.min(TOKEN_EXCHANGE_MS, leftMs))
      const reply = await exchange(build(accessToken), { timeoutMs, signal: budget.signal })
      try {
        expectJson(reply, speaker)
      } catch (thrown) {
        throw explained(thrown, tokens)
      }
    }
    return retry(() => authorized(send, this.#options, budget, patience), TOKEN_POLICY, budget, this.#options)
  }
}
