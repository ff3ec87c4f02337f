import { identifier, join, type Text, text } from '../text.js'

/** A mapping without a complete check run. */
export interface Incomplete {
  readonly mappingId: string
  /** In our own words; the same text for the same cause. */
  readonly reason: Text
  /** With GitHub's words. */
  readonly details: Text
}

/** The log cuts longer lines. */
const LONGEST_LINE = 1_500

export const incompleteBecause = (mappingIds: readonly string[], reason: Text): readonly Incomplete[] =>
  mappingIds.map((mappingId) => ({ mappingId, reason, details: reason }))

/** Names every mapping, and every reason once. */
export function describeIncomplete(incomplete: readonly Incomplete[]): Text {
  const reasons = new Map(incomplete.map(({ reason, details }) => [reason.raw, details]))
  const sentences = [...reasons].map(([raw, details]) => {
    const same = incomplete.filter(({ reason }) => reason.raw === raw)
    return text`No complete check run for ${listOf(same.map(({ mappingId }) => mappingId))}: ${details}.`
  })
  return join(sentences, '\n')
}

export const titleOf = (incomplete: readonly Incomplete[]): Text => {
  const [first, ...others] = incomplete.map(({ mappingId }) => identifier(mappingId))
  return first === undefined || others.length > 0
    ? text`${incomplete.length} mappings without a complete check run`
    : text`${first}: no complete check run`
}

function listOf(names: readonly string[]): Text {
  const lines: string[][] = [[]]
  let length = 0
  for (const name of names) {
    length += name.length + 2
    if (length > LONGEST_LINE) {
      lines.push([])
      length = name.length
    }
    lines.at(-1)?.push(name)
  }
  return join(
    lines.map((line) => join(line.map(identifier), ', ')),
    ',\n',
  )
}
