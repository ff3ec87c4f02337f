import { readFileSync } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import net from 'node:net'
import type { Duplex } from 'node:stream'

export interface ProxyOptions {
  /** `host:port` of a CONNECT → the port on loopback that stands for it. */
  readonly routes?: Readonly<Record<string, number>>
  /** `user:password`; without it a CONNECT must carry no credentials. */
  readonly login?: string
  /** What happens to a CONNECT with the right credentials. */
  readonly behaviour?: 'connect' | 'close' | 'hang' | 'bad-gateway' | 'hang-after-connect'
  /** Files, for a proxy that is spoken to over TLS. */
  readonly certificate?: { readonly cert: string; readonly key: string }
}

export interface SeenConnect {
  readonly target: string
  readonly authorized: boolean
}

export interface Proxy {
  readonly port: number
  /** Every CONNECT so far. */
  readonly seen: readonly SeenConnect[]
  /** Never resolves when there is none. */
  readonly firstConnect: Promise<void>
  close(): Promise<void>
}

/** Starts an HTTP proxy that knows CONNECT alone. It connects only to loopback, and looks no name up. */
export async function startProxy(options: ProxyOptions): Promise<Proxy> {
  const { routes = {}, login, behaviour = 'connect', certificate } = options
  const seen: SeenConnect[] = []
  const open = new Set<net.Socket>()
  const server = certificate
    ? https.createServer({ cert: readFileSync(certificate.cert), key: readFileSync(certificate.key) })
    : http.createServer()
  server.on('connection', (socket: net.Socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  server.on('request', (_incoming, outgoing) => {
    seen.push({ target: 'no CONNECT', authorized: false })
    outgoing.writeHead(405).end()
  })
  const firstConnect = new Promise<void>((resolve) => server.once('connect', () => resolve()))
  server.on('connect', (request, client) => {
    const target = request.url ?? ''
    const expected = login === undefined ? undefined : `Basic ${Buffer.from(login).toString('base64')}`
    const authorized = request.headers['proxy-authorization'] === expected
    seen.push({ target, authorized })
    client.on('error', () => {})
    if (!authorized) {
      client.end('HTTP/1.1 407 x\r\nproxy-authenticate: Basic realm="test"\r\ncontent-length: 0\r\n\r\n')
    } else if (behaviour === 'connect') {
      connect(client, routes[target])
    } else if (behaviour === 'close') {
      client.destroy()
    } else if (behaviour === 'bad-gateway') {
      client.end('HTTP/1.1 502 x\r\ncontent-length: 0\r\n\r\n')
    } else if (behaviour === 'hang-after-connect') {
      client.write('HTTP/1.1 200 x\r\n\r\n')
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.')
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const socket of open) socket.destroy()
    })
  return { port: address.port, seen, firstConnect, close }
}

function connect(client: Duplex, port: number | undefined): void {
  if (port === undefined) {
    client.end('HTTP/1.1 404 x\r\ncontent-length: 0\r\n\r\n')
    return
  }
  const upstream = net.connect(port, '127.0.0.1', () => {
    client.write('HTTP/1.1 200 x\r\n\r\n')
    client.pipe(upstream).pipe(client)
  })
  upstream.on('error', () => client.destroy())
  upstream.on('close', () => client.destroy())
  client.on('close', () => upstream.destroy())
}
