import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { renderSections, replaceSection } from '../../scripts/generate/sections.mjs'
import { OUTCOME_NAMES, OUTCOMES } from '../../src/ingestion/outcome.js'
import { INPUTS } from '../../src/inputs/declarations.js'
import { HINTS, OWN_CODES } from '../../src/report/hints.js'
import { OUTPUTS } from '../../src/report/outputs.js'
import { SCENARIOS } from '../../src/simulator/index.js'

const sections = renderSections({
  inputs: INPUTS,
  outputs: OUTPUTS,
  outcomes: OUTCOMES,
  scenarios: SCENARIOS,
  hints: HINTS,
})

/** The first column of a table of the README. */
const firstCells = (name: string) => {
  const { body = '' } =
    sections.find((section) => section.file === 'README.md' && section.name === name) ?? {}
  const rows = body.split('\n').slice(2)
  return rows.map((row) => row.split('|')[1]?.trim() ?? '')
}

describe('generated sections are what the tables in the code say', () => {
  test.each(sections)('$file: $name', (section) => {
    const text = readFileSync(new URL(`../../${section.file}`, import.meta.url), 'utf8')
    expect(replaceSection(text, section)).toBe(text)
  })

  test('outcomes are listed worst first', () => {
    expect(firstCells('outcomes')).toEqual(OUTCOME_NAMES.map((name) => `\`${name}\``))
  })

  test('hints are listed as they are written: our own, then what Adobe says, then its families', () => {
    const codes = firstCells('troubleshooting')
    expect(codes).toEqual(HINTS.map(({ code }) => (code.endsWith('-') ? `\`${code}…\`` : `\`${code}\``)))
    expect(codes.slice(0, OWN_CODES.length)).toEqual(OWN_CODES.map((code) => `\`${code}\``))
    // Keys of an object that look like integers would come first, and in their numerical order.
    const numbers = codes.filter((code) => /^`\d+`$/.test(code))
    expect(numbers.length).toBeGreaterThan(10)
    expect(codes.indexOf(numbers[0] ?? '')).toBeGreaterThan(codes.indexOf('`invalid_scope`'))
    expect(numbers).toEqual(numbers.toSorted())
    expect(codes.indexOf(numbers[0] ?? '')).toBeGreaterThan(codes.indexOf('`ACP-880096`'))
  })

  test('a missing marker is an error, not a silent no-op', () => {
    expect(() => replaceSection('nothing here', { file: 'README.md', name: 'inputs', body: '' })).toThrow(
      'README.md lacks',
    )
  })
})
