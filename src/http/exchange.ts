import http from 'node:http'
import https from 'node:https'
import type { Clock } from '../ingestion/ports.js'
import type { Text } from '../text.js'
import { USER_AGENT } from '../version.js'
import { type Body, MAX_BODY_BYTES, readBody, TOO_LARGE } from './body.js'
import { agentFor } from './connections.js'
import { faultOf, nameOf, type Phase } from './faults.js'
import { proxyFor } from './proxy.js'

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH'
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | undefined
}

export interface HttpReply extends Body {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** The host, and the proxy if any; for messages about an answer that is not Adobe's. */
  readonly from?: Text
}

interface ExchangeLimits {
  /** Milliseconds for everything: name look-up, connection, TLS, headers and body. */
  readonly timeoutMs: number
  readonly signal: AbortSignal
  /** How long an exchange in flight may continue after the signal, to learn what a POST has started. */
  readonly graceMs?: number
}

/**
 * One request and its complete answer. Follows no redirect.
 * Rejects with an `ActionError`: `unreachable`, `certificate` or `proxy` when the request was provably not delivered,
 * `no-answer` when it may have been.
 */
export type Exchange = (request: HttpRequest, limits: ExchangeLimits) => Promise<HttpReply>

/** For name look-up, TCP, TLS and a proxy's CONNECT together. */
const CONNECT_MS = 15_000

/**
 * Uses the agents of the toolkit's client, but not its body reader, which may never settle. Only requests without a body
 * reuse connections: on one that the server has closed, a POST would become a lost answer, and a server could take a GET's
 * body for the next request.
 */
export function httpExchange(clock: Clock): Exchange {
  /** Agents that keep connections, by address scheme and proxy. */
  const kept = new Map<string, http.Agent>()
  return async (request, limits) => {
    const { url, body } = request
    const proxy = proxyFor(url)
    const send = (agent: http.Agent, timeoutMs: number) =>
      exchangeBy({ agent, proxy }, request, { ...limits, timeoutMs }, clock)
    if (body !== undefined) return send(agentFor(url, proxy, false), limits.timeoutMs)
    const endMs = clock.now() + limits.timeoutMs
    const key = `${url.protocol} ${proxy?.href}`
    const agent = kept.get(key) ?? agentFor(url, proxy, true)
    kept.set(key, agent)
    try {
      return await send(agent, limits.timeoutMs)
    } catch (thrown) {
      if (!(thrown instanceof StaleConnection)) throw thrown
      kept.delete(key)
      return send(agentFor(url, proxy, false), endMs - clock.now())
    }
  }
}

/** Nobody reads this reason, but without one `abort` builds an error with a stack. */
const DONE = 'done'

/** A reused connection failed before any answer, which says nothing about the server. */
class StaleConnection extends Error {}

const exchangeBy = (
  { agent, proxy }: { readonly agent: http.Agent; readonly proxy: URL | undefined },
  { url, method, body, headers }: HttpRequest,
  limits: ExchangeLimits,
  clock: Clock,
): Promise<HttpReply> =>
  new Promise((resolve, reject) => {
    const secure = url.protocol === 'https:'
    const ended = new AbortController()
    const connecting = new AbortController()
    const options = {
      method,
      agent,
      abandoned: connecting.signal,
      headers: {
        'user-agent': USER_AGENT,
        accept: 'application/json',
        ...headers,
        'accept-encoding': 'identity',
        ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
      },
    }
    const outgoing = (secure ? https : http).request(url, options)
    let phase: Phase | 'kept' = proxy === undefined ? 'connect' : 'tunnel'
    let answer: http.IncomingMessage | undefined

    const settle = (finish: () => void) => {
      if (ended.signal.aborted) return
      ended.abort(DONE)
      connecting.abort(DONE)
      limits.signal.removeEventListener('abort', onAbort)
      finish()
    }
    const abandon = (thrown: () => Error) =>
      settle(() => {
        reject(thrown())
        outgoing.destroy()
      })
    const end = (cause: unknown) =>
      abandon(() => faultOf(cause, phase === 'kept' ? 'sent' : phase, url, proxy))
    const fail = (cause: unknown) => (phase === 'kept' ? abandon(() => new StaleConnection()) : end(cause))
    const after = (ms: number, { signal }: AbortController, why: string, then: typeof end) => {
      clock.sleep(ms, signal).then(() => signal.aborted || then(new Error(why)), end)
    }
    const onAbort = () =>
      after(phase === 'sent' ? (limits.graceMs ?? 0) : 0, ended, 'the step was ended', end)
    if (CONNECT_MS <= limits.timeoutMs) {
      after(CONNECT_MS, connecting, `no connection within ${CONNECT_MS / 1000} s`, fail)
    }
    const seconds = Math.round(limits.timeoutMs / 100) / 10
    after(limits.timeoutMs, ended, `no complete answer within ${seconds} s`, end)

    const onConnected = () => {
      phase = 'sent'
      connecting.abort(DONE)
    }
    // Faults after a complete answer do not matter.
    outgoing.on('error', (cause) => answer?.complete || fail(cause))
    // When the server offers to switch protocols, Node closes the connection without an error.
    outgoing.on('close', () => answer ?? fail(new Error('the connection closed without an answer')))
    outgoing.on('socket', (socket) => {
      phase = outgoing.reusedSocket ? 'kept' : 'connect'
      if (phase === 'kept') return
      if (secure || socket.connecting) socket.once(secure ? 'secureConnect' : 'connect', onConnected)
      else onConnected()
    })
    outgoing.on('response', (incoming) => {
      answer = incoming
      onConnected()
      const chunks: Buffer[] = []
      let size = 0
      const { statusCode: status = 0 } = incoming
      const replied = { status, headers: flatten(incoming.headers), from: nameOf(url, proxy) }
      incoming.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        size += chunk.length
        if (size > MAX_BODY_BYTES) {
          settle(() => resolve({ ...replied, ...TOO_LARGE }))
          outgoing.destroy()
        }
      })
      incoming.on('error', fail)
      incoming.on('close', () => fail(new Error('the connection closed before the answer was complete')))
      incoming.on('end', () => {
        if (!incoming.complete) return
        const body = readBody(Buffer.concat(chunks), replied.headers)
        settle(() => resolve(body.then((read) => ({ ...replied, ...read }))))
      })
    })
    if (limits.signal.aborted) {
      end(new Error('the step was ended'))
    } else {
      limits.signal.addEventListener('abort', onAbort, { once: true })
      outgoing.end(body)
    }
  })

const flatten = (headers: http.IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
