import { describe, expect, test } from '@jest/globals'
import { parseMappingId, parseOrganization } from '../../src/inputs/values.js'
import { plainly } from './given.js'

describe('the organization is a tenant', () => {
  test.each(['geometrixx', 'geometrixx-mkt-stage3', 'Geo_metrixx.1', 'g', 'x'.repeat(200)])(
    '%.30s',
    (value) => {
      expect(plainly(parseOrganization(value))).toEqual({ value })
    },
  )

  test.each([
    ['8C6767C25245AD1A0A490D4C@AdobeOrg', 'Write the tenant instead'],
    ['@', 'Write the tenant instead'],
    [`${'x'.repeat(300)}@AdobeOrg`, 'Write the tenant instead'],
    ['x'.repeat(201), '201 characters'],
    ['https://geometrixx.campaign.adobe.com', 'not an address'],
    ['geometrixx.campaign.adobe.com', 'not an address'],
    ['a/b', 'tenant'],
    ['a\\b', 'tenant'],
    ['.', 'tenant'],
    ['..', 'tenant'],
    ['...', 'tenant'],
    ['a..b', 'tenant'],
    ['../geometrixx', 'tenant'],
    ['%2e%2e', 'tenant'],
    ['a:b', 'tenant'],
    ['a\rb', 'tenant'],
    ['a\nb', 'tenant'],
    ['a b', 'tenant'],
    ['a?b', 'tenant'],
    ['a#b', 'tenant'],
    ['geometríxx', 'U+00ED at position 8, not an ASCII character'],
    ['ge\u043emetrixx', 'U+043E at position 3, not an ASCII character'],
    ['a\u200bb', 'U+200B at position 2'],
    ['a\ud800', 'U+D800 at position 2'],
  ])('%j is refused: %s', (text, problem) => {
    expect(plainly(parseOrganization(text))).toEqual({ problem: expect.stringContaining(problem) })
  })
})

describe('a mapping id is anything that stays one step of a path', () => {
  test.each([
    'XDM44',
    'TestDoc',
    'Profile export 2',
    '100%',
    '%2e%2e',
    '%2F',
    'a?b#c&d=e',
    'a;b:c@d',
    'Zuordnung ü 😀',
    '...',
    '.hidden',
    'x'.repeat(200),
  ])('%j', (value) => {
    expect(plainly(parseMappingId(value))).toEqual({ value })
  })

  test.each([
    ['.', 'cannot be'],
    ['..', 'cannot be'],
    ['a/b', 'cannot be'],
    ['../../x', 'cannot be'],
    ['a\\b', 'cannot be'],
    ['a\tb', 'control character'],
    ['a\u0000b', 'control character'],
    ['a\u0085b', 'control character'],
    ['a\u001b[31mb', 'control character'],
    ['a\nb', 'control character'],
    ['a\r\nX-Evil: 1', 'control character'],
    ['x'.repeat(201), '201 characters'],
    ['a\ud800', 'broken Unicode'],
  ])('%j is refused: %s', (text, problem) => {
    expect(plainly(parseMappingId(text))).toEqual({ problem: expect.stringContaining(problem) })
  })
})
