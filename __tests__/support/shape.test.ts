import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { harmless, shapeOf } from '../../src/support/shape.js'

const isHarmless = harmless(['geometrixx', 'XDM44', '3520', 'My mapping', '-'])
const shape = (value: unknown) => shapeOf(JSON.stringify(value), isHarmless)

test.each<[unknown, string]>([
  [
    { requestId: 3520, info: 'Mapping Id: XDM44.', status: 'In Progress' },
    '{requestId: integer(4 digits), info: text(18), status: "In Progress"}',
  ],
  [{ error_code: '429050', message: 'x' }, '{error_code: "429050", message: text(1)}'],
  [{ code: 502, ok: true, none: null, half: 0.5 }, '{code: 502, ok: boolean, none: null, half: number}'],
  [[1, 2, 3], '[3 × integer(1 digit)]'],
  ['RST-360011 An error', 'text(19)'],
  [[], '[]'],
  [{ a: { b: { c: { d: { e: 1 } } } } }, '{a: {b: {c: {d: …}}}}'],
])('%j', (value, expected) => {
  expect(shape(value)).toBe(expected)
})

describe('what is no name stays out', () => {
  test.each([
    [{ a27d800531ac4d95945a2bc234eb0d86: 1 }, '{<key of 32 characters>: integer(1 digit)}'],
    [
      { '::error::x': 1, '##[x]': 2 },
      '{<key of 10 characters>: integer(1 digit), <key of 5 characters>: integer(1 digit)}',
    ],
    [{ geometrixx: 1 }, '{<key of 10 characters>: integer(1 digit)}'],
    [{ status: 'about XDM44' }, '{status: text(11)}'],
    [{ status: 'a27d800531ac4d95' }, '{status: text(16)}'],
    [{ status: '::error::' }, '{status: text(9)}'],
    [{ code: 'a_my-map.ping' }, '{code: text(13)}'],
    [{ 'my-mapping': 1 }, '{<key of 10 characters>: integer(1 digit)}'],
    [{ code: 3520 }, '{code: integer(4 digits)}'],
  ])('%j', (value, expected) => {
    expect(shape(value)).toBe(expected)
  })
})

test.each([
  ['', 'empty'],
  [' \n', 'empty'],
  ['<html>', 'not JSON, 6 characters, like HTML or XML'],
  ['Oops', 'not JSON, 4 characters, like text'],
])('%j is %s', (text, expected) => {
  expect(shapeOf(text, isHarmless)).toBe(expected)
})

test('bounded, whatever is sent', () => {
  const wide = Object.fromEntries(Array.from({ length: 500 }, (_, index) => ['k'.repeat(index + 1), 'x']))
  expect(shape(wide)).toMatch(/ more\}$|…$/)
  expect(shape(wide).length).toBeLessThan(700)
})

test('no value of a text or a number is shown under any other key', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ minLength: 6 }), (value, canary) => {
      const text = JSON.stringify({ value, info: canary, list: [canary], deep: { requestId: canary } })
      const shown = shapeOf(text, isHarmless)
      expect(shown.replace(/[\w<>:{}[\](),×… -]|"[\w. -]{1,40}"/g, '')).toBe('')
    }),
  )
})
