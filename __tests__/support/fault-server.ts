import { randomInt } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { createServer, type Server, type Socket } from 'node:net'

/** What the server does with the n-th complete request (from 1); bytes are its own affair. */
export type Misbehaviour = (socket: Socket, request: string, count: number) => void

export interface FaultServer {
  readonly port: number
  readonly url: string
  /** The complete requests received, as text. */
  readonly requests: readonly string[]
  readonly connections: number
  close(): Promise<void>
}

/** Below the ports that Linux, macOS and Windows give to a server that asks for any port. */
const NEVER_GIVEN = { from: 10_000, to: 32_000 }

/** A port on which nobody listens, and which no server of another test will get. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = randomInt(NEVER_GIVEN.from, NEVER_GIVEN.to)
    const server = createServer()
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false))
      server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
    })
    if (isFree) return port
  }
  throw new Error('no free port in 100 attempts')
}

/** A server made of bytes: it reads whole requests and answers whatever a test wants, HTTP or not. */
export async function startFaultServer(
  misbehave: Misbehaviour,
  onConnection: (socket: Socket) => void = () => {},
  atPort = 0,
): Promise<FaultServer> {
  const requests: string[] = []
  const sockets = new Set<Socket>()
  let connections = 0
  const server: Server = createServer((socket) => {
    connections += 1
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
    let received = ''
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1')
      // What comes to a connection that we have ended was sent before that was known.
      if (!socket.writableEnded && isComplete(received)) {
        const request = received
        received = ''
        requests.push(request)
        misbehave(socket, request, requests.length)
      }
    })
    onConnection(socket)
  })
  await new Promise<void>((resolve) => server.listen(atPort, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    requests,
    get connections() {
      return connections
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

function isComplete(received: string): boolean {
  const end = received.indexOf('\r\n\r\n')
  const length = Number(/^content-length: *(\d+)/im.exec(received)?.[1] ?? 0)
  return end !== -1 && received.length >= end + 4 + length
}

/** A correct HTTP/1.1 answer as bytes. */
export function answer(
  body: string | Buffer,
  { status = 200, headers = {} as Record<string, string> } = {},
): Buffer {
  const bytes = Buffer.from(body)
  const lines = Object.entries({
    'content-type': 'application/json',
    'content-length': String(bytes.length),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} x\r\n${lines.join('')}\r\n`), bytes])
}
