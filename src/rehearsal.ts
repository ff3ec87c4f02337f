import type { Inputs } from './inputs/parse.js'

/** A separate bundle, so that the main one contains no simulator. Bundlers must leave this import alone. */
const loadSimulator = () => import(/* webpackIgnore: true */ './simulator/index.js')

const LONGEST_MS = 0.25 * 60_000
const LONGEST_INTERVAL_MS = 1_000

/** The possible values of `rehearse`. Loads the simulator only if the input is set. */
export async function knownScenarios(rehearse: string): Promise<readonly string[]> {
  return rehearse === '' ? [] : (await loadSimulator()).SCENARIOS.map(({ name }) => name)
}

export async function startRehearsal(
  { scenarios: scenario, sandbox }: Extract<Inputs['target'], { kind: 'rehearsal' }>,
  { org, mappings }: Inputs,
) {
  const mappingIds = mappings.map(({ mappingId }) => mappingId)
  const datasetIds = mappings.map(({ datasetId }) => datasetId)
  return (await loadSimulator()).startSimulator({ scenario, org, mappingIds, datasetIds, sandbox })
}

/** Shortens the waits for a rehearsal, and runs all mappings at once. */
export function shorten(inputs: Inputs): Inputs {
  if (inputs.target.kind === 'adobe') return inputs
  return {
    ...inputs,
    maxParallel: inputs.mappings.length,
    timeoutMs: Math.min(inputs.timeoutMs, LONGEST_MS),
    pollIntervalMs: Math.min(inputs.pollIntervalMs, LONGEST_INTERVAL_MS),
  }
}
