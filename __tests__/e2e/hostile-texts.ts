import { REGISTERED_COMMANDS } from '../../scripts/runner/commands.mjs'

/** A line ends with all of these somewhere: for the runner, for a terminal or for a Markdown reader. */
const LINE_ENDS = ['\n', '\r', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029']
/** The runner overlooks these before a command. */
const BLANKS = ['', ' ', '\t', '\u00a0', '\u2003', '\u3000', '\u202f', '\ufeff', '\u200b', '\u00ad']

const pick = (list: readonly string[], index: number) => list[index % list.length] ?? ''

/** One line for every command, in both syntaxes, and every way to begin and end it. */
const commands = REGISTERED_COMMANDS.map(
  (name, index) =>
    `${pick(BLANKS, index)}::${index % 3 ? name : name.toUpperCase()} name=status,title=t::Success ` +
    `>>> ##[${name} name=status;title=t]Success${pick(LINE_ENDS, index)}`,
).join('')

const tricks = [
  '##[stop-commands]x',
  '::stop-commands::x',
  '##[decoy]##[error]e',
  '::::error::e',
  ':\u200b:error:\u200b:e',
  '#\u200b#[error]e',
  '##\u001b[31m[error]e',
  '\u001b[1m::error::e\u001b[0m',
  ':\u001b]8;;https://x.example\u0007:error::e',
  '%0A::error::e%0D%0A##[error]e',
  '\u001b]8;;https://x.example\u001b\\link\u001b]8;;\u001b\\',
  '\u009b31m\u009d0;title\u009c\u0090x\u009c',
  '\u202e\u2066rtl\u2069\u{e0041}\u{e0020}\0\b\u007f\ud800',
  '-->::error::e',
].join('\n')

const markdown = [
  '<img src=https://x.example/a.png onerror=x>',
  '<!-- </td></tr></table></details>',
  '![i](https://x.example/b.png)[l](https://x.example)<https://x.example>',
  'https://x.example www.x.example @team #1 a@x.example',
  '| a | b |',
  '| --- | --- |',
  '',
  '# heading',
  '```',
  '~~~',
  '> quote',
  '- [ ] task',
  '[ref]: https://x.example',
  '&lt;img&gt; &#60;img&#62; `code` *b* _i_ $x$ \\<b>',
].join('\n')

const files = [
  'outcome=succeeded',
  'outcome<<EOF',
  'succeeded',
  'EOF',
  'ghadelimiter_00000000-0000-4000-8000-000000000000',
  'requestId<<ghadelimiter_x',
  '1',
  'ghadelimiter_x',
  'NODE_OPTIONS=--require=/x',
].join('\n')

/** In an error or warning the runner's worker can die of these. */
const emoji = `EMOJI1${'😀'.repeat(290)}`

/** What a server may say to hurt: none of it may do more than be read. */
export const HOSTILE_TEXTS = { commands, tricks, markdown, files, emoji } as const

export const HUGE_TEXTS = {
  'a megabyte on one line': '::error::##[error] '.repeat(50_000),
  '100,000 lines': '::e::\na\n'.repeat(50_000),
} as const
