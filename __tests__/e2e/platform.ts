import type { Socket } from 'node:net'
import { neverAnswered } from '../fakes/held-exchange.js'
import { answer, startFaultServer } from '../support/fault-server.js'
import type { ActionOptions } from './action.js'
import { BY_SECRET, type Rehearsed, runAgainst } from './adobe.js'

export const IMS_ORG = '8C6767C25245AD1A0A490D4C@AdobeOrg'
export const BY_SANDBOX = { ...BY_SECRET, sandbox: 'prod', imsOrg: IMS_ORG }
export const TOKEN = 'the-one-token-of-a-vault-0123456789'

/** The scenario with a batch, against an Experience Platform that knows it. */
export const runFailedBatch = (inputs: Readonly<Record<string, string>> = {}) =>
  runAgainst('failed-after-upload', { ...BY_SANDBOX, ...inputs }, { simulator: { imsOrg: IMS_ORG } })

type Play = (socket: Socket, batchId: string, request: string) => void

/** It never answers. */
export const silence: Play = (_, __, request) => neverAnswered(request)

/** What Experience Platform says, as JSON. */
export const json =
  (body: (batchId: string) => unknown, options?: Parameters<typeof answer>[1]): Play =>
  (socket, batchId) =>
    socket.end(answer(JSON.stringify(body(batchId)), options))

/** What it tells of the batch that it is asked after. */
export const batch = (details: unknown): Play => json((batchId) => ({ [batchId]: details }))

interface Asked extends Rehearsed {
  /** Requests to Experience Platform, as text. */
  readonly asked: readonly string[]
}

/** The same, against an Experience Platform that misbehaves; with a token that is known, so that it can be echoed. */
export async function runBadPlatform(
  play: Play,
  inputs: Readonly<Record<string, string>> = {},
  options: ActionOptions = {},
): Promise<Asked> {
  const server = await startFaultServer((socket, request) =>
    play(socket, /^GET \/data\/foundation\/catalog\/batches\/(\S+)/.exec(request)?.[1] ?? 'none', request),
  )
  try {
    const given = {
      clientId: BY_SECRET.clientId,
      accessToken: TOKEN,
      sandbox: 'prod',
      imsOrg: IMS_ORG,
      platformUrl: server.url,
    }
    const simulator = { accessToken: TOKEN }
    const run = await runAgainst('failed-after-upload', { ...given, ...inputs }, { ...options, simulator })
    return { ...run, asked: [...server.requests] }
  } finally {
    await server.close()
  }
}
