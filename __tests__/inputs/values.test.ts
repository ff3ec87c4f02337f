import { describe, expect, test } from '@jest/globals'
import { parseScopes, parseSecret } from '../../src/inputs/secrets.js'
import { parseBoolean, parseChoice, parseHeaderToken, parseNumber } from '../../src/inputs/values.js'
import { plainly } from './given.js'

const refusal = expect.objectContaining({ problem: expect.any(String) })

describe('a boolean is one of YAML core schema', () => {
  test.each([
    ['true', true],
    ['True', true],
    ['TRUE', true],
    ['false', false],
    ['False', false],
    ['FALSE', false],
  ])('%s', (text, value) => {
    expect(plainly(parseBoolean(text))).toEqual({ value })
  })

  test.each(['yes', 'no', 'on', 'off', '1', '0', 'tRUE', 'y', 'truefalse', 'true\ntrue', 'null', '~', ''])(
    '%j is none',
    (text) => {
      expect(plainly(parseBoolean(text))).toEqual(refusal)
    },
  )
})

const BOUNDS = {
  timeoutMinutes: { min: 0, max: 7200, exclusiveMin: true },
  pollIntervalSeconds: { min: 1, max: 300 },
  minRecords: { min: 0, max: Number.MAX_SAFE_INTEGER, integer: true },
} as const

describe('a number is plain digits within its bounds', () => {
  test.each([
    ['timeoutMinutes', '60', 60],
    ['timeoutMinutes', '0.25', 0.25],
    ['timeoutMinutes', '0.000001', 0.000001],
    ['timeoutMinutes', '7200', 7200],
    ['timeoutMinutes', '007', 7],
    ['pollIntervalSeconds', '1', 1],
    ['pollIntervalSeconds', '300', 300],
    ['pollIntervalSeconds', '1.5', 1.5],
    ['minRecords', '0', 0],
    ['minRecords', '9007199254740991', 9_007_199_254_740_991],
  ] as const)('%s %s', (input, text, value) => {
    expect(plainly(parseNumber(BOUNDS[input])(text))).toEqual({ value })
  })

  test.each([
    ['timeoutMinutes', '0', 'out of range'],
    ['timeoutMinutes', '0.000', 'out of range'],
    ['timeoutMinutes', `0.${'0'.repeat(400)}1`, 'out of range'],
    ['timeoutMinutes', '7200.1', 'out of range'],
    ['timeoutMinutes', '2147483648', 'out of range'],
    ['timeoutMinutes', '9'.repeat(400), 'out of range'],
    ['timeoutMinutes', '-1', 'plain digits'],
    ['timeoutMinutes', '+1', 'plain digits'],
    ['timeoutMinutes', '1e9', 'plain digits'],
    ['timeoutMinutes', '1e-9', 'plain digits'],
    ['timeoutMinutes', 'NaN', 'plain digits'],
    ['timeoutMinutes', 'Infinity', 'plain digits'],
    ['timeoutMinutes', '5m', 'plain digits'],
    ['timeoutMinutes', '0x10', 'plain digits'],
    ['timeoutMinutes', '1_000', 'plain digits'],
    ['timeoutMinutes', '1,5', 'plain digits'],
    ['timeoutMinutes', '.5', 'plain digits'],
    ['timeoutMinutes', '5.', 'plain digits'],
    ['timeoutMinutes', '60\n60', 'plain digits'],
    ['timeoutMinutes', '٦٠', 'plain digits'],
    ['pollIntervalSeconds', '0', 'out of range'],
    ['pollIntervalSeconds', '0.9', 'out of range'],
    ['pollIntervalSeconds', '301', 'out of range'],
    ['minRecords', '1.5', 'whole number'],
    ['minRecords', '-1', 'whole number'],
    ['minRecords', '9007199254740992', 'out of range'],
    ['minRecords', '9007199254740993', 'out of range'],
  ] as const)('%s %s: %s', (input, text, problem) => {
    expect(plainly(parseNumber(BOUNDS[input])(text))).toEqual({ problem: expect.stringContaining(problem) })
  })

  test.each([
    ['timeoutMinutes', 'above 0 and at most 7200'],
    ['pollIntervalSeconds', 'from 1 to 300'],
    ['minRecords', 'from 0 on'],
  ] as const)('the refusal of %s names its bounds', (input, bounds) => {
    expect(plainly(parseNumber(BOUNDS[input])('x'))).toEqual({ problem: expect.stringContaining(bounds) })
  })
})

describe('a choice is one of the names, in their case', () => {
  const names = ['queue', 'attach', 'fail'] as const

  test.each(names)('%s', (value) => {
    expect(plainly(parseChoice(names)(value))).toEqual({ value })
  })

  test.each(['Queue', 'ATTACH', 'toString', 'queue,fail', 'queue ', ''])('%j is none', (text) => {
    expect(plainly(parseChoice(names)(text))).toEqual({
      problem: expect.stringContaining('queue, attach, fail'),
    })
  })
})

describe('a secret can be masked and sent', () => {
  test.each(['12345678', "p8e-'()*!~ +&%<>", 'schlüssel'])('%j', (value) => {
    expect(plainly(parseSecret(value))).toEqual({ value })
  })

  test.each([
    ['', 'shorter than 8'],
    ['1234567', 'shorter than 8'],
    ['p8e-abc\tdef', 'control character'],
    ['p8e-abc\u0000def', 'control character'],
    ['p8e-abc\u0085def', 'control character'],
    ['p8e-abcdef\ud800', 'broken Unicode'],
  ])('%j is refused and not quoted', (secret, problem) => {
    const parsed = plainly(parseSecret(secret))
    expect(parsed).toEqual({ problem: expect.stringContaining(problem) })
    expect(JSON.stringify(parsed)).not.toContain(secret || 'p8e')
  })
})

describe('what a header carries is visible ASCII', () => {
  test.each(['client-4711', '~!@#$%^&*()_+', 'x'.repeat(2000)])('%.20s', (value) => {
    expect(plainly(parseHeaderToken(value))).toEqual({ value })
  })

  test.each(['', 'a b', 'a\r\nX-Evil: 1', 'a\u007f', 'ä', 'a\u00a0b', 'a\u200b'])('%j is refused', (text) => {
    expect(plainly(parseHeaderToken(text))).toEqual(refusal)
  })
})

describe('scopes are separated by commas or white space', () => {
  test.each([
    ['openid', ['openid']],
    ['openid,AdobeID', ['openid', 'AdobeID']],
    ['openid AdobeID', ['openid', 'AdobeID']],
    [',openid, AdobeID,\r\n\tcampaign_sdk,,', ['openid', 'AdobeID', 'campaign_sdk']],
    ['a.b/c:d!#[]~', ['a.b/c:d!#[]~']],
  ])('%j', (text, value) => {
    expect(plainly(parseScopes(text))).toEqual({ value })
  })

  test.each([
    ',',
    ', ,',
    '["openid"]',
    '[openid, AdobeID]',
    '- openid\n- AdobeID',
    '* openid',
    '1. openid',
    "'openid','AdobeID'",
    'openid;AdobeID',
    'openid%20AdobeID',
    'openid+AdobeID',
    'undefined',
    '***',
    'open"id',
    'open\\id',
    'öpenid',
    'open\u0000id',
  ])('%j is none', (text) => {
    expect(plainly(parseScopes(text))).toEqual(refusal)
  })
})
