import { codePointOf, type Text, text } from '../text.js'

/** What comes with a value copied from a page: invisible characters and special spaces. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\u2800\ufffc\ufffd]|[^\P{Zs} ]/u
const SMART_QUOTE = /[\u2018-\u201f\u00ab\u00bb\u2039\u203a\uff02\uff07]/u
/** A word processor's hyphens and dots. A name may contain them, but not a secret of Adobe's. */
const TYPOGRAPHIC = /[\u2010-\u2015\u2026\u2212]/u

interface Place {
  /** The number of characters before the value. */
  readonly offset?: number
  readonly line?: number | undefined
  readonly isSecret?: boolean
  /** Only ASCII is right, so any other letter may be taken for one. */
  readonly isAscii?: boolean
}

/** The first odd character, by code point and position. Never quotes the value, perhaps a secret. */
export function describeOddCharacter(value: string, place: Place = {}): Text | undefined {
  // Plain ASCII has none; the patterns below are large.
  if (!/[^\t-~]/.test(value)) return undefined
  const { offset = 0, line } = place
  const where = line === undefined ? text`` : text` of line ${line}`
  for (const [index, character] of [...value].entries()) {
    const kind = oddityOf(character, place)
    if (kind !== undefined) {
      return text`holds ${codePointOf(character)} at position ${offset + index + 1}${where}, ${kind}. Type or copy the value again, without it.`
    }
  }
  return undefined
}

function oddityOf(character: string, { isSecret = false, isAscii = false }: Place): Text | undefined {
  if (SMART_QUOTE.test(character)) return text`a quotation mark`
  if (INVISIBLE.test(character)) return text`a character that is invisible or looks like a space`
  if ((isSecret || isAscii) && TYPOGRAPHIC.test(character)) {
    return text`a character that word processors insert`
  }
  return isAscii && character > '\u007f'
    ? text`not an ASCII character, though it may look like one`
    : undefined
}
