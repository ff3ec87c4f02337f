import { appendFileSync } from 'node:fs'
import { type RecordOptions, recordStep, type StepResult } from '../../scripts/runner/record-step.mjs'

/** What a step does, with its environment. Returns its exit code; nothing is 0. */
export type Act = (env: NodeJS.ProcessEnv, print: (...lines: string[]) => void) => number | undefined

export const printing =
  (...lines: string[]): Act =>
  (_, print) => {
    print(...lines)
  }

export const writing =
  (name: 'OUTPUT' | 'STATE' | 'ENV' | 'STEP_SUMMARY', text: string): Act =>
  (env) => {
    appendFileSync(env[`GITHUB_${name}`] ?? '', text)
  }

/** Plays a step in this process. What only a process can show is for `childScript`. */
export function playStep(act: Act, options: RecordOptions = {}): StepResult {
  const record = recordStep(options)
  try {
    const exitCode = act(record.environment, (...lines) =>
      record.feed('stdout', Buffer.from(lines.map((line) => `${line}\n`).join(''))),
    )
    return record.finish({ exitCode: exitCode ?? 0, signal: null, limitHit: false, streamsHeldOpen: false })
  } finally {
    record.close()
  }
}
