import fc from 'fast-check'
import { REGISTERED_COMMANDS } from '../../../scripts/runner/commands.mjs'
import { anyText } from '../../support/any-text.js'
import { REMOVABLES } from './removables.js'
import { BLURRED, ENCODINGS, SECRETS } from './secrets.js'

const COMMAND_PARTS = [
  '::',
  ':',
  '##[',
  '#',
  '[',
  ']',
  '=',
  ' name=',
  ',',
  ';',
  '%0A',
  '%0D',
  '%25',
  '%',
  '&',
  '\\',
]
const LINE_ENDS = ['\n', '\r', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029']
const TERMINAL = [
  '\x1b[31m',
  '\x1b[',
  '\x9b0m',
  '\x1b]8;;https://x.example\x07',
  '\x1b]',
  '\x9d',
  '\x07',
  '\x1b\\',
  '\x1b',
  '\x9c',
]
const INVISIBLE = [
  '\u200b',
  '\u2060',
  '\ufeff',
  '\u00ad',
  '\u202e',
  '\u2066',
  '\u{e0041}',
  '\u{e0100}',
  '\0',
  '\x85',
]
const BLANKS = [' ', '\t', '\u00a0', '\u3000', '   ']
const MARKDOWN = [
  '![x](https://x.example/y.png)',
  '<img src=x>',
  '|',
  '```',
  '`',
  '@team',
  '</td>',
  '\n\n# ',
  '&amp;',
]
const PLAIN = [
  'a',
  'XDM44',
  '3520',
  'Größe',
  '😀',
  '\ud83d',
  '\ude00',
  '***',
  '…',
  'ACP-880096',
  '*',
  'sec',
  'ret-x',
]

const oneOf = (texts: readonly string[]) => fc.constantFrom(...texts)

const command = fc
  .tuple(
    oneOf(['::', ':\u200b:', '##[', '#\x1b[m#[']),
    oneOf(REGISTERED_COMMANDS),
    oneOf(['::', ']', ' name=x::']),
  )
  .map((parts) => `\n${parts.join('')}`)

const spelledSecret = fc
  .tuple(
    oneOf(Object.values(SECRETS).filter(({ length }) => length < 100)),
    fc.constantFrom(...ENCODINGS, ...BLURRED),
  )
  .map(([secret, [, encode]]) => encode(secret))

const gap = fc.oneof(
  oneOf([...LINE_ENDS, ...INVISIBLE, ...BLANKS]),
  oneOf(REMOVABLES),
  oneOf(['\x1b[31m', '\x9b0m', '\x1b]8;;https://x.example\x07']),
)

/** A secret with gaps here and there. */
const splitSecret = fc
  .tuple(spelledSecret, fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), gap), { maxLength: 4 }))
  .map(([secret, gaps]) =>
    gaps.reduce((text, [share, between]) => {
      const at = Math.floor(share * text.length)
      return text.slice(0, at) + between + text.slice(at)
    }, secret),
  )

/** Text that tries to be a command, a terminal's sequence, Markdown and a secret, all at once. */
export const hostileText = fc
  .array(
    fc.oneof(
      oneOf([...COMMAND_PARTS, ...LINE_ENDS, ...TERMINAL, ...INVISIBLE, ...BLANKS, ...MARKDOWN, ...PLAIN]),
      oneOf(REGISTERED_COMMANDS),
      command,
      command,
      spelledSecret,
      splitSecret,
      anyText({ maxLength: 5 }),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''))
