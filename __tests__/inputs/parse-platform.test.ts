import { describe, expect, test } from '@jest/globals'
import { parseImsOrg, parseSandbox } from '../../src/inputs/values.js'
import { COMPLETE, type Given, parse, plainly, problemsOf, refusedIn } from './given.js'

const ORG = '8C6767C25245AD1A0A490D4C@AdobeOrg'
const SECRETS = { CLIENT_ID: 'client-4711', CLIENT_SECRETS: ['p8e-correct-horse'] }
const NESTED = {
  project: {
    org: { ims_org_id: ORG },
    workspace: {
      details: {
        credentials: [
          { oauth_server_to_server: { client_id: 'client-4711', client_secrets: ['p8e-correct-horse'] } },
        ],
      },
    },
  },
}
const file = (content: object) => ({
  org: 'geometrixx',
  mappingId: 'XDM44',
  credentials: JSON.stringify(content),
})
const FLAT = file({ ...SECRETS, ORG_ID: ORG })
const TOKEN = { org: 'geometrixx', mappingId: 'XDM44', clientId: 'client', accessToken: 'aaa.bbb.ccc' }
const REHEARSAL = { org: 'geometrixx', mappingId: 'XDM44', rehearse: 'success' }

function targetOf(given: Given) {
  const parsed = parse(given)
  if (parsed.kind === 'bad') throw new Error(problemsOf(given))
  return parsed.inputs.target
}

const platformUrl = 'https://platform.adobe.io'

describe('where a failed batch is looked up', () => {
  test.each<[string, Given, unknown]>([
    ['nowhere by default', COMPLETE, undefined],
    ['nowhere with an organization alone', { ...COMPLETE, imsOrg: ORG }, undefined],
    ['nowhere with a file alone', FLAT, undefined],
    ['by hand', { ...COMPLETE, sandbox: 'prod', imsOrg: ORG }, { platformUrl, imsOrg: ORG, sandbox: 'prod' }],
    ['with a token', { ...TOKEN, sandbox: 'dev', imsOrg: ORG }, { platformUrl, imsOrg: ORG, sandbox: 'dev' }],
    ['by the flat file', { ...FLAT, sandbox: 'prod' }, { platformUrl, imsOrg: ORG, sandbox: 'prod' }],
    [
      'by the flat file with a byte-order mark',
      { ...FLAT, credentials: `\uFEFF${FLAT.credentials}`, sandbox: 'prod' },
      { platformUrl, imsOrg: ORG, sandbox: 'prod' },
    ],
    [
      'by the project file',
      { ...file(NESTED), sandbox: 'prod' },
      { platformUrl, imsOrg: ORG, sandbox: 'prod' },
    ],
    [
      'the input beats the file',
      { ...FLAT, sandbox: 'prod', imsOrg: 'OTHER@AdobeOrg' },
      { platformUrl, imsOrg: 'OTHER@AdobeOrg', sandbox: 'prod' },
    ],
    [
      'another address',
      { ...FLAT, sandbox: 'prod', platformUrl: 'http://127.0.0.1:8080/' },
      { platformUrl: 'http://127.0.0.1:8080', imsOrg: ORG, sandbox: 'prod' },
    ],
  ])('%s', (_, given, platform) => {
    expect(targetOf(given)).toMatchObject({ kind: 'adobe' })
    expect(Object(targetOf(given)).platform).toEqual(platform)
  })

  test('in a rehearsal in its simulator, which needs no organization', () => {
    expect(targetOf({ ...REHEARSAL, sandbox: 'dev' })).toEqual({
      kind: 'rehearsal',
      scenarios: ['success'],
      sandbox: 'dev',
    })
  })
})

describe('refused', () => {
  test.each<[string, Given, readonly string[]]>([
    ['a sandbox without any organization', { ...COMPLETE, sandbox: 'prod' }, ['imsOrg']],
    [
      'the same without any credential',
      { ...REHEARSAL, rehearse: '', sandbox: 'prod' },
      ['credentials', 'imsOrg'],
    ],
    ['the same with a token', { ...TOKEN, sandbox: 'prod' }, ['imsOrg']],
    ['a file without one', { ...file(SECRETS), sandbox: 'prod' }, ['imsOrg']],
    [
      'a file with something else there',
      { ...file({ ...SECRETS, ORG_ID: 'a\r\nb@AdobeOrg' }), sandbox: 'prod' },
      ['imsOrg'],
    ],
    ['a file with a number there', { ...file({ ...SECRETS, ORG_ID: 4711 }), sandbox: 'prod' }, ['imsOrg']],
    [
      'a file that holds an organization, but a short secret',
      { ...file({ ...SECRETS, CLIENT_SECRETS: ['abc'], ORG_ID: ORG }), sandbox: 'prod' },
      ['credentials'],
    ],
    ['the tenant as organization', { ...COMPLETE, sandbox: 'prod', imsOrg: 'geometrixx' }, ['imsOrg']],
    ['also without a sandbox', { ...COMPLETE, imsOrg: 'geometrixx' }, ['imsOrg']],
    ['also in a rehearsal', { ...REHEARSAL, imsOrg: 'geometrixx' }, ['imsOrg']],
    ["a sandbox's title", { ...FLAT, sandbox: 'My sandbox' }, ['sandbox']],
    ["a sandbox's title in a rehearsal", { ...REHEARSAL, sandbox: 'My sandbox' }, ['sandbox']],
    ['an address without https', { ...FLAT, platformUrl: 'http://platform.adobe.io' }, ['platformUrl']],
    [
      'an address in a rehearsal',
      { ...REHEARSAL, platformUrl: 'https://platform.adobe.io' },
      ['platformUrl'],
    ],
  ])('%s', (_, given, inputs) => {
    expect(refusedIn(given)).toEqual(inputs)
  })

  test('the problem says where to find the organization', () => {
    expect(problemsOf({ ...COMPLETE, sandbox: 'prod' })).toMatch(
      /^imsOrg is empty, .*@AdobeOrg.*Organization ID.*Adobe Developer Console\.$/,
    )
  })
})

describe('a name travels in a header', () => {
  const unfit = ['', 'a b', 'a\r\nX-Evil: 1', 'a\nb', 'a\tb', 'a\u0000', 'a\u007f', 'ä', 'a\u200b', 'a\ud800']
  const refusal = { problem: expect.any(String) }

  test.each([...unfit, 'x'.repeat(201)])('no sandbox: %j', (text) => {
    expect(plainly(parseSandbox(text))).toEqual(refusal)
  })

  test.each(['prod', 'dev-1', 'My_Sandbox.2', 'x'.repeat(200)])('a sandbox: %.30s', (value) => {
    expect(plainly(parseSandbox(value))).toEqual({ value })
  })

  test.each([
    ...unfit.map((text) => `${text}@AdobeOrg`),
    'geometrixx',
    'ABC@adobeorg',
    'ABC@AdobeOrg.example',
    'A@B@AdobeOrg',
    `${'x'.repeat(201)}@AdobeOrg`,
  ])('no organization: %j', (text) => {
    expect(plainly(parseImsOrg(text))).toEqual(refusal)
  })

  test.each([ORG, 'abc@AdobeOrg'])('an organization: %s', (value) => {
    expect(plainly(parseImsOrg(value))).toEqual({ value })
  })
})
