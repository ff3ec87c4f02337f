import { describe, expect, test } from '@jest/globals'
import { Masker } from '../../scripts/runner/masks.mjs'

const SECRET = `p-8~Q "x' <y>&z+/=()`

describe('the forms of a mask', () => {
  const masker = new Masker([SECRET])
  const hidden: [form: string, text: string][] = [
    ['plain', SECRET],
    ['base64', Buffer.from(SECRET).toString('base64')],
    ['escaped for a command line', SECRET.replaceAll('"', '\\"')],
    ['escaped for an expression', SECRET.replaceAll("'", "''")],
    ['JSON', JSON.stringify(SECRET).slice(1, -1)],
    ['URI, every reserved mark', 'p-8~Q%20%22x%27%20%3Cy%3E%26z%2B%2F%3D%28%29'],
    ['XML', 'p-8~Q &quot;x&apos; &lt;y&gt;&amp;z+/=()'],
  ]

  test.each(hidden)('hidden: %s', (_, text) => {
    expect(masker.mask(`before ${text} after`)).toBe('before *** after')
  })

  test.each([1, 2])('hidden: the end of a longer base64, at offset %i', (offset) => {
    const text = Buffer.from(`${'u'.repeat(3 - offset)}${SECRET}`).toString('base64')
    expect(masker.mask(text)).toMatch(/^.{4}\*\*\*$/)
  })

  // Without an ampersand, whose two sides are masks of their own.
  const simple = "p-8~Q x'yz+/=()"
  const shown: [form: string, text: string][] = [
    ['encodeURIComponent', encodeURIComponent(simple)],
    ['form', new URLSearchParams({ s: simple }).toString()],
    ['hex', Buffer.from(simple).toString('hex')],
    ['upper case', simple.toUpperCase()],
    ['first characters', simple.slice(0, -1)],
    ['HTML', simple.replaceAll("'", '&#39;')],
  ]

  test.each(shown)('not hidden: %s', (_, text) => {
    expect(new Masker([simple]).mask(text)).toBe(text)
  })

  const special: [why: string, mask: string, text: string, shows: string][] = [
    ['outer quotes', '"longenough"', 'longenough', '***'],
    ['outer quotes of a short one', '"short"', 'short', 'short'],
    ['before &', 'abcdef&ghijkl', 'abcdef&', '***'],
    ['after &', 'abcdef&ghijkl', 'ghijkl', '***'],
    ['before &+', 'abcd&+xyzyyy', 'abcd&+', '***'],
    ['after &+ and the coloured letter', 'abcd&+xghijkl', 'ghijkl', '***'],
    ['a short part', 'abc&def', 'abc& def', 'abc& def'],
    ['a line separator in JSON', 'a\u2028b', 'a\\u2028b', '***'],
  ]

  test.each(special)('%s', (_, mask, text, shows) => {
    expect(new Masker([mask]).mask(text)).toBe(shows)
  })
})

test('stretches that overlap or touch become one', () => {
  expect(new Masker(['abc', 'cde']).mask('-abcde-')).toBe('-***-')
  expect(new Masker(['abc', 'def']).mask('-abcdef-')).toBe('-***-')
  expect(new Masker(['aa']).mask('aaa')).toBe('***')
  expect(new Masker(['abc']).mask('abc abc')).toBe('*** ***')
})

test('a mask has no minimum length, and an empty one is none', () => {
  expect(new Masker(['5']).mask('15')).toBe('1***')
  expect(new Masker(['']).values).toEqual([])
})

test('a mask of several lines hides each trimmed line', () => {
  const masker = new Masker()
  masker.addMask('{\r\n  "a": 1\n}')
  expect(masker.values).toEqual(['{\r\n  "a": 1\n}', '{', '"a": 1', '}'])
  expect(masker.mask('x { "a": 1 }')).toBe('x *** *** ***')
})

test('a mask of one line is listed once', () => {
  const masker = new Masker()
  masker.addMask('topsecret')
  expect(masker.values).toEqual(['topsecret'])
})
