import { performance } from 'node:perf_hooks'
import type { Clock } from '../ingestion/ports.js'

/** `setTimeout` fires at once for anything larger. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** The machine's monotonic clock: a step of the wall clock moves no deadline. Its sleeps keep the process alive. */
export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) {
        resolve()
        return
      }
      const done = () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, Math.min(Math.ceil(ms), LONGEST_TIMER_MS))
      signal.addEventListener('abort', done, { once: true })
    }),
}
