import { describeText } from '../errors.js'
import { identifier, join, listOf, type Text, text } from '../text.js'
import type { CheckFault } from './check-fault.js'

export interface Incomplete {
  readonly mappingId: string
  /** The same reason for the same cause. */
  readonly fault: Pick<CheckFault, 'reason' | 'text'>
}

/** The log cuts longer lines. */
const LONGEST_LINE = 1_500

export function incompleteBecause(mappingIds: readonly string[], thrown: unknown): readonly Incomplete[] {
  const reason = describeText(thrown)
  return mappingIds.map((mappingId) => ({ mappingId, fault: { reason, text: reason } }))
}

/** Names every mapping, and every reason once. */
export function describeIncomplete(incomplete: readonly Incomplete[]): Text {
  const reasons = new Map(incomplete.map(({ fault }) => [fault.reason.raw, fault.text]))
  const sentences = [...reasons].map(([raw, details]) => {
    const same = incomplete.filter(({ fault }) => fault.reason.raw === raw)
    return text`No complete check run for ${inLines(same.map(({ mappingId }) => mappingId))}: ${details}.`
  })
  return join(sentences, '\n')
}

export const titleOf = (incomplete: readonly Incomplete[]): Text => {
  const [first, ...others] = incomplete.map(({ mappingId }) => identifier(mappingId))
  return first === undefined || others.length > 0
    ? text`${incomplete.length} mappings without a complete check run`
    : text`${first}: no complete check run`
}

function inLines(names: readonly string[]): Text {
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
  return join(lines.map(listOf), ',\n')
}
