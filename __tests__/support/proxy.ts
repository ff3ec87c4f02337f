import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

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
  /** Resolves when the process has ended and all of `seen` has arrived. */
  close(): Promise<void>
}

const script = fileURLToPath(new URL('./proxy-process.mjs', import.meta.url))

/** Starts a proxy as a process of its own, so that nothing in the process of the tests can stand in for it. */
export async function startProxy(options: ProxyOptions): Promise<Proxy> {
  const child = spawn(process.execPath, [script, JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const seen: SeenConnect[] = []
  const lines = createInterface(child.stdout)
  const port = await new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', () => reject(new Error('The proxy ended before it had a port.')))
    lines.on('line', (line) => {
      const told: SeenConnect | { readonly port: number } = JSON.parse(line)
      if ('port' in told) resolve(told.port)
      else seen.push(told)
    })
  })
  const firstConnect = new Promise<void>((resolve) => {
    lines.on('line', () => seen.length > 0 && resolve())
  })
  const close = async () => {
    child.stdin.end()
    await closed
  }
  return { port, seen, firstConnect, close }
}
