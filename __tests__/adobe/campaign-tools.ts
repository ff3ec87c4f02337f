import { imsTokens, readyToken } from '../../src/adobe/access-token.js'
import { campaignApi, RATE } from '../../src/adobe/campaign-api.js'
import type { ActionError } from '../../src/errors.js'
import { limitRate } from '../../src/http/rate-limit.js'
import { type FixtureName, fill } from '../../src/simulator/fixtures.js'
import { FakeClock } from '../fakes/clock.js'
import { FakeExchange, type Script } from '../fakes/exchange.js'
import { answer } from './answers.js'
import { tokensOf } from './token-tools.js'

/** A documented text under any status code. */
export const says = (name: FixtureName, status = 200, headers: Record<string, string> = {}) =>
  answer(status, fill(name), headers)
export const ACCEPTED = says('submit/accepted')
export const IN_PROGRESS = says('submit/in-progress')
export const OOPS = says('gateway/oops', 500)
export const UNAUTHORIZED = says('gateway/token-not-valid', 401)
export const empty = (status: number, headers: Record<string, string> = {}) => answer(status, '', headers)
/** The gateway's own error, with a code. */
export const gateway = (status: number, code: string, headers: Record<string, string> = {}) =>
  answer(status, { error_code: code, message: 'Could not validate' }, headers)

interface Given {
  readonly ims?: Script
  /** A ready-made token instead of those of IMS. */
  readonly givenToken?: string
  /** When that says that it ends, in milliseconds; the wall clock stands at 1,000,000. */
  readonly expiresAtMs?: number
  readonly random?: number
  readonly deadline?: number
  readonly requestIdIn?: 'query' | 'body'
}

/** Campaign's API in front of a scripted Campaign and IMS. */
export function startCampaign(script: Script, given: Given = {}) {
  const {
    ims = tokensOf(),
    givenToken,
    random = 0,
    deadline = 1e9,
    requestIdIn = 'query',
    expiresAtMs,
  } = given
  const clock = new FakeClock()
  const controller = new AbortController()
  const server = new FakeExchange(clock, (request, count) =>
    (request.url.host === 'ims.example' ? ims : script)(request, count),
  )
  const retries: (readonly [ActionError['code'], waitMs: number, mayHaveStarted: boolean])[] = []
  const shared = { exchange: server.exchange, clock, random: () => random }
  const clientId = 'client-id'
  const credentials = {
    kind: 'client-secret',
    clientId,
    clientSecrets: ['secret'],
    scopes: ['openid'],
  } as const
  const tokens =
    givenToken === undefined
      ? imsTokens({ ...shared, imsUrl: 'https://ims.example', credentials, onToken: () => {} })
      : readyToken(
          { kind: 'access-token', clientId, accessToken: givenToken, expiresAtMs },
          () => new Date(1_000_000),
        )
  const api = campaignApi({
    ...shared,
    tokens,
    date: () => new Date(1_000_000 + clock.now()),
    rateLimiter: limitRate(RATE, clock),
    clientId,
    requestIdIn,
    apiUrl: 'https://api.example',
    org: 'geometrixx',
    onRetry: (_, why, waitMs, mayHaveStarted) => retries.push([why.code, waitMs, mayHaveStarted]),
  })
  const budget = { deadline, signal: controller.signal }
  const callsTo = (host: string) => server.calls.filter(({ request }) => request.url.host === host)
  return {
    api,
    clock,
    server,
    controller,
    budget,
    retries,
    submit: () => api.submit('XDM44', budget),
    check: () => api.checkStatus('XDM44', '3520', budget),
    /** Requests to Campaign, without those to IMS. */
    calls: () => callsTo('api.example'),
    times: () => callsTo('api.example').map(({ atMs }) => atMs),
    tokensUsed: () => callsTo('api.example').map(({ request }) => request.headers['authorization']),
    tokenTimes: () => callsTo('ims.example').map(({ atMs }) => atMs),
    until: (ms: number) => clock.sleep(ms - clock.now(), new AbortController().signal),
  }
}
