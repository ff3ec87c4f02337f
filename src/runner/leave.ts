import { spawn } from 'node:child_process'
import { SIGNALS } from './cancellation.js'

/** Longer than the post step may work. */
const WORK_MS = 9_000
const WORK_AFTER_SIGNAL_MS = 3_000
/** Tells a process that it is the one that works. */
const WORKER = 'worker'

/** A look-up, as Node lists what holds a process. */
const LOOK_UP = /^Get(AddrInfo|NameInfo)Req/

/**
 * Ends the process at once if `process.exit` would wait for the thread of a name look-up, which cannot be cancelled and takes as
 * long as the resolver is patient. Where Node can become another program (from 22.15, not on Windows) the exit status stays;
 * elsewhere a signal ends it, which only a failure may do.
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
 * Does `work` in a process like this one, which can be killed whatever holds it. This one ends with it, 3 s after a signal or at
 * a second one, and its exit status is its own.
 */
export async function workApart(work: () => Promise<void>): Promise<void> {
  if (process.argv[2] === WORKER) {
    // Nobody asks for it.
    process.exitCode = 1
    return work()
  }
  const args = [...process.execArgv, ...process.argv.slice(1), WORKER]
  const worker = spawn(process.execPath, args, { stdio: 'inherit', windowsHide: true })
  const kill = () => worker.kill('SIGKILL')
  setTimeout(kill, WORK_MS).unref()
  let isFirst = true
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (isFirst) setTimeout(kill, WORK_AFTER_SIGNAL_MS).unref()
      else kill()
      isFirst = false
    })
  }
  return new Promise((resolve) => {
    worker.once('exit', () => resolve())
    worker.once('error', () => resolve(work()))
  })
}
