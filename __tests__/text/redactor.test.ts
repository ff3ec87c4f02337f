import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { Redactor } from '../../src/text/redactor.js'
import { BLURRED, ENCODINGS, isReadable, SECRETS } from '../report/support/secrets.js'

function hiding(...secrets: string[]): Redactor {
  const redactor = new Redactor()
  for (const secret of secrets) redactor.hide(secret)
  return redactor
}

describe.each(Object.entries(SECRETS))('the secret %s', (_, secret) => {
  test.each(ENCODINGS)('%s: hidden as a whole', (_name, encode) => {
    expect(hiding(secret).redact(`before "${encode(secret)}" after`)).toBe('before "***" after')
  })

  test.each(BLURRED)('%s: cannot be read any more', (_name, encode) => {
    const encoded = encode(secret)
    expect(isReadable(secret, encoded)).toBe(true)
    const redacted = hiding(secret).redact(`before ${encoded} after`)
    expect(redacted).toMatch(/^before .{0,16}\*\*\*.{0,12} after$/s)
    expect(isReadable(secret, redacted)).toBe(false)
  })
})

const kept: [why: string, secret: string, text: string][] = [
  ['another text', 'client-secret', 'client-secure'],
  ['a part of the secret', 'client-secret', 'client-secre'],
  ['visible characters between', 'client-secret', 'client-.secret'],
  ['a secret of seven characters', '1234567', '1234567'],
  ['nothing but blanks', '          ', 'a          b'],
  ['so few characters among blanks that half of the log would go', 'a       b', 'a  b'],
  ['a letter that is not escaped as a whole', 'p8e-secret', '&#112 8e-secret%7 \\u{70 8e-secret'],
  ['a mark that is not between two bytes', 'ab12cd34', 'a-b12cd34 x ab1.2cd34 x ab12cd3-4'],
  ['letters that only look alike', 'kkkkkkkk', '\u212akkkkkkk'],
]

test.each(kept)('stays: %s', (_, secret, text) => {
  expect(hiding(secret).redact(text)).toBe(text)
})

const several: [why: string, secrets: string[], text: string, expected: string][] = [
  ['one after the other', ['first-one', 'second-1'], 'first-onesecond-1', '******'],
  ['overlapping', ['abcdefgh', 'efghijkl'], '<abcdefghijkl>', '<***>'],
  ['overlapping itself', ['abcabcabc'], '<abcabcabcabcab>', '<***ab>'],
  ['one inside the other, the longer first', ['abcdefghijkl', 'cdefghij'], '<abcdefghijkl>', '<***>'],
  ['one inside the other, the shorter first', ['cdefghij', 'abcdefghijkl'], '<abcdefghijkl>', '<***>'],
  ['the inner one alone', ['cdefghij', 'abcdefghijkl'], '<bcdefghijk>', '<b***k>'],
  ['one the start of the other', ['abcdefgh', 'abcdefghijkl'], '<abcdefghijkl>', '<***>'],
  ['the same twice', ['abcdefgh', 'abcdefgh'], '<abcdefgh>', '<***>'],
  ['completed by what hides another', ['sec***ret', 'abcdefgh'], '<secabcdefghret>', '<***>'],
  ['completed in two turns', ['xy***xyz', 'se***cret', 'abcdefgh'], '<xyseabcdefghcretxyz>', '<***>'],
  ['nothing but asterisks', ['********'], '<************>', '<***>'],
  ['asterisks left of one, hidden with another', ['********', 'abcdefgh'], '<abcdefgh*****>', '<***>'],
]

test.each(several)('several: %s', (_, secrets, text, expected) => {
  expect(hiding(...secrets).redact(text)).toBe(expected)
})

const bytes = (text: string, before: string, after = '') =>
  Buffer.from(text).toString('hex').replace(/../g, `${before}$&${after}`)

const letters: [why: string, secret: string, encoded: string][] = [
  ['some of them', 'p8e-secret', '%708e-s%2565cre&#116;'],
  ['URLs of JSON, code points', 'p8e-secret', bytes('p8e-secret', '%5cu{', '}')],
  ['URLs, three times', 'p8e-secret', bytes('p8e-secret', '%2525')],
  ['URLs of JSON', 'p8e-secret', bytes('p8e-secret', '%5Cu00')],
  ['JSON twice', 'p8e-secret', bytes('p8e-secret', '\\\\\\u00')],
  ['JavaScript', 'p8e-secret', bytes('p8e-secret', '\\x')],
  ['JavaScript, code points', 'p8e-secret', bytes('p8e-secret', '\\u{', '}')],
  ['JavaScript, padded code points', 'p8e-secret', bytes('p8e-secret', '\\\\u{0000', '}')],
  ['HTML, hexadecimal', 'p8e-secret', bytes('p8e-secret', '&#x', ';')],
  ['HTML, padded, twice', 'p8e-secret', bytes('p8e-secret', '&amp;#x00', ';')],
  ['HTML, padded decimal', 'a2345678', '&amp;#0097;&#050;&#51;&#52;&#53;&#54;&#55;&#56;'],
  ['bytes with colons', 'p8e-secret', bytes('p8e-secret', ':').slice(1)],
  ['bytes with dashes', 'p8e-secret', bytes('p8e-secret', '-').slice(1)],
  ['bytes in C', 'p8e-secret', bytes('p8e-secret', ' 0x').slice(1)],
  ['tildes and the last of ASCII', '~~~~~~~~', bytes('~~~~~~~~', '%')],
  ['exclamation marks, the first of ASCII', '!!!!!!!!', bytes('!!!!!!!!', '%')],
  ['a tab and line ends in URLs, JSON and HTML', 'p8e-secret', 'p8e%0a-se\\u0009c&#9;r&#xA;et'],
  ['a tab, a line end in JSON', 'p8e-secret', 'p8e\\t-\\\\nsec\\rret'],
  ['accents apart', 'p\u00e4ssw\u00f6rd', 'pa\u0308sswo\u0308rd'],
  ['accents composed', 'pa\u0308sswo\u0308rd', 'p\u00e4ssw\u00f6rd'],
  ['accents apart, for URLs', 'p\u00e4ssw\u00f6rd', encodeURIComponent('pa\u0308sswo\u0308rd')],
  ['accents apart, hexadecimal', 'p\u00e4ssw\u00f6rd', Buffer.from('pa\u0308sswo\u0308rd').toString('hex')],
  ['Latin-1', 'p\u00e4ssw\u00f6rd', Buffer.from('p\u00e4ssw\u00f6rd', 'latin1').toString('hex')],
  ['UTF-16', 'p8e-secret', Buffer.from('p8e-secret', 'utf16le').toString('hex')],
]

test.each(letters)('letters and digits encoded too: %s', (_, secret, encoded) => {
  const redactor = hiding(secret)
  expect(redactor.redact(`${encoded} a ${encoded}\nb`)).toBe('*** a ***\nb')
  expect(redactor.redact(encoded.slice(0, -8))).toBe(encoded.slice(0, -8))
})

const escapesAround: [why: string, secret: string, text: string, expected: string][] = [
  ['a percent sign before hexadecimal digits', '2fabcdef99', '%2fabcdef99', '%***'],
  ['an ampersand and a hash before digits', '38;abcdef', '&#38;abcdef', '&#***'],
  ['a backslash before u', 'u0026abcd', '\\u0026abcd', '\\***'],
  ['a secret that looks escaped', '%2541&amp;\\u0041', '%2541&amp;\\u0041', '***'],
  ['a percent sign at the end', 'abcdefg%', 'abcdefg%25 abcdefg%', '*** ***'],
  ['blanks inside', 'ab cd  ef gh', 'ab+cd++ef%20gh, ab%20cd%20%20ef+gh, abcdefgh', '***, ***, ***'],
  ['blanks around', '  abcdefgh  ', '[abcdefgh][  abcdefgh  ]', '[***][  ***  ]'],
  ['few characters and many blanks', 'ab  cd  ', '<ab  cd>', '<***>'],
  [
    'an invisible character inside',
    'abcd\u200befgh',
    'abcdefgh abcd%E2%80%8Befgh abcd\\u200befgh',
    '*** *** ***',
  ],
]

test.each(escapesAround)('escapes: %s', (_, secret, text, expected) => {
  expect(hiding(secret).redact(text)).toBe(expected)
})

test.each(['abcdefgh', 'abcdefghi', 'abcdefghij'])(
  'base64 of %s: to its first and last character',
  (secret) => {
    for (const encoding of ['base64', 'base64url'] as const) {
      const encoded = Buffer.from(secret).toString(encoding).replace(/=+$/, '')
      expect(hiding(secret).redact(`<${encoded}>`)).toBe(
        secret.length % 3 === 0 ? '<***>' : `<***${encoded.at(-1)}>`,
      )
    }
  },
)

test('a long secret is hidden whole, and in any of its pieces', () => {
  const digests = Array.from({ length: 100 }, (_, at) => createHash('sha256').update(`${at}`).digest('hex'))
  const secret = digests.join('').slice(0, 6_000)
  const redactor = hiding(secret)
  expect(redactor.redact(`<${secret}>`)).toBe('<*********>')
  for (const start of [0, 2_000, 4_000]) {
    expect(redactor.redact(`<${secret.slice(start, start + 2_000)}>`)).toBe('<***>')
  }
})

test('a broken surrogate in a secret is the replacement character', () => {
  expect(hiding('abcd\ud800efgh').redact('<abcd\ufffdefgh>')).toBe('<***>')
})

test('a secret hidden late is hidden from then on', () => {
  const redactor = hiding('first-one')
  expect(redactor.redact('first-one later-one')).toBe('*** later-one')
  redactor.hide('later-one')
  expect(redactor.redact('first-one later-one')).toBe('*** ***')
})

test('state does not leak from one text to the next', () => {
  const redactor = hiding('abcdefgh')
  const texts = ['abcdefgh', 'abcdefgh abcdefgh', 'x', 'abcdefgh']
  expect(texts.map((text) => redactor.redact(text))).toEqual(['***', '*** ***', 'x', '***'])
})
