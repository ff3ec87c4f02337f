import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseRetryAfter } from '../../src/runtime/retry-after.js'
import { anyText } from '../support/any-text.js'
import { runs } from '../support/runs.js'

const RUNS = runs(500)

const NOON = 'Sun, 06 Nov 1994 12:00:00 GMT'

describe('whole seconds', () => {
  test.each([
    ['0', 0],
    ['2', 2_000],
    [' 2 ', 2_000],
    ['007', 7_000],
    ['3600', 3_600_000],
    ['9999999999', 9_999_999_999_000],
  ])('%j is %d ms', (value, expected) => {
    expect(parseRetryAfter({ 'retry-after': value })).toBe(expected)
  })
})

describe("dates are relative to the answer's own", () => {
  test.each([
    ['Sun, 06 Nov 1994 12:00:02 GMT', NOON, 2_000],
    [' Sun, 06 Nov 1994 12:00:02 GMT ', ` ${NOON} `, 2_000],
    ['Mon, 07 Nov 1994 12:00:00 GMT', NOON, 86_400_000],
    ['Fri, 01 Jan 2100 00:00:00 GMT', 'Thu, 31 Dec 2099 23:59:00 GMT', 60_000],
    [NOON, NOON, 0],
    ['Sun, 06 Nov 1994 11:59:00 GMT', NOON, 0],
  ])('%s at %s is %d ms', (value, date, expected) => {
    expect(parseRetryAfter({ 'retry-after': value, date })).toBe(expected)
  })

  test.each([
    ['no date of its own', 'Sun, 06 Nov 1994 12:00:02 GMT', undefined],
    ['a date of its own that is none', 'Sun, 06 Nov 1994 12:00:02 GMT', 'yesterday'],
    ['no such month', 'Sun, 06 Foo 1994 12:00:02 GMT', NOON],
    ['no such hour', 'Sun, 06 Nov 1994 25:00:02 GMT', NOON],
    ['an obsolete form', 'Sunday, 06-Nov-94 12:00:02 GMT', NOON],
    ['the form of C', 'Sun Nov  6 12:00:02 1994', NOON],
    ['an offset', 'Sun, 06 Nov 1994 12:00:02 GMT+0100', NOON],
    ['another zone', 'Sun, 06 Nov 1994 12:00:02 EST', NOON],
    ['ISO 8601', '1994-11-06T12:00:02Z', NOON],
    ['two dates', `${NOON}, ${NOON}`, NOON],
    ['text before', `x ${NOON}`, NOON],
    ['text after', `${NOON} x`, NOON],
  ])('%s: ignored', (_, value, date) => {
    expect(parseRetryAfter({ 'retry-after': value, ...(date === undefined ? {} : { date }) })).toBeUndefined()
  })
})

describe('anything else is ignored', () => {
  test.each([
    '',
    ' ',
    '-1',
    '+1',
    '1.5',
    '1e3',
    '0x10',
    '2s',
    '2, 3',
    'NaN',
    'Infinity',
    '١٢',
    '99999999999',
  ])('%j', (value) => {
    expect(parseRetryAfter({ 'retry-after': value, date: NOON })).toBeUndefined()
  })

  test('no header', () => {
    expect(parseRetryAfter({ date: NOON })).toBeUndefined()
  })
})

test('any two texts: nothing, or a finite number that is not negative', () => {
  const number = fc.oneof(fc.integer(), fc.double(), fc.bigInt()).map(String)
  const date = fc.date({ noInvalidDate: true }).map((at) => at.toUTCString())
  const text = fc.oneof(anyText(), number, date, fc.stringMatching(/^[\d:,. GMTa-z]*$/))
  fc.assert(
    fc.property(text, text, (value, from) => {
      const ms = parseRetryAfter({ 'retry-after': value, date: from })
      expect(ms === undefined || (Number.isFinite(ms) && ms >= 0)).toBe(true)
    }),
    RUNS,
  )
})
