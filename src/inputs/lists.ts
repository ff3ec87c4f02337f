import { type Text, text } from '../text.js'

const VALUE = String.raw`(?:[\w.-]+|"[^"]*"|'[^']*')`
const WITH_COMMAS = new RegExp(String.raw`^${VALUE}(?:\s*[,;，；、]\s*${VALUE})+[,;]?$`)

/** `XDM44 XDM45`, `XDM44 | XDM45`: an ID may contain spaces, but hardly this. */
const OF_ONE_KIND = /^([A-Za-z][A-Za-z_-]*)\d+(?:(?:\s*[|/&+]\s*|\s+(?:and\s+)?)\1\d+)+$/

const isListInOneLine = (line: string): boolean =>
  /^\[.*\]$/.test(line) ||
  /^(?:[-*+\u00b7\u2010-\u2015\u2022\u2023\u2043\u25a0-\u25ff]|\(?\d+[.)])\s+\S/.test(line) ||
  WITH_COMMAS.test(line) ||
  OF_ONE_KIND.test(line)

/** `1,000`, `1 000`, `1'000`. With commas it may also be several numbers. */
export const isGroupedNumber = (line: string): boolean =>
  /^\d{1,3}(?:[,. '_]\d{2,3})*[,. '_]\d{3}$/.test(line)

/** A line of a JSON list with several lines, as `toJSON` prints it in a workflow. */
const isPieceOfList = (line: string): boolean =>
  /^[[\]],?$/.test(line) || /^(["']).*\1,$/.test(line) || /^[\w.-]+[,;]$/.test(line)

const AROUND = '["\'`´′″‵「」『』｢｣〈〉《》⟨⟩｀<>＜＞]'
const QUOTED = new RegExp(`^${AROUND}.*${AROUND}$|^\\*+[^*]+\\*+$`, 's')

/** With one of these signs at each end, or bold in Markdown. Typographic quotes are odd characters anywhere. */
export const IN_QUOTES: readonly [(line: string) => boolean, Text] = [
  (line) => QUOTED.test(line),
  text`is in quotation marks or brackets. Write it without them.`,
]

export const LISTS = [
  [
    isListInOneLine,
    text`holds several values in one line. Write one per line, without brackets, commas or dashes.`,
  ],
  [isPieceOfList, text`is written as a list. Write one value per line, without brackets, quotes or commas.`],
  IN_QUOTES,
] as const

/** Leaves a mapping out of a list, and keeps its position in outputs with several lines. */
export const NONE = '-'

/** Values of an output, one per line, as the inputs take them; a single one is unchanged. */
export function linesOfOutput(values: readonly (string | undefined)[]): string {
  const [first = '', ...others] = values
  return others.length === 0 ? first : values.map((value) => value || NONE).join('\n')
}

/** The number of a line, from 1. Problems name it only if there are several. */
export const lineOf = (lines: readonly unknown[], index: number) => (lines.length > 1 ? index + 1 : undefined)

/** The lines of a list, trimmed, without blank ones: a free position needs a `-`. */
export const linesOf = (value: string): readonly string[] =>
  value
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
