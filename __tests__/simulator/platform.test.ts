import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { FIXTURES, type FixtureName, fill } from '../../src/simulator/fixtures.js'
import { type Simulator, startSimulator } from '../../src/simulator/index.js'
import { batchRequest, getToken, isRefusal, ORG, type Sent, send } from './client.js'
import { play } from './patient-client.js'

let simulator: Simulator
let token: string
let batchId: string
beforeAll(async () => {
  simulator = await startSimulator({ scenario: 'failed-after-upload', org: ORG, mappingIds: ['XDM44'] })
  batchId = (await play(simulator, 'XDM44')).last.batchId ?? ''
  token = await getToken(simulator)
})
afterAll(() => simulator.close())

const having = (sent: Sent, header: string, value?: string): Sent => {
  const { [header]: _dropped, ...headers } = sent.headers
  return { ...sent, headers: value === undefined ? headers : { ...headers, [header]: value } }
}
const at = (sent: Sent, path: string): Sent => ({ ...sent, path })

type Rule = readonly [wrong: string, fixture: FixtureName, change: (sent: Sent) => Sent]

const RULES: readonly Rule[] = [
  ['no key', 'gateway/key-required', (sent) => having(sent, 'X-Api-Key')],
  ['an unknown key', 'gateway/key-invalid', (sent) => having(sent, 'X-Api-Key', 'stranger')],
  ['no token', 'gateway/token-missing', (sent) => having(sent, 'Authorization')],
  ['another scheme', 'gateway/token-missing', (sent) => having(sent, 'Authorization', 'Basic YTpi')],
  ['an unknown token', 'gateway/token-not-valid', (sent) => having(sent, 'Authorization', 'Bearer a.b.c')],
  ['no organization', 'platform/missing-header', (sent) => having(sent, 'X-Gw-Ims-Org-Id')],
  ['no sandbox', 'platform/missing-header', (sent) => having(sent, 'X-Sandbox-Name')],
  ['the tenant', 'platform/profile-not-valid', (sent) => having(sent, 'X-Gw-Ims-Org-Id', ORG)],
  ['another sandbox', 'platform/not-found', (sent) => having(sent, 'X-Sandbox-Name', 'dev')],
  ['another method', 'platform/not-found', (sent) => ({ ...sent, method: 'POST' })],
  ['a body', 'platform/not-found', (sent) => ({ ...sent, body: '{}' })],
  ['an unknown batch', 'platform/not-found', (sent) => at(sent, sent.path.replace(/.$/, 'x'))],
  ['a query', 'platform/not-found', (sent) => at(sent, `${sent.path}?properties=status`)],
  ['no batch', 'platform/not-found', (sent) => at(sent, '/data/foundation/catalog/batches')],
  ['a broken escape', 'platform/not-found', (sent) => at(sent, sent.path.replace(/.$/, '%E0'))],
  [
    'the rows, which hold customer data',
    'platform/not-found',
    (sent) => at(sent, `/data/foundation/export/batches/${batchId}/meta?path=row_errors`),
  ],
]

test.each(RULES)('Platform refuses %s with %s', async (_wrong, fixture, change) => {
  const got = await send(simulator.platformUrl, change(batchRequest(simulator, token, batchId)))
  expect({ status: got.status, body: got.body }).toEqual({
    status: FIXTURES[fixture].httpStatus,
    body: fill(fixture),
  })
  expect(got.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
})

test('every refusal of Platform is reached by a rule', () => {
  const reached = RULES.map(([, fixture]) => fixture).filter((fixture) => fixture.startsWith('platform/'))
  const refusals = Object.keys(FIXTURES).filter((name) => isRefusal(name) && name.startsWith('platform/'))
  expect([...new Set(reached)].sort()).toEqual(refusals.sort())
})

test('what is right passes, and is recorded as a request to Platform', async () => {
  const got = await send(simulator.platformUrl, batchRequest(simulator, token, batchId))
  expect(got.status).toBe(200)
  expect(JSON.parse(got.body)).toMatchObject({
    [batchId]: { status: 'failed', metrics: { failedRecordCount: 5 } },
  })
  expect(simulator.requests.at(-1)).toMatchObject({ api: 'platform', fixture: 'platform/batch', status: 200 })
})

test('a batch is unknown until Campaign has told of it', async () => {
  const fresh = await startSimulator({
    scenario: 'failed-after-upload',
    org: ORG,
    mappingIds: ['XDM44'],
    accessToken: 'ready-made-token',
    imsOrg: 'ABC@AdobeOrg',
    sandbox: 'prod',
  })
  try {
    expect(fresh.imsOrg).toBe('ABC@AdobeOrg')
    const got = await send(fresh.platformUrl, batchRequest(fresh, 'ready-made-token', batchId))
    expect(got.status).toBe(404)
  } finally {
    await fresh.close()
  }
})
