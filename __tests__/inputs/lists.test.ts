import { describe, expect, test } from '@jest/globals'
import { declarationOf, INPUT_NAMES, type InputName } from '../../src/inputs/declarations.js'
import { COMPLETE, type Given, parse, problemsOf, refusedIn } from './given.js'

const LISTED: [input: InputName, values: [string, string], others: Given][] = [
  ['mappingId', ['XDM44', 'XDM45'], COMPLETE],
  ['requestId', ['3520', '4520'], { ...COMPLETE, mappingId: 'XDM44\nXDM45' }],
  ['minRecords', ['10', '20'], { ...COMPLETE, mappingId: 'XDM44\nXDM45' }],
  [
    'datasetId',
    ['5deac2648a19d218a888d2b1', '5deac2648a19d218a888d2b2'],
    { ...COMPLETE, mappingId: 'XDM44\nXDM45', sandbox: 'prod', imsOrg: 'ABC@AdobeOrg' },
  ],
  ['rehearse', ['success', 'never-ends'], { org: 'geometrixx', mappingId: 'XDM44\nXDM45' }],
  ['clientSecret', ['p8e-correct-horse', 'p8e-battery-staple'], COMPLETE],
]

test('every input with lines is among the cases', () => {
  const withLines = INPUT_NAMES.filter((name) => declarationOf(name).lines !== undefined)
  expect(LISTED.map(([input]) => input)).toEqual(expect.arrayContaining(withLines))
})

describe.each(LISTED)('%s', (input, [one, two], others) => {
  const inOneLine = [
    `["${one}","${two}"]`,
    `[ "${one}", "${two}" ]`,
    `['${one}', '${two}']`,
    `[${one}, ${two}]`,
    `${one},${two}`,
    `${one}, ${two}`,
    `${one} , ${two},`,
    `${one};${two}`,
    `"${one}", "${two}"`,
    `- ${one}`,
    `* ${one}`,
    `• ${one}`,
    `+ ${one}`,
    `– ${one}`,
    `1. ${one}`,
    `12) ${one}`,
    `(1) ${one}`,
    `▪ ${one}`,
    `· ${one}`,
    `${one}，${two}`,
    `${one}、${two}`,
  ]

  test.each(inOneLine)('%s is told to write one per line', (list) => {
    const problem = problemsOf({ ...others, [input]: list })
    expect(problem.split('\n').find((line) => line.startsWith(input))).toContain(
      'holds several values in one line. Write one per line, without brackets, commas or dashes.',
    )
  })

  test.each([
    ["a list of YAML's", `- ${one}\n- ${two}`, 'one per line'],
    ['JSON as workflows print it', `[\n  "${one}",\n  "${two}"\n]`, 'one value per line'],
    ['a comma at the end of each line', `${one},\n${two}`, 'one value per line'],
    ['quotes', `"${one}"\n"${two}"`, 'is in quotation marks or brackets. Write it without them.'],
    ['semicolons', `${one};\n${two};`, 'one value per line'],
  ])('%s', (_, list, words) => {
    const problem = problemsOf({ ...others, [input]: list })
    expect(problem.split('\n').find((line) => line.startsWith(input))).toContain(words)
  })

  test('one per line is right', () => {
    const mappingId = others.mappingId ?? ''
    const given = { ...others, mappingId, [input]: `${one}\n${two}` }
    expect(parse(given)).toMatchObject({ kind: 'ok' })
  })
})

test.each([
  'XDM44 XDM45',
  'XDM44 XDM45 XDM46',
  'XDM44 | XDM45',
  'XDM44|XDM45',
  'XDM44 & XDM45',
  'XDM44 + XDM45',
  'XDM44 / XDM45',
  'XDM44\tXDM45',
  'XDM44 and XDM45',
  'profile_1 profile_2',
])('%j is several ids of one kind', (mappingId) => {
  expect(problemsOf({ ...COMPLETE, mappingId })).toContain('holds several values in one line')
})

test.each([
  'Import 2026',
  'XDM44 profiles',
  'XDM44 ABC45',
  'XDM 44',
  '2026 01',
  'a1 a1b',
  'v1 | v',
  'XDM44  ',
])('an id may be %j: spaces alone make no list', (mappingId) => {
  expect(refusedIn({ ...COMPLETE, mappingId })).toEqual([])
})

describe('a number with separators between its thousands', () => {
  test.each([
    ['1,000', '1000; several numbers go one per line'],
    ['1,000,000', '1000000; several numbers go one per line'],
    ['10,00,000', '1000000; several numbers go one per line'],
    ['1.000', '1000'],
    ['12 000', '12000'],
    ['1_000', '1000'],
    ["1'000", '1000'],
  ])('%j is told to leave them out', (minRecords, remedy) => {
    expect(problemsOf({ ...COMPLETE, minRecords })).toContain(
      `in plain digits. Leave the thousands separator out: write ${remedy}.`,
    )
  })

  test('no second number is spoken of where an input takes one', () => {
    expect(problemsOf({ ...COMPLETE, timeoutMinutes: '1,000' })).toMatch(/: write 1000\.$/)
  })

  test.each(['10,20', '1,0000', '1,000,0'])('%j has none', (minRecords) => {
    expect(problemsOf({ ...COMPLETE, minRecords })).not.toContain('thousands')
  })

  test('ids that look like one are a list all the same', () => {
    expect(problemsOf({ ...COMPLETE, mappingId: '100,200' })).toContain('holds several values in one line')
  })
})

test.each(['a, b and c', '-XDM44', 'XDM-44', 'Profile (v2), draft', "it's", '[x', 'x]', 'a;b:c@d'])(
  'an id may be %j',
  (mappingId) => {
    expect(refusedIn({ ...COMPLETE, mappingId })).toEqual([])
  },
)

test('the secret itself is quoted nowhere', () => {
  expect(problemsOf({ ...COMPLETE, clientSecret: '["p8e-correct-horse"]' })).not.toContain('correct')
})
