/** A part of a text that comes from a server, a library or a person. */
export interface ForeignPart {
  readonly foreign: string
  /** An id or a name, shown exactly because people and Adobe need it unchanged. */
  readonly isIdentifier?: boolean
  /** The most characters to show; an ellipsis marks a cut. */
  readonly maxLength?: number | undefined
  /** From an input or the environment. IPv6 literals in brackets stay whole, since they form no command. */
  readonly isAddress?: boolean
  /** Our own words follow, so its final full stop is dropped. */
  readonly isInSentence?: boolean
  /** Selects what to show. It gets redacted text, because half a secret could not be found. */
  readonly edit?: ((redacted: string) => string) | undefined
}

/**
 * Own words and foreign parts, kept apart until a sink (log, annotation, output, Markdown) cleans, redacts and escapes them.
 * Server text can only enter as a foreign part, because a plain string is no `Text`.
 */
export class Text {
  /** Each string is own words. */
  readonly parts: readonly (string | ForeignPart)[]

  /** Use the tag `text` instead, which treats every other string as foreign. */
  constructor(parts: readonly (string | ForeignPart)[]) {
    this.parts = parts
  }

  /** Our own words as they are, and foreign parts as `show` returns them. */
  joined(show: (part: ForeignPart) => string): string {
    return this.parts.map((part) => (typeof part === 'string' ? part : show(part))).join('')
  }

  /** The text uncleaned, except for edits; for comparisons and `Error.message`, never for a sink. */
  get raw(): string {
    return this.joined(({ foreign, edit }) => edit?.(foreign) ?? foreign)
  }

  /** Its maximum length in a sink, in characters. */
  get length(): number {
    return this.parts.reduce((sum, part) => {
      if (typeof part === 'string') return sum + part.length
      return sum + Math.min(part.foreign.length, part.maxLength ?? Number.POSITIVE_INFINITY)
    }, 0)
  }
}

type Value = Text | string | number

const partsOf = (value: Value | undefined): readonly (string | ForeignPart)[] => {
  if (value === undefined) return []
  if (value instanceof Text) return value.parts
  return typeof value === 'number' ? [String(value)] : foreign(value).parts
}

/** A text of own words; an interpolated `string` is foreign, a `Text` stays as it is: text`aborted: ${info}`. */
export function text(words: readonly string[], ...values: readonly Value[]): Text {
  const parts = words.flatMap((own, index) => [own, ...partsOf(values[index])])
  return new Text(parts.filter((part) => part !== ''))
}

export const NOTHING = text``

/** Own words from a table or a union of literals. Does not accept a `string`, which may be foreign. */
export const own = <const T extends string>(words: string extends T ? never : T): Text => new Text([words])

/** `U+200B`, for a character that may be invisible. */
export const codePointOf = (character: string): Text =>
  character === ''
    ? text`nothing`
    : text`U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/** A name or an id: shown exactly. */
export const identifier = (id: string): Text => new Text([{ foreign: id, isIdentifier: true }])

/** An address from an input or the environment, shown exactly, including IPv6 literals in brackets. */
export const address = (words: string): Text =>
  new Text(
    words
      .split(/(\[[\da-f:.]+\])/i)
      .map((foreign, index) => ({ foreign, isIdentifier: true, isAddress: index % 2 === 1 })),
  )

/** Longer server texts would hide our own words after them. */
const MAX_LENGTH = 600

/** A foreign text by itself, such as a table cell. */
export const foreign = (words: string, maxLength?: number): Text => new Text([{ foreign: words, maxLength }])

/** A foreign text inside our own sentence. */
export const quoted = (words: string, edit?: (redacted: string) => string): Text =>
  new Text([{ foreign: words, maxLength: MAX_LENGTH, isInSentence: true, edit }])

export const join = <const T extends string>(
  texts: readonly Text[],
  between: string extends T ? never : T,
): Text => new Text(texts.flatMap(({ parts }, index) => (index === 0 ? parts : [between, ...parts])))

/** Joins the first `most` texts with commas, and counts the others. */
export const firstOf = (texts: readonly Text[], most: number): Text =>
  texts.length > most
    ? text`${join(texts.slice(0, most), ', ')} and ${texts.length - most} more`
    : join(texts, ', ')

export const listOf = (ids: readonly string[]): Text => join(ids.map(identifier), ', ')

/** The lines of a text, split only in our own words: foreign parts do not end a line. */
export function linesOf({ parts }: Text): readonly Text[] {
  const lines: (string | ForeignPart)[][] = [[]]
  for (const part of parts) {
    const [first = part, ...others] = typeof part === 'string' ? part.split('\n') : [part]
    lines.at(-1)?.push(first)
    lines.push(...others.map((line) => [line]))
  }
  return lines.map((line) => new Text(line.filter((part) => part !== '')))
}
