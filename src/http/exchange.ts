import http from 'node:http'
import https from 'node:https'
import { HttpClient } from '@actions/http-client'
import { ActionError, describe } from '../errors.js'
import type { Clock } from '../ingestion/ports.js'
import { identifier, quoted, type Text, text } from '../text.js'

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

/** The toolkit's client gives the agent: its proxy and certificate handling, without its reader that never settles. */
export const httpExchange =
  (clock: Clock): Exchange =>
  (request, limits) =>
    new Promise((resolve, reject) => {
      const { url, method, body, headers } = request
      const secure = url.protocol === 'https:'
      const tunnel = openTunnel(url)
      const outgoing = (secure ? https : http).request(url, {
        method,
        agent: tunnel.agent,
        headers: {
          ...headers,
          'accept-encoding': 'identity',
          ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
        },
      })
      let phase: Phase = tunnel.proxied ? 'tunnel' : 'connect'
      let settled = false
      const ended = new AbortController()

      const settle = (finish: () => void) => {
        if (settled) return
        settled = true
        ended.abort()
        limits.signal.removeEventListener('abort', onAbort)
        finish()
        outgoing.destroy()
        if (phase === 'tunnel') tunnel.abandon()
      }
      const fail = (cause: unknown) => settle(() => reject(faultOf(cause, phase, url)))
      const failIn = (ms: number, why: string) => {
        clock.sleep(ms, ended.signal).then(() => fail(new Error(why)), fail)
      }
      const onAbort = () => failIn(phase === 'sent' ? (limits.graceMs ?? 0) : 0, 'the step was ended')
      failIn(limits.timeoutMs, `no complete answer within ${Math.round(limits.timeoutMs / 100) / 10} s`)

      outgoing.on('error', fail)
      outgoing.on('socket', (socket) => {
        phase = 'connect'
        if (secure || socket.connecting) {
          socket.once(secure ? 'secureConnect' : 'connect', () => {
            phase = 'sent'
          })
        } else {
          phase = 'sent'
        }
      })
      outgoing.on('response', (incoming) => {
        const chunks: Buffer[] = []
        let size = 0
        const complete = (bodyOf: Pick<HttpReply, 'text' | 'unreadable'>) =>
          settle(() =>
            resolve({
              status: incoming.statusCode ?? 0,
              headers: flatten(incoming.headers),
              from: identifier(url.host),
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

const flatten = (headers: http.IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  )

/** How far a request got: only from `sent` on may the server have seen it. */
type Phase = 'tunnel' | 'connect' | 'sent'

interface Tunnel {
  readonly agent: http.Agent
  readonly proxied: boolean
  /** Ends a CONNECT that the proxy has not answered: the client gives no other handle to it. */
  readonly abandon: () => void
}

/** What the toolkit's agent for a proxy has besides its type: the login, and the function that opens the tunnel. */
interface TunnelingAgent extends http.Agent {
  readonly proxyOptions: { proxyAuth?: string }
  request: (options: http.RequestOptions) => http.ClientRequest
}

const isTunneling = (agent: http.Agent): agent is TunnelingAgent => 'proxyOptions' in agent

/** The toolkit's agent for an address, with its way through a proxy if there is one. */
function openTunnel(url: URL): Tunnel {
  const agent = new HttpClient().getAgent(url.href)
  const controller = new AbortController()
  if (isTunneling(agent)) {
    const { request, proxyOptions } = agent
    const { proxyAuth } = proxyOptions
    // The agent itself would encode it with a constructor that Node warns of.
    delete proxyOptions.proxyAuth
    const login = proxyAuth && { 'proxy-authorization': `Basic ${Buffer.from(proxyAuth).toString('base64')}` }
    agent.request = ({ host, headers, ...options }) =>
      request({
        ...options,
        // An IPv6 address has brackets only within a URL.
        host: host?.replace(/^\[|\]$/g, ''),
        headers: { ...headers, ...login },
        signal: controller.signal,
      })
  }
  return { agent, proxied: isTunneling(agent), abandon: () => controller.abort() }
}

/** OpenSSL's names for a certificate that cannot be trusted. */
const CERTIFICATE = /CERT|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/

function faultOf(cause: unknown, phase: Phase, { host }: URL): ActionError {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : ''
  const said = describe(cause)
  const to = identifier(host)
  const why = quoted(said)
  if (phase === 'sent') {
    return new ActionError('no-answer', text`${to} gave no answer: ${why}`, { cause })
  }
  if (CERTIFICATE.test(code)) {
    return new ActionError('certificate', text`The certificate of ${to} was refused: ${why}`, { cause })
  }
  if (phase === 'tunnel') {
    const proxyStatus = /statusCode=(\d{3})/.exec(said)?.[1]
    return new ActionError('proxy', text`The proxy on the way to ${to} made no connection: ${why}`, {
      cause,
      ...(proxyStatus === undefined ? {} : { proxyStatus: Number(proxyStatus) }),
    })
  }
  return new ActionError('unreachable', text`${to} could not be reached: ${why}`, { cause })
}
