import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { commentsIn, withDescriptions } from '../../scripts/generate/comments.mjs'
import {
  CAUSES,
  INPUT_GROUPS,
  OUTPUTS,
  renderSections,
  replaceSection,
  SAID_ONCE,
  SAID_ONCE_OF_OUTPUTS,
} from '../../scripts/generate/sections.mjs'
import { OUTCOME_NAMES, OUTCOMES } from '../../src/ingestion/outcome.js'
import { INPUT_NAMES, INPUTS } from '../../src/inputs/declarations.js'
import { HINTS, OWN_CODES } from '../../src/report/hints.js'
import { SCENARIOS } from '../../src/simulator/index.js'

const sections = renderSections({
  inputs: INPUTS,
  outcomes: OUTCOMES,
  scenarios: SCENARIOS,
  hints: HINTS,
})

const linesOf = (file: string, name: string) =>
  sections.find((section) => section.file === file && section.name === name)?.body.split('\n') ?? []

describe('generated sections are what the tables in the code say', () => {
  test.each(sections)('$file: $name', (section) => {
    const text = readFileSync(new URL(`../../${section.file}`, import.meta.url), 'utf8')
    expect(replaceSection(text, section)).toBe(text)
  })

  test('outcomes are listed worst first', () => {
    const names = linesOf('docs/reliability.md', 'outcomes').map(
      (line) => /^- \*\*`(.*?)`\*\* /.exec(line)?.[1],
    )
    expect(names).toEqual(OUTCOME_NAMES)
  })

  test('hints are listed as they are written: our own, then what Adobe says, then its families', () => {
    const rows = linesOf('docs/troubleshooting.md', 'hints').slice(2)
    const cells = rows.map((row) => row.split(' | ')[0]?.split(', ') ?? [])
    const all = HINTS.map(({ code }) => (code.endsWith('-') ? `\`${code}…\`` : `\`${code}\``))
    expect(cells.flat().toSorted()).toEqual(all.toSorted())
    // Codes that mean the same share the row of the first of them.
    const codes = cells.map(([first = '']) => first)
    expect(codes).toEqual(all.filter((code) => codes.includes(code)))
    expect(codes[0]).toBe(`\`${OWN_CODES[0]}\``)
    // Keys of an object that look like integers would come first, and in their numerical order.
    const numbers = codes.filter((code) => /^`\d+`$/.test(code))
    expect(numbers.length).toBeGreaterThan(5)
    expect(numbers).toEqual(numbers.toSorted())
    expect(codes.indexOf(numbers[0] ?? '')).toBeGreaterThan(codes.indexOf('`invalid_scope`'))
  })

  test('what a page leaves out is still what the tables in the code say', () => {
    const said = HINTS.flatMap(({ cause, next }) => [cause.raw, next.raw])
    // Each pattern reads what those before it left.
    const unused = (patterns: typeof SAID_ONCE, texts: readonly string[]) => {
      let left = texts
      return patterns.flatMap(([pattern, short]) => {
        const before = left
        left = before.map((each) => each.replace(pattern, short))
        return left.some((each, index) => each !== before[index]) ? [] : [pattern]
      })
    }
    expect(unused(SAID_ONCE, said)).toEqual([])
    expect(unused(SAID_ONCE_OF_OUTPUTS, [...OUTPUTS.values()])).toEqual([])
    const codes: readonly string[] = HINTS.map(({ code }) => code)
    expect([...CAUSES].filter((code) => !codes.includes(code))).toEqual([])
  })

  test('every input is in one group of the README', () => {
    const grouped = Object.values(INPUT_GROUPS).flat()
    expect(grouped.toSorted()).toEqual([...INPUT_NAMES].toSorted())
  })

  test('the commonest failures of the README are codes that there are', () => {
    const [, section = ''] =
      /\n## When it is red\n(.*?)\n## /s.exec(
        readFileSync(new URL('../../README.md', import.meta.url), 'utf8'),
      ) ?? []
    const codes = [...section.matchAll(/^\| `(.*?)` \|/gm)].map(([, code = '']) => code).slice(1)
    expect(codes).toHaveLength(10)
    for (const code of codes) expect(HINTS.map((hint) => hint.code)).toContain(code)
  })

  test('what nobody describes is an error', () => {
    const table = { ...INPUTS, undescribed: { kind: 'plain' } }
    const describeAll = () => withDescriptions(table, 'src/inputs/declarations.ts', 'const INPUTS')
    expect(describeAll).toThrow('undescribed has no comment')
    expect(() => commentsIn('src/inputs/declarations.ts', 'const OUTPUTS')).toThrow('has no const OUTPUTS')
  })

  test('a missing marker is an error, not a silent no-op', () => {
    expect(() => replaceSection('nothing here', { file: 'README.md', name: 'inputs', body: '' })).toThrow(
      'README.md lacks',
    )
  })
})
