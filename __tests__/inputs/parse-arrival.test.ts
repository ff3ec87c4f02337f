import { describe, expect, test } from '@jest/globals'
import { parseDatasetId } from '../../src/inputs/values.js'
import { COMPLETE, type Given, parse, plainly, problemsOf, refusedIn } from './given.js'

const ID = '5deac2648a19d218a888d2b1'
const OTHER = 'ABCDEF0123456789abcdef01'
const BASE = { ...COMPLETE, sandbox: 'prod', imsOrg: '8C6767C25245AD1A0A490D4C@AdobeOrg' }
const TWO = { ...BASE, mappingId: 'XDM44\nXDM45' }

function inputsOf(given: Given) {
  const parsed = parse(given)
  if (parsed.kind === 'bad') throw new Error(problemsOf(given))
  return parsed.inputs
}

describe('datasetId', () => {
  test.each([ID, OTHER, ID.toUpperCase()])('%s is one', (value) => {
    expect(plainly(parseDatasetId(value))).toEqual({ value })
    expect(inputsOf({ ...BASE, datasetId: value }).mappings).toMatchObject([{ datasetId: value }])
  })

  test.each([
    '-',
    'Profiles',
    ID.slice(1),
    `${ID}0`,
    `${ID.slice(1)}g`,
    `${ID}\u200b`,
    'a27d800531ac4d95945a2bc234eb0d86',
    `@/dataSets/${ID}`,
    `https://experience.adobe.com/#/@geometrixx/platform/dataset/browse/${ID}`,
  ])('%s is none: the input, the fault and the remedy are named', (value) => {
    expect(refusedIn({ ...BASE, datasetId: value })).toEqual(['datasetId'])
    expect(problemsOf({ ...BASE, datasetId: value })).toMatch(/^datasetId .*\. (Copy|Write|Type) /)
  })

  test('several: one line for each mapping, - for none', () => {
    expect(inputsOf({ ...TWO, datasetId: `-\n${ID}` }).mappings).toMatchObject([
      { mappingId: 'XDM44', datasetId: undefined },
      { mappingId: 'XDM45', datasetId: ID },
    ])
    expect(problemsOf({ ...TWO, datasetId: ID })).toBe(
      'datasetId has one line, but mappingId has 2. Write one line for each mapping in their order, - for none.',
    )
    expect(refusedIn({ ...TWO, datasetId: `${ID}\n${ID}\n${ID}` })).toEqual(['datasetId'])
    expect(problemsOf({ ...TWO, datasetId: `${ID}\nProfiles` })).toMatch(
      /^datasetId \(line 2\) is "Profiles"/,
    )
  })

  test('none is the default', () => {
    expect(inputsOf(BASE).mappings).toMatchObject([{ datasetId: undefined }])
    expect(inputsOf(BASE).maxFailedRecords).toBeUndefined()
  })
})

describe('maxFailedRecords', () => {
  test.each(['0', '5', '9007199254740991'])('%s', (value) => {
    const given = { ...TWO, datasetId: `${ID}\n-`, maxFailedRecords: value }
    expect(inputsOf(given).maxFailedRecords).toBe(Number(value))
  })

  test.each(['-1', '1.5', '5 %', 'none', '1e3', '9007199254740992', '5\n5', '-'])(
    '%j is refused',
    (value) => {
      const given = { ...TWO, datasetId: `${ID}\n${ID}`, maxFailedRecords: value }
      expect(refusedIn(given)).toEqual(['maxFailedRecords'])
      expect(problemsOf(given)).toMatch(/ Write a whole number from 0 on[.,]/)
      expect(problemsOf(given).endsWith(', for all mappings.')).toBe(value.includes('\n'))
    },
  )
})

describe('one clear error for what is wrong together', () => {
  const FIRST = { ...BASE, datasetId: ID }
  test.each<[string, Given, RegExp]>([
    [
      'datasetId without sandbox',
      { ...COMPLETE, datasetId: ID },
      /^datasetId needs sandbox, .*Write its name/,
    ],
    [
      'the same in a rehearsal',
      { ...COMPLETE, rehearse: 'success', datasetId: ID },
      /^datasetId needs sandbox/,
    ],
    ['datasetId with wait: false', { ...FIRST, wait: 'false' }, /^datasetId .*wait is false\. Drop one/],
    [
      'maxFailedRecords alone',
      { ...BASE, maxFailedRecords: '0' },
      /^maxFailedRecords needs datasetId, .*Write it, or drop/,
    ],
    [
      'maxFailedRecords without a dataset in any line',
      { ...TWO, datasetId: '-\n-', maxFailedRecords: '0' },
      /^maxFailedRecords needs datasetId/,
    ],
    [
      'maxFailedRecords with requestId',
      { ...FIRST, maxFailedRecords: '0', requestId: '3520' },
      /^maxFailedRecords .*requestId.*Drop one/,
    ],
    [
      'the same for one of several',
      { ...TWO, datasetId: `${ID}\n${ID}`, maxFailedRecords: '0', requestId: '-\n3520' },
      /^maxFailedRecords .*requestId/,
    ],
    [
      'no sandbox and no dataset',
      { ...COMPLETE, wait: 'false', maxFailedRecords: '0' },
      /^maxFailedRecords needs/,
    ],
  ])('%s', (_, given, problem) => {
    expect(problemsOf(given)).toMatch(problem)
    expect(problemsOf(given).split('\n')).toHaveLength(1)
  })

  test.each<[string, Given]>([
    ['datasetId with requestId', { ...FIRST, requestId: '3520' }],
    ['datasetId with attach', { ...FIRST, onInProgress: 'attach' }],
    [
      'both with resubmits and a check run',
      { ...FIRST, maxFailedRecords: '0', resubmitOnAborted: '2', checkRun: 'true' },
    ],
    ['- in every line', { ...COMPLETE, mappingId: 'XDM44\nXDM45', datasetId: '-\n-', wait: 'false' }],
    [
      'a rehearsal',
      { ...COMPLETE, rehearse: 'success', sandbox: 'dev', datasetId: ID, maxFailedRecords: '0' },
    ],
  ])('%s goes together', (_, given) => {
    expect(refusedIn(given)).toEqual([])
  })
})
