import { describe, expect, test } from '@jest/globals'
import { BY_SECRET, CLIENT_ID, CLIENT_SECRET, POST, runAgainst, TOKEN } from './adobe.js'

const flat = {
  TYPE: 'oauthservertoserver',
  ORG_ID: 'ABC@AdobeOrg',
  CLIENT_ID,
  CLIENT_SECRETS: [CLIENT_SECRET],
  SCOPES: ['openid', 'campaign_sdk'],
}
const nested = {
  project: {
    org: { ims_org_id: 'ABC@AdobeOrg' },
    workspace: {
      details: {
        credentials: [
          { integration_type: 'apikey', api_key: { client_id: 'another' } },
          {
            integration_type: 'oauth_server_to_server',
            oauth_server_to_server: {
              client_id: CLIENT_ID,
              client_secrets: [CLIENT_SECRET],
              scopes: ['openid', 'a_b'],
            },
          },
        ],
      },
    },
  },
}

// Ends after the POST, so that each form costs no waiting.
const SCENARIO = 'not-stopped'

const scopeSent = (body: string | undefined) => new URLSearchParams(body).get('scope')

describe('every way to authenticate', () => {
  test.each<[string, Record<string, string>, string]>([
    ['the flat file', { credentials: JSON.stringify(flat) }, 'openid,campaign_sdk'],
    [
      'the flat file without TYPE',
      { credentials: JSON.stringify({ ...flat, TYPE: undefined }) },
      'openid,campaign_sdk',
    ],
    ['the project file', { credentials: JSON.stringify(nested) }, 'openid,a_b'],
    [
      'a file with BOM and CRLF',
      { credentials: `\uFEFF${JSON.stringify(flat, null, 2).replaceAll('\n', '\r\n')}` },
      'openid,campaign_sdk',
    ],
    ['scopes beat the file', { credentials: JSON.stringify(flat), scopes: 'a, b  c' }, 'a,b,c'],
    ['id and secret by hand', { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, scopes: 'x y' }, 'x,y'],
  ])('%s', async (_, inputs, scope) => {
    const { step, transcript, simulator } = await runAgainst(SCENARIO, inputs)
    expect(transcript).toEqual([TOKEN, POST])
    expect(scopeSent(simulator.requests[0]?.body)).toBe(scope)
    expect(step.outputs['outcome']).toBe('rejected')
  })

  test('a file on several lines works, and the log says what that does to masks', async () => {
    const { step } = await runAgainst(SCENARIO, { credentials: JSON.stringify(flat, null, 2) })
    expect(step.outputs['outcome']).toBe('rejected')
    expect(step.stdout).toContain('spans several lines')
  })

  test.each(['a-token-of-a-vault-0123456789', 'Bearer a-token-of-a-vault-0123456789'])(
    'a ready-made token, %s: no token is asked for',
    async (accessToken) => {
      const bare = 'a-token-of-a-vault-0123456789'
      const { step, transcript } = await runAgainst(
        SCENARIO,
        { clientId: CLIENT_ID, accessToken },
        { simulator: { accessToken: bare } },
      )
      expect(transcript).toEqual([POST])
      expect(step.masks).toContain(bare)
      expect(step.stdout.split('\n').filter((line) => line.includes(bare))).toEqual([`::add-mask::${bare}`])
    },
  )

  test('the second secret is tried on exactly "invalid client_secret parameter"', async () => {
    const old = 'p8e-an-older-secret-0123456789'
    const { step, transcript } = await runAgainst(SCENARIO, {
      ...BY_SECRET,
      clientSecret: `${old}\n${CLIENT_SECRET}`,
    })
    expect(transcript).toEqual(['POST /ims/token/v3 400', TOKEN, POST])
    expect(step.masks).toEqual(expect.arrayContaining([old, CLIENT_SECRET]))
    expect(step.stdout.replaceAll(`::add-mask::${old}`, '')).not.toContain(old)
  })

  test('a scope error does not try the second secret', async () => {
    const { step, transcript } = await runAgainst('invalid-scope', {
      ...BY_SECRET,
      clientSecret: `${CLIENT_SECRET}\np8e-another-secret-0123456789`,
    })
    expect(transcript).toEqual(['POST /ims/token/v3 400'])
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: 'invalid_scope' })
  })
})
