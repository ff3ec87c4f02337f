import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { renderSections, replaceSection } from '../../scripts/generate/sections.mjs'
import { OUTCOMES } from '../../src/ingestion/outcome.js'
import { INPUTS } from '../../src/inputs/table.js'
import { FAMILY_HINTS, OWN_HINTS, VENDOR_HINTS } from '../../src/report/hint-tables.js'
import { OUTCOME_TEXTS } from '../../src/report/outcome-texts.js'
import { OUTPUTS } from '../../src/report/outputs.js'
import { SCENARIOS } from '../../src/simulator/index.js'

const sections = renderSections({
  inputs: INPUTS,
  outputs: OUTPUTS,
  outcomes: OUTCOME_TEXTS,
  scenarios: SCENARIOS,
  hints: { ...OWN_HINTS, ...VENDOR_HINTS, ...FAMILY_HINTS },
})

describe('generated sections are what the tables in the code say', () => {
  test.each(sections)('$file: $name', (section) => {
    const text = readFileSync(new URL(`../../${section.file}`, import.meta.url), 'utf8')
    expect(replaceSection(text, section)).toBe(text)
  })

  test('outcomes are listed worst first', () => {
    expect(Object.keys(OUTCOME_TEXTS)).toEqual([...OUTCOMES])
  })

  test('a missing marker is an error, not a silent no-op', () => {
    expect(() => replaceSection('nothing here', { file: 'README.md', name: 'inputs', body: '' })).toThrow(
      'README.md lacks',
    )
  })
})
