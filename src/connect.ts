import { GivenToken, ImsTokens, type TokenSource } from './adobe/access-token.js'
import { CampaignApi } from './adobe/campaign-api.js'
import type { Credentials } from './adobe/credentials.js'
import type { Clock, IngestionApi, IngestionObserver } from './ingestion/ports.js'
import type { Inputs } from './inputs/parse.js'
import { startRehearsal } from './rehearsal.js'
import { exchange } from './runtime/http.js'

interface ConnectOptions {
  readonly clock: Clock
  readonly observer: IngestionObserver
  /** Hides a secret everywhere; called before the secret is used. */
  readonly hide: (secret: string) => void
}

export interface Connection {
  readonly api: IngestionApi
  close(): Promise<void>
}

/** Adobe's API for these inputs, or in a rehearsal the same API in front of a simulator. */
export async function connect(inputs: Inputs, options: ConnectOptions): Promise<Connection> {
  const { target } = inputs
  if (target.kind === 'adobe') {
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

function buildApi({ org, requestIdIn }: Inputs, endpoints: Endpoints, options: ConnectOptions): IngestionApi {
  const { apiUrl, credentials } = endpoints
  const { clock, observer } = options
  return new CampaignApi({
    apiUrl,
    org,
    requestIdIn,
    clientId: credentials.clientId,
    tokens: buildTokens(endpoints, options),
    exchange,
    clock,
    random: Math.random,
    onRetry: (mappingId, fault, waitMs) => observer.on(mappingId, { kind: 'retrying', fault, waitMs }),
  })
}

function buildTokens({ imsUrl, credentials }: Endpoints, { clock, hide }: ConnectOptions): TokenSource {
  return credentials.kind === 'access-token'
    ? new GivenToken(credentials.accessToken)
    : new ImsTokens({ imsUrl, credentials, exchange, clock, random: Math.random, onToken: hide })
}
