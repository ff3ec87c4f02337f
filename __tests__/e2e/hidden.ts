import { expect } from '@jest/globals'
import type { StepResult } from '../../scripts/runner/run-step.mjs'
import { isReadable } from '../report/support/secrets.js'
import type { ActionOptions } from './action.js'
import { CLIENT_SECRET } from './adobe.js'
import { GRANTED_TOKEN, type Play, type PlayRun, playByLaw } from './faulty-adobe.js'
import { sinksOf } from './laws.js'

const UNSEEN = /[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu

/** Pieces of eight characters, at most some hundred of them. */
function piecesOf(secret: string): readonly string[] {
  const stride = Math.ceil(secret.length / 400)
  const count = Math.floor((secret.length - 8) / stride) + 1
  return Array.from({ length: count }, (_, at) => secret.slice(at * stride, at * stride + 8))
}

/** Runs with all there is to print, by law; no piece of a secret stands anywhere, whether seen or without what nobody sees. */
export async function expectHidden(
  play: Play,
  inputs: Readonly<Record<string, string>> = {},
  secrets: readonly string[] = [CLIENT_SECRET, GRANTED_TOKEN],
  options: Pick<ActionOptions, 'bundle'> = {},
): Promise<PlayRun> {
  const run = await playByLaw(play, inputs, { env: { RUNNER_DEBUG: '1' }, secrets, ...options })
  const sinks = sinksOf(run.step)
  const squeezed = sinks.replace(UNSEEN, '')
  for (const secret of secrets) {
    expect(piecesOf(secret).filter((piece) => sinks.includes(piece))).toEqual([])
    expect(piecesOf(secret.replace(UNSEEN, '')).filter((piece) => squeezed.includes(piece))).toEqual([])
  }
  return run
}

/** Nor can a reader who decodes what there is. */
export function expectUnreadable(step: StepResult, secrets: readonly string[]): void {
  const sinks = sinksOf(step)
  expect(secrets.filter((secret) => isReadable(secret, sinks))).toEqual([])
}
