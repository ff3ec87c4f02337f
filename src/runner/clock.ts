import type { Clock } from '../ingestion/ports.js'
import { frozenFor } from '../ingestion/schedule.js'

/** For a longer time, `setTimeout` fires at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** Not `performance.now()`, whose module takes a noticeable part of the start to load. */
const nowMs = () => Number(process.hrtime.bigint()) / 1e6

/**
 * The machine's monotonic clock. Its sleeps keep the process alive. After a freeze, a sleep ends only when pending answers
 * have been read, so that no time limit beats an answer that has arrived. A sleep of `NaN` rejects: `setTimeout` would fire
 * at once, and a loop would never pause.
 */
export const systemClock: Clock = {
  now: nowMs,
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
      // Node 24 warns of a negative length on standard error.
      const lengthMs = Math.min(Math.max(0, Math.ceil(ms)), LONGEST_TIMER_MS)
      const dueMs = nowMs() + lengthMs
      // Node reads sockets after the timers and before the immediates of a turn of its event loop.
      const onTimer = () => (frozenFor(dueMs, nowMs()) > 0 ? setImmediate(() => setImmediate(done)) : done())
      const timer = setTimeout(onTimer, lengthMs)
      signal.addEventListener('abort', done, { once: true })
    }),
}
