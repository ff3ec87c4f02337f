import { startStep } from '../runner/run-step.mjs'
import { realJob, rehearsal } from './jobs.mjs'
import { HELP, readOptions, UsageError } from './options.mjs'
import { actionBundle, loadScenarios } from './project.mjs'
import { showLine, showResult, showScenarios, showTitle } from './screen.mjs'

const USAGE_EXIT_CODE = 2
/** One Ctrl-C may come twice: from the terminal, and passed on by npm. */
const ECHO_MS = 500

/**
 * @param {readonly string[]} args
 * @returns {Promise<number>} the exit code
 */
export async function start(args) {
  try {
    const command = readOptions(args)
    switch (command.kind) {
      case 'help':
        process.stdout.write(HELP)
        return 0
      case 'list':
        showScenarios(await loadScenarios())
        return 0
      case 'real':
        return await run(realJob(process.env))
      case 'rehearsal':
        return await run(await rehearsal(command.scenarios, command.inputs))
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(`${error.message}\n`)
    return USAGE_EXIT_CODE
  }
}

/**
 * @param {import('./jobs.mjs').Job} job
 * @returns {Promise<number>}
 */
async function run({ title, inputs, env, limitMs }) {
  const main = actionBundle()
  showTitle(title)
  const step = startStep({ main, inputs, env, limitMs, onLine: showLine })
  /** @type {number | undefined} */
  let interruptedAt
  const interrupt = () => {
    // Cancelled like a job at first; whoever insists gets a plain signal.
    if (interruptedAt === undefined) step.cancel()
    else if (performance.now() - interruptedAt > ECHO_MS) step.signal('SIGINT')
    interruptedAt ??= performance.now()
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, interrupt)
  // The reader of a pipe may leave early, as `head` does; the step still ends in order.
  process.stdout.on('error', () => step.cancel())

  const result = await step.done
  showResult(result)
  if (interruptedAt !== undefined || result.exitCode === null) return 1
  return result.conclusion === 'failure' ? result.exitCode || 1 : 0
}
