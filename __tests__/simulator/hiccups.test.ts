import { expect, test } from '@jest/globals'
import { type Simulator, startSimulator } from '../../src/simulator/index.js'
import { type Got, lookRequest, ORG, send, triggerRequest } from './client.js'
import { playAll } from './patient-client.js'

const TOKEN = 'ready-made-token'

interface Client {
  readonly simulator: Simulator
  readonly post: () => Promise<Got>
  readonly look: (requestId: number) => Promise<Got>
}

async function within(scenario: string, check: (client: Client) => Promise<void>): Promise<void> {
  const simulator = await startSimulator({ scenario, org: ORG, mappingIds: ['XDM44'], accessToken: TOKEN })
  try {
    await check({
      simulator,
      post: () => send(simulator.apiUrl, triggerRequest(simulator, TOKEN, 'XDM44')),
      look: (requestId) => send(simulator.apiUrl, lookRequest(simulator, TOKEN, 'XDM44', requestId)),
    })
  } finally {
    await simulator.close()
  }
}

test('who is turned away learns after how many whole seconds to come back, and the id for the gateway', async () => {
  await within('throttled', async ({ post, look }) => {
    const turnedAway = {
      status: 429,
      headers: { 'retry-after': '1', 'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/) },
      body: '{"error_code":"429050","message":"Too many requests"}',
    }
    expect(await post()).toMatchObject(turnedAway)
    const accepted = await post()
    expect(accepted.headers).not.toHaveProperty('retry-after')
    await look(3520)
    expect(await look(3520)).toMatchObject(turnedAway)
  })
})

test('a POST that is turned away starts nothing; a look that is turned away ends nothing', async () => {
  await within('throttled', async ({ post, look }) => {
    expect((await post()).status).toBe(429)
    expect((await look(3520)).status).toBe(500)
    expect(JSON.parse((await post()).body)).toMatchObject({ status: 'Success', requestId: 3520 })
    await look(3520)
    expect((await look(3520)).status).toBe(429)
    expect(JSON.parse((await post()).body)).toMatchObject({ status: 'In Progress', requestId: 3520 })
  })
})

test('a POST whose answer is lost has started its request', async () => {
  await within('lost-answer', async ({ post, look }) => {
    await expect(post()).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(JSON.parse((await look(3520)).body)).toMatchObject({ status: 'In Progress', requestId: 3520 })
    expect(JSON.parse((await post()).body)).toMatchObject({ status: 'In Progress', requestId: 3520 })
  })
})

test('an unanswered look ends nothing', async () => {
  await within('outage', async ({ post, look }) => {
    await post()
    await look(3520)
    await expect(look(3520)).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(JSON.parse((await post()).body)).toMatchObject({ status: 'In Progress', requestId: 3520 })
  })
})

test.each([
  ['lost-answer', 'POST', 1],
  // The first one may only have met a kept connection at its end.
  ['outage', 'GET', 2],
])('%s: the unanswered %s is recorded as such', async (scenario, method, times) => {
  const { requests } = await playAll(scenario, ['XDM44'])
  const unanswered = { api: 'campaign', method, status: 0, answer: '', atMs: expect.any(Number) }
  expect(requests.filter(({ fixture }) => fixture === 'none')).toEqual(
    Array(times).fill(expect.objectContaining(unanswered)),
  )
  expect(requests.filter(({ status }) => status === 0)).toHaveLength(times)
})
