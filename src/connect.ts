import { GivenToken, ImsTokens } from './adobe/access-token.js'
import { CampaignApi } from './adobe/campaign-api.js'
import type { Credentials } from './adobe/credentials.js'
import type { Clock, IngestionApi, IngestionObserver } from './ingestion/ports.js'
import type { Inputs } from './inputs/parse.js'
import { startRehearsal } from './rehearsal.js'
import { exchange as httpExchange } from './runtime/http.js'
import { checkProxy, proxyFor } from './runtime/proxy.js'
import { traced } from './runtime/trace.js'

interface ConnectOptions {
  readonly clock: Clock
  readonly observer: IngestionObserver
  readonly env: NodeJS.ProcessEnv
  /** The wall clock, for explanations only. */
  readonly date: () => Date
  /** Hides a secret everywhere; called before the secret is used. */
  readonly hide: (secret: string) => void
  readonly debug: (line: string) => void
}

export interface Connection {
  readonly api: IngestionApi
  close(): Promise<void>
}

/**
 * Adobe's API for these inputs, or in a rehearsal the same API in front of a simulator.
 * Rejects with an `ActionError` when a proxy is set that cannot be used.
 */
export async function connect(inputs: Inputs, options: ConnectOptions): Promise<Connection> {
  const { target } = inputs
  if (target.kind === 'adobe') {
    for (const address of [new URL(target.apiUrl), new URL(target.imsUrl)]) {
      checkProxy(address, options.env)
      options.hide(proxyFor(address)?.password ?? '')
    }
    return { api: buildApi(inputs, target, options), close: async () => {} }
  }
  const simulator = await startRehearsal(target.scenario, inputs)
  options.hide(simulator.clientSecret)
  const { apiUrl, imsUrl, clientId, clientSecret } = simulator
  const credentials = {
    kind: 'client-secret',
    clientId,
    clientSecrets: [clientSecret],
    scopes: ['openid'],
  } as const
  return { api: buildApi(inputs, { apiUrl, imsUrl, credentials }, options), close: () => simulator.close() }
}

interface Endpoints {
  readonly apiUrl: string
  readonly imsUrl: string
  readonly credentials: Credentials
}

function buildApi(
  { org, mappingId, requestIdIn }: Inputs,
  endpoints: Endpoints,
  options: ConnectOptions,
): IngestionApi {
  const { apiUrl, imsUrl, credentials } = endpoints
  const { clock, observer, hide, debug, date } = options
  const random = Math.random
  const exchange = traced(httpExchange, clock, debug)
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
            observer.on(mappingId, { kind: 'retrying', what: 'token', fault, waitMs, mayHaveStarted: false }),
        })
  return new CampaignApi({
    apiUrl,
    org,
    requestIdIn,
    clientId: credentials.clientId,
    tokens,
    exchange,
    clock,
    random,
    onRetry: (id, fault, waitMs, mayHaveStarted) =>
      observer.on(id, { kind: 'retrying', what: 'request', fault, waitMs, mayHaveStarted }),
  })
}
