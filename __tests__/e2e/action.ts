import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { stateVariables, withDefaults } from '../../scripts/runner/inputs.mjs'
import {
  runStep,
  type Step,
  type StepOptions,
  type StepResult,
  startStep,
} from '../../scripts/runner/run-step.mjs'

const root = new URL('../../', import.meta.url)
const manifest = parse(readFileSync(new URL('action.yml', root), 'utf8'))
const main = fileURLToPath(new URL(manifest.runs.main, root))

const post = fileURLToPath(new URL(manifest.runs.post, root))

export type ActionOptions = Omit<StepOptions, 'main' | 'inputs' | 'node'>

/** Starts the committed bundle as a runner would, with the defaults of action.yml; `ACTION_NODE` chooses the Node. */
export function startAction(inputs: Readonly<Record<string, string>>, options: ActionOptions = {}): Step {
  const node = process.env['ACTION_NODE']
  return startStep({
    main,
    inputs: withDefaults(manifest.inputs, inputs),
    ...(node ? { node } : {}),
    limitMs: 45_000,
    ...options,
  })
}

/** Runs the post step of a step that has ended, with the same inputs and environment. */
export function runPost(
  { state }: Pick<StepResult, 'state'>,
  inputs: Readonly<Record<string, string>>,
  { env = {}, ...options }: ActionOptions = {},
): Promise<StepResult> {
  const node = process.env['ACTION_NODE']
  return runStep({
    main: post,
    inputs: withDefaults(manifest.inputs, inputs),
    env: { ...env, ...stateVariables(state) },
    ...(node ? { node } : {}),
    limitMs: 15_000,
    ...options,
  })
}

export const runAction = (
  inputs: Readonly<Record<string, string>>,
  options: ActionOptions = {},
): Promise<StepResult> => startAction(inputs, options).done
