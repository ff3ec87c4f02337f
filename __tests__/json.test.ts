import { describe, expect, test } from '@jest/globals'
import { at, isObject, parseJson, textAt } from '../src/json.js'

describe('integers beyond 2^53 keep their digits', () => {
  test.each([
    ['9007199254740991', 9_007_199_254_740_991],
    ['9007199254740992', '9007199254740992'],
    ['9007199254740993', '9007199254740993'],
    ['-9007199254740993', '-9007199254740993'],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
    ['{"requestId":9007199254740993}', { requestId: '9007199254740993' }],
    ['[9007199254740993 ,\n1]', ['9007199254740993', 1]],
  ])('%s', (text, value) => {
    expect(parseJson(text)).toEqual(value)
  })
})

test.each([
  '0',
  '-0',
  '3520.0',
  '1e3',
  '1e400',
  '9007199254740993.5',
  '9007199254740993e1',
  '12345678901234567890E-2',
  '"9007199254740993"',
  '"say \\"9007199254740993\\" \\\\"',
  '{"9007199254740993":"[{"}',
  '"\u2028\\u2028"',
  'true',
  'null',
  ' [ ] ',
  '{"a":{"a":1},"a": {"a":1} ,"b":[{"a":"}"},{"a":2}],"":"\\",\\""}',
])('anything else is as JSON.parse has it: %s', (text) => {
  expect(parseJson(text)).toEqual(JSON.parse(text))
})

describe('what is not JSON throws without quoting it', () => {
  test.each([
    '',
    '{',
    'hunter',
    '{"a":hunter}',
    '"hunter',
    '01',
    '1.',
    '.5',
    '+1',
    'NaN',
    '\u00a01',
    '{"a":1}x',
    '\uFEFF1',
  ])('%j', (text) => {
    expect(() => parseJson(text)).toThrow(new SyntaxError('not valid JSON'))
  })
})

describe('nesting', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

  test('100 levels are read', () => {
    expect(parseJson(nested(100))).toEqual(JSON.parse(nested(100)))
  })

  test.each([
    ['101 lists', nested(101)],
    ['100,000 lists', nested(100_000)],
    ['101 objects', `${'{"a":'.repeat(101)}1${'}'.repeat(101)}`],
  ])('%s are refused', (_, text) => {
    expect(() => parseJson(text)).toThrow('deeper than 100 levels')
  })

  test('brackets in texts and many neighbours are no nesting', () => {
    const text = JSON.stringify(['['.repeat(500), ...Array.from({ length: 500 }, () => [[]])])
    expect(parseJson(text)).toEqual(JSON.parse(text))
  })
})

describe('an object that names a key twice', () => {
  test.each([
    '{"status":"Failed","status":"Success"}',
    '{"status":"Failed","stat\\u0075s":"Success"}',
    '{"a":"\\"","b":{"c":[{"a":1,"b":{},"a":2}]}}',
    '{"a":{"a":1},"a":2}',
    '{"__proto__":1,"__proto__":2}',
    '{"a":12345678901234567890,"a":12345678901234567891}',
    '{"a"\n:1,"a"\t:\n2}',
  ])('%s: refused, since the values differ', (text) => {
    expect(() => parseJson(text)).toThrow('JSON that names a key twice, with different values')
  })
})

describe('raw control characters', () => {
  test.each([
    ['{"info":"two\nlines"}', { info: 'two\nlines' }],
    ['{"a\tb":["\r\n\u0000\u001f\u007f"]}', { 'a\tb': ['\r\n\u0000\u001f\u007f'] }],
    [
      '{\n\t"escaped": "quote \\"\t\\\\",\r\n"id": 12345678901234567890}',
      { escaped: 'quote "\t\\', id: '12345678901234567890' },
    ],
  ])('%j: accepted in strings', (text, value) => {
    expect(parseJson(text)).toEqual(value)
  })

  test.each(['{"a":1\u0000}', '\u0001{}', '"a\\\n"', '"without\nan end', '"\n\\'])(
    '%j: nowhere else',
    (text) => {
      expect(() => parseJson(text)).toThrow('not valid JSON')
    },
  )

  test('of the largest body that is none, each is read once', () => {
    const hostile = `\n${'"\\'.repeat(512 * 1024)}`
    expect(() => parseJson(hostile)).toThrow('not valid JSON')
  })
})

test('the largest body, one text, is read', () => {
  const long = '\\'.repeat(512 * 1024)
  expect(parseJson(JSON.stringify(long))).toBe(long)
})

test('keys of __proto__ pollute nothing and are not followed', () => {
  const value = parseJson(
    '{"__proto__":{"status":"Success"},"constructor":{"prototype":{"status":"Success"}}}',
  )
  expect(at(value, 'status')).toBeUndefined()
  expect(Object.hasOwn({}, 'status') || 'status' in {}).toBe(false)
})

describe('a path of own keys', () => {
  test.each<[unknown, readonly string[], unknown]>([
    [{ a: { b: 1 } }, ['a', 'b'], 1],
    [{ a: { b: 1 } }, [], { a: { b: 1 } }],
    [{ a: null }, ['a', 'b'], undefined],
    [{ a: [1] }, ['a', '0'], undefined],
    [{ a: [1] }, ['a', 'length'], undefined],
    [{ a: 'text' }, ['a', 'length'], undefined],
    [{}, ['toString'], undefined],
    [{}, ['__proto__', 'toString'], undefined],
    [undefined, ['a'], undefined],
  ])('%j at %j', (value, path, found) => {
    expect(at(value, ...path)).toEqual(found)
  })

  test.each<[unknown, string | undefined]>([
    ['text', 'text'],
    [' \ttext\n', 'text'],
    ['', undefined],
    [' \n', undefined],
    [7, undefined],
    [null, undefined],
    [['text'], undefined],
  ])('the text %j', (value, text) => {
    expect(textAt({ key: value }, 'key')).toBe(text)
  })

  test.each<[unknown, boolean]>([
    [{}, true],
    [[], false],
    [null, false],
    ['{}', false],
  ])('%j as an object: %s', (value, expected) => {
    expect(isObject(value)).toBe(expected)
  })
})
