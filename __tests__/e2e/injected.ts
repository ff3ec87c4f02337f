import { expect } from '@jest/globals'
import type { StepResult } from '../../scripts/runner/run-step.mjs'
import { EXHAUSTIVE } from '../support/runs.js'
import type { ActionOptions } from './action.js'
import { playByLaw } from './faulty-adobe.js'
import type { Stage } from './hostile-adobe.js'
import { expectHarmless } from './inert.js'

export interface Injection extends Pick<Stage, 'play' | 'inputs' | 'outcome'> {
  readonly text: string
}

/** Runs with all there is to print: the text did nothing but be read. */
export async function runInjected(
  { text, play, inputs, outcome }: Injection,
  options: Pick<ActionOptions, 'bundle'> = {},
): Promise<StepResult> {
  const { step } = await playByLaw(play(text), inputs, { env: { RUNNER_DEBUG: '1' }, ...options })
  expect(step.outputs['outcome']).toBe(outcome)
  expectHarmless(step)
  for (const { title } of step.annotations) expect(title).toMatch(/^XDM44: [A-Z][\w, ]+$/i)
  // However much a server says, what to do next is still there.
  const error = step.annotations.find(({ level }) => level === 'error')
  expect(error?.message ?? '').not.toMatch(/…$/)
  return step
}

/** Nothing that was said made the step wait longer, on its own clock; a real one would tell how fast the machine is. */
export function expectNoDelay({ durationMs }: StepResult, timeoutMinutes = '0'): void {
  if (EXHAUSTIVE) return
  expect(durationMs).toBeLessThan(
    Number(timeoutMinutes) === 0 ? 20_000 : Number(timeoutMinutes) * 60_000 + 5_000,
  )
}
