import { request } from 'node:http'
import type { Simulator } from '../../src/simulator/index.js'

export const ORG = 'geometrixx'
export const SCOPE = 'openid,AdobeID,campaign_sdk'

const IN_SCENARIOS = ['gateway/throttled', 'gateway/profile-not-valid', 'platform/batch']
/** Scripts alone give them, or they are for who asks after a dataset. */
const IN_SCRIPTS = ['gateway/oops-502', 'ims/token-hour', 'platform/batches']
/** What a dry run reads. */
const IN_DRY_RUNS = ['metadata/profile', 'profile/tenant', 'profile/no-products', 'platform/any-batch']

/** Most answers of gateway and Platform blame the request, and so are reached by a wrong one; scenarios play the others. */
export const isRefusal = (fixture: string) =>
  /^(?:gateway|platform)\//.test(fixture) &&
  ![...IN_SCENARIOS, ...IN_SCRIPTS, ...IN_DRY_RUNS].includes(fixture)

export const isScripted = (fixture: string) =>
  fixture.startsWith('campaign/') || [...IN_SCRIPTS, ...IN_DRY_RUNS].includes(fixture)

export interface Sent {
  readonly method: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly body?: string
}

export interface Got {
  readonly status: number | undefined
  readonly headers: Record<string, unknown>
  readonly body: string
}

/** One exchange on a connection of its own. `node:http`, because `fetch` sends no GET with a body. */
export function send(baseUrl: string, { method, path, headers, body = '' }: Sent): Promise<Got> {
  const length = body === '' ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }
  const { hostname, port } = new URL(baseUrl)
  return new Promise((resolve, reject) => {
    const exchange = request({
      hostname,
      port,
      method,
      path,
      headers: { ...headers, ...length },
      agent: false,
    })
    exchange.on('error', reject)
    exchange.on('response', (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      )
    })
    exchange.end(body)
  })
}

export const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString()

/** A correct token request. */
export const tokenRequest = (simulator: Simulator): Sent => ({
  method: 'POST',
  path: '/ims/token/v3',
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  body: form({
    client_id: simulator.clientId,
    client_secret: simulator.clientSecret,
    grant_type: 'client_credentials',
    scope: SCOPE,
  }),
})

export async function getToken(simulator: Simulator): Promise<string> {
  const { body } = await send(simulator.imsUrl, tokenRequest(simulator))
  return String(JSON.parse(body).access_token)
}

const ingestPath = (mappingId: string) =>
  `/${ORG}/campaign/dataIngestion/xdmIngestion/${encodeURIComponent(mappingId)}/ingest`

const campaignHeaders = (simulator: Simulator, token: string) => ({
  Authorization: `Bearer ${token}`,
  'X-Api-Key': simulator.clientId,
  'Cache-Control': 'no-cache',
  'Content-Type': 'application/json',
})

/** A correct POST. */
export const triggerRequest = (simulator: Simulator, token: string, mappingId: string): Sent => ({
  method: 'POST',
  path: ingestPath(mappingId),
  headers: campaignHeaders(simulator, token),
  body: '{}',
})

/** A correct GET. */
export const lookRequest = (
  simulator: Simulator,
  token: string,
  mappingId: string,
  requestId: number,
): Sent => ({
  method: 'GET',
  path: `${ingestPath(mappingId)}?requestId=${requestId}`,
  headers: campaignHeaders(simulator, token),
})

/** A correct look-up of a batch in the sandbox `prod`. */
export const batchRequest = (simulator: Simulator, token: string, batchId: string): Sent => ({
  method: 'GET',
  path: `/data/foundation/catalog/batches/${encodeURIComponent(batchId)}`,
  headers: {
    Authorization: `Bearer ${token}`,
    'X-Api-Key': simulator.clientId,
    'X-Gw-Ims-Org-Id': simulator.imsOrg,
    'X-Sandbox-Name': 'prod',
  },
})

/** A correct read of the metadata. */
export const metadataRequest = (simulator: Simulator, token: string): Sent => ({
  method: 'GET',
  path: `/${ORG}/campaign/profileAndServices/resourceType/profile`,
  headers: campaignHeaders(simulator, token),
})

/** A correct read of the profile behind a token. */
export const profileRequest = (token: string): Sent => ({
  method: 'GET',
  path: '/ims/profile/v1',
  headers: { Authorization: `Bearer ${token}` },
})
