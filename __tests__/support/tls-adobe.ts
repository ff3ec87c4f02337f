import { readFileSync } from 'node:fs'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { createServer } from 'node:tls'
import { fileURLToPath } from 'node:url'
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/index.js'

/** A file of `fixtures/tls`, which says what each certificate is. */
export const tlsFile = (name: string) => fileURLToPath(new URL(`../fixtures/tls/${name}`, import.meta.url))

export type Certificate = 'good' | 'expired' | 'wrong-name' | 'self-signed' | 'old-digest'

export interface TlsAdobe {
  readonly simulator: Simulator
  readonly imsPort: number
  readonly apiPort: number
  close(): Promise<void>
}

/** The simulator behind TLS: both of its listeners, each with a forwarder that ends the encryption. */
export async function startTlsAdobe(certificate: Certificate, options: SimulatorOptions): Promise<TlsAdobe> {
  const simulator = await startSimulator(options)
  const ims = await forward(simulator.imsUrl, certificate)
  const api = await forward(simulator.apiUrl, certificate)
  const close = async () => {
    await Promise.all([ims.close(), api.close(), simulator.close()])
  }
  return { simulator, imsPort: ims.port, apiPort: api.port, close }
}

async function forward(url: string, certificate: Certificate) {
  const sockets = new Set<Socket>()
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  }
  const server = createServer(
    {
      cert: readFileSync(tlsFile(`${certificate}.pem`)),
      key: readFileSync(tlsFile('server.key')),
      // OpenSSL itself would refuse to serve an old digest.
      ciphers: 'DEFAULT@SECLEVEL=0',
    },
    (client) => {
      const upstream = connect(Number(new URL(url).port), '127.0.0.1')
      keep(upstream)
      client.on('error', () => upstream.destroy())
      client.on('close', () => upstream.destroy())
      upstream.on('close', () => client.destroy())
      client.pipe(upstream).pipe(client)
    },
  )
  server.on('connection', keep)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
