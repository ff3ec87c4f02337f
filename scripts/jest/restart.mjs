import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import inspector from 'node:inspector'
import vm from 'node:vm'

const MODULES = '--experimental-vm-modules'
/** Not in the first versions of Node 20. */
const QUIET = '--disable-warning'
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/** Whether this process is Jest's command, and not another tool that reads its settings. */
const isJest = () => /[\\/]jest(-cli)?[\\/]bin[\\/]jest\.js$/.test(realpathSync(process.argv[1] ?? '.'))

/**
 * The tests are ES modules, and so is what they import; Jest can load those only with a flag of Node. So that nobody has to
 * know it (`npx jest <path>`, an editor), Jest is started again with the flag where it lacks, with the same arguments, streams
 * and end. Comes back only where nothing lacks.
 */
export async function restartWithModules() {
  if ('SourceTextModule' in vm || process.execArgv.includes(MODULES) || !isJest()) return
  // A debugger that waits at a port will find the new process there.
  inspector.close()
  const quiet = process.allowedNodeEnvironmentFlags.has(QUIET) ? [`${QUIET}=ExperimentalWarning`] : []
  const child = spawn(process.execPath, [...process.execArgv, MODULES, ...quiet, ...process.argv.slice(1)], {
    stdio: 'inherit',
  })
  const forward = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal)
  for (const signal of SIGNALS) process.on(signal, forward)
  await new Promise((_, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      for (const name of SIGNALS) process.off(name, forward)
      if (signal === null) process.exit(code ?? 1)
      process.kill(process.pid, signal)
    })
  })
}
