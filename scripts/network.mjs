// Runs the committed bundle behind squid, nginx and haproxy, and holds what it says to a table. All of it is on loopback.
//   --install   installs what is missing, with apt-get
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { parse } from 'yaml'
import { startSimulator } from '../dist/simulator/index.js'
import { casesWith } from './network/cases.mjs'
import {
  freePort,
  isInstalled,
  NGINX_NAMES,
  PROGRAMS,
  startHaproxy,
  startNginx,
  startSquid,
  tlsFile,
} from './network/servers.mjs'
import { withDefaults } from './runner/inputs.mjs'
import { runStep } from './runner/run-step.mjs'

const inProject = (/** @type {string} */ path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const LIMIT_MS = 180_000
const LOGIN = { user: 'runner', password: 'p@ss/of#the%proxy' }
const CREDENTIAL = { clientId: 'client-of-the-network', clientSecret: 'secret-of-the-network' }
const TOKEN = 'token-of-the-network'

const { values: options } = parseArgs({ options: { install: { type: 'boolean' } } })
const missing = () => PROGRAMS.filter((program) => !isInstalled(program))
if (options.install && missing().length > 0) {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo']
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...missing()]]) {
    const [command = '', ...rest] = [...sudo, 'apt-get', ...args]
    spawnSync(command, rest, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  }
}
if (missing().length > 0) {
  process.stderr.write(
    `Missing: ${missing().join(', ')}. Install them, or say npm run test:network -- --install (Debian, Ubuntu).\n`,
  )
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'network-'))
/** @type {{ stop: () => Promise<void> }[]} */
const running = []
let failed = 0
try {
  const manifest = parse(readFileSync(inProject('action.yml'), 'utf8'))
  /** @type {() => ReturnType<typeof startSimulator>} */
  const simulate = () =>
    startSimulator({
      scenario: 'success',
      org: 'geometrixx',
      mappingIds: ['XDM44'],
      clientId: CREDENTIAL.clientId,
      clientSecrets: [CREDENTIAL.clientSecret],
    })
  const simulator = await simulate()
  running.push({ stop: () => simulator.close() })
  const names = /** @type {const} */ ([
    ...['plain', 'login', 'forbidding', 'proxy', 'untrusted', 'api', 'empty', 'closed', 'ims'],
    ...NGINX_NAMES,
  ])
  /** @type {Record<string, number>} */
  const ports = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await freePort()])))
  const port = (/** @type {string} */ name) => ports[name] ?? 0
  running.push(
    await startSquid(
      folder,
      { plain: port('plain'), login: port('login'), forbidding: port('forbidding') },
      LOGIN,
    ),
    await startNginx(folder, /** @type {any} */ (ports), simulator),
  )
  const haproxy = () =>
    startHaproxy(
      folder,
      { proxy: port('proxy'), untrusted: port('untrusted'), api: port('api'), empty: port('empty') },
      { squid: port('plain'), api: Number(new URL(simulator.apiUrl).port) },
    )
  let balancer = await haproxy()
  running.push({ stop: () => balancer.stop() })

  for (const { name, inputs = {}, env = {}, restart = false, outcome, says, hides = [] } of casesWith(
    port,
    LOGIN,
  )) {
    const before = simulator.requests.filter(
      ({ method, api }) => method === 'POST' && api === 'campaign',
    ).length
    if (restart) await balancer.stop()
    const step = runStep({
      main: inProject('dist/index.js'),
      inputs: withDefaults(manifest.inputs, {
        org: 'geometrixx',
        mappingId: 'XDM44',
        ...CREDENTIAL,
        ...inputs,
      }),
      env: { NODE_EXTRA_CA_CERTS: tlsFile('ca.pem'), ...env },
      limitMs: LIMIT_MS,
    })
    if (restart) {
      await sleep(8_000)
      balancer = await haproxy()
    }
    const { outputs, stdout } = await step
    const posts = simulator.requests.filter(
      ({ method, api }) => method === 'POST' && api === 'campaign',
    ).length
    const { message = '' } = outputs
    const problems = [
      ...(outputs['outcome'] === outcome ? [] : [`the outcome is ${outputs['outcome']}, not ${outcome}`]),
      ...(says.test(message) ? [] : [`the message does not match ${says}`]),
      ...[LOGIN.password, encodeURIComponent(LOGIN.password), CREDENTIAL.clientSecret, TOKEN, ...hides]
        .filter((secret) => stdout.replace(/^::add-mask::.*$/gm, '').includes(secret))
        .map(() => 'a secret is shown'),
      ...(posts - before > 1 ? [`${posts - before} POSTs arrived`] : []),
    ]
    failed += problems.length === 0 ? 0 : 1
    process.stdout.write(`${problems.length === 0 ? 'ok    ' : 'NOT OK'} ${name}\n       ${message}\n`)
    for (const problem of problems) process.stdout.write(`       ! ${problem}\n`)
  }
} finally {
  for (const { stop } of running.toReversed()) await stop()
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}
process.stdout.write(failed === 0 ? 'All as the table says.\n' : `${failed} not as the table says.\n`)
process.exitCode = failed === 0 ? 0 : 1
