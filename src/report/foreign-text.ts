import { Redactor } from './redactor.js'

const MAX_LINES = 20
const MAX_LINE_LENGTH = 2_000

/** CSI and OSC sequences of terminals, as a whole: their parameters would stay behind as rubbish. */
const ANSI = new RegExp(
  [
    String.raw`(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]`,
    String.raw`(?:\x1b\]|\x9d)[^\x07\x1b\x9c\x9d]*(?:\x07|\x1b\\|\x9c)`,
  ].join('|'),
  'g',
)
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g
/** Controls, and whatever is invisible or turns the reading direction. Line feeds stay, tabs are white space. */
const INVISIBLE = /[^\P{Cc}\t\n]|\p{Cf}|\p{Default_Ignorable_Code_Point}/gu

/**
 * The one door for foreign text: every byte from a server, every library's message, every input.
 * The order is fixed: redact, neutralise, redact again (taking out a terminal's sequence can make a split secret whole),
 * truncate (cutting first could leave a piece of a secret that is no longer found). Doing it twice changes nothing.
 */
export class ForeignText {
  readonly #redactor = new Redactor()

  /** Hides `secret`, in every encoding, from now on. */
  hide(secret: string): void {
    this.#redactor.hide(secret)
  }

  /** Safe text of at most 20 lines of 2,000 characters; its line ends are all `\n`. */
  clean(text: string): string {
    const lines = this.#safe(text).split('\n')
    const kept =
      lines.length > MAX_LINES
        ? [...lines.slice(0, MAX_LINES - 1), `… ${lines.length - MAX_LINES + 1} more lines`]
        : lines
    return kept.map(truncate).join('\n')
  }

  /** Safe text on one line. */
  line(text: string): string {
    return truncate(this.#safe(text).replace(/\s+/g, ' ').trim())
  }

  /** An identifier, exact, since it must work when it is given back. Only one that hides a secret is changed. */
  identifier(text: string): string {
    const plain = neutralise(text)
    const hidesSecret = this.#redactor.redact(text) !== text || this.#redactor.redact(plain) !== plain
    return hidesSecret ? this.line(text) : text
  }

  #safe(text: string): string {
    return this.#redactor.redact(neutralise(this.#redactor.redact(text)))
  }
}

function neutralise(text: string): string {
  return text
    .toWellFormed()
    .replace(ANSI, '')
    .replace(LINE_END, '\n')
    .replace(INVISIBLE, '')
    .replace(/#(?=#\[)/g, '# ')
    .replace(/:(?=:)/g, ': ')
}

/** Never leaves half of a surrogate pair behind. */
function truncate(line: string): string {
  return line.length > MAX_LINE_LENGTH
    ? `${line.slice(0, MAX_LINE_LENGTH - 1).replace(/[\ud800-\udbff]$/, '')}…`
    : line
}
