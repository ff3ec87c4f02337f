import { parseArgs } from 'node:util'
import { inputVariable } from '../runner/inputs.mjs'

/** A mistake that the user can correct; only its message is shown. */
export class UsageError extends Error {}

/**
 * @typedef {{ kind: 'help' } | { kind: 'list' } | { kind: 'real', dryRun: boolean }
 *   | { kind: 'rehearsal', scenarios: string[], inputs: Record<string, string>, dryRun: boolean }} Command
 */

const DEFAULT_SCENARIO = 'success'

export const HELP = `Runs the action on this machine, as a GitHub runner would.

  npm start                              rehearse: a built-in simulator plays Adobe, nothing leaves this machine
  npm start -- --scenario <name>         rehearse another scenario; repeated: one mapping for each, in one step
  npm start -- --input <name>=<value>    rehearse with another input; may be repeated
  npm start -- --dry-run                 check the set-up alone, in a rehearsal or with --real: nothing is submitted
  npm start -- --list                    list the scenarios
  npm start -- --real                    run against Adobe, with the inputs from the INPUT_* variables
  npm start -- --help                    show this text

The exit status is the step's. Ctrl-C cancels the step as GitHub would; a second one ends it at once.
`

const OPTIONS = /** @type {const} */ ({
  scenario: { type: 'string', multiple: true },
  input: { type: 'string', multiple: true },
  'dry-run': { type: 'boolean' },
  list: { type: 'boolean' },
  real: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
})

/**
 * @param {readonly string[]} args
 * @returns {Command}
 */
export function readOptions(args) {
  const { scenario, input, list, real, help, 'dry-run': dryRun = false } = parse(args)
  if (help) return { kind: 'help' }
  const modes = Object.entries({ '--list': list, '--real': real, '--scenario': scenario }).filter(
    ([, given]) => given,
  )
  if (modes.length > 1)
    throw new UsageError(`${modes.map(([name]) => name).join(' and ')} cannot be combined.`)
  if (input !== undefined && real) {
    throw new UsageError('--input is for rehearsals: with --real, inputs come from the INPUT_* variables.')
  }
  if (input !== undefined && list) throw new UsageError('--input and --list cannot be combined.')
  if (dryRun && list) throw new UsageError('--dry-run and --list cannot be combined.')
  if (list) return { kind: 'list' }
  if (real) return { kind: 'real', dryRun }
  return {
    kind: 'rehearsal',
    scenarios: scenario ?? [DEFAULT_SCENARIO],
    inputs: readInputs(input ?? []),
    dryRun,
  }
}

/** @param {readonly string[]} args */
function parse(args) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: false }).values
  } catch (error) {
    const known = Object.keys(OPTIONS).map((name) => `--${name}`)
    // The first sentence names the fault; Node's further advice is about positional arguments.
    const fault = (error instanceof Error ? error.message : String(error)).split(/\. (?=[A-Z])|\n/)[0]
    throw new UsageError(`${fault?.replace(/\.$/, '')}. Known options: ${known.join(', ')}.`)
  }
}

/** @param {readonly string[]} pairs */
function readInputs(pairs) {
  const inputs = pairs.map((pair) => {
    const equals = pair.indexOf('=')
    const name = pair.slice(0, equals).trim()
    if (equals < 0 || name === '') throw new UsageError(`--input needs name=value, not '${pair}'.`)
    // Compared as a variable name, like in the step: another spelling must not turn off the rehearsal.
    if (inputVariable(name) === 'INPUT_REHEARSE') {
      throw new UsageError('The scenario is given with --scenario, not as an input.')
    }
    return /** @type {const} */ ([name, pair.slice(equals + 1)])
  })
  return Object.fromEntries(inputs)
}
