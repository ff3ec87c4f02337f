import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { httpExchange } from '../../src/http/exchange.js'
import { FakeClock } from '../fakes/clock.js'
import { answer, type FaultServer, startFaultServer } from '../support/fault-server.js'
import { slowAddresses } from '../support/slow-addresses.js'

let server: FaultServer
beforeEach(async () => {
  server = await startFaultServer((socket) => socket.end(answer('{}')))
})

let restore = () => {}
afterEach(async () => {
  restore()
  delete process.env['https_proxy']
  await server.close()
})

/** Time stands still: nothing of ours ends a request. */
function get(url: string) {
  const clock = new FakeClock()
  clock.hold()
  const limits = { timeoutMs: 70_000, signal: new AbortController().signal }
  return httpExchange(clock)({ method: 'GET', url: new URL(url), headers: {} }, limits).catch(
    (thrown: unknown) => thrown,
  )
}

/** Longer than the 250 ms of Node's own. */
const SLOW_MS = 400
const NOWHERE = { '192.0.2.1': Number.POSITIVE_INFINITY }

describe('an address has time to answer, although there is another', () => {
  test('of a server', async () => {
    restore = await slowAddresses('two.test', { '127.0.0.1': SLOW_MS, ...NOWHERE }, server.port)
    expect(await get(`http://two.test:${server.port}`)).toMatchObject({ status: 200 })
  })

  test.each(['http', 'https'])('of a proxy by way of %s', async (scheme) => {
    restore = await slowAddresses('two.test', { '127.0.0.1': SLOW_MS, ...NOWHERE }, server.port)
    const proxy = await startFaultServer(
      () => {},
      (socket) => socket.once('data', () => socket.destroy()),
    )
    process.env['https_proxy'] = `${scheme}://two.test:${proxy.port}`
    expect(await get('https://adobe.test')).toMatchObject({ code: 'proxy' })
    expect(proxy.connections).toBe(1)
    await proxy.close()
  })
})

test('an address that leads nowhere does not hide the next one', async () => {
  restore = await slowAddresses('two.test', { ...NOWHERE, '127.0.0.1': 0 }, server.port)
  expect(await get(`http://two.test:${server.port}`)).toMatchObject({ status: 200 })
})
