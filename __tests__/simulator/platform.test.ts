import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
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

describe('the batches of a dataset', () => {
  const DATASET = '5deac2648a19d218a888d2b1'
  const listRequest = (from: Simulator, query = {}) => {
    const { path: _, ...sent } = batchRequest(from, 'ready-made-token', 'x')
    const all = { dataSet: DATASET, createdAfter: '0', orderBy: 'desc:created', limit: '100', ...query }
    return { ...sent, path: `/data/foundation/catalog/batches?${new URLSearchParams(all)}` }
  }

  /** Two mappings that have ended well, each with a dataset of its own. */
  async function withBatches(look: (simulator: Simulator) => Promise<void>) {
    const accessToken = 'ready-made-token'
    const scenario = ['refused-rows', 'too-few-records', 'success']
    const mappingIds = ['A', 'B', 'C']
    const datasetIds = [DATASET, DATASET, undefined]
    const fresh = await startSimulator({ scenario, org: ORG, mappingIds, datasetIds, accessToken })
    try {
      for (const mappingId of mappingIds) await play(fresh, mappingId)
      await look(fresh)
    } finally {
      await fresh.close()
    }
  }
  const listOf = async (from: Simulator, query = {}) =>
    Object.values<unknown>(JSON.parse((await send(from.platformUrl, listRequest(from, query))).body))

  test('each Success has put one into the dataset of its mapping, unless it had no records', async () => {
    await withBatches(async (fresh) => {
      expect(await listOf(fresh)).toMatchObject([
        {
          status: 'success',
          created: expect.any(Number),
          relatedObjects: [{ type: 'dataSet', id: DATASET }],
          metrics: { inputRecordCount: 15, outputRecordCount: 13, failedRecordCount: 2 },
        },
      ])
      expect(await listOf(fresh, { dataSet: '0'.repeat(24) })).toEqual([])
      expect(await listOf(fresh, { createdAfter: String(Date.now() + 60_000) })).toEqual([])
      expect(await listOf(fresh, { start: '1' })).toEqual([])
      expect(fresh.requests.at(-1)).toMatchObject({
        api: 'platform',
        fixture: 'platform/batches',
        status: 200,
      })
    })
  })

  test.each([
    { limit: '0' },
    { limit: '101' },
    { createdAfter: 'now' },
    { orderBy: 'created' },
    { x: '1' },
    { start: '-1' },
  ])('%j is no documented question', async (query) => {
    const got = await send(simulator.platformUrl, {
      ...listRequest(simulator, query),
      headers: { ...batchRequest(simulator, token, 'x').headers },
    })
    expect(got.status).toBe(404)
  })
})
