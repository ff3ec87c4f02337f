import type { Problems } from './problems.js'
import type { InputName, ReadInput } from './table.js'
import { type Bounds, linesOf, type Parsed, parseMappingId, parseNumber, parseRequestId } from './values.js'

/** What one mapping is asked for, beside what holds for all. */
export interface MappingInputs {
  readonly mappingId: string
  readonly minRecords?: number
  /** A request of an earlier run to follow. */
  readonly requestId?: string
}

export const MAX_MAPPINGS = 50
/** Holds a position in a list; outputs hold it where there is nothing to tell. */
export const NONE = '-'

const RECORDS: Bounds = { min: 0, max: Number.MAX_SAFE_INTEGER, integer: true }

/** `undefined` when any of them is wrong, after noting every problem. */
export function parseMappings(read: ReadInput, problems: Problems): readonly MappingInputs[] | undefined {
  const ids = parseIds(read, problems)
  const requestIds = parseRequestIds(read, ids?.length, problems)
  const minRecords = parsePerMapping<number | undefined>(
    read,
    'minRecords',
    ids?.length,
    problems,
    (text, isOneOfSeveral) =>
      isOneOfSeveral && text === NONE ? { value: undefined } : parseNumber(text, RECORDS),
  )
  return ids?.map((mappingId, index) => {
    const requestId = requestIds[index]
    const least = minRecords[index]
    return {
      mappingId,
      ...(requestId === undefined ? {} : { requestId }),
      ...(least === undefined ? {} : { minRecords: least }),
    }
  })
}

/** One value for every mapping, or one line for each in their order. */
export function parsePerMapping<T>(
  read: ReadInput,
  input: InputName,
  mappings: number | undefined,
  problems: Problems,
  parse: (text: string, isOneOfSeveral: boolean) => Parsed<T>,
): readonly (T | undefined)[] {
  const lines = linesOf(read(input))
  if (lines.length > 1 && mappings !== undefined && lines.length !== mappings) {
    problems.refuse(input, `${countOf(lines, mappings)} Write one line for all, or one for each.`)
    return []
  }
  const values = lines.map((line, index) =>
    problems.take(input, ofLine(lines, index, parse(line, lines.length > 1))),
  )
  return lines.length === 1 ? Array.from({ length: mappings ?? 1 }, () => values[0]) : values
}

function parseIds(read: ReadInput, problems: Problems): readonly string[] | undefined {
  const lines = linesOf(read('mappingId'))
  if (lines.length === 0) {
    return problems.refuse(
      'mappingId',
      'is required, but blank. Write its value in the step that uses the action.',
    )
  }
  if (lines.length > MAX_MAPPINGS) {
    return problems.refuse(
      'mappingId',
      `holds ${lines.length} data mappings, but one step takes ${MAX_MAPPINGS} at most. Spread them over the jobs of a matrix, as in examples/matrix-from-file.yml.`,
    )
  }
  const ids = lines.map((line, index) =>
    problems.take('mappingId', ofLine(lines, index, parseMappingId(line))),
  )
  for (const twice of new Set(lines.filter((line, index) => lines.indexOf(line) < index))) {
    problems.refuse(
      'mappingId',
      `names ${JSON.stringify(twice)} more than once. Write each data mapping once.`,
    )
  }
  return ids.every((id) => id !== undefined) ? ids : undefined
}

/** By position alone: whose request an id is, nothing else can tell. */
function parseRequestIds(
  read: ReadInput,
  mappings: number | undefined,
  problems: Problems,
): readonly (string | undefined)[] {
  const lines = linesOf(read('requestId'))
  if (lines.length > 0 && mappings !== undefined && lines.length !== mappings) {
    problems.refuse(
      'requestId',
      `${countOf(lines, mappings)} Write one line for each mapping in their order, ${NONE} to submit for that one.`,
    )
    return []
  }
  return lines.map((line, index) =>
    lines.length > 1 && line === NONE
      ? undefined
      : problems.take('requestId', ofLine(lines, index, parseRequestId(line))),
  )
}

const countOf = (lines: readonly string[], mappings: number) =>
  `has ${lines.length === 1 ? 'one line' : `${lines.length} lines`}, but mappingId has ${mappings}.`

/** Among several lines a problem says which one it is of. */
const ofLine = <T>(lines: readonly string[], index: number, parsed: Parsed<T>): Parsed<T> =>
  'problem' in parsed && lines.length > 1 ? { problem: `line ${index + 1}: ${parsed.problem}` } : parsed
