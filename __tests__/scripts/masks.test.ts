import { expect, test } from '@jest/globals'
import { Masker } from '../../scripts/runner/masks.mjs'

test('only the plain form is hidden, so that no other one is hidden by chance', () => {
  const secret = `p-8~Q "x' <y>&z+/=()`
  const others = [
    Buffer.from(secret).toString('base64'),
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    secret.toUpperCase(),
    secret.slice(0, -1),
  ]
  const masker = new Masker([secret])
  expect(masker.mask(`before ${secret} after`)).toBe('before *** after')
  for (const other of others) expect(masker.mask(other)).toBe(other)
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
  const masker = new Masker(['{\r\n  "a": 1\n}'])
  expect(masker.values).toEqual(['{\r\n  "a": 1\n}', '{', '"a": 1', '}'])
  expect(masker.mask('x { "a": 1 }')).toBe('x *** *** ***')
})

test('a mask of one line is listed once', () => {
  expect(new Masker(['topsecret']).values).toEqual(['topsecret'])
})

test("a workflow's secrets are hidden from the start, each trimmed line too, and are no masks of the step's", () => {
  const masker = new Masker([], ['{\n  "CLIENT": "s3cr3t-1"\n}\n'])
  expect(masker.values).toEqual([])
  expect(masker.mask('with: { "CLIENT": "s3cr3t-1" }')).toBe('with: *** *** ***')
  masker.add('s3cr3t-2')
  expect(masker.values).toEqual(['s3cr3t-2'])
})
