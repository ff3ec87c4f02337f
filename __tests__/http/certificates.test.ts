import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tls from 'node:tls'
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type ActionError, type FaultMeaning, isUnconnected } from '../../src/errors.js'
import { extraAuthorityProblem } from '../../src/http/certificates.js'
import { httpExchange } from '../../src/http/exchange.js'
import { hintOfFault } from '../../src/report/hints.js'
import { systemClock } from '../../src/runner/clock.js'
import { tlsFile } from '../support/tls-adobe.js'
import { trustFixtures } from '../support/trust.js'

let forget = () => {}
let server: tls.Server | undefined
const sockets = new Set<Socket>()
beforeEach(() => {
  forget = trustFixtures()
})
afterEach(async () => {
  forget()
  const closed = new Promise((resolve) => (server === undefined ? resolve(0) : server.close(resolve)))
  for (const socket of sockets) socket.destroy()
  await closed
  server = undefined
})

const file = (name: string) => readFileSync(tlsFile(name), 'utf8')

/** What a request to a server with these certificates ends in; it is sent once. */
async function faultOf(chain: readonly string[], options: tls.TlsOptions = {}): Promise<ActionError> {
  const key = file(chain[0] === 'weak-key' ? 'weak.key' : 'server.key')
  const cert = chain.map((name) => file(`${name}.pem`)).join('')
  // OpenSSL itself would refuse to serve some of them.
  const started = tls.createServer({ cert, key, ciphers: 'DEFAULT@SECLEVEL=0', ...options }, (socket) => {
    socket.on('error', () => {})
    socket.end('HTTP/1.1 200 x\r\ncontent-length: 0\r\n\r\n')
  })
  server = started
  started.on('tlsClientError', () => {})
  started.on('connection', (socket) => {
    sockets.add(socket.once('close', () => sockets.delete(socket)))
  })
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve))
  const { port } = started.address() as AddressInfo
  const url = new URL(`https://localhost:${port}/`)
  const limits = { timeoutMs: 60_000, signal: new AbortController().signal }
  return httpExchange(systemClock)({ method: 'POST', url, headers: {}, body: '{}' }, limits).then(
    (reply) => Promise.reject(new Error(`no fault: ${reply.status}`)),
    (thrown: ActionError) => thrown,
  )
}

const KINDS: readonly (readonly [chain: readonly string[], FaultMeaning, said: RegExp, hint: RegExp])[] = [
  [
    ['self-signed'],
    'unknown-authority',
    /self-signed/,
    /NODE_EXTRA_CA_CERTS; on Node 24, NODE_USE_SYSTEM_CA=1/,
  ],
  [['self-signed', 'ca'], 'unknown-authority', /self-signed/, /the root certificate/],
  [
    ['behind-intermediate'],
    'missing-intermediate',
    /unable to verify the first certificate$/,
    /the root and the intermediate certificate into one PEM file.*should send the intermediate/,
  ],
  [['expired'], 'certificate-expired', /certificate has expired/, /renew.* clock/],
  [['not-yet-valid'], 'certificate-not-yet-valid', /not yet valid/, /clock of the runner, then/],
  [['wrong-name'], 'other-name', /it is for other\.test$/, /a different host/],
  [
    ['many-names'],
    'other-name',
    /it is for one\.test, \*\.two\.test, 3\.test, 4\.test, 5\.test and 1 more$/,
    /a different host/,
  ],
  [['weak-key'], 'weak-certificate', /key too weak/, /2048 bits/],
  [['old-digest'], 'weak-certificate', /digest algorithm too weak/, /SHA-256/],
  [['for-clients'], 'wrong-purpose', /purpose/, /serverAuth/],
]

describe('a certificate that cannot be trusted: by its kind, final, and with the remedy of that kind', () => {
  test.each(KINDS)('%j', async (chain, meaning, said, hint) => {
    const fault = await faultOf(chain)
    expect(fault).toMatchObject({ code: 'certificate', details: { meaning } })
    expect(fault.message).toMatch(/^The certificate of localhost:\d+ was refused: /)
    expect(fault.message).toMatch(said)
    expect(isUnconnected(fault)).toBe(false)
    const advice = hintOfFault(fault).raw
    expect(advice).toMatch(hint)
    expect(`${fault.message} ${advice}`).not.toMatch(/--use|node:/)
  })

  test('with its intermediate certificate it is fine', async () => {
    await expect(faultOf(['behind-intermediate', 'intermediate'])).rejects.toThrow('no fault: 200')
  })

  test('without trust in its authority', async () => {
    forget()
    const fault = await faultOf(['behind-intermediate', 'intermediate'])
    expect(fault).toMatchObject({ code: 'certificate', details: { meaning: 'unknown-authority' } })
  })
})

describe('TLS that does not come about: in words, and final', () => {
  test.each<[string, tls.TlsOptions, string, FaultMeaning, RegExp]>([
    [
      'no common version',
      { maxVersion: 'TLSv1.1', minVersion: 'TLSv1' },
      'unreachable',
      'tls',
      /no TLS version in common/,
    ],
    [
      'no common cipher',
      { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-NULL-SHA:@SECLEVEL=0' },
      'unreachable',
      'tls',
      /no cipher in common/,
    ],
    [
      'a client certificate wanted, TLS 1.3',
      { requestCert: true, rejectUnauthorized: true, minVersion: 'TLSv1.3' },
      'unreachable',
      'client-certificate',
      /demands a client certificate/,
    ],
    [
      'a client certificate wanted, TLS 1.2',
      { requestCert: true, rejectUnauthorized: true, maxVersion: 'TLSv1.2' },
      'unreachable',
      'tls',
      /demands a client certificate/,
    ],
  ])('%s', async (_, options, code, meaning, said) => {
    const fault = await faultOf(['good'], options)
    expect(fault).toMatchObject({ code, details: { meaning } })
    expect(fault.message).toMatch(said)
    expect(fault.message).not.toMatch(/SSL routines|EPROTO|error:/)
    expect(isUnconnected(fault)).toBe(false)
  })
})

describe('a file in NODE_EXTRA_CA_CERTS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'authorities-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  const holding = (name: string, content: string) => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }

  test.each([
    [
      'that is missing',
      join(folder, 'missing.pem'),
      /missing\.pem, which NODE_EXTRA_CA_CERTS names, cannot be read \(ENOENT\)$/,
    ],
    ['that is a folder', folder, /cannot be read \(E[A-Z]+\)$/],
    ['that is empty', holding('empty.pem', ''), /holds no certificate in PEM form$/],
    ['with a key', holding('key.pem', file('server.key')), /holds no certificate in PEM form$/],
    ['with binary data', holding('x.der', '\u0000\u0001'), /holds no certificate in PEM form$/],
    [
      'with a broken certificate',
      holding('broken.pem', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'),
      /holds no certificate that Node understands$/,
    ],
  ])('%s', (_, path, said) => {
    expect(extraAuthorityProblem({ NODE_EXTRA_CA_CERTS: path })?.raw).toMatch(said)
  })

  test.each([undefined, '', tlsFile('ca.pem')])('that is no problem: %s', (path) => {
    expect(extraAuthorityProblem({ NODE_EXTRA_CA_CERTS: path })).toBeUndefined()
  })
})
