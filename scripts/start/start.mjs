import { startStep } from '../runner/run-step.mjs'
import { passOnInterrupts } from './interrupts.mjs'
import { realJob, rehearsal } from './jobs.mjs'
import { HELP, readOptions, UsageError } from './options.mjs'
import { projectAt } from './project.mjs'
import { screenOn } from './screen.mjs'

const USAGE_EXIT_CODE = 2

/**
 * The part of `process` that is used.
 * @typedef {Parameters<typeof passOnInterrupts>[0] & {
 *   readonly env: NodeJS.ProcessEnv
 *   readonly stdout: import('./screen.mjs').Output & { on(event: 'error', listener: () => unknown): unknown }
 *   readonly stderr: { write(text: string): unknown }
 * }} Host
 */

/** @typedef {import('../runner/run-step.mjs').Step} Step */
/** @typedef {(options: import('../runner/run-step.mjs').StepOptions) => Pick<Step, 'cancel' | 'signal' | 'done'>} StartStep */

/**
 * @param {readonly string[]} args
 * @param {Host} host
 * @param {URL} [root] of the repository
 * @param {StartStep} [begin]
 * @returns {Promise<number>} the exit code
 */
export async function start(args, host, root = new URL('../../', import.meta.url), begin = startStep) {
  const project = projectAt(root)
  const screen = screenOn(host)
  /** @type {(() => void) | undefined} */
  let cancel
  // The reader of a pipe, such as `head`, may close it early; a step still ends in order.
  host.stdout.on('error', () => cancel?.())
  try {
    const command = readOptions(args)
    switch (command.kind) {
      case 'help':
        host.stdout.write(HELP)
        return 0
      case 'list':
        screen.showScenarios(await project.loadScenarios())
        return 0
      case 'real':
        return await run(realJob(host.env, command.dryRun))
      case 'rehearsal':
        return await run(await rehearsal(command, project, host.env))
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    host.stderr.write(`${error.message}\n`)
    return USAGE_EXIT_CODE
  }

  /** @param {import('./jobs.mjs').Job} job */
  async function run({ title, inputs, env, limitMs }) {
    const main = project.actionBundle()
    screen.showTitle(title)
    const step = begin({ main, inputs, env, limitMs, onLine: screen.showLine, sharesConsole: true })
    const interrupts = passOnInterrupts(host, step, () => performance.now())
    cancel = () => step.cancel()

    const result = await step.done
    screen.showResult(result)
    if (interrupts.any || result.exitCode === null) return 1
    return result.conclusion === 'success' ? 0 : result.exitCode || 1
  }
}
