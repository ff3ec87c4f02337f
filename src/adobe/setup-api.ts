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

/** Only reads, with the retries of a token request. */
export function setupApi(options: SetupOptions): SetupApi {
  const { platform, tokens, exchange, clock, imsUrl } = options

  const read = <Place>(
    speaker: 'campaign' | 'platform',
    place: Place,
    build: (call: Place & { accessToken: string }) => HttpRequest,
    budget: Budget,
  ): Promise<void> => {
    const send = async (accessToken: string) => {
      const limits = limitsOf(budget, TOKEN_EXCHANGE_MS, clock)
      expectJson(await exchange(build({ ...place, accessToken }), limits), speaker)
    }
    return retry(authorized(send, options, budget, options.onRetry), TOKEN_POLICY, budget, options)
  }

  return {
    authenticate: async (budget) => {
      await tokens.get(budget)
      return tokens.isGiven ? 'given' : 'granted'
    },
    readMetadata: (budget) => read('campaign', options, buildMetadataRequest, budget),
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
      platform && ((budget) => read('platform', { ...options, ...platform }, buildAnyBatchRequest, budget)),
  }
}
