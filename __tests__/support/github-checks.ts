import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { EXCHANGE, neverAnswered, passTime } from '../fakes/held-exchange.js'
import {
  BASE,
  type ChecksRequest,
  createRepository,
  type Operation,
  type RepositoryOptions,
} from './github-checks-repository.js'
import type { StoredCheck } from './github-checks-rules.js'

/** Strict stand-in of GitHub's checks API over HTTP on loopback: one repository, its commits, one token. */

/** What goes wrong with one request. */
export type Fault =
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly body?: string
      readonly headers?: Readonly<Record<string, string>>
    }
  /** Carried out or not, and never answered. */
  | { readonly kind: 'hang'; readonly carriedOut: boolean }
  /** Carried out, and the answer is cut off in its body. */
  | { readonly kind: 'truncated' }
  /** Carried out and answered, late. */
  | { readonly kind: 'slow'; readonly ms: number }

export interface RecordedCall extends ChecksRequest {
  readonly operation: Operation
  /** Of the answer; 0 for none. */
  readonly status: number
}

export interface GithubChecksOptions extends RepositoryOptions {
  /** The n-th request of an operation suffers the n-th fault; an `undefined` goes well, and so does the rest. */
  readonly faults?: Partial<Readonly<Record<Operation, readonly (Fault | undefined)[]>>>
  /** Told of every request that was carried out or suffered a fault, before its answer. */
  readonly onCall?: (call: RecordedCall) => void
}

export interface GithubChecks {
  /** For `GITHUB_API_URL`; like an Enterprise Server's it has a path. */
  readonly url: string
  readonly calls: readonly RecordedCall[]
  readonly checks: readonly StoredCheck[]
  close(): Promise<void>
}

export async function startGithubChecks(options: GithubChecksOptions): Promise<GithubChecks> {
  const { faults = {}, onCall } = options
  const calls: RecordedCall[] = []
  const { checks, answer, operationOf } = createRepository(options)

  const seen = new Map<Operation, number>()
  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const { method = '', url: path = '' } = incoming
    const headers = Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
    )
    const body = Buffer.concat(chunks).toString('utf8')
    const operation = operationOf(method, path)
    const request = { method, path, headers, body }
    const count = seen.get(operation) ?? 0
    seen.set(operation, count + 1)
    const fault = faults[operation]?.[count]
    const record = (status: number) => {
      const call = { operation, ...request, status }
      calls.push(call)
      onCall?.(call)
    }
    const asker = `${EXCHANGE}: ${headers[EXCHANGE]}`
    if (fault?.kind === 'answer') {
      record(fault.status)
      outgoing.writeHead(fault.status, {
        'content-type': 'application/json; charset=utf-8',
        ...fault.headers,
      })
      outgoing.end(fault.body ?? '')
      return
    }
    if (fault?.kind === 'hang') {
      if (fault.carriedOut) answer(operation, request)
      record(0)
      neverAnswered(asker)
      return
    }
    if (fault?.kind === 'slow') await passTime(asker, fault.ms)
    const given = answer(operation, request)
    const text = JSON.stringify(given.body)
    const isCut = fault?.kind === 'truncated'
    record(isCut ? 0 : given.status)
    outgoing.writeHead(given.status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(Buffer.byteLength(text)),
      ...given.headers,
    })
    if (!isCut) outgoing.end(text)
    else outgoing.write(text.slice(0, text.length / 2), () => outgoing.destroy())
  }

  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch(() => outgoing.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}${BASE}`,
    calls,
    checks,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
