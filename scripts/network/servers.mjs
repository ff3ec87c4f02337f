import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** squid, nginx and haproxy as they come from the distribution, on loopback, each with a configuration of its own. */

export const PROGRAMS = /** @type {const} */ (['squid', 'nginx', 'haproxy'])

const PATH = `${process.env['PATH'] ?? ''}:/usr/sbin:/usr/local/sbin`
const isRoot = process.getuid?.() === 0
const START_MS = 20_000

/** @param {string} name */
export const tlsFile = (name) =>
  fileURLToPath(new URL(`../../__tests__/fixtures/tls/${name}`, import.meta.url))

/** @param {string} program */
export const isInstalled = (program) =>
  spawnSync('sh', ['-c', `command -v ${program}`], { env: { ...process.env, PATH } }).status === 0

/** @returns {Promise<number>} a port on which nobody listens */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0))
    })
  })

/** @param {number} port */
const isOpen = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })

/**
 * Starts a program and waits until it listens; ends it with `stop`, and nothing else.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {number} port
 */
async function start(program, args, port) {
  const child = spawn(program, args, { env: { ...process.env, PATH }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  const ended = new Promise((resolve) => child.once('close', resolve).once('error', resolve))
  for (const end = Date.now() + START_MS; !(await isOpen(port)); await sleep(100)) {
    if (child.exitCode !== null || Date.now() > end) {
      child.kill('SIGKILL')
      throw new Error(`${program} did not start:\n${said}`)
    }
  }
  return {
    stop: async () => {
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), 5_000)
      await ended
      clearTimeout(timer)
    },
  }
}

/**
 * A proxy with one port for each way to treat a CONNECT.
 * @param {string} folder
 * @param {{ plain: number, login: number, forbidding: number }} ports
 * @param {{ user: string, password: string }} login
 */
export function startSquid(folder, ports, { user, password }) {
  // Squid asks a program of ours about every login, one a line.
  writeFileSync(
    join(folder, 'login.mjs'),
    `import { createInterface } from 'node:readline'
    for await (const line of createInterface({ input: process.stdin })) {
      console.log(decodeURIComponent(line) === ${JSON.stringify(`${user} ${password}`)} ? 'OK' : 'ERR')
    }\n`,
  )
  writeFileSync(join(folder, 'hosts'), '127.0.0.1 adobe.test ims.test\n')
  writeFileSync(
    join(folder, 'squid.conf'),
    [
      `http_port 127.0.0.1:${ports.plain}`,
      `http_port 127.0.0.1:${ports.login} name=login`,
      `http_port 127.0.0.1:${ports.forbidding} name=forbidding`,
      `hosts_file ${join(folder, 'hosts')}`,
      `auth_param basic program ${process.execPath} ${join(folder, 'login.mjs')}`,
      'acl at_login myportname login',
      'acl at_forbidding myportname forbidding',
      'acl known proxy_auth REQUIRED',
      'http_access deny at_forbidding',
      'http_access deny at_login !known',
      'http_access allow all',
      'access_log none',
      'cache_log stdio:/dev/stderr',
      'pid_filename none',
      'pinger_enable off',
      'cache deny all',
      `coredump_dir ${folder}`,
      'shutdown_lifetime 0 seconds',
      '',
    ].join('\n'),
  )
  // It gives up the rights of root and reads the rest as another user.
  chmodSync(folder, 0o755)
  return start('squid', ['-N', '-f', join(folder, 'squid.conf')], ports.plain)
}

/** What nginx serves, by the name of its port. */
const NGINX = /** @type {const} */ ({
  good: ['good', ''],
  expired: ['expired', ''],
  'wrong-name': ['wrong-name', ''],
  'old-digest': ['old-digest', ''],
  'behind-intermediate': ['behind-intermediate', ''],
  'client-certificate': ['good', `ssl_verify_client on; ssl_client_certificate ${tlsFile('ca.pem')};`],
  blocked: ['good', 'location / { return 403; }'],
  'not-allowed': ['good', 'location / { return 405; }'],
  redirecting: ['good', 'location / { return 302 https://portal.example/login?secret=1; }'],
  down: ['good', 'location / { proxy_pass http://127.0.0.1:1; }'],
})

export const NGINX_NAMES = /** @type {(keyof typeof NGINX)[]} */ (Object.keys(NGINX))

/**
 * TLS in front of the API, with one port for each fault.
 * @param {string} folder
 * @param {Readonly<Record<keyof typeof NGINX | 'ims', number>>} ports
 * @param {{ apiUrl: string, imsUrl: string }} upstream
 */
export function startNginx(folder, ports, { apiUrl, imsUrl }) {
  /** @type {(port: number, certificate: string, more: string) => string} */
  const server = (port, certificate, more) =>
    `server { listen 127.0.0.1:${port} ssl; ssl_certificate ${tlsFile(`${certificate}.pem`)};
      ssl_certificate_key ${tlsFile('server.key')}; ssl_ciphers DEFAULT@SECLEVEL=0; ${more} }`
  const proxied = (/** @type {string} */ url) => `location / { proxy_pass ${url}; }`
  const servers = NGINX_NAMES.map((name) => {
    const [certificate, more] = NGINX[name]
    return server(ports[name], certificate, more.includes('location') ? more : `${more} ${proxied(apiUrl)}`)
  })
  writeFileSync(
    join(folder, 'nginx.conf'),
    `${isRoot ? 'user root;' : ''} pid ${join(folder, 'nginx.pid')}; error_log stderr; daemon off; worker_processes 1;
    events {}
    http { access_log off; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;
      fastcgi_temp_path ${folder}/fastcgi; uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
      ${[server(ports.ims, 'good', proxied(imsUrl)), ...servers].join('\n')} }\n`,
  )
  return start('nginx', ['-c', join(folder, 'nginx.conf'), '-e', 'stderr'], ports.ims)
}

/**
 * TLS in front of a proxy, and a balancer of the API: one without a server behind it.
 * @param {string} folder
 * @param {{ proxy: number, untrusted: number, api: number, empty: number }} ports
 * @param {{ squid: number, api: number }} behind
 */
export function startHaproxy(folder, ports, behind) {
  // It wants certificate and key in one file; an additional file of this name holds the key.
  /** @type {(name: string) => string} */
  const pem = (name) => {
    const file = join(folder, `${name}.bundle.pem`)
    const parts = [`${name}.pem`, 'server.key'].map((part) =>
      spawnSync('cat', [tlsFile(part)]).stdout.toString(),
    )
    writeFileSync(file, parts.join(''))
    return file
  }
  writeFileSync(
    join(folder, 'haproxy.cfg'),
    `defaults
  timeout connect 5s
  timeout client 60s
  timeout server 60s
frontend tls_proxy
  mode tcp
  bind 127.0.0.1:${ports.proxy} ssl crt ${pem('good')}
  bind 127.0.0.1:${ports.untrusted} ssl crt ${pem('self-signed')}
  default_backend squid
backend squid
  mode tcp
  server squid 127.0.0.1:${behind.squid}
frontend api
  mode http
  bind 127.0.0.1:${ports.api} ssl crt ${pem('good')}
  default_backend api
backend api
  mode http
  server api 127.0.0.1:${behind.api}
frontend empty
  mode http
  bind 127.0.0.1:${ports.empty} ssl crt ${pem('good')}
`,
  )
  return start('haproxy', ['-db', '-f', join(folder, 'haproxy.cfg')], ports.api)
}
