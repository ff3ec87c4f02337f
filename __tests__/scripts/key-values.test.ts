import { expect, test } from '@jest/globals'
import { readKeyValues } from '../../scripts/runner/key-values.mjs'

const read = (text: string) => [...readKeyValues(text)].map(({ name, value }) => [name, value])

const valid: [text: string, pairs: string[][]][] = [
  ['', []],
  ['\n\n', []],
  ['a=1', [['a', '1']]],
  [
    'a=1\nb=\n',
    [
      ['a', '1'],
      ['b', ''],
    ],
  ],
  ['a=b=c<<d', [['a', 'b=c<<d']]],
  ['a<<E\nE', [['a', '']]],
  [
    'a<<E\n1\nE\nb=2',
    [
      ['a', '1'],
      ['b', '2'],
    ],
  ],
  ['a<<E\n1\n\n2\nE\n', [['a', '1\n\n2']]],
  ['a<<E\n1\r\n2\rE\nE\n', [['a', '1\r\n2\rE']]],
  ['a<<E=F\nx=y\nE=F\n', [['a', 'x=y']]],
  ['a<<E\n E\nE \nE\n', [['a', ' E\nE ']]],
]

test.each(valid)('%j', (text, pairs) => {
  expect(read(text)).toEqual(pairs)
})

const invalid: [text: string, message: string][] = [
  ['a', "Invalid format 'a'"],
  ['<<E\nE', "Invalid format '<<E'. Name must not be empty and delimiter must not be empty"],
  ['a<<\n', "Invalid format 'a<<'. Name must not be empty and delimiter must not be empty"],
  ['a<<E\n1\n', "Invalid value. Matching delimiter not found 'E'"],
  ['a<<E\n1', 'Invalid value. EOF marker missing new line.'],
  ['a<<E', "Invalid value. Matching delimiter not found 'E'"],
]

test.each(invalid)('malformed: %j', (text, message) => {
  expect(() => read(text)).toThrow(message)
})

test('what comes before a fault counts', () => {
  const pairs = readKeyValues('a=1\nb<<E\n')
  expect(pairs.next().value).toEqual({ name: 'a', value: '1' })
  expect(() => pairs.next()).toThrow('Matching delimiter not found')
})
