import { describe, expect, test } from '@jest/globals'
import { INPUT_NAMES, type InputName } from '../../src/inputs/declarations.js'
import { describeOddCharacter } from '../../src/inputs/odd-characters.js'
import { COMPLETE, type Given, parse, problemsOf } from './given.js'

const GAP = 'a character that is invisible or looks like a space'
const QUOTE = 'a quotation mark'

const ODD: [code: string, character: string, kind: string][] = [
  ['U+00A0', '\u00a0', GAP],
  ['U+00AD', '\u00ad', GAP],
  ['U+034F', '\u034f', GAP],
  ['U+061C', '\u061c', GAP],
  ['U+1680', '\u1680', GAP],
  ['U+180E', '\u180e', GAP],
  ['U+2003', '\u2003', GAP],
  ['U+200B', '\u200b', GAP],
  ['U+200D', '\u200d', GAP],
  ['U+200E', '\u200e', GAP],
  ['U+2028', '\u2028', GAP],
  ['U+202A', '\u202a', GAP],
  ['U+202F', '\u202f', GAP],
  ['U+2060', '\u2060', GAP],
  ['U+2800', '\u2800', GAP],
  ['U+3000', '\u3000', GAP],
  ['U+3164', '\u3164', GAP],
  ['U+FE0F', '\ufe0f', GAP],
  ['U+FEFF', '\ufeff', GAP],
  ['U+FFFC', '\ufffc', GAP],
  ['U+FFFD', '\ufffd', GAP],
  ['U+E0020', '\u{e0020}', GAP],
  ['U+00AB', '«', QUOTE],
  ['U+2018', '‘', QUOTE],
  ['U+2019', '’', QUOTE],
  ['U+201C', '“', QUOTE],
  ['U+201D', '”', QUOTE],
  ['U+201E', '„', QUOTE],
  ['U+203A', '›', QUOTE],
  ['U+FF02', '＂', QUOTE],
]

test.each(ODD)('%s is named with its place', (code, character, kind) => {
  expect(describeOddCharacter(`ab${character}c`)?.raw).toBe(
    `holds ${code} at position 3, ${kind}. Type or copy the value again, without it.`,
  )
})

test('positions count characters, not units of an encoding', () => {
  expect(describeOddCharacter('😀😀\u200b')?.raw).toContain('U+200B at position 3,')
})

test.each(['', 'XDM44', 'Profile export 2', 'Zuordnung ü 😀', "it's", '"x"', 'a–b…'])(
  'a name may be %j',
  (name) => {
    expect(describeOddCharacter(name)).toBeUndefined()
  },
)

test.each([
  ['‐', 'U+2010'],
  ['–', 'U+2013'],
  ['—', 'U+2014'],
  ['…', 'U+2026'],
  ['−', 'U+2212'],
])('a secret holds no %s of a word processor', (character, code) => {
  expect(describeOddCharacter(`p8e${character}x`, { isSecret: true })?.raw).toContain(
    `holds ${code} at position 4, a character that word processors insert.`,
  )
})

const FILE = { CLIENT_ID: 'client-4711', CLIENT_SECRETS: ['p8e-correct-horse'] }
const { clientId: _, clientSecret: __, ...WITHOUT } = COMPLETE
const PLATFORM = { sandbox: 'prod', imsOrg: 'A1@AdobeOrg' }

/** A value of each kind of input that is right but for what stands at its fifth place. */
const FIELDS: [input: InputName, right: string, others: Given][] = [
  ['org', 'geometrixx', COMPLETE],
  ['mappingId', 'XDM44x', COMPLETE],
  ['requestId', '352035', COMPLETE],
  ['clientId', 'client-4711', COMPLETE],
  ['clientSecret', 'p8e-correct-horse', COMPLETE],
  ['accessToken', 'aaaa.bbb.ccc', { ...WITHOUT, clientId: 'client-4711' }],
  ['sandbox', 'production', { ...COMPLETE, ...PLATFORM }],
  ['imsOrg', 'A1B2C3@AdobeOrg', { ...COMPLETE, ...PLATFORM }],
  ['datasetId', '5deac2648a19d218a888d2b1', { ...COMPLETE, ...PLATFORM }],
  ['scopes', 'openid,AdobeID', COMPLETE],
  ['wait', 'false', COMPLETE],
  ['timeoutMinutes', '60000', COMPLETE],
  ['minRecords', '53000', COMPLETE],
  ['onInProgress', 'attach', COMPLETE],
  ['apiUrl', 'https://mc.adobe.io', COMPLETE],
]

const spoilt = (right: string, character: string) => `${right.slice(0, 4)}${character}${right.slice(4)}`

describe.each(FIELDS)('%s', (input, right, others) => {
  test.each([
    ['U+200B', '\u200b'],
    ['U+2060', '\u2060'],
    ['U+201C', '“'],
  ])('names %s', (code, character) => {
    const problem = problemsOf({ ...others, [input]: spoilt(right, character) })
    expect(problem).toMatch(new RegExp(`^${input} holds ${code.replace('+', '\\+')} at position 5, a `))
    expect(problem).not.toContain(character)
  })
})

test.each(FIELDS.filter(([input]) => input !== 'timeoutMinutes'))(
  '%s: white space around is trimmed first, as the runner does',
  (input, right, others) => {
    const given: Given = {
      ...others,
      ...(input === 'wait' ? {} : { [input]: `\u00a0\ufeff ${right}\u3000\n` }),
    }
    expect(parse(given)).toMatchObject({ kind: 'ok' })
  },
)

test.each(['“p8e-correct-horse”', '‘p8e-correct-horse’', '«p8e-correct-horse»', '\u200bp8e-correct-horse'])(
  'around a secret: %s',
  (clientSecret) => {
    const problem = problemsOf({ ...COMPLETE, clientSecret })
    expect(problem).toMatch(/^clientSecret holds U\+[\dA-F]{4} at position 1, /)
    expect(problem).not.toContain('correct-horse')
  },
)

test.each<[InputName, string]>([
  ['wait', 'tru\u0435'],
  ['onInProgress', 'qu\u0435ue'],
  ['datasetId', '5d\u0435ac2648a19d218a888d2b1'],
  ['sandbox', 'pr\u043ed'],
  ['imsOrg', 'A1@Adob\u0435Org'],
  ['clientId', 'cli\u0435nt'],
  ['scopes', 'op\u0435nid'],
])('%s: %s, whose Cyrillic letter nobody sees', (input, value) => {
  const at = [...value].findIndex((character) => character > '~') + 1
  expect(problemsOf({ ...COMPLETE, ...PLATFORM, [input]: value })).toMatch(
    new RegExp(`^${input} holds U\\+043[5E] at position ${at}, not an ASCII character`),
  )
})

test('of two secrets the line is named; behind "Bearer " the place counts from the start of the input', () => {
  const second = 'p8e-battery-staple'
  expect(
    problemsOf({ ...COMPLETE, clientSecret: `${COMPLETE.clientSecret}\n${spoilt(second, '\u200b')}` }),
  ).toContain('holds U+200B at position 5 of line 2,')
  expect(problemsOf({ ...WITHOUT, clientId: 'x', accessToken: 'Bearer aaa\u200b.bbb.ccc' })).toContain(
    'holds U+200B at position 11,',
  )
})

test('several lines of ids: the line is named', () => {
  expect(problemsOf({ ...COMPLETE, mappingId: 'XDM44\nXDM\u200b45' })).toMatch(
    /^mappingId \(line 2\) holds U\+200B at position 4,/,
  )
})

describe('the contents of a credential file', () => {
  const json = JSON.stringify

  test.each<[string, string, RegExp]>([
    [
      'client ID',
      json({ ...FILE, CLIENT_ID: 'client\u200b-1' }),
      /has a client ID that holds U\+200B at position 7,/,
    ],
    [
      'client secret',
      json({ ...FILE, CLIENT_SECRETS: ['p8e–correct-horse'] }),
      /has a client secret that holds U\+2013 at position 4,/,
    ],
    ['scope', json({ ...FILE, SCOPES: ['open\u2060id'] }), /has a scope that holds U\+2060 at position 5,/],
    [
      'JSON with quotes of a word processor',
      '{“CLIENT_ID”:“x”}',
      /is not JSON, and holds U\+201C at position 2, a quot/,
    ],
    [
      'JSON with spaces of a page',
      `{\u00a0"CLIENT_ID":"x"}`,
      /is not JSON, and holds U\+00A0 at position 2, a char/,
    ],
  ])('%s', (_name, credentials, problem) => {
    const said = problemsOf({ ...WITHOUT, credentials })
    expect(said).toMatch(problem)
    expect(said).not.toContain('correct-horse')
  })

  test('names of other things may hold anything', () => {
    const credentials = json({ ...FILE, NAME: 'Projet « test »' })
    expect(parse({ ...WITHOUT, credentials })).toMatchObject({ kind: 'ok' })
  })
})

test('every input that takes free text is among the cases', () => {
  const others: readonly InputName[] = [
    'credentials',
    'githubToken',
    'pollIntervalSeconds',
    'resubmitOnAborted',
    'maxParallel',
    'maxFailedRecords',
    'checkRun',
    'requestIdIn',
    'imsUrl',
    'platformUrl',
    'dryRun',
    'rehearse',
  ]
  expect(new Set([...FIELDS.map(([input]) => input), ...others])).toEqual(new Set(INPUT_NAMES))
})
