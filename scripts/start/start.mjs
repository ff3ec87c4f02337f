import { startStep } from '../runner/run-step.mjs'
import { passOnInterrupts } from './interrupts.mjs'
import { realJob, rehearsal } from './jobs.mjs'
import { HELP, readOptions, UsageError } from './options.mjs'
import { actionBundle, loadScenarios } from './project.mjs'
import { showLine, showResult, showScenarios, showTitle } from './screen.mjs'

const USAGE_EXIT_CODE = 2

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
        return await run(realJob(process.env, command.dryRun))
      case 'rehearsal':
        return await run(await rehearsal(command.scenarios, command.inputs, command.dryRun))
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
  const step = startStep({ main, inputs, env, limitMs, onLine: showLine, sharesConsole: true })
  const interrupts = passOnInterrupts(process, step, () => performance.now())
  // The reader of a pipe, such as `head`, may close it early; the step still ends in order.
  process.stdout.on('error', () => step.cancel())

  const result = await step.done
  showResult(result)
  if (interrupts.any || result.exitCode === null) return 1
  return result.conclusion === 'success' ? 0 : result.exitCode || 1
}
