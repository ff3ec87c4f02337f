import { describe, expect, test } from '@jest/globals'
import { parseCommand } from '../../scripts/runner/commands.mjs'

const plain: [why: string, line: string][] = [
  ['text', 'hello'],
  ['nothing', ''],
  ['v2 after text', 'x ::error::m'],
  ['v2 after a byte order mark, which .NET does not trim', '\ufeff::error::m'],
  ['v2 after a zero-width space', '\u200b::error::m'],
  ['v2 after an escape sequence', '\x1b[0m::error::m'],
  ['v2 without a second key', '::error m'],
  ['v2 with three colons first', ':::error::m'],
  ['v2 of no registered name', '::exec::m'],
  ['v2 with an internal name', '::internal-set-repo-path::m'],
  ['v2 with encoded colons', '%3A%3Aerror::m'],
  ['v1 of no registered name', '##[section]m'],
  ['v1 without an end', '##[error m'],
  ['v1 after a decoy', '##[x] ##[error]m'],
  ['v1 with a blank before the name', '##[ error]m'],
  ['v1 that is cut in two', '## [error]m'],
]

test.each(plain)('plain text: %s', (_, line) => {
  expect(parseCommand(line)).toBeUndefined()
})

describe('version 2', () => {
  const blanks = [
    '',
    ' ',
    '\t',
    '\v',
    '\f',
    '\x85',
    '\xa0',
    '\u1680',
    '\u2000',
    '\u200a',
    '\u2028',
    '\u2029',
    '\u202f',
    '\u205f',
    '\u3000',
  ]

  test.each(blanks)('after leading %j', (blank) => {
    expect(parseCommand(`${blank}${blank}::error::m`)).toEqual({
      name: 'error',
      properties: {},
      data: 'm',
      syntax: 'v2',
    })
  })

  const cases: [line: string, name: string, properties: Record<string, string>, data: string][] = [
    ['::add-mask::s3cret', 'add-mask', {}, 's3cret'],
    ['::ERROR::m', 'error', {}, 'm'],
    ['::endgroup::', 'endgroup', {}, ''],
    ['::error file=a.ts,line=3::m', 'error', { file: 'a.ts', line: '3' }, 'm'],
    ['::error   title=x  ::m', 'error', { title: 'x' }, 'm'],
    ['::error a=,=b,c==d,,e=f=g::m', 'error', { b: undefined, c: 'd', e: 'f=g' } as never, 'm'],
    ['::error title=a%3Ab%2Cc%25d%0De%0Af::m', 'error', { title: 'a:b,c%d\re\nf' }, 'm'],
    ['::error title=a%3Bb%5D::m', 'error', { title: 'a%3Bb%5D' }, 'm'],
    ['::error::a%0Ab%0Dc%25d', 'error', {}, 'a\nb\rc%d'],
    ['::error::%250A', 'error', {}, '%0A'],
    ['::error::%3A%2C%3B%5D%0a', 'error', {}, '%3A%2C%3B%5D%0a'],
    ['::error::a::b', 'error', {}, 'a::b'],
    ['::error:::b', 'error', {}, ':b'],
    ['::error __proto__=x::m', 'error', Object.fromEntries([['__proto__', 'x']]), 'm'],
  ]

  test.each(cases)('%j', (line, name, properties, data) => {
    expect(parseCommand(line)).toEqual({ name, properties, data, syntax: 'v2' })
  })

  test('finds the second key past invisible characters, as a linguistic search does', () => {
    expect(parseCommand('::error:\u200b:m')).toMatchObject({ name: 'error', data: ':m' })
    expect(parseCommand('::error:\u00ad:m')).toMatchObject({ name: 'error', data: ':m' })
  })

  test('is looked for before version 1', () => {
    expect(parseCommand('::debug::##[error]m')).toMatchObject({ name: 'debug', data: '##[error]m' })
    expect(parseCommand('::nothing::##[error]m')).toMatchObject({ name: 'error', data: 'm', syntax: 'v1' })
  })
})

describe('version 1', () => {
  const cases: [line: string, name: string, properties: Record<string, string>, data: string][] = [
    ['##[error]m', 'error', {}, 'm'],
    ['##[Error]m', 'error', {}, 'm'],
    ['in mid-line ##[add-mask]e', 'add-mask', {}, 'e'],
    ['>>>   ##[set-output name=x;]v', 'set-output', { name: 'x' }, 'v'],
    ['###[error]m', 'error', {}, 'm'],
    ['##[error title=a;line=3]m', 'error', { title: 'a', line: '3' }, 'm'],
    ['##[error title=a%3Bb%5Dc%0Ad%25]x%5D%3B%0D%25', 'error', { title: 'a;b]c\nd%' }, 'x];\r%'],
    ['##[error title=a%3A]%2C', 'error', { title: 'a%3A' }, '%2C'],
    ['##[error]a ##[warning]b', 'error', {}, 'a ##[warning]b'],
    ['##[stop-commands]', 'stop-commands', {}, ''],
  ]

  test.each(cases)('%j', (line, name, properties, data) => {
    expect(parseCommand(line)).toEqual({ name, properties, data, syntax: 'v1' })
  })
})
