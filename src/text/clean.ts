import type { ForeignPart, Text } from '../text.js'
import { Redactor } from './redactor.js'

const MAX_LINES = 20
const MAX_LINE_LENGTH = 2_000
/** Much longer than anything shown, so that all that is cut away had no part in it. */
const MAX_CLEAN = 40_000
const MAX_KNOWN = 200

/** A terminal's CSI and OSC sequences, including their parameters, which would otherwise remain as garbage. */
const ANSI = new RegExp(
  [
    String.raw`(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]`,
    String.raw`(?:\x1b\]|\x9d)[^\x07\x1b\x9c\x9d]*(?:\x07|\x1b\\|\x9c)`,
  ].join('|'),
  'g',
)
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g
/** Control, invisible and bidirectional characters. Tabs count as white space. */
const INVISIBLE = /(?:[^\P{Cc}\t]|\p{Cf}|\p{Default_Ignorable_Code_Point})+/gu

/**
 * Cleans a `Text` for a sink: redacts every foreign part, neutralises it and redacts it again, because removing a terminal
 * sequence can complete a secret; then redacts the joined parts, because two can form one. Only then cuts, because half a
 * secret could not be found.
 */
export class Cleaner {
  readonly #redactor = new Redactor()
  /** A cache: a text goes to several sinks, and cleaning a long one is slow. */
  readonly #known = new Map<string, string>()

  /** Redacts `secret`, in every encoding, from now on. */
  hide(secret: string): void {
    this.#redactor.hide(secret)
    this.#known.clear()
  }

  /** For the log and for annotations: at most 20 lines of 2,000 characters. */
  plain(text: Text): string {
    const lines = this.#lines(text)
    const kept =
      lines.length > MAX_LINES
        ? [...lines.slice(0, MAX_LINES - 1), `… ${lines.length - MAX_LINES + 1} more lines`]
        : lines
    return kept.map(cutLine).join('\n')
  }

  line(text: Text): string {
    return cutLine(collapse(this.#lines(text).join(' ')))
  }

  /** Our own words may be Markdown; foreign parts never are. */
  markdown(text: Text): string {
    const whole = text.joined((part) => this.#clean(part))
    const redacted = this.#redactor.redact(whole)
    // A secret across two parts: they can no longer be told apart, so all of it is made inert.
    if (redacted !== whole) return redacted.split('\n').map(cutLine).map(inertMarkdown).join('\n')
    return text.joined((part) => inertMarkdown(collapse(this.#short(part))))
  }

  /** An id or a name, unchanged, so that users can give it back. Only one that contains a secret is changed. */
  exact(id: string): string {
    const hidesSecret = [id, neutralise(id)].some((form) => this.#redactor.redact(form) !== form)
    return hidesSecret ? cutLine(collapse(this.#safe(id))) : id
  }

  /** The redacted lines of a text; only foreign parts are cut. */
  #lines(text: Text): readonly string[] {
    // Cleaned parts hold no line end, so only our own words end a line.
    const linesWith = (show: (part: ForeignPart) => string) =>
      text
        .joined(show)
        .split('\n')
        .map((line) => neutralise(line, ADDRESS_OR_COLON))
    const lines = linesWith((part) => this.#clean(part))
    const whole = lines.join('\n')
    const redacted = this.#redactor.redact(whole)
    if (redacted !== whole) return redacted.split('\n')
    return text.parts.some(mayBeCut) ? linesWith((part) => this.#short(part)) : lines
  }

  #clean({ foreign, isIdentifier, isAddress, isInSentence, edit = (whole) => whole }: ForeignPart): string {
    const safe = edit(isAddress ? this.#redactor.redact(foreign) : this.#safe(foreign))
    if (isIdentifier) return safe.replace(/[\t\n]/g, ' ')
    const line = collapse(safe)
    return isInSentence ? withoutStop(line) : line
  }

  #short(part: ForeignPart): string {
    return cut(this.#clean(part), limitOf(part))
  }

  #safe(foreign: string): string {
    const known = this.#known.get(foreign)
    if (known !== undefined) return known
    const redacted = this.#redactor.redact(foreign)
    const visible = withoutInvisible(redacted)
    const whole = visible === redacted ? redacted : this.#redactor.redact(visible)
    // A server may send 1 MiB. No part of a secret is left at the cut.
    const safe = withoutCommands(cut(whole, MAX_CLEAN))
    if (this.#known.size >= MAX_KNOWN) this.#known.clear()
    this.#known.set(foreign, safe)
    return safe
  }
}

const COLON = /:(?=:)/g
/** An address in cleaned parts is our own, because any other has lost its double colon. */
const ADDRESS_OR_COLON = /\[[\da-f:.]+\]|:(?=:)/gi

const withoutInvisible = (text: string): string =>
  /[^\t -~]/.test(text)
    ? text.toWellFormed().replace(ANSI, '').replace(LINE_END, ' ').replace(INVISIBLE, '')
    : text

const withoutCommands = (text: string, colon = COLON): string =>
  text.replace(/#(?=#\[)/g, '# ').replace(colon, (found) => (found === ':' ? ': ' : found))

const neutralise = (text: string, colon = COLON): string => withoutCommands(withoutInvisible(text), colon)

/** A text with nothing to collapse is not copied. */
const collapse = (line: string): string =>
  /[^\S ]| \s/.test(line) || line !== line.trim() ? line.replace(/\s+/g, ' ').trim() : line

const limitOf = ({ maxLength = MAX_LINE_LENGTH }: ForeignPart): number =>
  Math.min(maxLength + 1, MAX_LINE_LENGTH)

/** Neutralising at most doubles the number of characters. */
const mayBeCut = (part: string | ForeignPart): boolean =>
  typeof part !== 'string' && (part.edit !== undefined || 2 * part.foreign.length > limitOf(part))

/** Never leaves half of a surrogate pair. */
export const cut = (line: string, length: number): string =>
  line.length > length ? `${line.slice(0, Math.max(0, length - 1)).replace(/[\ud800-\udbff]$/, '')}…` : line

const cutLine = (line: string): string => cut(line, MAX_LINE_LENGTH)

/** Not a regular expression, which would take quadratic time. */
function withoutStop(line: string): string {
  let end = line.length
  while (end > 0 && ' .'.includes(line.charAt(end - 1))) end -= 1
  return line.slice(0, end)
}

/**
 * GitHub decodes entities and then looks for links again. A zero-width space after these characters prevents them. It is an
 * entity, since a tag of ours could be confused with foreign ones.
 */
const LINKED_LATE = /(?<=@|#|:(?=\/\/)|www(?=\.))/i

/** Without any meaning to Markdown or HTML. HTML escaping alone would leave images and links in a table cell. */
export function inertMarkdown(line: string): string {
  const entities = (piece: string) => piece.replace(/[!-/:-@[-`{-~]/g, (mark) => `&#${mark.charCodeAt(0)};`)
  return line.split(LINKED_LATE).map(entities).join('&#8203;')
}
