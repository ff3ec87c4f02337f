import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@jest/globals'
import { startAction } from './action.js'
import { BY_SECRET, CLIENT_SECRET, MAPPING, ORG } from './adobe.js'
import { GRANTED_TOKEN } from './faulty-adobe.js'
import type { RunningStep } from './in-process.js'
import { expectLaws } from './laws.js'

const INGESTION_MS = 60_000

/** An ingestion of a minute, and how many requests and connections it took. */
async function waitForAMinute(inputs: Readonly<Record<string, string>> = {}) {
  const methods: string[] = []
  let connections = 0
  let endMs = Number.NaN
  const answerTo: RequestListener = (request, answer) => {
    request.resume()
    methods.push(request.method ?? '')
    const now = step.clock?.now() ?? Number.NaN
    const isToken = request.url?.startsWith('/ims')
    if (request.method === 'POST' && !isToken) endMs = now + INGESTION_MS
    const status = request.method === 'POST' || now >= endMs ? 'Success' : 'In Progress'
    const body = isToken
      ? { access_token: GRANTED_TOKEN, token_type: 'bearer', expires_in: 86_399 }
      : { requestId: 3520, info: '', numRecords: 15, status }
    answer.end(JSON.stringify(body))
  }
  const server = createServer(answerTo).on('connection', () => {
    connections += 1
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const given = { org: ORG, mappingId: MAPPING, ...BY_SECRET, apiUrl: url, imsUrl: url, ...inputs }
  const step: RunningStep = startAction(given, { virtualTime: true })
  try {
    const result = await step.done
    expectLaws(result, { secrets: [CLIENT_SECRET, GRANTED_TOKEN] })
    expect(result.outputs).toMatchObject({ outcome: 'succeeded', numRecords: '15' })
    return { connections, checks: methods.filter((method) => method === 'GET').length }
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}

test('a wait of a minute takes three connections: for the token, the POST and all status checks', async () => {
  const { connections, checks } = await waitForAMinute()
  expect(connections).toBe(3)
  expect(checks).toBeGreaterThan(30)
})

test('with the request id in the body each status check has its own', async () => {
  const { connections, checks } = await waitForAMinute({ requestIdIn: 'body' })
  expect(connections).toBe(2 + checks)
})
