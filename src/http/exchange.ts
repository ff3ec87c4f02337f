import type { IncomingHttpHeaders } from 'node:http'
import type { Clock } from '../ingestion/ports.js'
import type { Text } from '../text.js'
import { CONNECT_MS, wayTo } from './connections.js'
import { faultOf, nameOf, type Phase } from './faults.js'

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH'
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** A complete answer, whatever its status. */
export interface HttpReply {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** The body as text without a byte-order mark; empty when `unreadable` says why there is none. */
  readonly text: string
  readonly unreadable?: string
  /** The host that was asked, and the way to it; for a message about an answer that is not Adobe's. */
  readonly from?: Text
}

interface ExchangeLimits {
  /** Milliseconds for everything: name look-up, connection, TLS, headers and body. */
  readonly timeoutMs: number
  readonly signal: AbortSignal
  /** How long an exchange in flight may go on after the signal, to learn what a POST has started. */
  readonly graceMs?: number
}

/**
 * One request and its complete answer. Follows no redirect.
 * Rejects with an `ActionError`: `unreachable`, `certificate` or `proxy` when the request was provably not delivered,
 * `no-answer` when it may have been.
 */
export type Exchange = (request: HttpRequest, limits: ExchangeLimits) => Promise<HttpReply>

const MAX_BODY_BYTES = 1024 * 1024

/** On the connections of the toolkit's client, without its reader that never settles. */
export const httpExchange =
  (clock: Clock): Exchange =>
  (request, limits) =>
    new Promise((resolve, reject) => {
      const { url, method, body, headers } = request
      const secure = url.protocol === 'https:'
      const ended = new AbortController()
      const connecting = new AbortController()
      const way = wayTo(url)
      const outgoing = way.request({
        method,
        abandoned: connecting.signal,
        headers: {
          ...headers,
          'accept-encoding': 'identity',
          ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
        },
      })
      let phase: Phase = way.proxy === undefined ? 'connect' : 'tunnel'
      let settled = false

      const settle = (finish: () => void) => {
        if (settled) return
        settled = true
        ended.abort()
        connecting.abort()
        limits.signal.removeEventListener('abort', onAbort)
        finish()
        outgoing.destroy()
      }
      const fail = (cause: unknown) => settle(() => reject(faultOf(cause, { phase, url, proxy: way.proxy })))
      const failIn = (ms: number, why: string, { signal } = ended) => {
        clock.sleep(ms, signal).then(() => signal.aborted || fail(new Error(why)), fail)
      }
      const onAbort = () => failIn(phase === 'sent' ? (limits.graceMs ?? 0) : 0, 'the step was ended')
      if (CONNECT_MS <= limits.timeoutMs) {
        failIn(CONNECT_MS, `no connection within ${CONNECT_MS / 1000} s`, connecting)
      }
      failIn(limits.timeoutMs, `no complete answer within ${Math.round(limits.timeoutMs / 100) / 10} s`)

      const onConnected = () => {
        phase = 'sent'
        connecting.abort()
      }
      outgoing.on('error', fail)
      outgoing.on('socket', (socket) => {
        phase = 'connect'
        if (secure || socket.connecting) socket.once(secure ? 'secureConnect' : 'connect', onConnected)
        else onConnected()
      })
      outgoing.on('response', (incoming) => {
        const chunks: Buffer[] = []
        let size = 0
        const complete = (bodyOf: Pick<HttpReply, 'text' | 'unreadable'>) =>
          settle(() =>
            resolve({
              status: incoming.statusCode ?? 0,
              headers: flatten(incoming.headers),
              from: nameOf(url, way.proxy),
              ...bodyOf,
            }),
          )
        incoming.on('data', (chunk: Buffer) => {
          chunks.push(chunk)
          size += chunk.length
          if (size > MAX_BODY_BYTES) {
            complete({ text: '', unreadable: `larger than ${MAX_BODY_BYTES} bytes` })
          }
        })
        incoming.on('error', fail)
        incoming.on('close', () => fail(new Error('the connection closed before the answer was complete')))
        incoming.on('end', () => {
          if (incoming.complete) complete(decode(Buffer.concat(chunks), incoming.headers['content-encoding']))
        })
      })
      if (limits.signal.aborted) {
        fail(new Error('the step was ended'))
      } else {
        limits.signal.addEventListener('abort', onAbort, { once: true })
        outgoing.end(body)
      }
    })

function decode(bytes: Buffer, encoding: string | undefined): Pick<HttpReply, 'text' | 'unreadable'> {
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    return { text: '', unreadable: 'compressed, although no compression was asked for' }
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { text: '', unreadable: 'not UTF-8 text' }
  }
}

const flatten = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  )
