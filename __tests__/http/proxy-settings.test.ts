import { describe, expect, test } from '@jest/globals'
import { mistakeIn, settingsWithoutEffect } from '../../src/http/proxy-settings.js'

describe('a mistake in the address of a proxy is named, and nothing of the address', () => {
  const SECRET = 'very-secret'
  test.each([
    [`"http://user:${SECRET}@proxy.example:3128"`, 'quotation mark'],
    ["'http://proxy.example:3128'", 'quotation mark'],
    ['http://proxy.example:3128"', 'quotation mark'],
    ['“http://proxy.example:3128”', 'quotation mark'],
    [`http://user:${SECRET}%@proxy.example:3128`, '`%25`'],
    [`http://user:100%${SECRET}@proxy.example:3128`, '`%25`'],
    [`http://us%er:${SECRET}@proxy.example:3128`, '`%25`'],
    [`http://user:${SECRET}%fe1@proxy.example:3128`, '`%25`'],
    [`http://user:${SECRET}/@proxy.example:3128`, '`%2F`'],
    // This one reads as the host `user`, port 12.
    [`http://user:12/${SECRET}@proxy.example:3128`, '`%2F`'],
    [`http://user:${SECRET}#1@proxy.example:3128`, '`%23`'],
    [`http://user:1#${SECRET}@proxy.example:3128`, '`%23`'],
    [`http://user:1?${SECRET}@proxy.example:3128`, '`%3F`'],
    [`http://DOMAIN\\user:${SECRET}@proxy.example:3128`, '`%5C`'],
    [`user:${SECRET}/@proxy.example:3128`, '`%2F`'],
  ])('%s', (address, said) => {
    const mistake = mistakeIn(address)?.raw ?? ''
    expect(mistake).toContain(said)
    expect(mistake).not.toMatch(/very-secret|example/)
  })

  test.each([
    'http://proxy.example:3128',
    'http://proxy.example:3128/',
    'http://user:p%40ss%2F%23%25@proxy.example:3128',
    'http://user:p@ss@proxy.example:3128',
    'http://user:p:s+s!$&=~*@[::1]:3128',
    'proxy.example:3128',
    '',
  ])('none: %s', (address) => {
    expect(mistakeIn(address)).toBeUndefined()
  })
})

describe('settings without effect', () => {
  const HTTPS = { https_proxy: 'http://user:very-secret@proxy.example' }

  test.each<[Record<string, string>, RegExp]>([
    [{ HTTP_PROXY: 'http://x:very-secret@p' }, /^HTTP_PROXY has no effect.*HTTPS_PROXY/],
    [{ http_proxy: 'http://p' }, /^http_proxy has no effect/],
    [{ Http_Proxy: 'http://p' }, /^Http_Proxy has no effect/],
    [{ ALL_PROXY: 'socks5://p' }, /^ALL_PROXY has no effect/],
    [
      { all_proxy: 'http://p', HTTP_PROXY: 'http://p', https_proxy: ' ' },
      /^all_proxy, HTTP_PROXY has no effect/,
    ],
    [
      { ...HTTPS, no_proxy: '*.example.com' },
      /^no_proxy has .*: \*\.example\.com\. .*\.example\.com instead of/,
    ],
    [
      { ...HTTPS, NO_PROXY: 'a.example, 10.0.0.0/8,172.16.0.0/12' },
      /^NO_PROXY .*: 10\.0\.0\.0\/8, 172\.16\.0\.0\/12\. /,
    ],
    [{ ...HTTPS, no_proxy: 'a.example;b.example' }, /: a\.example;b\.example\. Separate hosts with commas/],
    [{ ...HTTPS, no_proxy: 'a.example b.example' }, /: a\.example b\.example\. Separate hosts with commas/],
    [{ HTTPS_PROXY: 'http://p', no_proxy: 'https://a.example' }, /: https:\/\/a\.example\. /],
    [{ ...HTTPS, no_proxy: '"a.example,b.example"' }, /: "a\.example, b\.example"\. .* quotation marks/],
    [{ ...HTTPS, no_proxy: 'a.example,b.example/' }, /: b\.example\/\. Separate/],
    [{ ...HTTPS, no_proxy: '*.a,*.b,*.c,*.d,*.e,*.f' }, /\*\.e and 1 more\. /],
  ])('%j: one line', (env, said) => {
    const notes = [settingsWithoutEffect(env)?.raw]
    expect(notes).toEqual([expect.stringMatching(said)])
    expect(notes.join()).not.toContain('very-secret')
  })

  test.each<Record<string, string>>([
    {},
    HTTPS,
    { ...HTTPS, HTTP_PROXY: 'http://p', ALL_PROXY: 'http://p' },
    { ...HTTPS, no_proxy: 'localhost, .example.com,a.example:443,::1,*' },
    { no_proxy: '*.example.com' },
    { HTTP_PROXY: '', all_proxy: '' },
  ])('%j: none', (env) => {
    expect(settingsWithoutEffect(env)).toBeUndefined()
  })
})
