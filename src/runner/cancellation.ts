const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const

export interface SignalSource extends Pick<NodeJS.EventEmitter, 'on' | 'removeAllListeners'> {
  readonly pid: number
  kill(pid: number, signal: NodeJS.Signals): unknown
}

/**
 * Calls `onFirst` at the runner's first signal: SIGINT (Windows: Ctrl-Break), SIGTERM 7.5 s later, or SIGHUP. By default, a
 * later one ends the process at once. A process cannot send Ctrl-Break, even to itself.
 */
export function onSignal(
  process: SignalSource,
  onFirst: () => void,
  onLater: (signal: NodeJS.Signals) => void = (signal) => {
    for (const each of SIGNALS) process.removeAllListeners(each)
    process.kill(process.pid, signal === 'SIGBREAK' ? 'SIGTERM' : signal)
  },
): void {
  let isFirst = true
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      const react = isFirst ? onFirst : onLater
      isFirst = false
      react(signal)
    })
  }
}
