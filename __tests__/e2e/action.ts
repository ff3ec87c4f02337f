import { fileURLToPath } from 'node:url'
import { stateVariables, withDefaults } from '../../scripts/runner/inputs.mjs'
import {
  runStep,
  type Step,
  type StepOptions,
  type StepResult,
  startStep,
} from '../../scripts/runner/run-step.mjs'
import { type InProcessOptions, postInProcess, type RunningStep, startInProcess } from './in-process.js'
import { DEFAULTS, RUNS } from './manifest.js'
import { rememberLog } from './step-logs.js'

const root = new URL('../../', import.meta.url)
const main = fileURLToPath(new URL(RUNS.main, root))

export const POST_STEP = fileURLToPath(new URL(RUNS.post, root))

export type BundleOptions = Omit<StepOptions, 'main' | 'inputs' | 'node'>
export interface ActionOptions extends InProcessOptions {
  /** In a process of its own, as the committed bundle: for what only a process can show. */
  readonly bundle?: Omit<BundleOptions, keyof InProcessOptions>
  /** The test needs time to be virtual, e.g. for exact durations: in this process even when all others are the bundle. */
  readonly virtualTime?: true
}

/** With the defaults of action.yml. */
export const withDefaultInputs = (inputs: Readonly<Record<string, string>>): Record<string, string> =>
  withDefaults(DEFAULTS, inputs)

const SECRET_INPUTS = ['credentials', 'clientSecret', 'accessToken', 'githubToken']

/** What a workflow would pass from its secrets: the runner hides it, and each line of it, before the step begins. */
const secretsOf = (inputs: Readonly<Record<string, string>>): readonly string[] =>
  SECRET_INPUTS.flatMap((name) => inputs[name] ?? [])

/** Only a step that hangs meets it, however slow the machine. */
const LIMIT_MS = 300_000

/** Starts the committed bundle as a runner would, with the defaults of action.yml. */
export const startBundle = (inputs: Readonly<Record<string, string>>, options: BundleOptions = {}): Step =>
  startStep({
    main,
    inputs: withDefaultInputs(inputs),
    secrets: secretsOf(inputs),
    limitMs: LIMIT_MS,
    ...options,
    onLine: rememberLog(options.onLine),
  })

/** A running step that is known to be a process. */
export function processOf(step: RunningStep): Step {
  if (isProcess(step)) return step
  throw new Error('This step runs in the process of the test')
}

const isProcess = (step: RunningStep): step is Step => 'child' in step

/** Starts the step in this process, or as the bundle when a test asks for that, or all are to (`npm run test:exhaustive`). */
export function startAction(
  inputs: Readonly<Record<string, string>>,
  { bundle, virtualTime, ...options }: ActionOptions = {},
): RunningStep {
  return bundle !== undefined || (process.env['EXHAUSTIVE'] && !virtualTime)
    ? startBundle(inputs, { ...options, ...bundle })
    : startInProcess(withDefaultInputs(inputs), {
        secrets: secretsOf(inputs),
        ...options,
        onLine: rememberLog(options.onLine),
      })
}

/** Runs the post step of a step that has ended, with the same inputs and environment, and in the same way. */
export function runPost(
  { state }: Pick<StepResult, 'state'>,
  inputs: Readonly<Record<string, string>>,
  { env = {}, bundle, virtualTime, ...options }: ActionOptions = {},
): Promise<StepResult> {
  const all = withDefaultInputs(inputs)
  const given = { secrets: secretsOf(inputs), ...options, env: { ...env, ...stateVariables(state) } }
  return bundle !== undefined || (process.env['EXHAUSTIVE'] && !virtualTime)
    ? runStep({ main: POST_STEP, inputs: all, limitMs: LIMIT_MS, ...given })
    : postInProcess(all, given)
}

export const runAction = (
  inputs: Readonly<Record<string, string>>,
  options: ActionOptions = {},
): Promise<StepResult> => startAction(inputs, options).done
