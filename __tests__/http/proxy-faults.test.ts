import { readFileSync } from 'node:fs'
import { afterAll, afterEach, describe, expect, test } from '@jest/globals'
import { type ActionError, type FaultMeaning, isUnconnected } from '../../src/errors.js'
import { httpExchange } from '../../src/http/exchange.js'
import { faultOf } from '../../src/http/faults.js'
import { hintOfFault } from '../../src/report/hints.js'
import { systemClock } from '../../src/runner/clock.js'
import { Cleaner } from '../../src/text/clean.js'
import {
  answer,
  type FaultServer,
  freePort,
  type Misbehaviour,
  startFaultServer,
} from '../support/fault-server.js'
import restoreLookup from '../support/no-lookup.cjs'
import { tlsFile } from '../support/tls-adobe.js'
import { trustFixtures } from '../support/trust.js'

afterAll(restoreLookup)

let server: FaultServer | undefined
afterEach(async () => {
  delete process.env['https_proxy']
  await server?.close()
  server = undefined
})

const PASSWORD = 'the-password-of-a-proxy'

/** What a request for `https://adobe.test/x` through this proxy ends in. */
async function faultThrough(proxy: string): Promise<ActionError> {
  process.env['https_proxy'] = proxy
  const limits = { timeoutMs: 60_000, signal: new AbortController().signal }
  const request = { method: 'POST', url: new URL('https://adobe.test/x'), headers: {}, body: '{}' } as const
  const fault = await httpExchange(systemClock)(request, limits).then(
    () => Promise.reject(new Error('no fault')),
    (thrown: ActionError) => thrown,
  )
  const advice = hintOfFault(fault).raw
  expect(`${fault.message} ${advice}`).not.toMatch(
    new RegExp(`${PASSWORD}|\\borg\\b|mappingId|Data Connector`),
  )
  expect(fault.message.length).toBeLessThan(200)
  return fault
}

async function faultBehind(misbehave: Misbehaviour, login = ''): Promise<ActionError & { at: string }> {
  server = await startFaultServer(misbehave)
  const at = `127.0.0.1:${server.port}`
  return Object.assign(await faultThrough(`http://${login}${at}`), { at })
}

const says =
  (status: number, headers: Record<string, string> = {}): Misbehaviour =>
  (socket) =>
    socket.end(answer('<html><title>No</title>', { status, headers }))
const LOGIN = `user:${PASSWORD}@`
const BASIC = { 'proxy-authenticate': 'Basic realm="Negotiate, NTLM"' }

type Row = [
  what: string,
  said: Misbehaviour,
  login: string,
  FaultMeaning | undefined,
  message: string,
  hint: RegExp,
]

describe('what a proxy says to a CONNECT', () => {
  test.each<Row>([
    [
      'a login is wanted',
      says(407, BASIC),
      '',
      'proxy-login',
      'requires a login (HTTP 407)',
      /percent-encode/,
    ],
    [
      'the same without a scheme',
      says(407),
      '',
      'proxy-login',
      'requires a login (HTTP 407)',
      /user:password@host:port/,
    ],
    [
      'the same with 401',
      says(401, { 'www-authenticate': 'Basic' }),
      '',
      'proxy-login',
      'requires a login (HTTP 401)',
      /password/,
    ],
    [
      'a login is refused',
      says(407, BASIC),
      LOGIN,
      'proxy-login-refused',
      'refuses the login (HTTP 407)',
      /percent-encode/,
    ],
    [
      'only NTLM',
      says(407, { 'proxy-authenticate': 'NTLM' }),
      LOGIN,
      'proxy-login-unsupported',
      'requires a login with NTLM (HTTP 407)',
      /only with Basic.*relay/,
    ],
    [
      'only Negotiate and NTLM',
      says(407, { 'proxy-authenticate': 'Negotiate, NTLM' }),
      '',
      'proxy-login-unsupported',
      'requires a login with Negotiate, NTLM (HTTP 407)',
      /relay/,
    ],
    [
      'Basic among others',
      says(407, { 'proxy-authenticate': 'Negotiate, Digest realm="x", nonce="y", Basic realm="z"' }),
      '',
      'proxy-login',
      'requires a login (HTTP 407)',
      /password/,
    ],
    [
      'forbidden',
      says(403),
      '',
      'proxy-forbids',
      'forbids a connection to adobe.test:443 (HTTP 403)',
      /allow CONNECT.*443.*mc\.adobe\.io/,
    ],
    ...[404, 500, 502, 503, 504].map(
      (status): Row => [
        `${status}`,
        says(status),
        '',
        'proxy-finds-nothing',
        `could not resolve or reach adobe.test:443 (HTTP ${status})`,
        /DNS/,
      ],
    ),
    [
      'CONNECT is not known',
      says(405),
      '',
      undefined,
      'made no connection to adobe.test:443 (HTTP 405)',
      /https_proxy/,
    ],
    ...[408, 429].map(
      (status): Row => [
        `passing trouble, HTTP ${status}`,
        says(status),
        '',
        undefined,
        `made no connection to adobe.test:443 (HTTP ${status})`,
        /https_proxy/,
      ],
    ),
    ...[
      ['http://user:word@portal.example/login?x=1', ' to portal.example'],
      ['/login', ''],
      ['javascript:x', ''],
    ].map(
      ([location = '', target]): Row => [
        `a redirect to ${location}`,
        says(302, { location }),
        '',
        undefined,
        `made no connection to adobe.test:443 (HTTP 302), but redirects${target}`,
        /https_proxy/,
      ],
    ),
    ...['Hunter2', 'dXNlcjpodW50ZXIy'].map(
      (scheme): Row => [
        `the login as a scheme: ${scheme}`,
        says(407, { 'proxy-authenticate': scheme }),
        'user:hunter2@',
        'proxy-login-unsupported',
        'requires a login with *** (HTTP 407)',
        /relay/,
      ],
    ),
    [
      'a redirect to the login',
      says(302, { location: 'http://of.USER.p%2bw.and.m.example/' }),
      'user:p%2Bw@',
      undefined,
      'made no connection to adobe.test:443 (HTTP 302), but redirects to of.***.***.and.m.example',
      /https_proxy/,
    ],
    [
      'headers above 16 KB',
      says(407, { x: 'y'.repeat(20_000) }),
      LOGIN,
      'large-headers',
      'answered with headers above 16 KB, which cannot be read',
      /again will not help/,
    ],
    [
      'TLS instead of HTTP',
      (socket) => socket.end(Buffer.from('15030300020246', 'hex')),
      '',
      'proxy-speaks-tls',
      'speaks TLS on this port',
      /begin with https/,
    ],
    [
      'nothing at all',
      (socket) => socket.end(),
      '',
      undefined,
      'made no connection to adobe.test:443: socket hang up',
      /https_proxy/,
    ],
  ])('%s', async (_, said, login, meaning, message, hint) => {
    const fault = await faultBehind(said, login)
    expect(fault).toMatchObject({ code: 'proxy', message: `The proxy ${fault.at} ${message}` })
    expect(fault.details.meaning).toBe(meaning)
    expect(hintOfFault(fault).raw).toMatch(hint)
    const isPassing = meaning === 'proxy-finds-nothing' || /hang up|HTTP 4[02][89]/.test(message)
    expect(isUnconnected(fault)).toBe(isPassing)
  })
})

describe('a proxy that is not what the variable says', () => {
  test('it speaks no TLS', async () => {
    server = await startFaultServer(
      () => {},
      (socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
    )
    const fault = await faultThrough(`https://${LOGIN}localhost:${server.port}`)
    expect(fault).toMatchObject({
      code: 'proxy',
      details: { meaning: 'proxy-speaks-no-tls' },
      message: `The proxy localhost:${server.port} does not speak TLS on this port`,
    })
    expect(isUnconnected(fault)).toBe(false)
  })

  test.each([
    ['a client certificate', 'client-certificate', { requestCert: true }, 'it demands a client certificate'],
    [
      'an old TLS',
      'tls',
      { maxVersion: 'TLSv1.1', minVersion: 'TLSv1' },
      'it has no TLS version in common with this action',
    ],
  ] as const)('it wants %s: the same at every try', async (_, meaning, wants, why) => {
    const { createServer } = await import('node:tls')
    const keys = { cert: readFileSync(tlsFile('good.pem')), key: readFileSync(tlsFile('server.key')) }
    const authorities = { ca: readFileSync(tlsFile('ca.pem')), ciphers: 'DEFAULT@SECLEVEL=0' }
    const speaker = createServer({ ...keys, ...authorities, ...wants }).on('tlsClientError', () => {})
    server = await startFaultServer(
      () => {},
      (socket) => speaker.emit('connection', socket),
    )
    const restore = trustFixtures()
    const fault = await faultThrough(`https://${LOGIN}localhost:${server.port}`)
    restore()
    expect(fault).toMatchObject({
      code: 'proxy',
      details: { meaning },
      message: `The proxy localhost:${server.port} made no connection to adobe.test:443: ${why}`,
    })
    expect(isUnconnected(fault)).toBe(false)
  })

  test('it is not running, at any of its addresses', async () => {
    const port = await freePort()
    for (const host of ['127.0.0.1', 'localhost']) {
      const fault = await faultThrough(`http://${LOGIN}${host}:${port}`)
      expect(fault).toMatchObject({ code: 'proxy', details: { meaning: 'proxy-down' } })
      expect(fault.message).toMatch(/^The proxy \S+:\d+ could not be reached: connect ECONNREFUSED/)
      expect(isUnconnected(fault)).toBe(true)
    }
  })

  test('it is not running at several addresses: each is named', () => {
    const refused = (address: string) =>
      Object.assign(new Error(`connect ECONNREFUSED ${address}:3128`), {
        syscall: 'connect',
        code: 'ECONNREFUSED',
        address,
        port: 3128,
      })
    // Node leaves the message of the whole empty.
    const cause = new AggregateError([refused('::1'), refused('127.0.0.1')], '')
    const [url, proxy] = [new URL('https://adobe.test/x'), new URL('http://proxy.example:3128')]
    const fault = faultOf(cause, 'tunnel', url, proxy)
    expect(fault).toMatchObject({ code: 'proxy', details: { meaning: 'proxy-down' } })
    const said =
      'The proxy proxy.example:3128 could not be reached: connect ECONNREFUSED [::1]:3128; connect ECONNREFUSED 127.0.0.1:3128'
    expect(new Cleaner().plain(fault.text)).toBe(said)
    const many = new AggregateError(Array.from({ length: 9 }, (_, index) => refused(`10.0.0.${index}`)))
    expect(faultOf(many, 'tunnel', url, proxy).message).toMatch(/ 10\.0\.0\.3:3128; and 5 more$/)
  })

  test('its name is unknown', async () => {
    const fault = await faultThrough(`http://${LOGIN}proxy.invalid`)
    expect(fault).toMatchObject({ code: 'proxy' })
    expect(fault.message).toMatch(
      /^The name of the proxy proxy\.invalid:80 could not be resolved: getaddrinfo E/,
    )
    expect(hintOfFault(fault).raw).toMatch(/host and port in https_proxy/)
  })
})

test('a certificate behind a proxy is told from that of the proxy', async () => {
  const { createServer } = await import('node:tls')
  const keys = { cert: readFileSync(tlsFile('self-signed.pem')), key: readFileSync(tlsFile('server.key')) }
  const adobe = createServer(keys).on('tlsClientError', () => {})
  server = await startFaultServer((socket) => {
    socket.write('HTTP/1.1 200 x\r\n\r\n', () => adobe.emit('connection', socket))
  })
  const through = await faultThrough(`http://127.0.0.1:${server.port}`)
  expect(through).toMatchObject({ code: 'certificate', details: { meaning: 'unknown-authority' } })
  expect(through.message).toMatch(
    /^The certificate of adobe\.test \(through the proxy 127\.0\.0\.1:\d+\) was refused: self-signed certificate$/,
  )
  await server.close()
  server = await startFaultServer(
    () => {},
    (socket) => adobe.emit('connection', socket),
  )
  const of = await faultThrough(`https://${LOGIN}localhost:${server.port}`)
  expect(of).toMatchObject({ code: 'certificate', details: { meaning: 'unknown-authority' } })
  expect(of.message).toMatch(
    /^The certificate of the proxy localhost:\d+ was refused: self-signed certificate$/,
  )
})
