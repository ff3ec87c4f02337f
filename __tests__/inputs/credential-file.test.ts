import { describe, expect, test } from '@jest/globals'
import { DEFAULT_SCOPES } from '../../src/adobe/credentials.js'
import { parseCredentials } from '../../src/inputs/credentials.js'
import { Text } from '../../src/text.js'

const FLAT = {
  TYPE: 'oauthservertoserver',
  ORG_ID: '8C6767C25245AD1A0A490D4C@AdobeOrg',
  CLIENT_ID: 'client-4711',
  CLIENT_SECRETS: ['p8e-one-secret', 'p8e-two-secret'],
  SCOPES: ['openid', 'AdobeID'],
  TECHNICAL_ACCOUNT_ID: 'x@techacct.adobe.com',
  TECHNICAL_ACCOUNT_EMAIL: 'x@example.com',
}

const OAUTH = { client_id: 'client-4711', client_secrets: ['p8e-one-secret'], scopes: ['openid'] }
const JWT = { integration_type: 'service', jwt: { client_id: 'old', client_secret: 'p8e-old-secret' } }

const project = (...credentials: readonly unknown[]) => ({
  project: { org: { ims_org_id: 'x@AdobeOrg' }, workspace: { details: { credentials } } },
})
const nested = { integration_type: 'oauth_server_to_server', oauth_server_to_server: OAUTH }

const usable = (clientSecrets: readonly string[], scopes: readonly string[], imsOrg: string) => ({
  clientId: 'client-4711',
  clientSecrets,
  scopes,
  imsOrg,
})
const both = usable(FLAT.CLIENT_SECRETS, FLAT.SCOPES, FLAT.ORG_ID)
const one = usable(['p8e-one-secret'], ['openid'], 'x@AdobeOrg')

describe('files of the Adobe Developer Console', () => {
  test.each<[string, unknown, unknown]>([
    ['the flat form', FLAT, both],
    ['without its type', { ...FLAT, TYPE: undefined }, both],
    ['without scopes', { ...FLAT, SCOPES: undefined }, { ...both, scopes: [] }],
    ['scopes null', { ...FLAT, SCOPES: null }, { ...both, scopes: [] }],
    ['scopes in one text', { ...FLAT, SCOPES: 'openid, AdobeID' }, both],
    ['scopes in one text of a list', { ...FLAT, SCOPES: ['openid,AdobeID'] }, both],
    [
      'texts with blanks around them',
      { ...FLAT, CLIENT_ID: ' client-4711\n', SCOPES: [' openid ', '', 7, 'AdobeID'] },
      both,
    ],
    ['a key of the dead kind beside it', { ...FLAT, API_KEY: 'old' }, both],
    ['the project form', project(nested), one],
    ['by key, not by position', project(JWT, { api_key: {} }, nested), one],
    ['a migrated one', project(JWT, { oauth_server_to_server_migrate: OAUTH }), one],
    [
      'the new one before the migrated one',
      project({ oauth_server_to_server_migrate: { ...OAUTH, client_id: 'other' } }, nested),
      one,
    ],
    ['without an organization', { ...FLAT, ORG_ID: undefined }, { ...both, imsOrg: undefined }],
    ['an organization that is no text', { ...FLAT, ORG_ID: 4711 }, { ...both, imsOrg: undefined }],
    ['odd entries', project(null, 7, [], 'text', { oauth_server_to_server: null }, nested), one],
  ])('%s', (_, file, expected) => {
    expect(parseCredentials(JSON.stringify(file))).toEqual(expected)
  })

  test.each<[string, string]>([
    ['a byte-order mark', `\uFEFF${JSON.stringify(FLAT)}`],
    ['Windows line ends', JSON.stringify(FLAT, null, 2).replaceAll('\n', '\r\n')],
    ['both', `\uFEFF${JSON.stringify(FLAT, null, 2).replaceAll('\n', '\r\n')}\r\n`],
  ])('%s', (_, text) => {
    // Trimmed, as the toolkit hands every input over.
    expect(parseCredentials(text.trim())).toEqual(both)
  })
})

const wordsOf = (file: ReturnType<typeof parseCredentials>) => (file instanceof Text ? file.raw : '')

describe('unusable files', () => {
  test.each<[string, string, string]>([
    ['nothing', '', 'is not JSON'],
    ['no JSON', 'p8e-one-secret', 'is not JSON'],
    ['cut short', JSON.stringify(FLAT).slice(0, -1), 'is not JSON'],
    ['single quotes', "{'CLIENT_ID':'p8e-one-secret'}", 'is not JSON'],
    ['null', 'null', 'not an object'],
    ['a list', JSON.stringify([FLAT]), 'is a list of 1 entries'],
    ['a text', '"p8e-one-secret"', 'not an object'],
    ['a number', '7', 'not an object'],
    ['an empty object', '{}', 'lacks CLIENT_ID and CLIENT_SECRETS'],
    [
      'forged by inheritance',
      JSON.stringify({ x: 1 }).replace('"x":1', `"__proto__":${JSON.stringify(FLAT)}`),
      'lacks CLIENT_ID and',
    ],
    ['no id', JSON.stringify({ ...FLAT, CLIENT_ID: undefined }), 'lacks CLIENT_ID.'],
    ['a blank id', JSON.stringify({ ...FLAT, CLIENT_ID: ' ' }), 'lacks CLIENT_ID.'],
    ['an id that is a number', JSON.stringify({ ...FLAT, CLIENT_ID: 7 }), 'lacks CLIENT_ID.'],
    ['no secret', JSON.stringify({ ...FLAT, CLIENT_SECRETS: [] }), 'lacks CLIENT_SECRETS.'],
    [
      'blank secrets',
      JSON.stringify({ ...FLAT, CLIENT_SECRETS: ['', ' ', null, 7] }),
      'lacks CLIENT_SECRETS.',
    ],
    ['one secret', '{"CLIENT_ID":"x","CLIENT_SECRET":"p8e-one-secret"}', 'CLIENT_SECRETS as a list of texts'],
    [
      'secrets in one text',
      JSON.stringify({ ...FLAT, CLIENT_SECRETS: 'p8e-one-secret' }),
      'CLIENT_SECRETS as a list of texts',
    ],
    [
      'secrets in objects',
      JSON.stringify(
        project({ oauth_server_to_server: { client_id: 'x', client_secrets: [{ secret: 'p8e-x' }] } }),
      ),
      'client_secrets as a list of texts',
    ],
    [
      'scopes of a list in a text',
      JSON.stringify({ ...FLAT, SCOPES: '["openid"]' }),
      'has a scope that is not a list',
    ],
    [
      'a short secret',
      JSON.stringify({ ...FLAT, CLIENT_SECRETS: ['p8e'] }),
      'has a client secret that is shorter',
    ],
    ['secrets null', JSON.stringify({ ...FLAT, CLIENT_SECRETS: null }), 'lacks CLIENT_SECRETS.'],
    [
      'a project without secrets',
      JSON.stringify(project({ oauth_server_to_server: { client_id: 'x' } })),
      'lacks client_secrets.',
    ],
    ['an empty project', '{"project":{}}', 'holds no OAuth server-to-server credential'],
    ['a project null', '{"project":null}', 'holds no OAuth server-to-server credential'],
    [
      'a project with an API key alone',
      JSON.stringify(project({ api_key: {} })),
      'holds no OAuth server-to-server',
    ],
    ['the dead kind, flat', '{"CLIENT_SECRET":"p8e-one-secret","API_KEY":"x","CLIENT_ID":"x"}', 'JWT'],
    ['the dead kind by its secret', '{"CLIENT_SECRET":"p8e-one-secret"}', 'JWT'],
    ['the dead kind by its part', JSON.stringify(project({ jwt: {} })), 'JWT'],
    [
      'the dead kind by its type in full',
      JSON.stringify(project({ integration_type: 'service_account' })),
      'JWT',
    ],
    ['the dead kind by its API key', '{"API_KEY":"p8e-one-secret"}', 'JWT'],
    ['the dead kind by its public keys', '{"PUBLIC_KEYS_WITH_EXPIRY":{}}', 'JWT'],
    ['the dead kind in a project', JSON.stringify(project(JWT)), 'JWT'],
    ['the dead kind by its type', JSON.stringify(project({ integration_type: 'service' })), 'JWT'],
    ['nested without end', '['.repeat(100_000), 'is not JSON'],
  ])('%s', (_, text, problem) => {
    const file = parseCredentials(text)
    expect(file).toBeInstanceOf(Text)
    expect(wordsOf(file)).toContain(problem)
    expect(wordsOf(file)).not.toContain('p8e')
  })
})

test("Campaign's usual set of scopes, as its public clients ask for it", () => {
  expect(DEFAULT_SCOPES.join(',')).toBe(
    'openid,AdobeID,campaign_sdk,additional_info.projectedProductContext,campaign_config_server_general,deliverability_service_general',
  )
})

test('another kind of credential in a project is not taken for the dead one', () => {
  const file = parseCredentials(JSON.stringify(project({ integration_type: 'api_key' })))
  expect(file).toBeInstanceOf(Text)
  expect(wordsOf(file)).not.toContain('JWT')
})

test.each([['openid,AdobeID'], ['openid AdobeID'], ['openid, AdobeID ,']])(
  'scopes in one text: %j',
  (scopes) => {
    expect(parseCredentials(JSON.stringify({ ...FLAT, SCOPES: scopes }))).toMatchObject({
      scopes: ['openid', 'AdobeID'],
    })
  },
)
