import { describe, expect, test } from '@jest/globals'
import { type Certificate, tlsFile } from '../support/tls-adobe.js'
import { INGEST } from './adobe.js'
import { runOverTls } from './over-tls.js'

const ARRIVED = ['POST /ims/token/v3', `POST ${INGEST}`]
/** The direct way, and the one through a proxy. */
const WAYS = ['localhost', 'names'] as const

describe.each(WAYS)('servers by way of %s', (servers) => {
  test('an authority named in NODE_EXTRA_CA_CERTS is trusted', async () => {
    const { step, arrived } = await runOverTls({ servers, bundle: true })
    expect(step.outputs['outcome']).toBe('rejected')
    expect(arrived).toEqual(ARRIVED)
  })

  test('an authority named nowhere is not', async () => {
    const { step, arrived } = await runOverTls({
      servers,
      env: (url) => ({ https_proxy: url, NODE_EXTRA_CA_CERTS: undefined }),
    })
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: 'certificate' })
    expect(step.outputs['message']).toContain('NODE_EXTRA_CA_CERTS')
    expect(arrived).toEqual([])
  })

  test('nor is one in a file that cannot be read, which is named', async () => {
    const { step } = await runOverTls({
      servers,
      bundle: true,
      env: (url) => ({ https_proxy: url, NODE_EXTRA_CA_CERTS: tlsFile('missing.pem') }),
      stderr: /^Warning: Ignoring extra certs from .*missing\.pem.*\n$/s,
    })
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: 'certificate' })
    expect(step.outputs['message']).toMatch(/missing\.pem, which NODE_EXTRA_CA_CERTS names, cannot be read/)
  })

  test.each<[Certificate, string, RegExp]>([
    ['self-signed', 'self-signed certificate', /NODE_EXTRA_CA_CERTS; on Node 24, NODE_USE_SYSTEM_CA=1/],
    ['expired', 'certificate has expired', /renew it; check the clock/],
    ['wrong-name', 'it is for other.test', /is for a different host/],
    ['old-digest', 'digest algorithm too weak', /signed with SHA-256/],
  ])('%s: one try, and nothing arrives', async (certificate, why, remedy) => {
    const { step, arrived, seen } = await runOverTls({ servers, certificate })
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: 'certificate', requestId: '' })
    expect(step.outputs['message']).toContain(why)
    expect(step.outputs['message']).toMatch(remedy)
    expect(step.outputs['message']).toContain(
      servers === 'names' ? 'ims.test (through the proxy localhost:' : 'certificate of localhost:',
    )
    expect(arrived).toEqual([])
    expect(seen).toHaveLength(servers === 'names' ? 1 : 0)
  })

  test('the API is held to the same: with a token at hand, no POST is sent', async () => {
    const accessToken = 'a-token-for-nobody-else-to-read'
    const { step, arrived } = await runOverTls({
      servers,
      certificate: 'expired',
      inputs: { clientSecret: '', accessToken },
      secrets: [accessToken],
    })
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: 'certificate' })
    expect(arrived).toEqual([])
  })

  test('verification switched off works, with one warning about that', async () => {
    const { step, arrived } = await runOverTls({
      servers,
      certificate: 'self-signed',
      bundle: true,
      env: (url) => ({ https_proxy: url, NODE_TLS_REJECT_UNAUTHORIZED: '0' }),
      stderr:
        /^\(node:\d+\) Warning: Setting the NODE_TLS_REJECT_UNAUTHORIZED .*\n\(Use `node --trace-warnings .*\n$/,
    })
    expect(arrived).toEqual(ARRIVED)
    expect(step.annotations.filter(({ level }) => level === 'warning')).toEqual([
      {
        level: 'warning',
        title: 'Certificates are not verified',
        message: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
      },
      // Who listens on this machine is nobody to warn of.
      ...(servers === 'localhost'
        ? []
        : [
            {
              level: 'warning',
              title: "An address is not Adobe's",
              message: expect.stringContaining('adobe.test'),
            },
          ]),
    ])
  })
})
