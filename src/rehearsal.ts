import type { Inputs } from './inputs/parse.js'
import type { Simulator } from './simulator/index.js'

/** A bundle of its own, beside the step's: the production entry contains no fake server. Bundlers leave this import alone. */
const loadSimulator = () => import(/* webpackIgnore: true */ './simulator/index.js')

const LONGEST_MS = 0.25 * 60_000
const LONGEST_INTERVAL_MS = 1_000

/** The names that `rehearse` may take; nothing is loaded unless somebody rehearses. */
export async function knownScenarios(rehearse: string): Promise<readonly string[]> {
  return rehearse === '' ? [] : (await loadSimulator()).SCENARIOS.map(({ name }) => name)
}

/**
 * @param scenario one for each mapping
 * @param sandbox the one that batches are in
 */
export async function startRehearsal(
  scenario: readonly string[],
  { org, mappings }: Inputs,
  sandbox: string | undefined,
): Promise<Simulator> {
  const mappingIds = mappings.map(({ mappingId }) => mappingId)
  const datasetIds = mappings.map(({ datasetId }) => datasetId)
  return (await loadSimulator()).startSimulator({ scenario, org, mappingIds, datasetIds, sandbox })
}

/** Rehearsals run on short times, so no mapping waits for its turn: a simulator need not be spared. */
export function shorten(inputs: Inputs): Inputs {
  if (inputs.target.kind === 'adobe') return inputs
  return {
    ...inputs,
    maxParallel: inputs.mappings.length,
    timeoutMs: Math.min(inputs.timeoutMs, LONGEST_MS),
    pollIntervalMs: Math.min(inputs.pollIntervalMs, LONGEST_INTERVAL_MS),
  }
}
