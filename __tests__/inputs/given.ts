import type { InputName, ReadInput } from '../../src/inputs/declarations.js'
import { parseInputs, secretsOf } from '../../src/inputs/parse.js'
import type { Parsed } from '../../src/inputs/values.js'
import { Text } from '../../src/text.js'

export type Given = Partial<Record<InputName, string>>

/** Inputs as the runner's toolkit hands them over: trimmed, blank when absent. */
export const reading =
  (given: Given): ReadInput =>
  (name) =>
    (given[name] ?? '').trim()

/** What every step needs, with a credential by hand. */
export const COMPLETE = {
  org: 'geometrixx',
  mappingId: 'XDM44',
  clientId: 'client-4711',
  clientSecret: 'p8e-correct-horse',
} as const satisfies Given

const SCENARIOS = ['success', 'never-ends'] as const

export const secretsIn = (given: Given) => secretsOf(reading(given))

export const parse = (given: Given) => parseInputs(reading(given), SCENARIOS)

/** The names of the inputs with a problem, in the order of the report. */
export function refusedIn(given: Given): readonly InputName[] {
  const parsed = parse(given)
  return parsed.kind === 'ok' ? [] : parsed.problems.map(({ input }) => input)
}

/** Every problem as a sentence, one a line. */
export function problemsOf(given: Given): string {
  const parsed = parse(given)
  if (parsed.kind === 'ok') return ''
  const sentences = parsed.problems.map(({ input, line, text }) => {
    const where = line === undefined ? '' : ` (line ${line})`
    return `${input}${where} ${text.raw}`
  })
  return sentences.join('\n')
}

/** A parsed value, or the words of its problem. */
export const plainly = <T>(parsed: Parsed<T>) =>
  parsed instanceof Text ? { problem: parsed.raw } : { value: parsed }
