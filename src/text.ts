/** A part of a text that somebody else wrote: a server, a library, a person. */
export interface ForeignPart {
  readonly foreign: string
  /** Shown exactly, because people and Adobe are given it back: an id or a name. */
  readonly isIdentifier: boolean
  /** So many characters are shown of it; an ellipsis says that there are more. */
  readonly maxLength: number
  /** An IPv6 literal in brackets, which nobody can take for a command, from an input or the environment: it stays whole. */
  readonly isAddress?: boolean
  /** Our own words go on behind it: its final stop is dropped. */
  readonly isInSentence: boolean
  /** What is shown of it. Only what is redacted may be edited: half a secret would no longer be found. */
  readonly edit?: ((redacted: string) => string) | undefined
}

/**
 * Own words and foreign parts, kept apart until a sink (log, annotation, output, Markdown) cleans, redacts and escapes them.
 * A plain string is no `Text`: whatever a server says can only come in as a foreign part.
 */
export class Text {
  readonly #parts: readonly (string | ForeignPart)[]

  /** @param parts each string is own words; use the tag `text` instead, which cannot mistake a foreign text for those */
  constructor(parts: readonly (string | ForeignPart)[]) {
    this.#parts = parts
  }

  get parts(): readonly (string | ForeignPart)[] {
    return this.#parts
  }

  /** Everything as it is, but for what is edited, for comparisons and `Error.message`. Never for a sink. */
  get raw(): string {
    return this.#parts
      .map((part) => (typeof part === 'string' ? part : (part.edit?.(part.foreign) ?? part.foreign)))
      .join('')
  }

  /** How long it can become in a sink, in characters. */
  get length(): number {
    const lengths = this.#parts.map((part) =>
      typeof part === 'string' ? part.length : Math.min(part.foreign.length, part.maxLength),
    )
    return lengths.reduce((sum, length) => sum + length, 0)
  }
}

type Value = Text | string | number

const partsOf = (value: Value): readonly (string | ForeignPart)[] => {
  if (value instanceof Text) return value.parts
  return typeof value === 'number' ? [String(value)] : foreign(value).parts
}

/** A text of own words; an interpolated `string` is foreign, a `Text` keeps what it is: text`aborted: ${info}`. */
export function text(words: readonly string[], ...values: readonly Value[]): Text {
  return new Text(
    words
      .flatMap((own, index) => [own, ...(index < values.length ? partsOf(values[index] ?? '') : [])])
      .filter((part) => part !== ''),
  )
}

export const NOTHING = text``

/** Own words that come out of a table or a union of literals; a `string`, which may be anybody's, does not typecheck. */
export const own = <const T extends string>(words: string extends T ? never : T): Text => new Text([words])

/** A name or an id: shown exactly. */
export const identifier = (id: string): Text =>
  new Text([{ foreign: id, isIdentifier: true, maxLength: Number.POSITIVE_INFINITY, isInSentence: false }])

/** What an input or the environment says of an address, shown exactly, IPv6 literals in brackets included. */
export const address = (words: string): Text =>
  new Text(
    words.split(/(\[[\da-f:.]+\])/i).flatMap((piece, index) => {
      const { parts } = identifier(piece)
      return parts.map((part) => (typeof part === 'string' ? part : { ...part, isAddress: index % 2 === 1 }))
    }),
  )

/** Longer texts of a server would hide what our own words say behind them. */
const MAX_LENGTH = 600

/** A foreign text as a part of its own, such as the cell of a table. */
export const foreign = (words: string, maxLength = Number.POSITIVE_INFINITY): Text =>
  new Text([{ foreign: words, isIdentifier: false, maxLength, isInSentence: false }])

/** A foreign text inside a sentence of ours. */
export const quoted = (words: string, edit?: (redacted: string) => string): Text =>
  new Text([{ foreign: words, isIdentifier: false, maxLength: MAX_LENGTH, isInSentence: true, edit }])

/** The texts one after the other, with own words between them. */
export const join = <const T extends string>(
  texts: readonly Text[],
  between: string extends T ? never : T,
): Text => new Text(texts.flatMap(({ parts }, index) => (index === 0 ? parts : [between, ...parts])))

/** The lines of a text, as our own words end them: a foreign part never ends a line. */
export function linesOf({ parts }: Text): readonly Text[] {
  const lines: (string | ForeignPart)[][] = [[]]
  for (const part of parts) {
    const [first = '', ...others] = typeof part === 'string' ? part.split('\n') : []
    lines.at(-1)?.push(typeof part === 'string' ? first : part)
    lines.push(...others.map((line) => [line]))
  }
  return lines.map((line) => new Text(line.filter((part) => part !== '')))
}
