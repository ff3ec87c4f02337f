import type { ActionError } from '../errors.js'
import type { HttpRequest } from '../http/exchange.js'
import { retry } from '../http/retry.js'
import type { SetupApi } from '../ingestion/checks.js'
import type { Budget } from '../ingestion/ports.js'
import { TOKEN_EXCHANGE_MS, TOKEN_POLICY } from './access-token.js'
import { type AdobeDeps, authorized, limitsOf } from './authorized.js'
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
export function setupApi(options: SetupOptions): SetupApi {
  const { platform, tokens, exchange, clock, imsUrl } = options

  const read = (
    build: (accessToken: string) => HttpRequest,
    speaker: 'campaign' | 'platform',
    budget: Budget,
  ): Promise<void> => {
    const patience = { onRetry: options.onRetry, wasRefused: false }
    const send = async (accessToken: string) =>
      expectJson(await exchange(build(accessToken), limitsOf(budget, TOKEN_EXCHANGE_MS, clock)), speaker)
    return retry(() => authorized(send, options, budget, patience), TOKEN_POLICY, budget, options)
  }

  return {
    authenticate: async (budget) => {
      await tokens.get(budget)
      return tokens.isGiven ? 'given' : 'granted'
    },
    readMetadata: (budget) =>
      read((accessToken) => buildMetadataRequest({ ...options, accessToken }), 'campaign', budget),
    tenants: async ({ deadline, signal }) => {
      const end = { deadline: Math.min(deadline, clock.now() + PROFILE_MS), signal }
      try {
        const request = buildProfileRequest(imsUrl, await tokens.get(end))
        const timeoutMs = Math.max(0, end.deadline - clock.now())
        return parseProfileReply(await exchange(request, { timeoutMs, signal }))
      } catch {
        return []
      }
    },
    readBatches:
      platform &&
      ((budget) =>
        read(
          (accessToken) => buildAnyBatchRequest({ ...options, ...platform, accessToken }),
          'platform',
          budget,
        )),
  }
}
