import { createServer } from 'node:http'
import type { ReceivedRequest } from './request.js'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/** Listens on a free port of 127.0.0.1, and answers every complete request; `undefined` closes the connection. */
export async function listen(answer: (request: ReceivedRequest) => Answer | undefined) {
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const { method = '', url: path = '' } = incoming
      const headers = Object.fromEntries(
        Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
      )
      const body = Buffer.concat(chunks).toString('utf8')
      const answered = answer({ method, path, headers, body })
      if (answered === undefined) {
        outgoing.destroy()
        return
      }
      const { status, headers: named, text } = answered
      outgoing.writeHead(status, { ...named, 'Content-Type': 'application/json' }).end(text)
    })
  })
  // No answer to what is not HTTP, because Node's own 400 is not one of Adobe's.
  server.on('clientError', (_error, socket) => socket.destroy())
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)))
        server.closeAllConnections()
      }),
  }
}
