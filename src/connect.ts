import { GivenToken, ImsTokens } from './adobe/access-token.js'
import { CampaignApi, RATE } from './adobe/campaign-api.js'
import type { Credentials } from './adobe/credentials.js'
import { PlatformApi } from './adobe/platform-api.js'
import type { Clock, IngestionApi, IngestionEvent, IngestionObserver, Random } from './ingestion/ports.js'
import type { Inputs } from './inputs/parse.js'
import type { PlatformInputs } from './inputs/parse-platform.js'
import { startRehearsal } from './rehearsal.js'
import type { Exchange } from './runtime/http.js'
import { checkProxy, proxyFor } from './runtime/proxy.js'
import { limitRate, type Pace } from './runtime/rate-limit.js'
import { describeExchange, type TracedExchange, traced } from './runtime/trace.js'

interface ConnectOptions {
  readonly clock: Clock
  readonly observer: IngestionObserver
  /** There is one token for all mappings. */
  readonly onTokenRetry: (event: Extract<IngestionEvent, { kind: 'retrying' }>) => void
  readonly random: Random
  readonly exchange: Exchange
  readonly env: NodeJS.ProcessEnv
  /** The wall clock, for explanations only. */
  readonly date: () => Date
  /** Hides a secret everywhere; called before the secret is used. */
  readonly hide: (secret: string) => void
  readonly debug: (line: string) => void
  /** Told of every exchange with Adobe. */
  readonly onExchange?: ((told: TracedExchange) => void) | undefined
}

export interface Connection {
  readonly api: IngestionApi
  /** Explains failed batches; absent unless a sandbox is given. */
  readonly platform: PlatformApi | undefined
  close(): Promise<void>
}

/**
 * Adobe's API for these inputs, or in a rehearsal the same API in front of a simulator.
 * Rejects with an `ActionError` when a proxy is set that cannot be used.
 */
export async function connect(inputs: Inputs, options: ConnectOptions): Promise<Connection> {
  const { target } = inputs
  if (target.kind === 'adobe') {
    const { platform } = target
    for (const address of [new URL(target.apiUrl), new URL(target.imsUrl)]) {
      checkProxy(address, options.env)
      options.hide(proxyFor(address)?.password ?? '')
    }
    if (platform !== undefined) {
      options.hide(proxyFor(new URL(platform.platformUrl))?.password ?? '')
    }
    const pace = limitRate(RATE, options.clock)
    return { ...buildApis(inputs, { ...target, pace }, options), close: async () => {} }
  }
  const { sandbox, scenarios } = target
  const simulator = await startRehearsal(scenarios, inputs, sandbox)
  options.hide(simulator.clientSecret)
  const { apiUrl, imsUrl, platformUrl, imsOrg, clientId, clientSecret } = simulator
  const platform = sandbox === undefined ? {} : { platform: { platformUrl, imsOrg, sandbox } }
  const credentials = {
    kind: 'client-secret',
    clientId,
    clientSecrets: [clientSecret],
    scopes: ['openid'],
  } as const
  const pace: Pace = async ({ signal }) => !signal.aborted
  return {
    ...buildApis(inputs, { apiUrl, imsUrl, credentials, pace, ...platform }, options),
    close: () => simulator.close(),
  }
}

interface Endpoints {
  readonly apiUrl: string
  readonly imsUrl: string
  readonly credentials: Credentials
  readonly pace: Pace
  readonly platform?: PlatformInputs
}

function buildApis(
  { org, requestIdIn }: Inputs,
  endpoints: Endpoints,
  options: ConnectOptions,
): Pick<Connection, 'api' | 'platform'> {
  const { apiUrl, imsUrl, credentials, pace } = endpoints
  const { clientId } = credentials
  const { clock, random, observer, onTokenRetry, hide, debug, onExchange, date, env } = options
  const exchange = traced(options.exchange, clock, (told) => {
    debug(describeExchange(told))
    onExchange?.(told)
  })
  const tokens =
    credentials.kind === 'access-token'
      ? new GivenToken(credentials, date)
      : new ImsTokens({
          imsUrl,
          credentials,
          exchange,
          clock,
          random,
          onToken: hide,
          onRetry: (fault, waitMs) =>
            onTokenRetry({ kind: 'retrying', what: 'token', fault, waitMs, mayHaveStarted: false }),
        })
  const api = new CampaignApi({
    apiUrl,
    org,
    requestIdIn,
    clientId,
    tokens,
    exchange,
    pace,
    clock,
    random,
    onRetry: (id, fault, waitMs, mayHaveStarted) =>
      observer.on(id, { kind: 'retrying', what: 'request', fault, waitMs, mayHaveStarted }),
  })
  // Its proxy is checked only when it is used: nothing about an explanation may keep the ingestion from its start.
  const checked: Exchange = async (request, limits) => {
    checkProxy(request.url, env)
    return exchange(request, limits)
  }
  const platform =
    endpoints.platform &&
    new PlatformApi({ ...endpoints.platform, clientId, tokens, exchange: checked, clock })
  return { api, platform }
}
