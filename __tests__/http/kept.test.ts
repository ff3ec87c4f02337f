import type { Socket } from 'node:net'
import { afterEach, expect, test } from '@jest/globals'
import { type HttpRequest, httpExchange } from '../../src/http/exchange.js'
import { FakeClock } from '../fakes/clock.js'
import { answer, type FaultServer, type Misbehaviour, startFaultServer } from '../support/fault-server.js'

let server: FaultServer
let goOn = () => {}
afterEach(() => server.close())

/** Several requests of one step to a server that answers each as it likes, in virtual time. */
async function start(onRequest: Misbehaviour) {
  server = await startFaultServer(onRequest)
  const clock = new FakeClock()
  goOn = clock.hold()
  const exchange = httpExchange(clock)
  const send = (request: Partial<HttpRequest> = {}) =>
    exchange(
      { method: 'GET', url: new URL(server.url), headers: {}, ...request },
      { timeoutMs: 70_000, signal: new AbortController().signal },
    )
  return { send, clock }
}

const POST = { method: 'POST', body: '{}' } as const
const count = (n: number) => answer(JSON.stringify({ n }))

test('status checks share one connection', async () => {
  const { send } = await start((socket, _, n) => socket.write(count(n)))
  for (let n = 1; n <= 10; n += 1) expect(await send()).toMatchObject({ text: `{"n":${n}}` })
  expect(server.connections).toBe(1)
  expect(server.requests.every((request) => /^connection: keep-alive\r$/im.test(request))).toBe(true)
})

test('those at the same time have one each, and share them afterwards', async () => {
  const { send } = await start((socket, _, n) => socket.write(count(n)))
  for (let round = 0; round < 3; round += 1) await Promise.all([send(), send(), send()])
  expect(server.connections).toBe(3)
})

test('a POST, and a status check with a body, has one of its own', async () => {
  const { send } = await start((socket, _, n) => socket.write(count(n)))
  await send()
  await send(POST)
  await send({ body: '{"requestId":"3520"}' })
  await send(POST)
  await send()
  expect(server.connections).toBe(4)
  expect(server.requests.filter((request) => /^connection: close\r$/im.test(request))).toHaveLength(3)
})

test.each<[string, (socket: Socket, n: number) => void]>([
  ['an end', (socket, n) => socket.end(count(n))],
  ['the header', (socket, n) => socket.write(answer(`{"n":${n}}`, { headers: { connection: 'close' } }))],
  ['HTTP/1.0', (socket, n) => socket.end(`HTTP/1.0 200 x\r\n\r\n{"n":${n}}`)],
])('a server that keeps none says so by %s', async (_, say) => {
  const { send } = await start((socket, __, n) => say(socket, n))
  for (let n = 1; n <= 3; n += 1) expect(await send()).toMatchObject({ text: `{"n":${n}}` })
  expect(server.connections).toBe(3)
})

test.each<[string, (socket: Socket) => void]>([
  ['closed', (socket) => socket.end()],
  ['reset', (socket) => socket.resetAndDestroy()],
])('a kept connection that is %s at the next request is replaced silently', async (_, close) => {
  const { send, clock } = await start((socket, __, n) => (n === 2 ? close(socket) : socket.write(count(n))))
  await send()
  expect(await send()).toMatchObject({ text: '{"n":3}' })
  expect(server.connections).toBe(2)
  expect(clock.now()).toBe(0)
})

test('a new connection that is closed at the first request is a fault', async () => {
  const { send } = await start((socket) => socket.end())
  await expect(send()).rejects.toMatchObject({ code: 'no-answer' })
  expect(server.connections).toBe(1)
})

test('a kept connection that breaks in the middle of an answer is a fault', async () => {
  const { send } = await start((socket, _, n) =>
    n === 2 ? socket.end('HTTP/1.1 200 x\r\ncontent-length: 9\r\n\r\n{') : socket.write(count(n)),
  )
  await send()
  await expect(send()).rejects.toMatchObject({ code: 'no-answer' })
  expect(server.requests).toHaveLength(2)
})

test('a kept connection on which nothing comes has the time of a new one, and is then replaced', async () => {
  const { send, clock } = await start((socket, _, n) => {
    if (n !== 2) socket.write(count(n))
    else {
      clock.at(15_000, () => clock.hold())
      goOn()
    }
  })
  await send()
  expect(await send()).toMatchObject({ text: '{"n":3}' })
  expect(clock.now()).toBe(15_000)
})

test('all in all a request takes no longer than its limit', async () => {
  const { send, clock } = await start((socket, _, n) => (n > 1 ? goOn() : socket.write(count(n))))
  await send()
  await expect(send()).rejects.toMatchObject({ code: 'no-answer' })
  expect(clock.now()).toBe(70_000)
})

test.each<[string, Buffer | string]>([
  ['garbage', 'garbage'],
  ['an answer', answer('{"n":"of nobody"}')],
])('%s that comes between two requests is the answer to none', async (_, bytes) => {
  let write = async () => {}
  const { send } = await start((socket, __, n) => {
    socket.write(count(n))
    if (n === 1) write = () => new Promise((written) => socket.write(bytes, () => written()))
  })
  await send()
  await write()
  // On loopback it has arrived; now it is read.
  for (let turns = 0; turns < 5; turns += 1) await new Promise((turn) => setImmediate(turn))
  expect(await send()).toMatchObject({ text: '{"n":2}' })
})
