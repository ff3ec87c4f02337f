import http from 'node:http'
import https from 'node:https'
import { HttpClient } from '@actions/http-client'
import { proxyFor } from './proxy.js'
import { TunnelAgent } from './tunnel.js'

/** For name look-up, TCP, TLS and a proxy's CONNECT together. */
export const CONNECT_MS = 15_000

const OPTIONS = {
  /** For each address of a host. Node's 250 ms are too short for far networks, as soon as there is more than one address. */
  autoSelectFamilyAttemptTimeout: 2_500,
  /** How long a kept connection may be idle: networks forget one without a word. The server may want less. */
  timeout: 30_000,
} as const

export interface Way {
  /** Absent: the direct way. */
  readonly proxy: URL | undefined
  readonly request: (options: http.RequestOptions & { readonly abandoned: AbortSignal }) => http.ClientRequest
}

/** Ways to addresses: direct with the agent of the toolkit's client, or through the proxy that is set for one. */
export class Connections {
  /** Whose connections are kept, by the proxy that they go through. Idle ones keep no process alive. */
  readonly #kept = new Map<string, http.Agent>()

  /** On a connection of its own. */
  fresh(url: URL): Way {
    const proxy = proxyOf(url)
    return wayBy(agentFor(url, proxy, false), url, proxy)
  }

  /** On a connection that an earlier request has left, or on one for later requests. */
  kept(url: URL): Way {
    const proxy = proxyOf(url)
    const key = keyOf(url, proxy)
    const agent = this.#kept.get(key) ?? agentFor(url, proxy, true)
    this.#kept.set(key, agent)
    return wayBy(agent, url, proxy)
  }

  /** What an earlier request has left on the way to this address is not used any more. */
  forget(url: URL): void {
    this.#kept.delete(keyOf(url, proxyOf(url)))
  }
}

const proxyOf = (url: URL) => (url.protocol === 'https:' ? proxyFor(url) : undefined)

const keyOf = (url: URL, proxy: URL | undefined) => `${url.protocol} ${proxy?.href}`

function agentFor(url: URL, proxy: URL | undefined, keepAlive: boolean): http.Agent {
  if (proxy !== undefined) return new TunnelAgent(proxy, { ...OPTIONS, keepAlive })
  const agent: http.Agent & { options?: object } = new HttpClient('', [], { keepAlive }).getAgent(url.href)
  return Object.assign(agent, { options: { ...agent.options, ...OPTIONS } })
}

function wayBy(agent: http.Agent, url: URL, proxy: URL | undefined): Way {
  const { request } = url.protocol === 'https:' ? https : http
  return { proxy, request: (options) => request(url, { ...options, agent }) }
}
