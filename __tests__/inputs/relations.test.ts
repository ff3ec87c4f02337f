import { describe, expect, test } from '@jest/globals'
import { declarationOf, INPUT_NAMES } from '../../src/inputs/declarations.js'
import { COMPLETE, type Given, parse, problemsOf } from './given.js'

const { clientId: _, clientSecret: __, ...WITHOUT } = COMPLETE

test.each<[string, Given]>([
  ['the secret', { ...COMPLETE, clientSecret: '' }],
  ['the secret, of white space', { ...COMPLETE, clientSecret: ' \n ' }],
  ['the token', { ...WITHOUT, clientId: 'x', accessToken: ' ' }],
  ['the file', { ...WITHOUT, credentials: '' }],
  ['everything', WITHOUT],
])('blank: %s; the usual reasons are named', (_name, given) => {
  const problem = problemsOf(given)
  for (const reason of [
    'pull requests from forks',
    'Dependabot',
    'a called workflow gets them only with `secrets: inherit`',
    'environment secrets go only to jobs that name the environment',
    'a job output that holds a masked value is dropped',
  ]) {
    expect(problem).toContain(reason)
  }
  expect(problem.split('\n')).toHaveLength(1)
})

test.each<Given>([
  { requestId: '-\n-', wait: 'false' },
  { requestId: '-\n-', rehearse: 'success' },
  { requestId: '-\n-', maxFailedRecords: '0' },
  { minRecords: '-\n-', wait: 'false' },
])('a - in every line says nothing: %j', (given) => {
  const datasetId = '5deac2648a19d218a888d2b1\n-'
  const platform: Given = given.maxFailedRecords ? { sandbox: 'prod', imsOrg: 'A1@AdobeOrg', datasetId } : {}
  expect(problemsOf({ ...COMPLETE, ...platform, mappingId: 'XDM44\nXDM45', ...given })).toBe('')
})

describe('an expression that nobody evaluated', () => {
  const open = ['$', '{{ vars.X }}'].join('')
  const plain = INPUT_NAMES.filter((name) => declarationOf(name).kind !== 'secret')

  test.each(plain)('is refused in %s', (input) => {
    const problems = problemsOf({ ...COMPLETE, [input]: `a${open}b` }).split('\n')
    expect(problems.filter((line) => line.startsWith(`${input} `))).toContainEqual(
      expect.stringMatching(/ holds an expression that was not evaluated\. Write it where GitHub evaluates/),
    )
  })

  test('may be a secret', () => {
    expect(parse({ ...COMPLETE, clientSecret: `p8e-${open}` })).toMatchObject({ kind: 'ok' })
  })
})
