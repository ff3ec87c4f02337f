/** One Ctrl-C may arrive twice: from the terminal, and through npm. */
const ECHO_MS = 500

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK']

/**
 * The first interrupt cancels the step as a job would; a later one sends it a plain signal.
 * @param {{ on(signal: string, listener: () => void): unknown }} process
 * @param {{ cancel(): void, signal(name: 'SIGINT'): unknown }} step
 * @param {() => number} now milliseconds, from any start
 * @returns {{ readonly any: boolean }} whether there was one
 */
export function passOnInterrupts(process, step, now) {
  /** @type {number | undefined} */
  let firstAt
  const interrupt = () => {
    if (firstAt === undefined) step.cancel()
    else if (now() - firstAt > ECHO_MS) step.signal('SIGINT')
    firstAt ??= now()
  }
  for (const signal of SIGNALS) process.on(signal, interrupt)
  return {
    get any() {
      return firstAt !== undefined
    },
  }
}
