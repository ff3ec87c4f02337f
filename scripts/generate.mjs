// Writes the generated parts of action.yml, README.md and docs/. Run after compiling: it reads the tables from lib/.
import { readFileSync, writeFileSync } from 'node:fs'
import { INPUTS } from '../lib/inputs/table.js'
import { FAMILY_HINTS, OWN_HINTS, VENDOR_HINTS } from '../lib/report/hint-tables.js'
import { OUTCOME_TEXTS } from '../lib/report/outcome-texts.js'
import { OUTPUTS } from '../lib/report/outputs.js'
import { SCENARIOS } from '../lib/simulator/index.js'
import { renderSections, replaceSection } from './generate/sections.mjs'

for (const section of renderSections({
  inputs: INPUTS,
  outputs: OUTPUTS,
  outcomes: OUTCOME_TEXTS,
  scenarios: SCENARIOS,
  hints: { ...OWN_HINTS, ...VENDOR_HINTS, ...FAMILY_HINTS },
})) {
  const file = new URL(`../${section.file}`, import.meta.url)
  writeFileSync(file, replaceSection(readFileSync(file, 'utf8'), section))
}
