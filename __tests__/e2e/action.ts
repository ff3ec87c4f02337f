import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { withDefaults } from '../../scripts/runner/inputs.mjs'
import { type Step, type StepOptions, type StepResult, startStep } from '../../scripts/runner/run-step.mjs'

const root = new URL('../../', import.meta.url)
const manifest = parse(readFileSync(new URL('action.yml', root), 'utf8'))
const main = fileURLToPath(new URL(manifest.runs.main, root))

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

export const runAction = (
  inputs: Readonly<Record<string, string>>,
  options: ActionOptions = {},
): Promise<StepResult> => startAction(inputs, options).done
