import { expect, test } from '@jest/globals'
import { type FixtureName, fill } from '../../src/simulator/fixtures.js'
import { type Simulator, startSimulator } from '../../src/simulator/index.js'
import { batchRequest, metadataRequest, ORG, profileRequest, type Sent, send } from './client.js'

const TOKEN = 'ready-made-token'

async function withSimulator(scenario: string, work: (simulator: Simulator) => Promise<void>): Promise<void> {
  const simulator = await startSimulator({ scenario, org: ORG, mappingIds: ['XDM44'], accessToken: TOKEN })
  try {
    await work(simulator)
  } finally {
    await simulator.close()
  }
}

async function expectAnswer(url: string, sent: Sent, fixture: FixtureName, values = {}): Promise<void> {
  expect((await send(url, sent)).body).toBe(fill(fixture, values))
}

test.each([
  ['success', 'metadata/profile', ORG],
  ['not-stopped', 'metadata/profile', ORG],
  ['throttled', 'metadata/profile', ORG],
  ['wrong-org', 'gateway/oops', 'geometrixx-mkt-stage3'],
  ['no-product-profile', 'gateway/profile-not-valid', undefined],
] as const)(
  '%s: metadata is answered with %s, and the profile names %s',
  async (scenario, metadata, tenant) => {
    await withSimulator(scenario, async (simulator) => {
      await expectAnswer(simulator.apiUrl, metadataRequest(simulator, TOKEN), metadata)
      expect(simulator.requests.at(-1)).toMatchObject({ api: 'campaign', fixture: metadata })
      const profile = tenant === undefined ? 'profile/no-products' : 'profile/tenant'
      await expectAnswer(simulator.imsUrl, profileRequest(TOKEN), profile, { organization_id: tenant })
      expect(simulator.requests.at(-1)).toMatchObject({ api: 'ims', fixture: profile })
    })
  },
)

const without = (sent: Sent, header: string): Sent => {
  const { [header]: _dropped, ...headers } = sent.headers
  return { ...sent, headers }
}

test('only what is right passes', async () => {
  await withSimulator('success', async (simulator) => {
    const { apiUrl, imsUrl, platformUrl } = simulator
    const metadata = metadataRequest(simulator, TOKEN)
    for (const wrong of [
      { ...metadata, method: 'POST' },
      { ...metadata, body: '{}' },
      { ...metadata, path: metadata.path.replace(ORG, 'another') },
      { ...metadata, path: `${metadata.path}?_lineCount=1` },
      without(metadata, 'Cache-Control'),
      without(metadata, 'Content-Type'),
    ]) {
      await expectAnswer(apiUrl, wrong, 'gateway/oops')
    }
    await expectAnswer(apiUrl, without(metadata, 'Authorization'), 'gateway/token-missing')
    const profile = profileRequest(TOKEN)
    for (const wrong of [
      { ...profile, method: 'POST' },
      { ...profile, body: '{}' },
      without(profile, 'Authorization'),
      profileRequest('a.b.c'),
    ]) {
      await expectAnswer(imsUrl, wrong, 'gateway/token-not-valid')
    }
    const batches = {
      ...batchRequest(simulator, TOKEN, ''),
      path: '/data/foundation/catalog/batches?limit=1',
    }
    await expectAnswer(platformUrl, batches, 'platform/any-batch')
    await expectAnswer(platformUrl, without(batches, 'X-Sandbox-Name'), 'platform/missing-header')
    await expectAnswer(platformUrl, { ...batches, method: 'POST' }, 'platform/not-found')
  })
})
