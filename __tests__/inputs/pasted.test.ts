import { describe, expect, test } from '@jest/globals'
import type { InputName } from '../../src/inputs/declarations.js'
import { COMPLETE, type Given, problemsOf, refusedIn } from './given.js'

const { clientId: _, clientSecret: __, ...WITHOUT } = COMPLETE

/** A right value of each input that is a name, an id or a secret. */
const RIGHT: [input: InputName, value: string, others: Given][] = [
  ['org', 'geometrixx', COMPLETE],
  ['mappingId', 'XDM44', COMPLETE],
  ['requestId', '3520', COMPLETE],
  ['clientId', 'client-4711', COMPLETE],
  ['clientSecret', 'p8e-correct-horse', COMPLETE],
  ['accessToken', 'aaaaaa.bbb.ccc', { ...WITHOUT, clientId: 'client-4711' }],
  ['sandbox', 'prod', { ...COMPLETE, imsOrg: 'A1@AdobeOrg' }],
  ['imsOrg', 'A1@AdobeOrg', COMPLETE],
  ['datasetId', '5deac2648a19d218a888d2b1', { ...COMPLETE, sandbox: 'prod', imsOrg: 'A1@AdobeOrg' }],
]

const PAIRS = ['""', "''", '``', '´´', '`´', '′′', '″″', '<>', '「」', '『』', '《》', '〈〉']

/** A wrong value made of a right one, and what is said about it. */
const PASTED: [value: (right: string, input: string) => string, said: RegExp][] = [
  ...PAIRS.map((pair): (typeof PASTED)[number] => [
    (right) => `${pair[0]}${right}${pair[1]}`,
    /quotation mark/,
  ]),
  [(right) => `**${right}**`, /quotation marks/],
  [() => '$ADOBE_VALUE', /not evaluated/],
  [() => '{{ matrix.value }}', /not evaluated/],
  [() => '$(ADOBE_VALUE)', /not evaluated/],
  [() => '%ADOBE_VALUE%', /not evaluated/],
  [() => '$matrix.value', /not evaluated/],
  [() => 'secrets.ADOBE_VALUE', /not evaluated/],
  [() => 'steps.submit.outputs.requestId', /not evaluated/],
  [() => '********', /masked|nothing to follow/],
  [() => '••••••••', /masked/],
  [() => 'undefined', /no value|nothing to follow/],
  [() => 'null', /no value|nothing to follow/],
  [() => 'None', /no value|nothing to follow/],
  [() => '---', /no value|nothing to follow/],
  [(right) => `{"id":"${right}"}`, /is JSON/],
  [(right) => `${right}\\n`, /line break/],
  [(right, input) => `${input}: ${right}`, /begins with the name/],
  [(right, input) => `${input}=${right}`, /begins with the name/],
  [
    (right, input) => `export ADOBE_${input.replace(/[A-Z]/g, '_$&').toUpperCase()}="${right}"`,
    /begins with/,
  ],
  [(right) => `${right};`, /is written as a list|not an IMS/],
  [(right) => `${right}  # the right one`, /holds a comment/],
]

describe.each(RIGHT)('%s', (input, right, others) => {
  test('a right value has no problem', () => {
    expect(refusedIn({ ...others, [input]: right })).toEqual([])
  })

  test.each(PASTED.map(([value, said]) => [value(right, input), said] as const))('%j', (value, said) => {
    const problem = problemsOf({ ...others, [input]: value })
    expect(problem).toMatch(said)
    // One problem, which names the input and the remedy, and quotes no secret.
    expect(problem).toMatch(new RegExp(`^${input} .*(Write|Copy|Pass|Check) .*\\.$`))
    expect(problem).not.toMatch(/correct-horse|bbb/)
  })
})

test.each(['# profiles\nXDM44', 'XDM44  # profiles\nXDM45', 'XDM44 # profiles\nXDM45'])(
  '%j: no comments among mappings',
  (mappingId) => {
    expect(problemsOf({ ...COMPLETE, mappingId })).toMatch(/^mappingId \(line 1\) holds a comment/)
  },
)

test.each(['https://mc.adobe.io/ingest?requestId=123', '3520 3521', '-5'])(
  '%j is no request',
  (requestId) => {
    expect(problemsOf({ ...COMPLETE, requestId })).toMatch(
      /^requestId is not a request id\. Write the output/,
    )
  },
)

test.each([
  ['p8e-abcd...wxyz', 'is shortened. Copy the whole value.'],
  ['p8e-abcd***wxyz', 'is masked.'],
  ['p8e-correct-horse p8e-battery-staple', 'holds two secrets in one line.'],
  ['clientSecret: p8e-correct-horse\nclientSecret: p8e-battery-staple', 'begins with the name of the input.'],
])('%j is no secret', (clientSecret, said) => {
  expect(problemsOf({ ...COMPLETE, clientSecret })).toContain(`clientSecret ${said}`)
})

test('the fields of a credential file, too', () => {
  const credentials = JSON.stringify({ CLIENT_ID: 'x', CLIENT_SECRETS: ['$ADOBE_CLIENT_SECRET'] })
  expect(problemsOf({ ...WITHOUT, credentials })).toContain('has a client secret that is a variable or an')
})

test('scopes with their name', () => {
  expect(problemsOf({ ...COMPLETE, scopes: 'scopes: openid' })).toContain('begins with the name')
})

test.each([
  'com.example.v1',
  'Report # 2',
  'Report #2',
  '#two',
  'a * b ** c',
  "l'été",
  '売上「日次」分',
  'Price in $',
  '$5 offers',
  '100%',
  '50% %x',
  'none of them',
  'Null island',
  'mapping: XDM44',
  '...',
  '5″ screens',
])('a mapping may be called %j', (mappingId) => {
  expect(refusedIn({ ...COMPLETE, mappingId })).toEqual([])
})

test.each([
  "p8e-'()*!~ +&%<>",
  '$tr0ng p8e-secret',
  'p8e-#secret',
  'p8e=secret:',
  'null-and-void',
  'correct horse battery',
])('a secret may be %j', (clientSecret) => {
  expect(refusedIn({ ...COMPLETE, clientSecret })).toEqual([])
})
