import { describe, expect, test } from '@jest/globals'
import { DEFAULT_SCOPES } from '../../src/adobe/credentials.js'
import { type Given, parse, refusedIn } from './given.js'

const ID = 'client-4711'
const SECRET = 'p8e-correct-horse'
const NEXT = 'p8e-battery-staple'
const TOKEN = 'aaa.bbb.ccc'

const flat = (fields: object = {}) => JSON.stringify({ CLIENT_ID: ID, CLIENT_SECRETS: [SECRET], ...fields })

function read(credentialInputs: Given) {
  const given = { org: 'geometrixx', mappingId: 'XDM44', ...credentialInputs }
  const parsed = parse(given)
  const target = parsed.kind === 'ok' ? parsed.inputs.target : undefined
  const credentials = target?.kind === 'adobe' ? target.credentials : undefined
  return { credentials, refused: refusedIn(given) }
}

const bySecret = (clientSecrets: readonly string[], scopes = DEFAULT_SCOPES) => ({
  kind: 'client-secret',
  clientId: ID,
  clientSecrets,
  scopes,
})

describe('three ways to authenticate', () => {
  test.each<[string, Given, unknown]>([
    ['id and secret', { clientId: ID, clientSecret: SECRET }, bySecret([SECRET])],
    ['id and two secrets', { clientId: ID, clientSecret: `${SECRET}\n${NEXT}` }, bySecret([SECRET, NEXT])],
    [
      'Windows line ends and blanks between two secrets',
      { clientId: ID, clientSecret: ` ${SECRET} \r\n\r\n\t${NEXT}\r\n` },
      bySecret([SECRET, NEXT]),
    ],
    ['old Mac line ends', { clientId: ID, clientSecret: `${SECRET}\r${NEXT}` }, bySecret([SECRET, NEXT])],
    [
      'scopes by hand',
      { clientId: ID, clientSecret: SECRET, scopes: 'openid, AdobeID' },
      bySecret([SECRET], ['openid', 'AdobeID']),
    ],
    ['a file', { credentials: flat() }, bySecret([SECRET])],
    ['a file with scopes', { credentials: flat({ SCOPES: ['a', 'b'] }) }, bySecret([SECRET], ['a', 'b'])],
    [
      'scopes by hand beat the file',
      { credentials: flat({ SCOPES: ['a', 'b'] }), scopes: 'c' },
      bySecret([SECRET], ['c']),
    ],
    [
      'a file with two secrets',
      { credentials: flat({ CLIENT_SECRETS: [NEXT, SECRET] }) },
      bySecret([NEXT, SECRET]),
    ],
    [
      'a token',
      { clientId: ID, accessToken: TOKEN },
      { kind: 'access-token', clientId: ID, accessToken: TOKEN },
    ],
    ...['Bearer ', 'bearer ', 'BEARER \t'].map((prefix): [string, Given, unknown] => [
      `a token after ${JSON.stringify(prefix)}`,
      { clientId: ID, accessToken: `${prefix}${TOKEN}` },
      { kind: 'access-token', clientId: ID, accessToken: TOKEN },
    ]),
    [
      'a token that begins like the word',
      { clientId: ID, accessToken: 'bearer-of-news' },
      { kind: 'access-token', clientId: ID, accessToken: 'bearer-of-news' },
    ],
  ])('%s', (_, given, credentials) => {
    expect(read(given)).toEqual({ credentials, refused: [] })
  })
})

describe('refused', () => {
  test.each<[string, Given, readonly string[]]>([
    ['nothing', {}, ['credentials']],
    ['scopes alone', { scopes: 'openid' }, ['credentials']],
    ['an id alone', { clientId: ID }, ['clientSecret']],
    ['a secret alone', { clientSecret: SECRET }, ['clientId']],
    ['a token alone', { accessToken: TOKEN }, ['clientId']],
    ['a token and a secret', { clientId: ID, accessToken: TOKEN, clientSecret: SECRET }, ['clientSecret']],
    ['a file and an id', { credentials: flat(), clientId: ID }, ['clientId']],
    ['a file and a secret', { credentials: flat(), clientSecret: SECRET }, ['clientSecret']],
    ['a file and a token', { credentials: flat(), accessToken: TOKEN }, ['accessToken']],
    [
      'everything at once',
      { credentials: flat(), clientId: ID, clientSecret: SECRET, accessToken: TOKEN },
      ['clientId', 'clientSecret', 'accessToken'],
    ],
    ['three secrets', { clientId: ID, clientSecret: `${SECRET}\n${NEXT}\n${SECRET}` }, ['clientSecret']],
    ['a short secret', { clientId: ID, clientSecret: '1234567' }, ['clientSecret']],
    ['two short secrets, said once', { clientId: ID, clientSecret: 'abc\ndef' }, ['clientSecret']],
    ['one of two too short', { clientId: ID, clientSecret: `${SECRET}\nabc` }, ['clientSecret']],
    [
      'a secret with a control character',
      { clientId: ID, clientSecret: 'p8e-\u0000correct' },
      ['clientSecret'],
    ],
    ['an id with a space', { clientId: 'a b', clientSecret: SECRET }, ['clientId']],
    ['an id with a line break', { clientId: `${ID}\nX-Evil: 1`, clientSecret: SECRET }, ['clientId']],
    ['an id and a secret, both faulty', { clientId: 'ä', clientSecret: 'abc' }, ['clientId', 'clientSecret']],
    ['a short token', { clientId: ID, accessToken: 'abc.def' }, ['accessToken']],
    ['the word Bearer alone', { clientId: ID, accessToken: 'Bearer' }, ['accessToken']],
    ['a whole header', { clientId: ID, accessToken: `Authorization: Bearer ${TOKEN}` }, ['accessToken']],
    ['a token of two lines', { clientId: ID, accessToken: `${TOKEN}\n${TOKEN}` }, ['accessToken']],
    ['scopes that are JSON', { clientId: ID, clientSecret: SECRET, scopes: '["openid"]' }, ['scopes']],
    ['a file without an id', { credentials: '{"CLIENT_SECRETS":["p8e-correct-horse"]}' }, ['credentials']],
    ['a file with a short secret', { credentials: flat({ CLIENT_SECRETS: ['abc'] }) }, ['credentials']],
    [
      'a file with two short secrets',
      { credentials: flat({ CLIENT_SECRETS: ['abc', 'def'] }) },
      ['credentials'],
    ],
    ['a file with an id of two lines', { credentials: flat({ CLIENT_ID: 'a\r\nb' }) }, ['credentials']],
    [
      'a file with broken Unicode',
      { credentials: flat({ CLIENT_SECRETS: ['p8e-correct\ud800'] }) },
      ['credentials'],
    ],
  ])('%s', (_, given, refused) => {
    const result = read(given)
    expect(result.refused).toEqual(refused)
  })

  test.each(['', ' ', '\n'])('blank credentials (%j) fall back to the inputs by hand', (credentials) => {
    expect(read({ credentials, clientId: ID, clientSecret: SECRET }).refused).toEqual([])
  })
})
