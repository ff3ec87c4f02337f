// Writes the generated parts of action.yml, README.md and docs/. Run after compiling: it reads the tables from lib/.
import { readFileSync, writeFileSync } from 'node:fs'
import { OUTCOMES } from '../lib/ingestion/outcome.js'
import { INPUTS } from '../lib/inputs/declarations.js'
import { HINTS } from '../lib/report/hints.js'
import { SCENARIOS } from '../lib/simulator/index.js'
import { renderSections, replaceSection } from './generate/sections.mjs'

for (const section of renderSections({
  inputs: INPUTS,
  outcomes: OUTCOMES,
  scenarios: SCENARIOS,
  hints: HINTS,
})) {
  const file = new URL(`../${section.file}`, import.meta.url)
  writeFileSync(file, replaceSection(readFileSync(file, 'utf8'), section))
}
