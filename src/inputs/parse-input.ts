import { isSameMapping } from '../ingestion/mapping-name.js'
import { NOTHING, own, type Text, text } from '../text.js'
import { declarationOf, type InputDeclaration, type InputName, type ReadInput } from './declarations.js'
import { isGroupedNumber, LISTS, lineOf, linesOf, NONE } from './lists.js'
import { describeOwnName } from './pasted.js'
import type { Problems } from './problems.js'

export const MAX_MAPPINGS = 50

/** A value, or a list of them; blank or wrong ones are `undefined`. */
export function parseInput(name: InputName, read: ReadInput, problems: Problems): unknown {
  const declaration = declarationOf(name)
  const { lines: mode, required, kind, parse, allowsNone, unusedInRehearsals } = declaration
  const given = read(name)
  const refuse = (problem: Text, line?: number) => {
    problems.refuse(name, problem, line)
    return mode === undefined ? undefined : []
  }
  if (required && given === '') {
    return refuse(text`is required but empty. Write its value in the step that uses the action.`)
  }
  if (kind !== 'secret' && given.includes('${{')) {
    return refuse(
      text`holds an expression that was not evaluated. Write it where GitHub evaluates expressions, such as in \`with:\` of a step.`,
    )
  }
  const parseOne = (one: string) => describeOwnName(name, one) ?? parse(one)
  const value = given || (declaration.default ?? '')
  if (mode === undefined) {
    return value === '' || (unusedInRehearsals && read('rehearse') !== '')
      ? undefined
      : problems.take(name, parseOne(value))
  }
  const lines = linesOf(value)
  for (const [isList, problem] of LISTS) {
    const index = lines.findIndex((line) => isList(line) && !(kind === 'plain' && isGroupedNumber(line)))
    if (index >= 0) return refuse(problem, lineOf(lines, index))
  }
  const mappings = linesOf(read('mappingId')).length
  const isOneForAll = mode === 'one-or-each' && lines.length === 1
  if (lines.length > 0 && mappings > 0 && lines.length !== mappings && !isOneForAll) {
    return refuse(wrongCount(lines.length, mappings, declaration))
  }
  const values = lines.map((line, index) =>
    allowsNone !== undefined && lines.length > 1 && line === NONE
      ? undefined
      : problems.take(name, parseOne(line), lineOf(lines, index)),
  )
  return isOneForAll ? Array.from({ length: mappings }, () => values[0]) : values
}

function wrongCount(lines: number, mappings: number, { lines: mode, allowsNone }: InputDeclaration) {
  const count = lines === 1 ? text`has one line` : text`has ${lines} lines`
  const none = allowsNone === undefined ? NOTHING : text`, ${NONE} ${own(allowsNone)}`
  const each =
    mode === 'one-or-each'
      ? text`one line for all, or one for each`
      : text`one line for each mapping in their order${none}`
  return text`${count}, but mappingId has ${mappings}. Write ${each}.`
}

export function checkMappings(read: ReadInput, problems: Problems): void {
  const ids = linesOf(read('mappingId'))
  if (ids.length > MAX_MAPPINGS) {
    problems.refuse(
      'mappingId',
      text`holds ${ids.length} data mappings, but one step takes ${MAX_MAPPINGS} at most. Spread them over the jobs of a matrix, as in examples/matrix-from-file.yml.`,
    )
  }
  for (const [index, id] of ids.slice(0, MAX_MAPPINGS).entries()) {
    const first = ids.slice(0, index).find((earlier) => isSameMapping(earlier, id))
    if (first === undefined) continue
    const also =
      first === id
        ? NOTHING
        : text`, also as ${JSON.stringify(id)}: case, white space and Unicode form make no difference`
    problems.refuse(
      'mappingId',
      text`names ${JSON.stringify(first)} more than once${also}. Write each data mapping once.`,
    )
  }
  const requests = linesOf(read('requestId')).filter((line) => line !== NONE)
  for (const [index, id] of requests.slice(0, MAX_MAPPINGS).entries()) {
    if (requests.indexOf(id) === index) continue
    problems.refuse(
      'requestId',
      text`names ${JSON.stringify(id)} more than once. A request belongs to one mapping: write - for the others.`,
    )
  }
}
