import { describe, expect, test } from '@jest/globals'
import { BY_SECRET, CLIENT_ID, CLIENT_SECRET, runAgainst } from './adobe.js'
import { playByLaw, report } from './faulty-adobe.js'
import { expectHandedOn } from './next-step.js'

/** No request was sent; the message that reports the input. */
async function refusedWith(inputs: Readonly<Record<string, string>>): Promise<string> {
  const { step, ims, api } = await playByLaw({}, { ...inputs })
  expect([...ims, ...api]).toEqual([])
  expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: 'bad-input' })
  expect(step.annotations[0]?.title).not.toContain('XDM44')
  return step.outputs['message'] ?? ''
}

const SECRET = 'p8e-a-secret-that-was-pasted'

describe('characters that come along with a copy', () => {
  const odd = [
    '200B',
    '200C',
    '200D',
    '2060',
    'FEFF',
    '00AD',
    '200E',
    '202E',
    '00A0',
    '2009',
    '202F',
    '3000',
    '2028',
    '201C',
    '2019',
    '00AB',
  ]
  const inputs = ['mappingId', 'org', 'clientId', 'clientSecret', 'requestId']

  test.each(odd)('U+%s is named with its position, in every input', async (code) => {
    const character = String.fromCodePoint(Number.parseInt(code, 16))
    for (const name of inputs) {
      const message = await refusedWith({ [name]: `ab${character}${SECRET}` })
      expect(message).toMatch(new RegExp(`\`${name}\` .*U\\+${code} at position 3`))
      if (name === 'clientSecret') expect(message).not.toContain(SECRET)
    }
  })

  test.each([
    ['\u201cp8e-a-secret-that-was-pasted\u201d', '201C'],
    ['\u2018p8e-a-secret-that-was-pasted\u2019', '2018'],
    ['\u200bp8e-a-secret-that-was-pasted', '200B'],
  ])('around a secret: %j', async (clientSecret, code) => {
    const message = await refusedWith({ clientSecret })
    expect(message).toMatch(new RegExp(`\`clientSecret\` .*U\\+${code} at position 1`))
  })
})

describe('lists in one line', () => {
  test.each([
    '["XDM44","XDM45"]',
    "['XDM44', 'XDM45']",
    '[XDM44, XDM45]',
    'XDM44,XDM45',
    'XDM44, XDM45',
    '- XDM44',
    '- XDM44\n- XDM45',
    '["XDM44"]',
  ])('%j: told to write one per line', async (mappingId) => {
    expect(await refusedWith({ mappingId })).toMatch(/`mappingId`.*one per line/i)
  })
})

describe('addresses', () => {
  test.each([
    ['imsUrl', '/ims/token/v3'],
    ['imsUrl', '/ims/token/v3/'],
    ['imsUrl', '/ims'],
    ['apiUrl', '/geometrixx/campaign/dataIngestion/xdmIngestion/XDM44/ingest'],
    ['apiUrl', '/geometrixx/campaign'],
    ['platformUrl', '/data/foundation/catalog'],
  ])('%s with %s: told to stop at the host', async (name, path) => {
    expect(await refusedWith({ [name]: `https://ims-na1.adobelogin.com${path}` })).toMatch(
      new RegExp(`\`${name}\`.*Stop at the host`),
    )
  })
})

describe('credentials of another kind', () => {
  const JWT = `${Buffer.from('{"alg":"RS256"}').toString('base64url')}.eyJpc3MiOiJhIn0.c2lnbmF0dXJl`
  const file = { CLIENT_ID, CLIENT_SECRETS: [SECRET] }
  test.each<[string, string, RegExp]>([
    ['an access token', JWT, /access token/],
    ['an access token with its scheme', `Bearer ${JWT}`, /access token/],
    ['a list', JSON.stringify([file]), /list of 1/],
    ['an empty list', '[]', /list of 0/],
    [
      "a context of Adobe's command line",
      JSON.stringify({ $ims: { ctx: { client_id: 'a' } } }),
      /command line/,
    ],
    [
      "another context of Adobe's command line",
      JSON.stringify({ client_id: 'a', client_secrets: [SECRET], technical_account_id: 'b' }),
      /command line/,
    ],
  ])('%s is recognised and named', async (_, credentials, said) => {
    const message = await refusedWith({ credentials, clientId: '', clientSecret: '' })
    expect(message).toMatch(said)
    expect(message).not.toContain(SECRET)
    expect(message).not.toContain(JWT)
  })
})

describe('a blank secret names the usual reasons', () => {
  test.each<Record<string, string>>([
    { clientId: '', clientSecret: '' },
    { clientSecret: '' },
    { clientSecret: ' \n ' },
    { clientId: '', clientSecret: '', credentials: ' ' },
  ])('%j', async (inputs) => {
    const message = await refusedWith(inputs)
    for (const reason of [/fork/, /Dependabot/, /secrets: inherit/, /environment/, /job output/]) {
      expect(message).toMatch(reason)
    }
  })

  test.each(['$' + '{{ secrets.ADOBE_MAPPING }}', 'XDM$' + '{{ matrix.n }}'])(
    '%j was not evaluated',
    async (mappingId) => {
      expect(await refusedWith({ mappingId })).toMatch(/`mappingId`.*not evaluated/)
    },
  )
})

describe('a host that is not Adobe’s', () => {
  test.each([
    'https://adobe.io.evil.example',
    'https://evil-adobe.io',
    'https://localhost.example',
    'https://10.0.0.1',
  ])('%s: one warning', async (imsUrl) => {
    const { step } = await playByLaw({}, { imsUrl, timeoutMinutes: '0.05' })
    const warnings = step.annotations.filter(({ title }) => title.includes('not Adobe'))
    expect(warnings).toMatchObject([{ level: 'warning', message: expect.stringContaining('imsUrl') }])
  })

  test('none for a host on this machine', async () => {
    const { step } = await playByLaw({})
    expect(step.annotations).toEqual([])
  })
})

describe('credentials of several lines', () => {
  const credentials = JSON.stringify({ CLIENT_ID, CLIENT_SECRETS: [CLIENT_SECRET] }, null, 2)
  const inputs = { credentials, clientId: '', clientSecret: '' }

  test('every brace is a mask before the step begins: one warning with the remedy, and the verdict is readable', async () => {
    const { step } = await playByLaw({ look: [report('Success', 3520, { numRecords: 15 })] }, inputs)
    expect(step.outputs['outcome']).toBe('succeeded')
    expect(step.annotations).toMatchObject([
      { level: 'warning', message: expect.stringMatching(/clientId and clientSecret.*one line/) },
    ])
    expectHandedOn(step)
  })

  test('the step to paste stays whole', async () => {
    const { step } = await runAgainst('never-ends', { ...inputs, timeoutMinutes: '0.05' })
    const recipe = step.log.slice(step.log.findIndex((line) => line.startsWith('- uses: ')))
    expect(recipe.join('\n')).toContain('requestId: "3520"')
    expect(recipe.join('\n')).not.toContain('***')
  })

  test.each(['not-stopped', 'aborted', 'invalid-client'])('%s: the error holds no mask', async (scenario) => {
    const { step } = await runAgainst(scenario, { ...BY_SECRET, ...inputs })
    expect(step.annotations.find(({ level }) => level === 'error')?.message).not.toContain('***')
  })
})
