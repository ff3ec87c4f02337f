export const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const

export interface SignalSource {
  readonly pid: number
  on(signal: string, listener: () => void): unknown
  removeAllListeners(signal: string): unknown
  kill(pid: number, signal: NodeJS.Signals): unknown
}

/**
 * Calls `onFirst` at the first signal of the runner, which sends SIGINT (Windows: Ctrl-Break) and SIGTERM 7.5 s later, or at a SIGHUP.
 * A second one ends the process at once, as if there were no listener. A process cannot send Ctrl-Break, not even to itself.
 */
export function onSignal(process: SignalSource, onFirst: () => void): void {
  let isFirst = true
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (isFirst) {
        isFirst = false
        onFirst()
        return
      }
      for (const each of SIGNALS) process.removeAllListeners(each)
      process.kill(process.pid, signal === 'SIGBREAK' ? 'SIGTERM' : signal)
    })
  }
}
