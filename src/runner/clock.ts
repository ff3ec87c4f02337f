import { performance } from 'node:perf_hooks'
import type { Clock } from '../ingestion/ports.js'
import { frozenFor } from '../ingestion/schedule.js'

/** `setTimeout` fires at once for anything larger. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/**
 * The machine's monotonic clock: a step of the wall clock moves no deadline. Its sleeps keep the process alive.
 * A process that was frozen first reads what has arrived meanwhile, and then counts the sleep as over: a time limit must not
 * beat an answer that is there. A sleep of `NaN` is a fault of ours, and rejects: a timer would take it for none at all, and a loop would spin.
 */
export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (Number.isNaN(ms)) {
        throw new RangeError('a sleep needs a length')
      }
      if (signal.aborted) {
        resolve()
        return
      }
      const done = () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', done)
        resolve()
      }
      const lengthMs = Math.min(Math.ceil(ms), LONGEST_TIMER_MS)
      const dueMs = performance.now() + Math.max(0, lengthMs)
      // Sockets are read between the timers and the immediates of a turn of the loop.
      const onTimer = () =>
        frozenFor(dueMs, performance.now()) > 0 ? setImmediate(() => setImmediate(done)) : done()
      const timer = setTimeout(onTimer, lengthMs)
      signal.addEventListener('abort', done, { once: true })
    }),
}
