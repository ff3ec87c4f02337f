// For the workflow that runs the action itself: `list` prints the scenarios as a job output, `check` holds one run to the table.
import { SCENARIOS } from '../dist/simulator/index.js'

const { SCENARIO, STEP, OUTPUTS = '{}' } = process.env

/** What differs from the table, in words. */
function differences() {
  const scenario = SCENARIOS.find(({ name }) => name === SCENARIO)
  if (scenario === undefined) return [`There is no scenario ${SCENARIO}.`]
  const { expected } = scenario
  const succeeds = expected.outcome === 'succeeded' || expected.outcome === 'submitted'
  const given = { step: STEP, ...JSON.parse(OUTPUTS) }
  const wanted = { step: succeeds ? 'success' : 'failure', rehearsal: 'true', ...expected }
  return Object.entries(wanted)
    .filter(([name, value]) => (given[name] ?? '') !== value)
    .map(([name, value]) => `${name} is "${given[name] ?? ''}", the table says "${value}".`)
}

if (process.argv[2] === 'list') {
  process.stdout.write(
    `scenarios=${JSON.stringify(SCENARIOS.map(({ name, inputs }) => ({ name, inputs })))}\n`,
  )
} else {
  const found = differences()
  process.stdout.write(`${found.join('\n') || `${SCENARIO}: as the table says.`}\n`)
  process.exitCode = found.length === 0 ? 0 : 1
}
