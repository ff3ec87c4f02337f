import http from 'node:http'
import https from 'node:https'
import { HttpClient } from '@actions/http-client'
import { proxyFor } from './proxy.js'
import { TunnelAgent } from './tunnel.js'

/** For name look-up, TCP, TLS and a proxy's CONNECT together. */
export const CONNECT_MS = 15_000

const OPTIONS = {
  /** For each address of a host with several. Node's 250 ms are too short for distant networks. */
  autoSelectFamilyAttemptTimeout: 2_500,
  /** How long a kept connection may be idle, because networks drop idle ones silently. The server may ask for less. */
  timeout: 30_000,
} as const

export interface Way {
  /** Absent: a direct connection. */
  readonly proxy: URL | undefined
  readonly request: (options: http.RequestOptions & { readonly abandoned: AbortSignal }) => http.ClientRequest
}

/** Connections to addresses: direct through the toolkit's agent, or through the proxy that is set. */
export class Connections {
  /** Agents with kept connections, by address scheme and proxy. Idle connections keep no process alive. */
  readonly #kept = new Map<string, http.Agent>()

  /** Uses a new connection, for this request only. */
  fresh(url: URL): Way {
    const proxy = proxyFor(url)
    return wayBy(agentFor(url, proxy, false), url, proxy)
  }

  /** Reuses a connection of an earlier request, or keeps a new one for later requests. */
  kept(url: URL): Way {
    const proxy = proxyFor(url)
    const key = keyOf(url, proxy)
    const agent = this.#kept.get(key) ?? agentFor(url, proxy, true)
    this.#kept.set(key, agent)
    return wayBy(agent, url, proxy)
  }

  /** Drops the agent whose connections this address would reuse. */
  forget(url: URL): void {
    this.#kept.delete(keyOf(url, proxyFor(url)))
  }
}

const keyOf = (url: URL, proxy: URL | undefined) => `${url.protocol} ${proxy?.href}`

function agentFor(url: URL, proxy: URL | undefined, keepAlive: boolean): http.Agent {
  if (proxy !== undefined) return new TunnelAgent(proxy, { ...OPTIONS, keepAlive })
  // Proxy variables do not apply to localhost. The toolkit would make a tunnel for plain HTTP.
  const client = new HttpClient('', [], { keepAlive })
  const agent: http.Agent & { options?: object } = client.getAgent(`${url.protocol}//localhost`)
  return Object.assign(agent, { options: { ...agent.options, ...OPTIONS } })
}

function wayBy(agent: http.Agent, url: URL, proxy: URL | undefined): Way {
  const { request } = url.protocol === 'https:' ? https : http
  return { proxy, request: (options) => request(url, { ...options, agent }) }
}
