import { describe, expect, test } from '@jest/globals'
import { EXHAUSTIVE } from '../support/runs.js'
import { tlsFile } from '../support/tls-adobe.js'
import { BY_SECRET, INGEST, runAgainst } from './adobe.js'
import { GITHUB_TOKEN } from './checked.js'
import { sinksOf } from './laws.js'
import { runOverTls } from './over-tls.js'
import { SENDING_ENDS } from './preload.js'

const TO_IMS = { target: 'ims.test:443', authorized: true }
const TO_API = { target: 'adobe.test:443', authorized: true }
const ARRIVED = ['POST /ims/token/v3', `POST ${INGEST}`]
/**
 * A connection is asked for again for a minute, the deadline permitting. Before this one the wait of 15 s for a sixth try does not
 * fit, even where each try takes seconds.
 */
const SOON_OVER = { timeoutMinutes: '0.5' }

const withCertificate = (name: string) => ({
  certificate: { cert: tlsFile(name), key: tlsFile('server.key') },
})

describe('a proxy', () => {
  test('used: to the end of an ingestion, for Adobe IMS and the API alone', async () => {
    const { step, seen, arrived } = await runOverTls({ scenario: 'success', bundle: true })
    expect(step.outputs).toMatchObject({ outcome: 'succeeded', numRecords: '15' })
    expect(arrived).toEqual([...ARRIVED, ...Array(3).fill(`GET ${INGEST}?requestId=3520`)])
    // The POST has a connection of its own. Those of the status checks depend on how fast these follow each other: see `connections`.
    expect(seen.slice(0, 3)).toEqual([TO_IMS, TO_API, TO_API])
    expect(seen.slice(3)).toEqual(seen.slice(3, 5).map(() => TO_API))
  })

  test('used: HTTPS_PROXY in capitals', async () => {
    const { seen, arrived } = await runOverTls({ env: (url) => ({ HTTPS_PROXY: url }) })
    expect(arrived).toEqual(ARRIVED)
    expect(seen).toEqual([TO_IMS, TO_API])
  })

  test('used: spoken to over TLS', async () => {
    const { seen, arrived } = await runOverTls({ proxy: withCertificate('good.pem') })
    expect(arrived).toEqual(ARRIVED)
    expect(seen).toEqual([TO_IMS, TO_API])
  })

  test("used: spoken to over TLS, with a certificate that names the proxy and not Adobe's hosts", async () => {
    const { seen, arrived } = await runOverTls({
      proxy: withCertificate('wrong-name.pem'),
      env: (url) => ({ https_proxy: url.replace('localhost', 'other.test') }),
    })
    expect(arrived).toEqual(ARRIVED)
    expect(seen).toEqual([TO_IMS, TO_API])
  })

  test('used: spoken to over TLS at an IP address', async () => {
    const { arrived } = await runOverTls({
      proxy: withCertificate('good.pem'),
      env: (url) => ({ https_proxy: url.replace('localhost', '127.0.0.1') }),
    })
    expect(arrived).toEqual(ARRIVED)
  })

  test("no connection, because its certificate names Adobe's hosts and not the proxy", async () => {
    const { step, seen } = await runOverTls({
      proxy: withCertificate('good.pem'),
      env: (url) => ({ https_proxy: url.replace('localhost', 'other.test') }),
    })
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: 'certificate' })
    expect(step.outputs['message']).toMatch(/certificate of the proxy other\.test:\d+ was refused/)
    expect(seen).toEqual([])
  })

  test('used: with a login, whose percent-encoding is undone and which is nowhere to be seen', async () => {
    const [user, password] = ['us er', 'p@ss:wörd %/+!"-of-a-proxy']
    const login = `${user}:${password}`
    const userinfo = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`
    const { step, seen, arrived } = await runOverTls({
      proxy: { login },
      env: (url) => ({ https_proxy: url.replace('//', `//${userinfo}@`), RUNNER_DEBUG: '1' }),
      secrets: [password, login],
    })
    expect(arrived).toEqual(ARRIVED)
    expect(seen).toEqual([TO_IMS, TO_API])
    expect(step.masks).toEqual(expect.arrayContaining([password, login]))
  })

  test("used: for GitHub's API", async () => {
    const { step, seen, arrived } = await runOverTls({
      env: (url) => ({ https_proxy: url, GITHUB_API_URL: 'https://github.test' }),
      inputs: { checkRun: 'true', githubToken: GITHUB_TOKEN },
      secrets: [GITHUB_TOKEN],
    })
    expect(seen).toContainEqual({ target: 'github.test:443', authorized: true })
    expect(step.stdout).toMatch(
      /No complete check run for XDM44: GitHub cannot be reached .*\(The proxy localhost:/,
    )
    expect(arrived).toEqual(ARRIVED)
  })

  test.each([
    ['no_proxy', 'adobe.test'],
    ['NO_PROXY', 'other.example, ADOBE.test:443'],
  ])('not used: for a host that %s names (%s): the direct way leads nowhere', async (name, value) => {
    const { step, seen, arrived } = await runOverTls({
      env: (url) => ({ https_proxy: url, [name]: value }),
    })
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: 'unreachable' })
    expect(step.outputs['message']).toContain('ENOTFOUND adobe.test')
    expect(seen).toEqual([TO_IMS])
    expect(arrived).toEqual(ARRIVED.slice(0, 1))
  })

  test.each([
    [
      'for the hosts of a suffix in no_proxy',
      (url: string) => ({ https_proxy: url, no_proxy: '.test, 10.0.0.0/8' }),
      /^Note: no_proxy has entries without effect: 10\.0\.0\.0\/8\. /,
    ],
    [
      'when only http_proxy names it',
      (url: string) => ({ http_proxy: url, ALL_PROXY: url }),
      /^Note: (http_proxy, ALL_PROXY|ALL_PROXY, http_proxy) has no effect on requests to Adobe/i,
    ],
  ])('not used: %s: the direct way leads nowhere', async (_, env, note) => {
    const { step, seen } = await runOverTls({ env })
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: 'unreachable' })
    expect(step.outputs['message']).toContain('ENOTFOUND ims.test')
    expect(step.log.filter((line) => line.startsWith('Note:'))).toEqual([expect.stringMatching(note)])
    expect(seen).toEqual([])
  })

  test('not used: for loopback over TLS', async () => {
    const { seen, arrived } = await runOverTls({ servers: 'localhost' })
    expect(arrived).toEqual(ARRIVED)
    expect(seen).toEqual([])
  })

  test('not used: for loopback, whatever the address of the proxy', async () => {
    const env = { https_proxy: '::::', http_proxy: 'http://localhost:1' }
    const { step } = await runAgainst('not-stopped', BY_SECRET, { env })
    expect(step.outputs['outcome']).toBe('rejected')
  })

  const refused = { ...TO_IMS, authorized: false }

  test.each([
    ['closes at CONNECT', { behaviour: 'close' }, 'socket hang up', /https_proxy.* no_proxy/, TO_IMS],
    [
      'answers 502',
      { behaviour: 'bad-gateway' },
      '502',
      /could not resolve or reach ims\.test:443.* DNS/,
      TO_IMS,
    ],
    ['wants a login, and gets none', { login: 'a:b' }, '407', /user name and a password.*percent-/, refused],
  ] as const)(
    'no connection, because it %s: an error with a hint, nothing arrives',
    async (_, proxy, why, hint, connect) => {
      const { step, seen, arrived } = await runOverTls({ proxy, inputs: SOON_OVER })
      expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: 'proxy' })
      expect(step.outputs['message']).toContain(why)
      expect(step.outputs['message']).toMatch(hint)
      expect(step.outputs['message']).toMatch(/The proxy localhost:\d+ /)
      expect(new Set(seen.map((each) => JSON.stringify(each)))).toEqual(new Set([JSON.stringify(connect)]))
      expect(arrived).toEqual([])
    },
  )

  test('no connection, because it gets a wrong login', async () => {
    const password = 'not-the-password-of-it'
    const { step, seen, arrived } = await runOverTls({
      proxy: { login: 'user:the-password' },
      env: (url) => ({ https_proxy: url.replace('//', `//user:${password}@`) }),
      secrets: [password, `user:${password}`],
    })
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: 'proxy' })
    expect(step.outputs['message']).toMatch(/407.*the user name and password/)
    expect(seen).toContainEqual(refused)
    expect(seen).not.toContainEqual(TO_IMS)
    expect(arrived).toEqual([])
  })

  test('no connection, because its certificate is not trusted', async () => {
    const { step, seen } = await runOverTls({ proxy: withCertificate('self-signed.pem') })
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: 'certificate' })
    expect(step.outputs['message']).toContain('self-signed certificate')
    expect(seen).toEqual([])
  })

  test('no connection, because nobody listens at its IPv6 address', async () => {
    const { step } = await runOverTls({ env: () => ({ https_proxy: 'http://[::1]:1' }), inputs: SOON_OVER })
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: 'proxy' })
    expect(step.outputs['message']).toMatch(/The proxy \[::1\]:1 .*connect E[A-Z]+ \[::1\]:1\b/)
  })

  test.each([
    ['at CONNECT', 'hang', false],
    ['after it', 'hang-after-connect', false],
    ['at CONNECT, as a process', 'hang', true],
  ] as const)('hanging %s: the step can be cancelled', async (_, behaviour, bundle) => {
    const killed = SENDING_ENDS && (bundle || EXHAUSTIVE)
    const { step, seen, arrived } = await runOverTls({
      proxy: { behaviour },
      cancelAtConnect: true,
      bundle,
      killed,
    })
    if (killed) expect(step).toMatchObject({ exitCode: null, signal: 'SIGINT', outputs: {} })
    else expect(step.outputs['outcome']).toBe('cancelled')
    expect(seen).toEqual([TO_IMS])
    expect(arrived).toEqual([])
  })

  const password = 'canary-of-an-address'
  test.each([
    ['nothing but a scheme', 'https_proxy', 'http:///'],
    ['a broken percent-encoding', 'https_proxy', `http://%zz:${password}@localhost:1`],
    ['a host without a scheme, which reads as one', 'https_proxy', 'localhost:3128'],
    ['a login without a scheme', 'https_proxy', `user:${password}@localhost:3128`],
    ['that of another kind of proxy', 'https_proxy', `socks5://user:${password}@localhost:1`],
    ['something else', 'HTTPS_PROXY', '::::'],
  ])(
    'with %s for an address: an error before any request, which does not quote it',
    async (_, name, value) => {
      const { step, seen, arrived } = await runOverTls({
        env: () => ({ [name]: value }),
        secrets: [password],
      })
      expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: 'proxy' })
      expect(step.outputs['message']).toContain(`The environment variable ${name} does not hold`)
      expect(sinksOf(step)).not.toContain(value)
      expect([...seen, ...arrived]).toEqual([])
    },
  )
})
