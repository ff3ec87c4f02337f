import http from 'node:http'
import https from 'node:https'
import { isIP } from 'node:net'
import type { Duplex } from 'node:stream'
import { USER_AGENT } from '../version.js'

/** The proxy answered, but refused to connect. */
export class ConnectRefusal extends Error {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders

  constructor({ statusCode = 0, headers }: http.IncomingMessage) {
    super(`the proxy answered HTTP ${statusCode}`)
    this.status = statusCode
    this.headers = headers
  }
}

interface TunnelOptions extends https.RequestOptions {
  /** Aborts a CONNECT that the proxy has not answered. */
  readonly abandoned?: AbortSignal
}

/**
 * TLS connections through a proxy's CONNECT. The toolkit's own agent sends an `https://` proxy the target's name, does not
 * reuse connections, and cannot abort a CONNECT without an answer.
 */
export class TunnelAgent extends https.Agent {
  readonly #proxy: URL

  /** @param proxy with its login decoded */
  constructor(proxy: URL, options: https.AgentOptions) {
    super(options)
    this.#proxy = proxy
  }

  override createConnection(
    options: TunnelOptions,
    onConnection: (error: Error | null, connection?: Duplex) => void,
  ): undefined {
    const { protocol, hostname, port, username, password } = this.#proxy
    // An IPv6 address has brackets only in a URL.
    const host = hostname.replace(/^\[|\]$/g, '')
    const target = `${isIP(options.host ?? '') === 6 ? `[${options.host}]` : options.host}:${options.port}`
    const login = Buffer.from(`${username}:${password}`).toString('base64')
    const { autoSelectFamilyAttemptTimeout } = this.options
    const connect = (protocol === 'https:' ? https : http).request({
      ...{ autoSelectFamilyAttemptTimeout },
      host,
      port,
      method: 'CONNECT',
      path: target,
      agent: false,
      // By default Node would take the target's name from the `host` header.
      servername: isIP(host) === 0 ? host : '',
      headers: {
        host: target,
        'user-agent': USER_AGENT,
        ...(username || password ? { 'proxy-authorization': `Basic ${login}` } : {}),
      },
      signal: options.abandoned,
    })
    connect.once('error', onConnection)
    connect.once('connect', (answer, socket, head: Buffer) => {
      const { statusCode = 0 } = answer
      const isTunnel = statusCode >= 200 && statusCode < 300
      if (isTunnel && head.length === 0) {
        const through = { ...options, socket }
        onConnection(null, super.createConnection(through) ?? undefined)
        return
      }
      socket.destroy()
      onConnection(isTunnel ? new Error('an illegal response of the proxy') : new ConnectRefusal(answer))
    })
    connect.end()
  }
}
