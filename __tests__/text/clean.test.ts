import { describe, expect, test } from '@jest/globals'
import { Cleaner } from '../../src/text/clean.js'
import { address, foreign, identifier, join, quoted, Text, text } from '../../src/text.js'
import { REMOVABLES } from '../report/support/removables.js'
import { BLURRED, ENCODINGS, isReadable, SECRETS } from '../report/support/secrets.js'

const SECRET = 'p8e-client-secret'

function hiding(...secrets: string[]): Cleaner {
  const cleaner = new Cleaner()
  for (const secret of secrets) cleaner.hide(secret)
  return cleaner
}

const withoutTabs = (line: string) => line.replaceAll('\t', ' ')

/** What is left of white space in a text that is no identifier. */
const collapsed = (line: string) => line.replace(/\s+/g, ' ').trim()

const neutral: [why: string, text: string, expected: string][] = [
  ['nothing', '', ''],
  ['plain text', 'Mapping Id: XDM44. 53,000 records (100 %)', 'Mapping Id: XDM44. 53,000 records (100 %)'],
  ['other alphabets', 'Größe 尺寸 गति 👍', 'Größe 尺寸 गति 👍'],
  ['white space within a line', 'a\tb  c\u00a0d', 'a\tb  c\u00a0d'],
  ['every line end', 'a\nb\rc\r\nd\ve\ff\u0085g\u2028h\u2029i', 'a b c d e f g h i'],
  ['the reverse of a line end', 'a\n\rb', 'a  b'],
  ['colours', '\x1b[31mred\x1b[0m \x9b1;4mbold\x9b0m', 'red bold'],
  ['cursor moves and private modes', 'a\x1b[2J\x1b[1;1H\x1b[?25lb', 'ab'],
  ['a link of a terminal', '\x1b]8;;https://evil.example\x1b\\text\x1b]8;;\x07', 'text'],
  ['a title of a terminal', '\x1b]0;title\x07a\x9d2;title\x9cb', 'ab'],
  ['a sequence that does not end', 'a\x1b[31', 'a[31'],
  ['a string of a terminal that does not end', 'a\x1b]0;title', 'a]0;title'],
  ['a sequence that hides another', '\x1b[\x1b[31m1mred', '[1mred'],
  ['controls', 'a\0b\x07c\x08d\x7fe\x90f', 'abcdef'],
  ['zero-width', 'a\u200bb\u200cc\u200dd\u2060e\ufefff\u00adg', 'abcdefg'],
  ['bidi', 'a\u202eb\u2066c\u2069d\u200ee', 'abcde'],
  ['tag characters', 'a\u{e0001}\u{e0041}\u{e007f}b', 'ab'],
  ['variation selectors', 'a\ufe0fb\u{e0100}c', 'abc'],
  ['fillers', 'a\u3164b\u115fc\uffa0d', 'abcd'],
  ['broken surrogates', 'a\ud800b\udc00c\udc00\ud800d', 'a\ufffdb\ufffdc\ufffd\ufffdd'],
  ['a command', '::error::boo', ': :error: :boo'],
  ['many colons', ':::::', ': : : : :'],
  ['a command behind an invisible character', ':\u200b:error::', ': :error: :'],
  ['a command behind a sequence of a terminal', ':\x1b[m:error:\x1b[m:', ': :error: :'],
  ['an old command', 'x ##[add-mask]e', 'x # #[add-mask]e'],
  ['an old command behind a decoy', '###[x]##[error]', '## #[x]# #[error]'],
  ['an old command in pieces', '#\u2060#\u0000[error]', '# #[error]'],
]

test.each(neutral)('neutral: %s', (_, said, expected) => {
  const cleaner = new Cleaner()
  expect(cleaner.plain(identifier(said))).toBe(withoutTabs(expected))
  expect(cleaner.plain(foreign(said))).toBe(collapsed(expected))
  expect(cleaner.line(identifier(said))).toBe(collapsed(expected))
  // Our own words are ours, and yet no command.
  expect(cleaner.plain(new Text([said.replace(/\r?\n/g, '\r')]))).toBe(expected)
})

describe('an IPv6 literal', () => {
  const cleaner = hiding('fe80::1234', SECRET)
  test.each([
    '[::1]:8446',
    '[2001:db8::A1]',
    'http://[::ffff:127.0.0.1]:80/x',
    'http://[::1]:1,http://[::2]:2',
  ])('%s of an input stays whole', (said) => {
    expect(cleaner.plain(text`to ${address(said)}: gone`)).toBe(`to ${said}: gone`)
    expect(cleaner.line(address(said))).toBe(said)
    const shown = cleaner.markdown(address(said)).replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code))
    expect(shown.replaceAll('\u200b', '')).toBe(said)
  })

  test.each([
    ['::1', ': :1'],
    ['[::error::boo]', '[: :error: :boo]'],
    ['[::1', '[: :1'],
    ['::error::[::1]', ': :error: :[::1]'],
    ['[fe80::1234]', '[***]'],
    [`[::1] ${SECRET}`, '[::1] ***'],
  ])('and nothing else of it: %s', (said, expected) => {
    expect(cleaner.plain(address(said))).toBe(expected)
  })

  test("a server's text is broken up", () => {
    for (const part of [foreign, identifier, quoted])
      expect(cleaner.plain(part('[::1]:8446'))).toBe('[: :1]:8446')
  })
})

test('our own words alone end a line', () => {
  const own = text`a\n${'b\nc\r\n'}${identifier('d\n')}\n  e`
  expect(new Cleaner().plain(own)).toBe('a\nb cd \n  e')
  expect(new Cleaner().line(own)).toBe('a b cd e')
})

const lines: [why: string, text: string, expected: string][] = [
  ['line ends', 'a\r\n\r\nb\u2028c', 'a b c'],
  ['blanks of every kind', ' \ta \u00a0\u3000 b\n', 'a b'],
  ['a command on a line of its own', 'a\n::error::b', 'a : :error: :b'],
  ['an old command over two lines', '##\n[error]b', '## [error]b'],
]

test.each(lines)('one line: %s', (_, said, expected) => {
  expect(new Cleaner().line(foreign(said))).toBe(expected)
  expect(new Cleaner().line(identifier(said))).toBe(expected)
})

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `line ${index + 1}`)
const limits: [why: string, text: string, expected: string][] = [
  ['20 lines', numbered(20).join('\n'), numbered(20).join('\n')],
  ['21 lines', numbered(21).join('\n'), [...numbered(19), '… 2 more lines'].join('\n')],
  ['100,000 lines', numbered(100_000).join('\n'), [...numbered(19), '… 99981 more lines'].join('\n')],
  ['2,000 characters', 'a'.repeat(2_000), 'a'.repeat(2_000)],
  ['2,001 characters', 'a'.repeat(2_001), `${'a'.repeat(1_999)}…`],
  ['1 MiB on one line', 'a'.repeat(2 ** 20), `${'a'.repeat(1_999)}…`],
  ['a character cut in two', `${'a'.repeat(1_998)}😀bc`, `${'a'.repeat(1_998)}…`],
  ['a character that just fits', `${'a'.repeat(1_997)}😀bc`, `${'a'.repeat(1_997)}😀…`],
  ['each line for itself', `${'a'.repeat(3_000)}\nb`, `${'a'.repeat(1_999)}…\nb`],
  ['what is invisible does not count', '\u200b'.repeat(2 ** 20), ''],
  ['1 MiB of beginnings without an end', '\x9d'.repeat(2 ** 20), ''],
  [
    '1 MiB of beginnings and white space',
    '\x1b]\t'.repeat(2 ** 18),
    `${']\t'.repeat(1_000).slice(0, 1_999)}…`,
  ],
  ['a secret over the limit', `${'a'.repeat(1_990)}${SECRET}b`, `${'a'.repeat(1_990)}***b`],
  ['a secret at the limit', 'a'.repeat(1_999) + SECRET, `${'a'.repeat(1_999)}…`],
  ['a secret over the last line', `${'\n'.repeat(18)}p8e-client\n-secret`, `${'\n'.repeat(18)}***`],
  [
    '1 MiB of secrets',
    `${SECRET}\n`.repeat(61_000),
    [...Array(19).fill('***'), '… 60982 more lines'].join('\n'),
  ],
]

const inLines = (said: string, part: (line: string) => Text) => join(said.split('\n').map(part), '\n')

test.each(limits)('limits: %s', (_, said, expected) => {
  expect(hiding(SECRET).plain(inLines(said, identifier))).toBe(withoutTabs(expected))
  expect(hiding(SECRET).plain(inLines(said, (line) => foreign(line)))).toBe(
    expected.split('\n').map(collapsed).join('\n'),
  )
})

test('a part is cut for itself, and what is said behind it stays', () => {
  const long = foreign(`${'a'.repeat(90)}${SECRET}${'b'.repeat(5_000)}`, 100)
  expect(hiding(SECRET).line(text`<${long}>`)).toBe(`<${'a'.repeat(90)}***${'b'.repeat(7)}…>`)
  expect(hiding(SECRET).markdown(text`<${long}>`)).toBe(`<${'a'.repeat(90)}&#42;&#42;&#42;${'b'.repeat(7)}…>`)
})

test('a part is cut to its own length after it was edited, too', () => {
  const said = quoted('x', () => 'y'.repeat(3_000))
  expect(hiding(SECRET).plain(text`<${said}>`)).toBe(`<${'y'.repeat(600)}…>`)
})

test.each([
  ['to 40,000 characters', ':'.repeat(2 ** 20), (said: string) => `${said.length}`, '79998'],
  ['not below', 'b'.repeat(40_000), (said: string) => said.slice(39_995), 'bbbbb'],
  [
    'only after a secret is whole and hidden',
    `${'b'.repeat(39_990)}${SECRET.replace('-', '\x1b[31m-')}${'b'.repeat(99)}`,
    (said: string) => said.slice(39_985),
    'bbbbb***bbbbbb…',
  ],
])('what is edited is cut %s', (_, said, edit, expected) => {
  expect(hiding(SECRET).line(quoted(said, edit))).toBe(expected)
})

test.each([
  ['a stop', 'no way. ', 'no way'],
  ['an ellipsis', 'no way...', 'no way'],
  ['a secret that ends in a stop', `it is ${SECRET}.`, 'it is ***'],
  ['1 MiB of stops', `${'.'.repeat(2 ** 20)}x${'. '.repeat(2 ** 19)}`, `${'.'.repeat(600)}…`],
])('in a sentence: %s is dropped', (_, said, expected) => {
  expect(hiding(`${SECRET}.`, SECRET).line(text`${quoted(said)}.`)).toBe(`${expected}.`)
})

describe('two clean parts that join into a secret', () => {
  const [head, tail] = ['p8e-client', '-secret']
  const cleaner = hiding(SECRET)
  const seams: [why: string, text: Text, expected: string][] = [
    ['texts', text`<${head}${tail}>`, '<***>'],
    ['identifiers', text`<${identifier(head)}${identifier(tail)}>`, '<***>'],
    ['around own words', text`<p8e-${'client'}-${'secret'}>`, '<***>'],
    ['with a gap between', text`<${head} ${tail}>`, '<***>'],
    ['at the end of a part that is cut', text`${'a'.repeat(1_995)}${head}${tail}`, `${'a'.repeat(1_995)}***`],
    ['of which the first is cut', text`${foreign(`aaa${head}`, 6)}${tail}`, 'aaa***'],
  ]

  test.each(seams)('%s', (_, parts, expected) => {
    expect(cleaner.plain(parts)).toBe(expected)
    expect(cleaner.line(parts)).toBe(expected)
    expect(cleaner.markdown(parts)).toBe(expected.replace(/[<>*]/g, (mark) => `&#${mark.charCodeAt(0)};`))
  })

  test('over a line end, also where lines are left out', () => {
    const before = join(Array(18).fill(text`a`), '\n')
    const after = join(Array(9).fill(text`b`), '\n')
    const lines = text`${before}\n${head}\n${tail}\n${after}`
    expect(cleaner.plain(lines)).toBe(`${'a\n'.repeat(18)}***\n… 9 more lines`)
    expect(cleaner.plain(text`${'a'.repeat(1_995)}${head}\n${tail}`)).toBe(`${'a'.repeat(1_995)}***`)
    expect(cleaner.line(text`${head}\n${tail}`)).toBe('***')
    expect(cleaner.markdown(text`- ${head}\n${tail}\nb`)).toBe('&#45; &#42;&#42;&#42;\nb')
  })
})

const SEQUENCES = ['\x1b[31m', '\x1b]8;;https://x.example\x07', '\x9b0m', '\x1b[\x1b[m\x9b0m']

describe.each(Object.entries(SECRETS))('the secret %s', (_, secret) => {
  test.each([...ENCODINGS, ...BLURRED])(
    '%s: unreadable when a terminal sequence splits it',
    (_name, encode) => {
      const encoded = encode(secret)
      const cleaner = hiding(secret)
      const everywhere = [...encoded.slice(0, 40)].map((_, at) => at)
      const places = encoded.length > 1_000 ? [1, 7, encoded.length - 1] : everywhere
      const readable = places.filter((at) => {
        const sequence = SEQUENCES[at % SEQUENCES.length]
        return isReadable(
          secret,
          cleaner.plain(foreign(`<${encoded.slice(0, at)}${sequence}${encoded.slice(at)}>`)),
        )
      })
      expect(readable).toEqual([])
    },
  )
})

const notHidden = (cleaner: Cleaner, parts: (separator: string) => string) =>
  REMOVABLES.filter((separator) => cleaner.plain(foreign(parts(separator))) !== '<***>').map((separator) =>
    separator.codePointAt(0)?.toString(16),
  )

test('every removable character is known', () => {
  expect(REMOVABLES.length).toBeGreaterThan(4_000)
})

test.each(['::', '##[', 'secret', '%25', '\\"'])('no removable character splits a secret with %s', (part) => {
  const secret = `p8e-${part}-${part}`
  const cleaner = hiding(secret)
  const middle = 4 + Math.floor(part.length / 2)
  expect(notHidden(cleaner, (gap) => `<${secret.slice(0, middle)}${gap}${secret.slice(middle)}>`)).toEqual([])
})

test('no removable character splits a secret when it stands everywhere', () => {
  const encoded = [encodeURIComponent, (secret: string) => Buffer.from(secret).toString('hex')]
  const cleaner = hiding(SECRETS.nasty)
  for (const encode of [(secret: string) => secret, ...encoded]) {
    expect(notHidden(cleaner, (gap) => `<${[...encode(SECRETS.nasty)].join(gap)}>`)).toEqual([])
  }
})

const identifiers: [why: string, id: string, expected: string][] = [
  ['digits', '9007199254740993', '9007199254740993'],
  ['blanks, kept', ' my  mapping ', ' my  mapping '],
  ['a command, kept: it must work when it is given back', '::error::##[x]', '::error::##[x]'],
  ['controls and invisible characters, kept', 'a\u200bb\x1b[31mc', 'a\u200bb\x1b[31mc'],
  ['a broken surrogate, kept', 'a\ud800', 'a\ud800'],
  ['a secret', `id-${SECRET}`, 'id-***'],
  ['a secret in pieces', `id-${[...SECRET].join('\u200b')}`, 'id-***'],
  ['a secret that a terminal would show', 'id-p8e-client\x1b[31m-secret', 'id-***'],
]

test.each(identifiers)('identifier: %s', (_, id, expected) => {
  expect(hiding(SECRET).exact(id)).toBe(expected)
})
