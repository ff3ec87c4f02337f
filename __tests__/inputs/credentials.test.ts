import { expect, test } from '@jest/globals'
import { COMPLETE, type Given, problemsOf } from './given.js'

const { clientId: _, clientSecret: __, ...WITHOUT } = COMPLETE
const json = JSON.stringify
const JWT = `${Buffer.from('{"alg":"RS256"}').toString('base64url')}.eyJjIjoxfQ.c2lnbmF0dXJl`
const FILE = json({ CLIENT_ID: 'x', CLIENT_SECRETS: ['p8e-correct-horse'] })

test.each<[string, string, string]>([
  [
    'the context of aio',
    json({ $ims: { my_ctx: { client_id: 'x' } } }),
    "a configuration of Adobe's command line (aio)",
  ],
  ['the command line itself', json({ $cli: { access_token: { token: 'x' } } }), "Adobe's command line (aio)"],
  ['a whole .aio file', json({ ims: { contexts: {} }, project: {} }), "Adobe's command line (aio)"],
  [
    'an OAuth context of aio',
    json({
      client_id: 'x',
      client_secrets: ['p8e-correct-horse'],
      technical_account_id: 'y',
      ims_org_id: 'z',
    }),
    "Adobe's command line (aio)",
  ],
  [
    'a JWT context of aio',
    json({ client_id: 'x', client_secret: 'p8e-correct-horse', technical_account_id: 'y', meta_scopes: [] }),
    "Adobe's command line (aio)",
  ],
  ['a token', JWT, 'is an access token (a JWT)'],
  ['a token with its word', `Bearer ${JWT}`, 'Pass it as accessToken, with clientId.'],
  ['an answer of IMS', json({ access_token: JWT, token_type: 'bearer' }), 'is an answer of Adobe IMS'],
  ['an array of credentials', `[${FILE},${FILE}]`, 'is a list of 2 entries. Pass one credential'],
  ['an array of one', `[${FILE}]`, 'is a list of 1 entries'],
  ['an empty array', '[]', 'is a list of 0 entries'],
  ['base64', Buffer.from(FILE).toString('base64'), 'is encoded in base64'],
  [
    'base64 of several lines',
    Buffer.from(`{\n  "CLIENT_ID": "x"\n}`).toString('base64'),
    'is encoded in base64',
  ],
  ['a file in quotes', `'${FILE}'`, 'is in quotation marks'],
  ['a variable', '$ADOBE_CREDENTIALS', 'is a variable'],
  ['a mask', '***', 'is masked'],
  ['a page', '<html></html>', 'is not JSON'],
  ['base64 with a byte-order mark', Buffer.from(`\ufeff${FILE}`).toString('base64'), 'is encoded in base64'],
  [
    'a Service Account (JWT) credential',
    json({ CLIENT_SECRET: 'x', API_KEY: 'y' }),
    'which Adobe no longer supports',
  ],
  ['a secret', 'p8e-correct-horse', 'is not JSON'],
  ['a text', json('p8e-correct-horse'), 'without toJSON'],
])('credentials: %s is recognised and named', (_name, credentials, problem) => {
  const said = problemsOf({ ...WITHOUT, credentials })
  expect(said).toContain(problem)
  expect(said).not.toContain('correct-horse')
  expect(said.split('\n')).toHaveLength(1)
})

test.each<[string, Given, string]>([
  ['a file as the secret', { ...COMPLETE, clientSecret: FILE }, 'Pass the file as credentials'],
  [
    'a file of several lines as the secret',
    { ...COMPLETE, clientSecret: `{\n"a": 1\n}` },
    'Pass the file as credentials',
  ],
  [
    'a token as the secret',
    { ...COMPLETE, clientSecret: JWT },
    'is an access token (a JWT), not a client secret',
  ],
  [
    'an answer of IMS as the token',
    { ...WITHOUT, clientId: 'x', accessToken: json({ access_token: JWT }) },
    'Pass the value of its access_token alone',
  ],
])('%s is recognised and named', (_name, given, problem) => {
  expect(problemsOf(given)).toContain(problem)
})
