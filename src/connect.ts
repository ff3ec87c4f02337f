import { imsTokens, readyToken } from './adobe/access-token.js'
import { campaignApi, RATE } from './adobe/campaign-api.js'
import { platformApi } from './adobe/platform-api.js'
import { setupApi } from './adobe/setup-api.js'
import { type ActionError, asActionError, withSentence } from './errors.js'
import { extraAuthorityProblem } from './http/certificates.js'
import type { Exchange } from './http/exchange.js'
import { checkProxy, secretsOfProxy } from './http/proxy.js'
import { limitRate, type RateLimiter } from './http/rate-limit.js'
import { describeExchange, type TracedExchange, traced } from './http/trace.js'
import type { RetryEvent } from './ingestion/ports.js'
import type { Endpoints, Inputs } from './inputs/parse.js'
import { startRehearsal } from './rehearsal.js'
import type { StepDeps } from './step-deps.js'

export interface ConnectOptions
  extends Pick<StepDeps, 'clock' | 'random' | 'exchange' | 'env' | 'date' | 'toolkit'> {
  /** `mappingId` is absent for the shared token and for a dry run's checks. */
  readonly onRetry: (event: RetryEvent, mappingId?: string) => void
  readonly onExchange: (exchange: TracedExchange) => void
}

/**
 * Does `work` with Adobe's APIs, or those of a simulator that ends with the work. `batches` is absent unless a sandbox is
 * given. Rejects with an `ActionError` when a proxy is set that cannot be used.
 */
export async function connect(
  inputs: Inputs,
  options: ConnectOptions,
  work: (apis: ReturnType<typeof buildApis>) => Promise<void>,
): Promise<void> {
  const { target } = inputs
  const { env, toolkit } = options
  if (target.kind === 'adobe') {
    const { platform } = target
    const needed = [new URL(target.apiUrl), new URL(target.imsUrl)]
    for (const address of needed) checkProxy(address, env)
    const addresses = platform === undefined ? needed : [...needed, new URL(platform.platformUrl)]
    for (const secret of addresses.flatMap(secretsOfProxy)) toolkit.hide(secret)
    return work(buildApis(inputs, target, limitRate(RATE, options.clock), options))
  }
  const simulator = await startRehearsal(target, inputs)
  toolkit.hide(simulator.clientSecret)
  const { platformUrl, imsOrg, clientId, clientSecret } = simulator
  const { sandbox } = target
  const platform = sandbox === undefined ? undefined : { platformUrl, imsOrg, sandbox }
  const credentials = {
    kind: 'client-secret',
    clientId,
    clientSecrets: [clientSecret],
    scopes: ['openid'],
  } as const
  const rateLimiter: RateLimiter = async ({ signal }) => !signal.aborted
  try {
    await work(buildApis(inputs, { ...simulator, credentials, platform }, rateLimiter, options))
  } finally {
    await simulator.close()
  }
}

/** Adds to the fault of an unknown authority why NODE_EXTRA_CA_CERTS could not be used. */
const withAuthorities =
  (exchange: Exchange, env: NodeJS.ProcessEnv): Exchange =>
  async (request, limits) => {
    try {
      return await exchange(request, limits)
    } catch (thrown) {
      const fault = asActionError(thrown)
      const { meaning } = fault.details
      const isUnknown = meaning === 'unknown-authority' || meaning === 'missing-intermediate'
      const problem = isUnknown ? extraAuthorityProblem(env) : undefined
      throw problem === undefined ? thrown : withSentence(fault, problem)
    }
  }

function buildApis(
  { org, requestIdIn }: Inputs,
  { apiUrl, imsUrl, credentials, platform }: Endpoints,
  rateLimiter: RateLimiter,
  options: ConnectOptions,
) {
  const { clientId } = credentials
  const { clock, random, onRetry, toolkit, onExchange, date, env } = options
  const sent = traced(withAuthorities(options.exchange, env), clock, (done) => {
    toolkit.debug(describeExchange(done))
    onExchange(done)
  })
  // Checked on use, because the proxy of an optional look-up must not stop the ingestion.
  const exchange: Exchange = async (request, limits) => {
    checkProxy(request.url, env)
    return sent(request, limits)
  }
  const onSharedRetry = (what: 'token' | 'check') => (fault: ActionError, waitMs: number) =>
    onRetry({ kind: 'retrying', what, fault, waitMs, mayHaveStarted: false })
  const tokens =
    credentials.kind === 'access-token'
      ? readyToken(credentials, date)
      : imsTokens({
          imsUrl,
          credentials,
          exchange,
          clock,
          random,
          onToken: (token) => toolkit.hide(token),
          onRetry: onSharedRetry('token'),
        })
  const shared = { clientId, tokens, exchange, rateLimiter, clock, date, random }
  const api = campaignApi({
    ...shared,
    apiUrl,
    org,
    requestIdIn,
    onRetry: (mappingId, fault, waitMs, mayHaveStarted) =>
      onRetry({ kind: 'retrying', what: 'request', fault, waitMs, mayHaveStarted }, mappingId),
  })
  const batches = platform && platformApi({ ...shared, ...platform, tenant: org })
  const setup = setupApi({
    ...shared,
    apiUrl,
    imsUrl,
    org,
    platform,
    onRetry: onSharedRetry('check'),
  })
  return { api, batches, setup }
}
