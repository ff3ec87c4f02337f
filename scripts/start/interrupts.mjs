/**
 * What a Ctrl-C during `npm start` means for the step.
 */

/** One Ctrl-C may come twice: from the terminal, and passed on by npm. */
const ECHO_MS = 500

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK']

/**
 * Cancels the step like a job at the first interrupt; whoever insists gets a plain signal.
 * @param {{ on(signal: string, listener: () => void): unknown }} process
 * @param {{ cancel(): void, signal(name: 'SIGINT'): unknown }} step
 * @param {() => number} now milliseconds, from any start
 * @returns {{ readonly any: boolean }} whether there has been one
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
