import { describe } from '@jest/globals'
import { testCase } from './cases.js'
import { STAGES } from './hostile-adobe.js'
import { HOSTILE_TEXTS, HUGE_TEXTS } from './hostile-texts.js'
import { expectNoDelay, runInjected } from './injected.js'

const WIDE = STAGES.filter(({ narrow }) => !narrow)
const CASES = [
  ...Object.entries(HOSTILE_TEXTS).flatMap(([what, text]) =>
    STAGES.map((stage) => ({ what, text, ...stage })),
  ),
  ...Object.entries(HUGE_TEXTS).flatMap(([what, text]) => WIDE.map((stage) => ({ what, text, ...stage }))),
]

describe('whatever a server says is text and nothing else', () => {
  testCase.each(CASES)('$what in $where', async (injection) => {
    expectNoDelay(await runInjected(injection), injection.inputs?.['timeoutMinutes'])
  })
})
