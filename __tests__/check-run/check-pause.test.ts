import { describe, expect, test } from '@jest/globals'
import { CheckFault, type CheckFaultKind } from '../../src/check-run/check-fault.js'
import { CheckPause, waitAfter } from '../../src/check-run/check-pause.js'
import { text } from '../../src/text.js'

const fault = (kind: CheckFaultKind, askedWaitMs?: number) => new CheckFault(kind, text`x`, { askedWaitMs })

/** How long the pauses are when the same goes on and on. */
function waits(kind: CheckFaultKind, askedWaitMs: number | undefined, times: number) {
  const pause = new CheckPause()
  let nowMs = 0
  return Array.from({ length: times }, () => {
    pause.beginWith(fault(kind, askedWaitMs), nowMs, pause.count)
    const waitMs = pause.untilMs - nowMs
    nowMs = pause.untilMs
    return waitMs / 1_000
  })
}

test.each<[CheckFaultKind, number | undefined, readonly number[]]>([
  ['throttled', undefined, [60, 120, 240, 480, 600, 600]],
  ['throttled', 0, [1, 2, 4, 8, 16, 32]],
  ['throttled', 5_000, [5, 5, 5, 8, 16, 32]],
  ['throttled', 3_600_000, [3_600, 3_600]],
  ['failed', undefined, [2, 4, 8, 16, 32, 64, 120, 120]],
  ['failed', 30_000, [30, 30, 30, 30, 32]],
])('%s, asked to wait %s ms', (kind, askedWaitMs, expected) => {
  expect(waits(kind, askedWaitMs, expected.length)).toEqual(expected)
})

describe('what was sent before a pause', () => {
  test('does not lengthen it, unless GitHub asks for more, and its success does not end it', () => {
    const pause = new CheckPause()
    pause.beginWith(fault('throttled', 10_000), 0, 0)
    pause.beginWith(fault('throttled', 5_000), 1_000, 0)
    pause.beginWith(fault('failed'), 1_000, 0)
    expect(pause.untilMs).toBe(10_000)
    pause.beginWith(fault('throttled', 20_000), 2_000, 0)
    expect(pause).toMatchObject({ untilMs: 22_000, count: 1 })
    expect(pause.endsWith(0)).toBe(false)
    expect(pause.isCareful).toBe(true)
    expect(pause.endsWith(1)).toBe(true)
    expect(pause.isCareful).toBe(false)
  })
})

test('at the end only what GitHub asks for holds', () => {
  const pause = new CheckPause()
  pause.beginWith(fault('failed'), 0, 0)
  pause.beginWith(fault('failed', 1_000), 2_000, 1)
  expect(pause).toMatchObject({ untilMs: 6_000, isCareful: true })
  pause.finish()
  expect(pause).toMatchObject({ untilMs: 3_000, isCareful: false })
  expect(waitAfter(1)).toBe(2_000)
})
