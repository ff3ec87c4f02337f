import { getEventListeners } from 'node:events'
import { describe, expect, test } from '@jest/globals'
import { systemClock } from '../../src/runner/clock.js'
import { setTimer, timers } from '../support/timers.js'

const never = () => new AbortController().signal

test('the time goes on, whatever the wall clock does', async () => {
  const start = systemClock.now()
  await systemClock.sleep(20, never())
  expect(systemClock.now() - start).toBeGreaterThanOrEqual(18)
  expect(systemClock.now()).toBeLessThan(Date.now() / 2)
})

describe('a sleep', () => {
  test.each([
    [0, 0],
    [-1, 0],
    [-1e9, 0],
    [0.4, 1],
  ])('of %d ms ends, and takes a timer of %d ms', async (ms, timerMs) => {
    setTimer.mockClear()
    await systemClock.sleep(ms, never())
    expect(setTimer.mock.calls.map(([, length]) => length)).toEqual([timerMs])
  })

  test('keeps the process alive', () => {
    const controller = new AbortController()
    const before = timers()
    void systemClock.sleep(60_000, controller.signal)
    expect(timers()).toBe(before + 1)
    controller.abort()
    expect(timers()).toBe(before)
  })

  test('ends with the signal, and leaves nothing behind', async () => {
    const controller = new AbortController()
    const before = timers()
    const sleep = systemClock.sleep(3_600_000, controller.signal)
    setTimeout(() => controller.abort(), 5)
    await sleep
    expect(timers()).toBe(before)
    expect(getEventListeners(controller.signal, 'abort')).toEqual([])
  })

  test('after its end has no listener left', async () => {
    const { signal } = new AbortController()
    const sleep = systemClock.sleep(1, signal)
    expect(getEventListeners(signal, 'abort')).toHaveLength(1)
    await sleep
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  test('does not begin after the signal', async () => {
    const signal = AbortSignal.abort()
    const before = timers()
    await systemClock.sleep(60_000, signal)
    expect(timers()).toBe(before)
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  test.each([2 ** 31 - 1, 2 ** 31, 2 ** 40, Number.MAX_VALUE, Number.POSITIVE_INFINITY])(
    'of %d ms is long, though a timer of that length would fire at once',
    async (ms) => {
      const controller = new AbortController()
      let over = false
      const sleep = systemClock.sleep(ms, controller.signal).then(() => {
        over = true
      })
      await systemClock.sleep(30, never())
      expect(over).toBe(false)
      controller.abort()
      await sleep
    },
  )

  test('of no length at all rejects instead of making a loop spin', async () => {
    const before = timers()
    await expect(systemClock.sleep(Number.NaN, never())).rejects.toThrow('a sleep needs a length')
    expect(timers()).toBe(before)
  })
})
