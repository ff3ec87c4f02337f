import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { ActionError } from '../../src/errors.js'
import { httpExchange } from '../../src/http/exchange.js'
import { FakeClock } from '../fakes/clock.js'
import { type FaultServer, freePort, type Misbehaviour, startFaultServer } from '../support/fault-server.js'

/** Time stands still until a test lets it go on. */
let clock: FakeClock
let goOn: () => void
beforeEach(() => {
  clock = new FakeClock()
  goOn = clock.hold()
})

/** Nobody resolves this name: a request that passed the proxy by would fail otherwise. */
const ADOBE = new URL('https://adobe.test/x')

let proxy: FaultServer | undefined
afterEach(async () => {
  delete process.env['https_proxy']
  await proxy?.close()
  proxy = undefined
})

/** The fault of a request through a proxy that answers a CONNECT with whatever a test wants; every socket is closed. */
async function faultBehind(misbehave: Misbehaviour, login = ''): Promise<ActionError> {
  const closed: Promise<unknown>[] = []
  proxy = await startFaultServer(misbehave, (socket) => {
    closed.push(new Promise((resolve) => socket.once('close', resolve)))
  })
  process.env['https_proxy'] = `http://${login}127.0.0.1:${proxy.port}`
  const limits = { timeoutMs: 300, signal: new AbortController().signal }
  const sent = httpExchange(clock)(
    { method: 'POST', url: ADOBE, headers: { authorization: 'x' }, body: '{}' },
    limits,
  )
  const fault = await sent.then(
    () => Promise.reject(new Error('no fault')),
    (thrown: ActionError) => thrown,
  )
  await Promise.all(closed)
  expect(closed).toHaveLength(1)
  return fault
}

describe('a CONNECT that does not become a tunnel', () => {
  test.each<[string, Misbehaviour, RegExp]>([
    ['silence', () => goOn(), /no complete answer within 0\.3 s/],
    ['silence in the headers', (socket) => socket.write('HTTP/1.1 200 x\r\n', () => goOn()), /within 0\.3 s/],
    ['close', (socket) => socket.end(), /hang up/],
    ['reset', (socket) => socket.resetAndDestroy(), /ECONNRESET/],
    ['no HTTP', (socket) => socket.end('SSH-2.0-x\r\n\r\n'), /Parse Error/],
    ['407', (socket) => socket.write('HTTP/1.1 407 x\r\ncontent-length: 9\r\n\r\n'), /407/],
    ['502 with a body', (socket) => socket.write('HTTP/1.1 502 x\r\n\r\n<html>'), /502/],
    ['a redirect', (socket) => socket.write('HTTP/1.1 302 x\r\nlocation: http://127.0.0.1\r\n\r\n'), /302/],
    ['bytes before ours', (socket) => socket.write('HTTP/1.1 200 x\r\n\r\nearly'), /illegal response/],
  ])('%s', async (_, misbehave, why) => {
    const fault = await faultBehind(misbehave)
    expect(fault).toMatchObject({ code: 'proxy', message: expect.stringMatching(why) })
    expect(proxy?.requests).toHaveLength(1)
  })
})

test('a tunnel in which nobody answers: the proxy has done its part', async () => {
  const fault = await faultBehind((socket) => {
    // The beginning of the handshake with whoever is behind it.
    socket.once('data', () => goOn())
    socket.write('HTTP/1.1 200 x\r\n\r\n')
  })
  expect(fault).toMatchObject({ code: 'unreachable' })
  expect(clock.now()).toBe(300)
})

describe('the server name of an https proxy', () => {
  test.each([
    ['localhost', true],
    ['127.0.0.1', false],
  ])('%s: its own host, none for an IP address, and never that of the target', async (host, isNamed) => {
    const hello: string[] = []
    proxy = await startFaultServer(
      () => {},
      (socket) =>
        socket.once('data', (bytes) => {
          hello.push(bytes.toString('latin1'))
          socket.destroy()
        }),
    )
    process.env['https_proxy'] = `https://${host}:${proxy.port}`
    const limits = { timeoutMs: 300, signal: new AbortController().signal }
    const sent = httpExchange(clock)({ method: 'GET', url: ADOBE, headers: {} }, limits)
    await expect(sent).rejects.toMatchObject({ code: 'proxy' })
    expect(hello).toHaveLength(1)
    expect(hello[0]?.includes(host)).toBe(isNamed)
    expect(hello[0]).not.toContain('adobe.test')
  })
})

test('a proxy with two addresses, and nobody at either: both causes are told', async () => {
  const port = await freePort()
  process.env['https_proxy'] = `http://localhost:${port}`
  const limits = { timeoutMs: 300, signal: new AbortController().signal }
  const sent = httpExchange(clock)({ method: 'GET', url: ADOBE, headers: {} }, limits)
  await expect(sent).rejects.toMatchObject({
    code: 'proxy',
    message: expect.stringContaining('ECONNREFUSED'),
  })
})

describe('connecting is a phase of its own', () => {
  const limits = { timeoutMs: 70_000, signal: new AbortController().signal }
  const faultOf = (url: URL) =>
    httpExchange(clock)({ method: 'POST', url, headers: {}, body: '{}' }, limits).catch(
      (thrown: unknown) => thrown,
    )

  test('a proxy that does not answer a CONNECT has 15 s', async () => {
    proxy = await startFaultServer(() => goOn())
    process.env['https_proxy'] = `http://127.0.0.1:${proxy.port}`
    expect(await faultOf(ADOBE)).toMatchObject({
      code: 'proxy',
      message: expect.stringContaining('within 15 s'),
    })
    expect(clock.now()).toBe(15_000)
  })

  test('a TLS handshake within a tunnel has what the CONNECT has left of them', async () => {
    proxy = await startFaultServer((socket) => {
      socket.once('data', () => goOn())
      goOn()
      clock.at(9_000, () => {
        goOn = clock.hold()
        socket.write('HTTP/1.1 200 x\r\n\r\n')
      })
    })
    process.env['https_proxy'] = `http://127.0.0.1:${proxy.port}`
    expect(await faultOf(ADOBE)).toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('no connection within 15 s'),
    })
    expect(clock.now()).toBe(15_000)
  })

  test('a TLS handshake without a proxy has 15 s', async () => {
    proxy = await startFaultServer(
      () => {},
      (socket) => socket.once('data', () => goOn()),
    )
    expect(await faultOf(new URL(`https://127.0.0.1:${proxy.port}`))).toMatchObject({ code: 'unreachable' })
    expect(clock.now()).toBe(15_000)
  })

  test('an answer may take longer than that', async () => {
    proxy = await startFaultServer((socket) => {
      goOn()
      clock.at(60_000, () => {
        goOn = clock.hold()
        socket.end('HTTP/1.1 200 x\r\ncontent-length: 2\r\n\r\n{}')
      })
    })
    expect(await faultOf(new URL(proxy.url))).toMatchObject({ status: 200, text: '{}' })
    expect(clock.now()).toBe(60_000)
  })
})

test('the proxy is told the host and the login, and nothing of the request', async () => {
  await faultBehind((socket) => socket.end(), 'us%20er:p%C3%A4ss%3A@')
  const [connect = ''] = proxy?.requests ?? []
  expect(connect).toMatch(/^CONNECT adobe\.test:443 HTTP\/1\.1\r\n/)
  expect(connect).toMatch(/^proxy-authorization: Basic dXMgZXI6cMOkc3M6\r$/m)
  expect(connect).not.toMatch(/^(authorization|content-)|\/x/im)
})
