import { inputVariable } from '../runner/inputs.mjs'
import { UsageError } from './options.mjs'

/**
 * What `npm start` runs.
 * @typedef {object} Job
 * @property {string} title
 * @property {Record<string, string>} inputs
 * @property {Record<string, string | undefined>} env
 * @property {number} limitMs
 */

const REHEARSAL_LIMIT_MS = 2 * 60_000

const FIRST_MAPPING = 44

/**
 * One mapping for each scenario.
 * @param {Extract<import('./options.mjs').Command, { kind: 'rehearsal' }>} command
 * @param {import('./project.mjs').Project} project
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Promise<Job>}
 */
export async function rehearsal({ scenarios: names, inputs: given, dryRun: isDryRun }, project, environment) {
  const known = await project.loadScenarios()
  const scenarios = names.map((name) => {
    const scenario = known.find((candidate) => candidate.name === name)
    if (scenario !== undefined) return scenario
    throw new UsageError(`Unknown scenario '${name}'. Known: ${known.map((each) => each.name).join(', ')}.`)
  })
  refuseUnknown(Object.keys(given), project.inputNames())
  const mappingId = names.map((_, index) => `XDM${FIRST_MAPPING + index}`).join('\n')
  const inputs = merge(
    { org: 'geometrixx', mappingId },
    ...scenarios.map((scenario) => scenario.inputs),
    given,
    { rehearse: names.join('\n'), ...(isDryRun ? { dryRun: 'true' } : {}) },
  )
  const kind = isDryRun ? 'Dry run in the rehearsal' : 'Rehearsal'
  const titles = scenarios.map(
    ({ name, description }) => `${kind} '${name}'${isDryRun ? '' : `: ${description}`}`,
  )
  const outcomes = [...new Set(scenarios.map(({ expected }) => expected.outcome))].join(', ')
  // With other inputs, such as those of a dry run, the outcome may differ.
  const expectation =
    Object.keys(given).length === 0 && !isDryRun
      ? [`Expected ${outcomes.includes(',') ? 'outcomes' : 'outcome'}: ${outcomes}`]
      : []
  return {
    title: [...titles, ...expectation].join('\n'),
    inputs,
    // Nothing else from this machine, so that a rehearsal is the same everywhere.
    env: { RUNNER_DEBUG: environment['RUNNER_DEBUG'] },
    limitMs: REHEARSAL_LIMIT_MS,
  }
}

/**
 * @param {readonly string[]} names
 * @param {readonly string[]} known
 */
function refuseUnknown(names, known) {
  if (known.length === 0) return
  const variables = new Set(known.map(inputVariable))
  const unknown = names.find((name) => !variables.has(inputVariable(name)))
  if (unknown !== undefined) throw new UsageError(`Unknown input '${unknown}'. Known: ${known.join(', ')}.`)
}

/**
 * Later ones win, whatever the case of their names.
 * @param {readonly Readonly<Record<string, string>>[]} all
 */
function merge(...all) {
  /** @type {Map<string, { name: string, value: string }>} */
  const merged = new Map()
  for (const inputs of all) {
    for (const [name, value] of Object.entries(inputs)) merged.set(inputVariable(name), { name, value })
  }
  return Object.fromEntries([...merged.values()].map(({ name, value }) => [name, value]))
}

/** The variables for proxies and additional certificate authorities. */
const NETWORK_VARIABLES = /^(https?_proxy|no_proxy|NODE_EXTRA_CA_CERTS)$/i

const READ_BY_STEP = /^(INPUT_|RUNNER_DEBUG$)/i

/**
 * In the spelling that the step reads, because names on Windows ignore case.
 * @param {string} name
 */
const asAskedFor = (name) =>
  process.platform === 'win32' && READ_BY_STEP.test(name) ? name.toUpperCase() : name

/**
 * @param {NodeJS.ProcessEnv} environment
 * @param {boolean} asksForDryRun overrides the environment
 * @returns {Job}
 */
export function realJob(environment, asksForDryRun) {
  if (environment['INPUT_REHEARSE']?.trim()) {
    throw new UsageError('--real cannot rehearse: unset INPUT_REHEARSE, or leave out --real.')
  }
  const passedOn = Object.entries(environment)
    .map(([name, value]) => /** @type {const} */ ([asAskedFor(name), value]))
    .filter(([name]) => name.startsWith('INPUT_') || NETWORK_VARIABLES.test(name) || name === 'RUNNER_DEBUG')
  const mappings = listed(environment['INPUT_MAPPINGID'])
  const isDryRun = asksForDryRun || /^\s*true\s*$/i.test(environment['INPUT_DRYRUN'] ?? '')
  return {
    title: `${isDryRun ? 'Dry run' : 'Real run'} against Adobe. Organization: ${listed(environment['INPUT_ORG'])}. Data mappings: ${mappings}.`,
    inputs: {},
    env: {
      // A check run must not be created in a repository that was made up.
      GITHUB_REPOSITORY: environment['GITHUB_REPOSITORY'],
      GITHUB_SHA: environment['GITHUB_SHA'],
      ...Object.fromEntries(passedOn),
      ...(asksForDryRun ? { INPUT_DRYRUN: 'true' } : {}),
    },
    limitMs: Number.POSITIVE_INFINITY,
  }
}

/** @param {string | undefined} value one or more, one per line */
function listed(value) {
  const items = (value ?? '').split(/[\r\n]+/).map((item) => item.trim())
  return items.filter((item) => item !== '').join(', ') || '(none given)'
}
