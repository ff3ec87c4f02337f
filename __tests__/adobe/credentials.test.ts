import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { tokenExpiry } from '../../src/adobe/credentials.js'
import { anyText } from '../support/any-text.js'
import { runs } from '../support/runs.js'

const RUNS = runs(500)

const base64 = (text: string) => Buffer.from(text).toString('base64url')
const jwt = (payload: unknown) => `${base64('{"alg":"RS256"}')}.${base64(JSON.stringify(payload))}.signature`

describe('the end of a token, as it says itself', () => {
  test.each<readonly [string, unknown, number]>([
    [
      'texts of milliseconds, as IMS has them',
      { created_at: '1700000000000', expires_in: '86400000' },
      1_700_086_400_000,
    ],
    ['numbers', { created_at: 1_700_000_000_000, expires_in: 86_400_000 }, 1_700_086_400_000],
    ['both', { created_at: '5', expires_in: 6 }, 11],
  ])('%s', (_, payload, expected) => {
    expect(tokenExpiry(jwt(payload))).toBe(expected)
  })
})

describe('nothing', () => {
  test.each<readonly [string, unknown]>([
    ['no claims', {}],
    ['no start', { expires_in: '86400000' }],
    ['no length', { created_at: '1700000000000' }],
    ['a start that is no number', { created_at: 'now', expires_in: '86400000' }],
    ['an exponent', { created_at: '1e3', expires_in: '1' }],
    ['hexadecimal digits', { created_at: '0x10', expires_in: '1' }],
    ['a length with a unit', { created_at: '1700000000000', expires_in: '24h' }],
    ['a sign', { created_at: '-1', expires_in: '86400000' }],
    ['a fraction as a text', { created_at: '1.5', expires_in: '1' }],
    ['a fraction', { created_at: 1.5, expires_in: 1 }],
    ['beyond 2^53', { created_at: '9007199254740991', expires_in: '1' }],
    ['empty texts', { created_at: '', expires_in: '' }],
    ['lists', { created_at: [1], expires_in: [1] }],
    ['null', { created_at: null, expires_in: null }],
    ['a payload that is no object', 'text'],
    ['a list', [1_700_000_000_000, 86_400_000]],
  ])('%s', (_, payload) => {
    expect(tokenExpiry(jwt(payload))).toBeUndefined()
  })

  test.each([
    '',
    '.',
    '..',
    'opaque',
    'a.b.c',
    `a.${base64('not JSON')}.c`,
    `a.${base64('{"created_at":1')}.c`,
  ])('in %j', (token) => {
    expect(tokenExpiry(token)).toBeUndefined()
  })
})

test('any text: nothing, or a whole number', () => {
  const claims = fc.dictionary(fc.constantFrom('created_at', 'expires_in', 'sub'), fc.jsonValue())
  fc.assert(
    fc.property(fc.oneof(anyText(), claims.map(jwt)), (token) => {
      const end = tokenExpiry(token)
      expect(end === undefined || Number.isSafeInteger(end)).toBe(true)
    }),
    RUNS,
  )
})
