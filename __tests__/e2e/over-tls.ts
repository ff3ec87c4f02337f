import { fileURLToPath } from 'node:url'
import { afterAll, expect } from '@jest/globals'
import type { StepResult } from '../../scripts/runner/run-step.mjs'
import { noneAnswered } from '../fakes/held-exchange.js'
import restoreLookup from '../support/no-lookup.cjs'
import { type ProxyOptions, type SeenConnect, startProxy } from '../support/proxy.js'
import { EXHAUSTIVE } from '../support/runs.js'
import { type Certificate, startTlsAdobe, tlsFile } from '../support/tls-adobe.js'
import { trustFixtures } from '../support/trust.js'
import { startAction } from './action.js'
import { BY_SECRET, CLIENT_ID, CLIENT_SECRET, MAPPING, ORG, tokensOf } from './adobe.js'
import { expectLaws } from './laws.js'

interface TlsOptions {
  /** Default: the shortest there is. */
  readonly scenario?: string
  readonly certificate?: Certificate
  readonly inputs?: Readonly<Record<string, string>>
  /** `https://adobe.test` and `https://ims.test`, which only the proxy knows, or the same servers on localhost. */
  readonly servers?: 'names' | 'localhost'
  readonly proxy?: Omit<ProxyOptions, 'routes'>
  /** The environment, given the address of the proxy without a login. Default: `https_proxy`. */
  readonly env?: (proxyUrl: string) => Readonly<Record<string, string | undefined>>
  /** Besides Adobe's. */
  readonly secrets?: readonly string[]
  /** In a process of its own, as the committed bundle: for what only a process can show. */
  readonly bundle?: boolean
  /** What Node itself prints in this run, and no other. */
  readonly stderr?: RegExp
  /** The step is cancelled when the proxy has seen its first CONNECT. */
  readonly cancelAtConnect?: boolean
  /** The step is killed, so it writes no outputs. */
  readonly killed?: boolean
}

interface TlsRun {
  readonly step: StepResult
  /** What arrived at Adobe: `POST /…`. */
  readonly arrived: readonly string[]
  /** What the proxy was asked for. */
  readonly seen: readonly SeenConnect[]
}

const AUTHORITY = tlsFile('ca.pem')
const NO_LOOKUP = fileURLToPath(new URL('../support/no-lookup.cjs', import.meta.url))

// Node reads its authorities when a process starts; for a step in this one they are those its environment names.
const distrustFixtures = trustFixtures(() => process.env['NODE_EXTRA_CA_CERTS'] === AUTHORITY)
afterAll(() => {
  distrustFixtures()
  restoreLookup()
})

/**
 * Runs a step between a proxy and the simulator behind TLS, and holds it to the laws.
 * It trusts the authority of the fixtures, and looks up no name but localhost.
 */
export async function runOverTls(options: TlsOptions = {}): Promise<TlsRun> {
  const { scenario = 'not-stopped', certificate = 'good', servers = 'names', inputs, env, stderr } = options
  const clientSecrets = [CLIENT_SECRET] as const
  const asked = { scenario, org: ORG, mappingIds: [MAPPING], clientId: CLIENT_ID, clientSecrets }
  const { simulator, imsPort, apiPort, ...adobe } = await startTlsAdobe(certificate, asked)
  const routes = { 'ims.test:443': imsPort, 'adobe.test:443': apiPort }
  const proxy = await startProxy({ routes, ...options.proxy })
  const proxyUrl = `${options.proxy?.certificate ? 'https' : 'http'}://localhost:${proxy.port}`
  const addresses =
    servers === 'names'
      ? { apiUrl: 'https://adobe.test', imsUrl: 'https://ims.test' }
      : { apiUrl: `https://localhost:${apiPort}`, imsUrl: `https://localhost:${imsPort}` }
  try {
    const asProcess = options.bundle || EXHAUSTIVE
    const running = startAction(
      { org: ORG, mappingId: MAPPING, ...BY_SECRET, ...addresses, ...inputs },
      {
        env: { NODE_EXTRA_CA_CERTS: AUTHORITY, ...(env?.(proxyUrl) ?? { https_proxy: proxyUrl }) },
        ...(asProcess ? { bundle: { nodeArgs: ['--require', NO_LOOKUP] } } : {}),
      },
    )
    if (options.cancelAtConnect) {
      void proxy.firstConnect.then(() => {
        running.signal('SIGINT')
        noneAnswered()
      })
    }
    const step = await running.done
    await proxy.close()
    expect(step.stderr).toMatch(stderr ?? /^$/)
    expectLaws(
      { ...step, stderr: '' },
      {
        secrets: [CLIENT_SECRET, ...tokensOf(simulator), ...(options.secrets ?? [])],
        withoutOutputs: options.killed ?? false,
      },
    )
    const arrived = simulator.requests.map(({ method, path }) => `${method} ${path}`)
    return { step, arrived, seen: proxy.seen }
  } finally {
    await Promise.all([proxy.close(), adobe.close()])
  }
}
