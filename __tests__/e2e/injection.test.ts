import { describe, expect, test } from '@jest/globals'
import { playByLaw } from './faulty-adobe.js'
import { STAGES } from './hostile-adobe.js'
import { HOSTILE_TEXTS, HUGE_TEXTS } from './hostile-texts.js'
import { expectHarmless } from './inert.js'

const WIDE = STAGES.filter(({ narrow }) => !narrow)
const CASES = [
  ...Object.entries(HOSTILE_TEXTS).flatMap(([what, text]) =>
    STAGES.map((stage) => ({ what, text, ...stage })),
  ),
  ...Object.entries(HUGE_TEXTS).flatMap(([what, text]) => WIDE.map((stage) => ({ what, text, ...stage }))),
]

describe('whatever a server says is text and nothing else', () => {
  test.concurrent.each(CASES)('$what in $where', async ({ text, play, inputs, outcome }) => {
    const { step } = await playByLaw(play(text), inputs, { env: { RUNNER_DEBUG: '1' } })
    expect(step.outputs['outcome']).toBe(outcome)
    expectHarmless(step)
    for (const { title } of step.annotations) expect(title).toMatch(/^XDM44: [A-Z][\w, ]+$/i)
    // However much a server says, what to do next is still there.
    const error = step.annotations.find(({ level }) => level === 'error')
    expect(error?.message ?? '').not.toMatch(/…$/)
  })
})
