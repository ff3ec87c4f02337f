import { onSignal } from './cancellation.js'

/** Longer than the post step needs. */
const WORK_MS = 9_000
const WORK_AFTER_SIGNAL_MS = 3_000
/** An argument that marks the child process. */
const WORKER = 'worker'

/** A name look-up in Node's list of active resources. */
const LOOK_UP = /^Get(AddrInfo|NameInfo)Req/

/**
 * Ends the process at once if `process.exit` would wait for a name look-up, which cannot be cancelled. `execve` (from Node
 * 22.15, not on Windows) preserves the exit status; elsewhere only a kill works, which would turn a success into a failure,
 * so it is used only after a failure.
 */
export function leaveLookUps(): void {
  if (!process.getActiveResourcesInfo().some((kind) => LOOK_UP.test(kind))) return
  const code = process.exitCode ?? 0
  if (process.platform !== 'win32') {
    process.execve?.(process.execPath, [process.execPath, '-e', `process.exitCode = ${code}`])
  }
  if (code !== 0) process.kill(process.pid, 'SIGKILL')
}

/**
 * Does `work` in a child process, which can be killed whatever blocks it: after a time limit, 3 s after a signal, or at a
 * second signal. Ignores its exit status.
 */
export async function workApart(work: () => Promise<void>): Promise<void> {
  if (process.argv[2] === WORKER) {
    // The parent ignores the status, and a failure lets `leaveLookUps` kill this process.
    process.exitCode = 1
    return work()
  }
  const args = [...process.execArgv, ...process.argv.slice(1), WORKER]
  // Loaded only here, because the step starts without it.
  const { spawn } = await import('node:child_process')
  const worker = spawn(process.execPath, args, { stdio: 'inherit', windowsHide: true })
  const kill = () => worker.kill('SIGKILL')
  setTimeout(kill, WORK_MS).unref()
  onSignal(process, () => setTimeout(kill, WORK_AFTER_SIGNAL_MS).unref(), kill)
  return new Promise((resolve) => {
    worker.once('exit', () => resolve())
    worker.once('error', () => resolve(work()))
  })
}
