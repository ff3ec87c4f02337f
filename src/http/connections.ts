import http from 'node:http'
import https from 'node:https'
import { HttpClient } from '@actions/http-client'
import { proxyFor } from './proxy.js'
import { TunnelAgent } from './tunnel.js'

/** For name look-up, TCP, TLS and a proxy's CONNECT together. */
export const CONNECT_MS = 15_000

/** For each address of a host. Node's 250 ms are too short for far networks, as soon as there is more than one address. */
const CONNECTING = { autoSelectFamilyAttemptTimeout: 2_500 } as const

interface Way {
  /** Absent: the direct way. */
  readonly proxy: URL | undefined
  readonly request: (options: http.RequestOptions & { readonly abandoned: AbortSignal }) => http.ClientRequest
}

/** The way to an address: direct with the agent of the toolkit's client, or through the proxy that is set for it. */
export function wayTo(url: URL): Way {
  const proxy = url.protocol === 'https:' ? proxyFor(url) : undefined
  const agent = proxy === undefined ? new HttpClient().getAgent(url.href) : new TunnelAgent(proxy, CONNECTING)
  const { request } = url.protocol === 'https:' ? https : http
  return { proxy, request: (options) => request(url, { ...CONNECTING, ...options, agent }) }
}
