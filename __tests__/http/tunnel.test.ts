import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { ActionError } from '../../src/errors.js'
import { httpExchange } from '../../src/http/exchange.js'
import { FakeClock } from '../fakes/clock.js'
import { type FaultServer, type Misbehaviour, startFaultServer } from '../support/fault-server.js'

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

test('the proxy is told the host and the login, and nothing of the request', async () => {
  await faultBehind((socket) => socket.end(), 'us%20er:p%C3%A4ss%3A@')
  const [connect = ''] = proxy?.requests ?? []
  expect(connect).toMatch(/^CONNECT adobe\.test:443 HTTP\/1\.1\r\n/)
  expect(connect).toMatch(/^proxy-authorization: Basic dXMgZXI6cMOkc3M6\r$/m)
  expect(connect).not.toMatch(/^(authorization|content-)|\/x/im)
})
