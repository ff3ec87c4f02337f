import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseRetryAfter } from '../../src/http/retry-after.js'
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
    ['86400', 86_400_000],
    ['0000086400', 86_400_000],
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

describe('more than a day is no number of seconds', () => {
  // Noon, in seconds: 1,789,992,000.
  const date = 'Mon, 21 Sep 2026 12:00:00 GMT'

  test.each([
    ['seconds since 1970', '1789992060', 60_000],
    ['milliseconds since 1970', '1789992060500', 60_500],
    ['far in the future, in seconds', '9999999999', 8_210_007_999_000],
    ['far in the future, in milliseconds', '9999999999999', 8_210_007_999_999],
    ['the instant of the answer', '1789992000', 0],
    ['the past', '1789991940', 0],
    ['the past, in milliseconds', '1789991940000', 0],
  ])('%s: %s', (_, value, expected) => {
    expect(parseRetryAfter({ 'retry-after': value, date })).toBe(expected)
  })

  test.each([
    '86401',
    '100000',
    '123456789',
    '0999999999',
    '0000086401',
    '12345678901',
    '123456789012',
    '12345678901234',
  ])('%s is no such time: ignored', (value) => {
    expect(parseRetryAfter({ 'retry-after': value, date })).toBeUndefined()
  })

  test.each(['1789992060', '1789992060500', '9999999999'])(
    '%s in an answer without a date: ignored',
    (value) => {
      expect(parseRetryAfter({ 'retry-after': value })).toBeUndefined()
      expect(parseRetryAfter({ 'retry-after': value, date: 'yesterday' })).toBeUndefined()
    },
  )
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
