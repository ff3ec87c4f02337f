import { expect } from '@jest/globals'
import type { LineListener } from '../../scripts/runner/step-log.mjs'

declare global {
  /** The logs of every test's steps, which the test environment shows when the test fails. */
  var stepLogs: Map<string, string[][]> | undefined
}

/** Keeps the log of a step that starts now for the test that starts it. */
export function rememberLog(onLine: LineListener = () => {}): LineListener {
  const { currentConcurrentTestName, currentTestName } = expect.getState()
  const test = currentConcurrentTestName?.() ?? currentTestName ?? ''
  globalThis.stepLogs ??= new Map()
  const log: string[] = []
  globalThis.stepLogs.set(test, [...(globalThis.stepLogs.get(test) ?? []), log])
  return (line, ...rest) => {
    log.push(line)
    onLine(line, ...rest)
  }
}
