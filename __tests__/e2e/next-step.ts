import { spawnSync } from 'node:child_process'
import { expect } from '@jest/globals'
import type { StepResult } from '../../scripts/runner/run-step.mjs'

const HANDED_ON = ['results', 'info', 'message'] as const
const READ_ALL = `printf '%s\\0' ${HANDED_ON.map((name) => `"$GIVEN_${name}"`).join(' ')}`

/** A later step gets the outputs as the docs recommend, through its environment, and reads them all. */
export function expectHandedOn({ outputs }: StepResult): void {
  for (const name of HANDED_ON) {
    expect(Buffer.byteLength(outputs[name] ?? '')).toBeLessThan(96 * 1024)
  }
  // A variable of Windows ends at 32,767 characters, whatever the action does.
  if (process.platform === 'win32') return
  const given = Object.fromEntries(HANDED_ON.map((name) => [`GIVEN_${name}`, outputs[name] ?? '']))
  const { error, stdout } = spawnSync('sh', ['-c', READ_ALL], {
    encoding: 'utf8',
    env: { ...process.env, ...given },
    maxBuffer: 2 ** 22,
  })
  expect(error).toBeUndefined()
  expect(stdout.split('\0')).toEqual([...HANDED_ON.map((name) => outputs[name]), ''])
  expect(JSON.parse(outputs['results'] ?? '')).toEqual(expect.any(Array))
}
