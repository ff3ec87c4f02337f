import { describe, expect, test } from '@jest/globals'
import { INPUT_NAMES } from '../../src/inputs/declarations.js'
import { secretsOf } from '../../src/inputs/parse.js'
import { COMPLETE, type Given, problemsOf, reading } from './given.js'

const ONE = 'p8e-correct-horse'
const TWO = 'p8e-battery-staple'
const json = JSON.stringify

describe('every secret is known for the masks, whatever else is wrong', () => {
  test.each<[string, Given, readonly string[]]>([
    ['none', {}, []],
    ['by hand', { clientSecret: ONE }, [ONE]],
    ['two by hand', { clientSecret: `${ONE}\r\n ${TWO} ` }, [ONE, TWO]],
    [
      'three by hand, which is refused',
      { clientSecret: `${ONE}\n${TWO}\nthird-secret` },
      [ONE, TWO, 'third-secret'],
    ],
    ['a token', { accessToken: 'Bearer aaa.bbb.ccc' }, ['aaa.bbb.ccc']],
    [
      'a token of two lines, which is refused',
      { accessToken: 'aaa.bbb.ccc\nddd.eee.fff' },
      ['aaa.bbb.ccc', 'ddd.eee.fff'],
    ],
    ['a control character, which is refused', { clientSecret: 'p8e-\tcorrect' }, ['p8e-\tcorrect']],
    ["GitHub's token, when it is used", { checkRun: 'true', githubToken: ONE }, [ONE]],
    ["GitHub's token, when it may be meant to be", { checkRun: 'yes', githubToken: ONE }, [ONE]],
    ["GitHub's token, when it is not", { checkRun: 'False', githubToken: ONE }, []],
    ['a file', { credentials: json({ CLIENT_ID: 'x', CLIENT_SECRETS: [ONE, TWO] }) }, [ONE, TWO]],
    ['a file with a byte-order mark', { credentials: `\uFEFF${json({ CLIENT_SECRETS: [ONE] })}` }, [ONE]],
    ['a file without an id', { credentials: json({ CLIENT_SECRETS: [ONE] }) }, [ONE]],
    ['a file with one text for a list', { credentials: json({ CLIENT_SECRETS: ONE }) }, [ONE]],
    ['a dead kind of file', { credentials: json({ CLIENT_SECRET: ONE, API_KEY: 'key' }) }, [ONE]],
    [
      'both kinds in a project',
      {
        credentials: json({
          project: {
            workspace: {
              details: {
                credentials: [
                  { jwt: { client_id: 'x', client_secret: ONE } },
                  { oauth_server_to_server: { client_secrets: [TWO] } },
                ],
              },
            },
          },
        }),
      },
      [ONE, TWO],
    ],
    ['a file in a list', { credentials: json([{ CLIENT_SECRETS: [ONE] }]) }, [ONE]],
    [
      'all at once, which is refused',
      { credentials: json({ CLIENT_SECRETS: [ONE] }), clientSecret: TWO, accessToken: 'aaa.bbb.ccc' },
      [ONE, TWO, 'aaa.bbb.ccc'],
    ],
    ['in a rehearsal too', { rehearse: 'success', clientSecret: ONE }, [ONE]],
    ['too short to mask', { clientSecret: '1234567\nabc', accessToken: 'Bearer x' }, []],
    [
      'broken Unicode, which nothing can encode',
      { credentials: '{"CLIENT_SECRETS":["p8e-correct\\ud800"]}' },
      [],
    ],
    ['no JSON', { credentials: '{"CLIENT_SECRETS":' }, []],
    ['nested too deep', { credentials: '['.repeat(200_000) + ']'.repeat(200_000) }, []],
  ])('%s', (_, given, secrets) => {
    expect(secretsOf(reading(given))).toEqual(secrets)
  })
})

describe('no problem text holds a secret', () => {
  const faulty: Given = { org: '', mappingId: '', wait: 'false', onInProgress: 'queue', minRecords: 'x' }
  const secret = 'Zq7-hunter-Zq7'

  test.each<[string, Given]>([
    ['no JSON', { credentials: secret }],
    ['broken JSON', { credentials: `{"CLIENT_SECRETS":["${secret}"]` }],
    ['JSON text', { credentials: json(secret) }],
    ['a list', { credentials: json([secret]) }],
    ['no id', { credentials: json({ CLIENT_SECRETS: [secret] }) }],
    [
      'a secret in place of the id',
      { credentials: json({ CLIENT_ID: `${secret} ${secret}`, CLIENT_SECRETS: [secret] }) },
    ],
    ['a secret for a key', { credentials: json({ [secret]: secret }) }],
    ['a dead kind of file', { credentials: json({ CLIENT_SECRET: secret }) }],
    [
      'a control character',
      { credentials: json({ CLIENT_ID: 'x', CLIENT_SECRETS: [`${secret}\n`, `${secret}\t${secret}`] }) },
    ],
    [
      'a file and all by hand',
      {
        credentials: json({ CLIENT_SECRETS: [secret] }),
        clientId: secret,
        clientSecret: secret,
        accessToken: secret,
      },
    ],
    ['no id by hand', { clientSecret: secret }],
    ['the id in place of the secret', { clientId: `${secret} `, clientSecret: '' }],
    ['an id with a space', { clientId: `${secret} ${secret}`, clientSecret: secret }],
    ['three secrets', { clientId: 'x', clientSecret: `${secret}\n${secret}\n${secret}` }],
    ['a token with a space', { clientId: 'x', accessToken: `${secret} ${secret}` }],
    ['a token and a secret', { clientId: secret, accessToken: secret, clientSecret: secret }],
    ['scopes', { clientId: 'x', clientSecret: secret, scopes: `"${secret}` }],
    [
      'user info',
      {
        clientId: 'x',
        clientSecret: secret,
        apiUrl: `https://u:${secret}@a.example`,
        imsUrl: `https://${secret}@b.example`,
      },
    ],
    [
      'a query',
      {
        clientId: 'x',
        clientSecret: secret,
        apiUrl: `https://a.example?${secret}`,
        imsUrl: `ftp://${secret}`,
      },
    ],
    ['no address', { clientId: 'x', clientSecret: secret, apiUrl: secret, imsUrl: `${secret}@` }],
  ])('%s', (_, given) => {
    const text = problemsOf({ ...faulty, ...given })
    expect(text).not.toBe('')
    expect(text.toLowerCase()).not.toContain('hunter')
  })

  // The masks know a secret as a whole: a piece of it would stay readable.
  test.each(INPUT_NAMES)('a long secret in place of %s is never quoted in part', (input) => {
    const long = `${secret.repeat(8)}/@ \\`
    expect(problemsOf({ ...faulty, ...COMPLETE, [input]: long })).not.toContain('hunter')
  })
})
