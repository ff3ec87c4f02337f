import { once } from 'node:events'
import { connect } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/index.js'
import { form, getToken, lookRequest, ORG, SCOPE, send, tokenRequest, triggerRequest } from './client.js'

const start = (more: Partial<SimulatorOptions> = {}) =>
  startSimulator({ scenario: 'success', org: ORG, mappingIds: ['XDM44'], ...more })

async function within(more: Partial<SimulatorOptions>, check: (simulator: Simulator) => Promise<void>) {
  const simulator = await start(more)
  try {
    await check(simulator)
  } finally {
    await simulator.close()
  }
}

test('an unknown scenario is refused, and the known ones are named', async () => {
  await expect(start({ scenario: 'sucess' })).rejects.toThrow(
    /^Unknown scenario sucess\. Known: success, .*outage$/,
  )
})

test('three addresses on loopback, and credentials that look like Adobe’s', async () => {
  await within({}, async ({ imsUrl, apiUrl, platformUrl, imsOrg, clientId, clientSecret }) => {
    for (const url of [imsUrl, apiUrl, platformUrl]) {
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    }
    expect(new Set([imsUrl, apiUrl, platformUrl]).size).toBe(3)
    expect(imsOrg).toMatch(/^[0-9A-F]{24}@AdobeOrg$/)
    expect(clientId).toMatch(/^[0-9a-f]{32}$/)
    expect(clientSecret).toMatch(/^p8e-[\w-]{32}$/)
  })
})

test('given credentials are used; each of several secrets is valid', async () => {
  const clientSecrets = ['p8e-first-secret', 'p8e-second-secret'] as const
  await within({ clientId: 'my-client', clientSecrets }, async (simulator) => {
    expect([simulator.clientId, simulator.clientSecret]).toEqual(['my-client', 'p8e-first-secret'])
    for (const client_secret of clientSecrets) {
      const fields = { client_id: 'my-client', client_secret, grant_type: 'client_credentials', scope: SCOPE }
      const got = await send(simulator.imsUrl, { ...tokenRequest(simulator), body: form(fields) })
      expect(got.status).toBe(200)
    }
  })
})

test('a token is a JWT with its times in milliseconds, fresh each time', async () => {
  await within({ tokenLifeSeconds: 60 }, async (simulator) => {
    const { access_token: token, ...rest } = JSON.parse(
      (await send(simulator.imsUrl, tokenRequest(simulator))).body,
    )
    expect(rest).toEqual({ token_type: 'bearer', expires_in: 60 })
    const [header, payload, signature] = String(token).split('.')
    expect(JSON.parse(Buffer.from(header ?? '', 'base64url').toString())).toEqual({
      alg: 'RS256',
      typ: 'JWT',
    })
    expect(JSON.parse(Buffer.from(payload ?? '', 'base64url').toString())).toMatchObject({
      client_id: simulator.clientId,
      created_at: expect.stringMatching(/^\d{13}$/),
      expires_in: '60000',
    })
    expect(signature).toMatch(/^[\w-]{300,}$/)
    expect(await getToken(simulator)).not.toBe(token)
  })
})

test('the default life is Adobe’s', async () => {
  await within({}, async (simulator) => {
    const { body } = await send(simulator.imsUrl, tokenRequest(simulator))
    expect(JSON.parse(body).expires_in).toBe(86_399)
  })
})

test('an expired token is answered 401; a fresh one goes on where the other ended', async () => {
  await within({ tokenLifeSeconds: 0, accessToken: 'ready-made-token' }, async (simulator) => {
    const expired = await send(
      simulator.apiUrl,
      triggerRequest(simulator, await getToken(simulator), 'XDM44'),
    )
    expect([expired.status, JSON.parse(expired.body).error_code]).toEqual([401, '401013'])
    const valid = await send(simulator.apiUrl, triggerRequest(simulator, 'ready-made-token', 'XDM44'))
    expect(JSON.parse(valid.body)).toMatchObject({ status: 'Success', requestId: 3520 })
  })
})

test('every request is recorded as received, with its answer', async () => {
  await within({}, async (simulator) => {
    const token = await getToken(simulator)
    await send(simulator.apiUrl, triggerRequest(simulator, token, 'XDM44'))
    await send(simulator.apiUrl, lookRequest(simulator, token, 'XDM44', 3520))
    await send(simulator.imsUrl, triggerRequest(simulator, token, 'XDM44'))
    await send(simulator.apiUrl, tokenRequest(simulator))
    const path = '/geometrixx/campaign/dataIngestion/xdmIngestion/XDM44/ingest'
    expect(
      simulator.requests.map((request) => [request.api, request.method, request.path, request.status]),
    ).toEqual([
      ['ims', 'POST', '/ims/token/v3', 200],
      ['campaign', 'POST', path, 200],
      ['campaign', 'GET', `${path}?requestId=3520`, 200],
      ['other', 'POST', path, 400],
      ['other', 'POST', '/ims/token/v3', 403],
    ])
    const [, post] = simulator.requests
    expect(post).toMatchObject({
      headers: {
        authorization: `Bearer ${token}`,
        'x-api-key': simulator.clientId,
        'cache-control': 'no-cache',
      },
      body: '{}',
      answer:
        '{ "requestId": 3520, "info": "Ingestion request submitted successfully for the Mapping ID: XDM44", "status": "Success" }',
      fixture: 'submit/accepted',
    })
    const times = simulator.requests.map(({ atMs }) => atMs)
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(times[0]).toBeGreaterThanOrEqual(0)
  })
})

test('two simulators share nothing', async () => {
  await within({}, async (one) => {
    await within({}, async (other) => {
      const token = await getToken(one)
      await send(one.apiUrl, triggerRequest(one, token, 'XDM44'))
      expect(other.requests).toEqual([])
      expect([other.clientId, other.clientSecret]).not.toEqual([one.clientId, one.clientSecret])

      const foreignToken = await send(other.apiUrl, triggerRequest(other, token, 'XDM44'))
      expect(foreignToken.status).toBe(401)
      const look = await send(other.apiUrl, lookRequest(other, await getToken(other), 'XDM44', 3520))
      expect(look.status).toBe(500)
      const post = await send(other.apiUrl, triggerRequest(other, await getToken(other), 'XDM44'))
      expect(JSON.parse(post.body)).toMatchObject({ status: 'Success', requestId: 3520 })
    })
  })
})

test('what is not HTTP gets no answer', async () => {
  await within({}, async (simulator) => {
    const socket = connect(Number(new URL(simulator.apiUrl).port), '127.0.0.1')
    let received = ''
    socket.on('data', (chunk) => {
      received += String(chunk)
    })
    socket.end('nonsense\r\n\r\n')
    await once(socket, 'close')
    expect(received).toBe('')
    expect(simulator.requests).toEqual([])
  })
})

/** Servers and sockets of this process, once those that are closing had some turns to do so. */
async function openHandles(): Promise<number> {
  for (let turns = 0; turns < 20; turns += 1) {
    await setImmediate()
  }
  return process.getActiveResourcesInfo().filter((name) => name.startsWith('TCP')).length
}

test('close() ends all listeners and every connection, also silent ones and those in mid-request', async () => {
  const before = await openHandles()
  const simulator = await start()
  const halves = [simulator.imsUrl, simulator.apiUrl, simulator.platformUrl].flatMap((url) =>
    ['', 'POST /ims/token/v3 HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf'].map(async (text) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1')
      socket.on('error', () => socket.destroy())
      await once(socket, 'connect')
      socket.write(text)
      return socket
    }),
  )
  const sockets = await Promise.all(halves)
  const closed = sockets.map((socket) => socket.closed || once(socket, 'close'))
  await getToken(simulator)

  const first = simulator.close()
  expect(simulator.close()).toBe(first)
  await first
  await Promise.all(closed)
  expect(await openHandles()).toBeLessThanOrEqual(before)
  await expect(getToken(simulator)).rejects.toThrow('ECONNREFUSED')
  await expect(fetch(simulator.apiUrl)).rejects.toThrow()
  expect(simulator.requests).toHaveLength(1)
})
