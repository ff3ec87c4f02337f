import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { ActionError } from '../../src/errors.js'
import { type HttpReply, httpExchange } from '../../src/http/exchange.js'
import { VERSION } from '../../src/version.js'
import { FakeClock } from '../fakes/clock.js'
import {
  answer,
  type FaultServer,
  freePort,
  type Misbehaviour,
  startFaultServer,
} from '../support/fault-server.js'
import restoreLookup from '../support/no-lookup.cjs'

/** Time stands still until a test lets it go on. */
let clock: FakeClock
let goOn: () => void
beforeEach(() => {
  clock = new FakeClock()
  goOn = clock.hold()
})

afterAll(restoreLookup)

let server: FaultServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

interface SendOptions {
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
  readonly graceMs?: number
}

async function post(misbehave: Misbehaviour, options: SendOptions = {}): Promise<HttpReply | ActionError> {
  server = await startFaultServer(misbehave)
  return postTo(server.url, options)
}

/** The reply, or the fault that it was rejected with. */
async function postTo(
  url: string,
  { timeoutMs = 2_000, signal = new AbortController().signal, graceMs = 0 }: SendOptions = {},
): Promise<HttpReply | ActionError> {
  try {
    return await httpExchange(clock)(
      { method: 'POST', url: new URL(`${url}/x?y=1`), headers: { 'x-test': 'a' }, body: '{"ä":1}' },
      { timeoutMs, signal, graceMs },
    )
  } catch (thrown) {
    if (thrown instanceof ActionError) return thrown
    throw thrown
  }
}

describe('a complete answer', () => {
  test('comes with status, headers and text; the request is sent exactly once', async () => {
    const reply = await post((socket) => socket.end(answer('{"ä":2}', { headers: { 'X-Request-Id': 'r1' } })))
    expect(reply).toMatchObject({ status: 200, text: '{"ä":2}', headers: { 'x-request-id': 'r1' } })
    expect(server?.requests).toHaveLength(1)
    expect(server?.requests[0]).toMatch(/^POST \/x\?y=1 HTTP\/1\.1\r\n/)
    expect(server?.requests[0]).toMatch(/^accept-encoding: identity\r$/im)
    expect(server?.requests[0]).toMatch(/^accept: application\/json\r$/im)
    expect(server?.requests[0]).toContain(`user-agent: adobe-campaign-ingestion-gate/${VERSION}\r\n`)
    expect(server?.requests[0]).toMatch(/^connection: close\r$/im)
    expect(server?.requests[0]).toMatch(/^content-length: 8\r$/im)
    expect(server?.requests[0]).toMatch(/^x-test: a\r$/im)
  })

  test.each([
    ['204 without a body', 'HTTP/1.1 204 x\r\n\r\n', 204, ''],
    ['a body that ends with the connection', 'HTTP/1.0 200 x\r\n\r\n{"a":1}', 200, '{"a":1}'],
    [
      'chunks',
      'HTTP/1.1 200 x\r\ntransfer-encoding: chunked\r\n\r\n3\r\n{"a\r\n4\r\n":1}\r\n0\r\n\r\n',
      200,
      '{"a":1}',
    ],
    [
      'an interim 100 first',
      'HTTP/1.1 100 x\r\n\r\nHTTP/1.1 200 x\r\ncontent-length: 2\r\n\r\n{}',
      200,
      '{}',
    ],
    ['more bytes behind it', `${answer('{"a":1}')}garbage`, 200, '{"a":1}'],
    ['a second answer behind it', `${answer('{"a":1}')}${answer('{"a":2}')}`, 200, '{"a":1}'],
    ['an error status', 'HTTP/1.1 503 x\r\ncontent-length: 3\r\n\r\nabc', 503, 'abc'],
  ])('%s', async (_, bytes, status, text) => {
    expect(await post((socket) => socket.end(bytes))).toMatchObject({ status, text })
  })

  test('a byte-order mark is dropped', async () => {
    expect(await post((socket) => socket.end(answer('\uFEFF{}')))).toMatchObject({ text: '{}' })
  })

  test.each([
    ['above 1 MiB', answer('x'.repeat(1024 * 1024 + 1)), /larger than/],
    [
      'endless',
      `HTTP/1.1 200 x\r\ncontent-length: 99999999\r\n\r\n${'x'.repeat(1024 * 1024 + 1)}`,
      /larger than/,
    ],
    [
      'a gzip bomb',
      answer(gzipSync(Buffer.alloc(1024 * 1024 + 1)), { headers: { 'content-encoding': 'gzip' } }),
      /larger than/,
    ],
  ])('a body %s has no text, and says why', async (_, bytes, why) => {
    expect(await post((socket) => socket.write(bytes))).toMatchObject({
      status: 200,
      text: '',
      unreadable: expect.stringMatching(why),
    })
  })

  test('a redirect is an answer like any other: nobody follows it', async () => {
    const other = await startFaultServer((socket) => socket.end(answer('{}')))
    try {
      const reply = await post((socket) =>
        socket.end(answer('', { status: 307, headers: { location: other.url } })),
      )
      expect(reply).toMatchObject({ status: 307 })
      expect(other.connections).toBe(0)
    } finally {
      await other.close()
    }
  })
})

describe('an answer that never becomes complete is a fault, never a value', () => {
  test.each<[string, Misbehaviour]>([
    ['closed without an answer', (socket) => socket.end()],
    ['reset without an answer', (socket) => socket.resetAndDestroy()],
    ['no HTTP at all', (socket) => socket.end('hello\r\n\r\n')],
    ['cut in the headers', (socket) => socket.end('HTTP/1.1 200 x\r\ncontent-le')],
    [
      'another protocol',
      (socket) => socket.write('HTTP/1.1 101 x\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
    ],
    [
      'cut in the body',
      (socket) => socket.end('HTTP/1.1 200 x\r\ncontent-length: 99\r\n\r\n{"status":"Success"}'),
    ],
    [
      'reset in the body',
      (socket) =>
        socket.write('HTTP/1.1 200 x\r\ncontent-length: 99\r\n\r\n{}', () => socket.resetAndDestroy()),
    ],
    [
      'cut between chunks',
      (socket) => socket.end('HTTP/1.1 200 x\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n'),
    ],
    [
      'length and chunks at once',
      (socket) => socket.end('HTTP/1.1 200 x\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n{}'),
    ],
  ])('%s', async (_, misbehave) => {
    expect(await post(misbehave)).toMatchObject({ code: 'no-answer' })
  })

  test('headers above 16 KB: it is named', async () => {
    const large = answer('{}', { headers: { a: 'x'.repeat(20_000) } })
    expect(await post((socket) => socket.end(large))).toMatchObject({
      code: 'no-answer',
      message: expect.stringMatching(
        /^127\.0\.0\.1:\d+ answered with headers above 16 KB, which cannot be read$/,
      ),
      details: { meaning: 'large-headers' },
    })
  })

  test.each<[string, Misbehaviour]>([
    ['silence', () => goOn()],
    ['silence in the headers', (socket) => socket.write('HTTP/1.1 200 x\r\n', () => goOn())],
    [
      'silence in the body',
      (socket) => socket.write('HTTP/1.1 200 x\r\ncontent-length: 9\r\n\r\n{', () => goOn()),
    ],
    [
      'a slow drip, faster than any idle timer',
      (socket) => {
        socket.write('HTTP/1.1 200 x\r\ncontent-length: 99999\r\n\r\n')
        const drip = () => {
          const written = clock.hold()
          socket.write('x', () => written())
          if (clock.now() < 1_000) clock.at(clock.now() + 20, drip)
        }
        drip()
        goOn()
      },
    ],
  ])('%s: ended by the deadline of the exchange', async (_, misbehave) => {
    expect(await post(misbehave, { timeoutMs: 200 })).toMatchObject({
      code: 'no-answer',
      message: expect.stringContaining('0.2 s'),
    })
    expect(clock.now()).toBe(200)
  })

  test('a signal ends an exchange in flight', async () => {
    const controller = new AbortController()
    const abort = () => {
      controller.abort()
      goOn()
    }
    expect(await post(abort, { signal: controller.signal })).toMatchObject({ code: 'no-answer' })
    expect(clock.now()).toBe(0)
  })

  test('a signal with a grace leaves it so long', async () => {
    const controller = new AbortController()
    const abort = () => {
      controller.abort()
      goOn()
    }
    expect(await post(abort, { signal: controller.signal, graceMs: 700 })).toMatchObject({
      code: 'no-answer',
    })
    expect(clock.now()).toBe(700)
  })
})

describe('a request that was provably not delivered', () => {
  test('refused connection', async () => {
    const port = await freePort()
    expect(await postTo(`http://127.0.0.1:${port}`)).toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('ECONNREFUSED'),
    })
  })

  test('unknown host', async () => {
    expect(await postTo('https://host.invalid')).toMatchObject({ code: 'unreachable' })
  })

  test('a server that does not speak TLS', async () => {
    server = await startFaultServer(
      () => {},
      (socket) => socket.end('no TLS here'),
    )
    expect(await postTo(server.url.replace('http:', 'https:'))).toMatchObject({ code: 'unreachable' })
  })

  test('a TLS handshake that never ends', async () => {
    server = await startFaultServer(
      () => {},
      // The beginning of the handshake.
      (socket) => socket.once('data', () => goOn()),
    )
    expect(await postTo(server.url.replace('http:', 'https:'), { timeoutMs: 200 })).toMatchObject({
      code: 'unreachable',
    })
    expect(clock.now()).toBe(200)
  })

  test('a signal that came before', async () => {
    server = await startFaultServer((socket) => socket.end(answer('{}')))
    expect(await postTo(server.url, { signal: AbortSignal.abort() })).toMatchObject({ code: 'unreachable' })
    expect(server.requests).toHaveLength(0)
  })
})
