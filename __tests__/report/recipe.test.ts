import { describe, expect, test } from '@jest/globals'
import type { InputName } from '../../src/inputs/declarations.js'
import { type Given, resumingStep } from './support/recipes.js'
import { resultOf } from './support/results.js'

const recipeOf = (given: Given, outcome: 'timed-out' | 'cancelled' = 'cancelled') =>
  resumingStep([resultOf('XDM44', outcome, { requestId: '3520', open: true })], given)

describe('a time-out that was just too short', () => {
  test.each([
    ['', '120'],
    ['60', '120'],
    ['90', '180'],
    ['0.25', undefined],
    ['10', undefined],
    ['30', undefined],
    ['45.5', '91'],
    ['3600', '7200'],
    ['5000', '7200'],
    ['7200', '7200'],
  ])('of %j minutes becomes %j; the default of an hour needs no words', (timeoutMinutes, longer) => {
    const yaml = recipeOf({ org: 'o', mappingId: 'M', timeoutMinutes }, 'timed-out')
    expect(/timeoutMinutes: "(.*)"/.exec(yaml)?.[1]).toBe(longer)
  })

  test('stays what it was after another end', () => {
    expect(recipeOf({ timeoutMinutes: '30' })).toContain('timeoutMinutes: "30"')
    expect(recipeOf({})).not.toContain('timeoutMinutes')
  })
})

describe('what the masks of a secret of several lines would spoil', () => {
  const secret = (name: string) => ['$', `{{ secrets.${name} }}`].join('')

  /** Each line of a secret becomes a mask, trimmed too. */
  const masked = (text: string, value: string) =>
    value
      .split('\n')
      .flatMap((line) => [line, line.trim()])
      .filter((line) => line !== '')
      .reduce((shown, mask) => shown.replaceAll(mask, '***'), text)

  test.each([
    [
      'pretty',
      JSON.stringify({ CLIENT_ID: 'x', CLIENT_SECRETS: ['p8e-correct-horse'], SCOPES: [] }, null, 2),
    ],
    ['nested', JSON.stringify({ project: { workspace: { details: { credentials: [{}] } } } }, null, 4)],
    ['an open brace alone', '{\n"CLIENT_ID":"x"}'],
    ['a closed brace alone', '{"CLIENT_ID":"x"\n}'],
    ['two at once', '{"a":{"b":"x"\n}}'],
    ["Windows' line ends", '{\r\n"CLIENT_ID":"x"\r\n}'],
  ])('%s: the recipe survives them', (_, credentials) => {
    const yaml = recipeOf({ org: 'geometrixx', mappingId: 'XDM44', credentials })
    expect(masked(yaml, credentials.replaceAll('\r', ''))).toBe(yaml)
    expect(yaml).toContain('    # Add credentials as in this step; an expression would be masked here.\n')
    expect(yaml).toContain('    requestId: "3520"')
  })

  test.each<[InputName, string, string]>([
    ['credentials', '{"CLIENT_ID":"x"}', 'ADOBE_CREDENTIALS'],
    ['clientSecret', 'p8e-correct-horse\np8e-battery-staple', 'ADOBE_CLIENT_SECRET'],
    ['accessToken', 'aaa.bbb.ccc', 'ADOBE_ACCESS_TOKEN'],
  ])('%s on lines without lone braces stays an expression', (name, value, named) => {
    expect(recipeOf({ [name]: value })).toContain(`    ${name}: ${secret(named)}`)
  })
})

describe('lines of several mappings', () => {
  const SEVERAL = {
    mappingId: 'A\nB\nC',
    datasetId: `${'a'.repeat(24)}\n-\n${'b'.repeat(24)}`,
    minRecords: '5\n-\n7',
  }
  const resumed = (...indexes: readonly number[]) =>
    resumingStep(
      ['A', 'B', 'C'].map((mappingId, index) =>
        indexes.includes(index)
          ? resultOf(mappingId, 'cancelled', { requestId: '3520', open: true })
          : resultOf(mappingId, 'succeeded'),
      ),
      { ...SEVERAL, maxFailedRecords: '0' },
    )

  test('those of the unfinished ones stay, a lone - for none does not', () => {
    expect(resumed(0)).toContain(`    datasetId: ${'a'.repeat(24)}\n`)
    expect(resumed(0)).toContain('    minRecords: "5"')
    expect(resumed(1)).not.toMatch(/datasetId|minRecords/)
    expect(resumed(1, 2)).toContain(`    datasetId: |-\n      -\n      ${'b'.repeat(24)}\n`)
  })

  test('a gate on refused rows goes with no request of an earlier run', () => {
    expect(resumed(0, 1, 2)).not.toContain('maxFailedRecords:')
    expect(resumed(0, 1, 2)).toContain('    # maxFailedRecords is left out')
    expect(resumed(1)).not.toContain('maxFailedRecords')
  })
})
