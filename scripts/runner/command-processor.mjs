import { parseCommand } from './commands.mjs'

/**
 * Carries out the commands in a step's output that the action sends, as the runner's `ActionCommandManager` does. Any other
 * command is recorded too and fails the step, because the action cannot have sent it.
 */

/**
 * @typedef {import('./commands.mjs').ParsedCommand & { atLine: number }} SeenCommand
 * `atLine` counts the lines of both streams from 1, in the order of arrival.
 */

export class CommandProcessor {
  /** @type {SeenCommand[]} */
  commands = []
  /** A command that is not carried out fails the step, whatever its exit code. */
  failed = false
  lineCount = 0
  #log
  #masker

  /**
   * @param {import('./step-log.mjs').StepLog} log
   * @param {import('./masks.mjs').Masker} masker
   */
  constructor(log, masker) {
    this.#log = log
    this.#masker = masker
  }

  /** @param {string} line */
  process(line) {
    this.lineCount += 1
    const command = parseCommand(line)
    if (command === undefined) {
      this.#log.text(line)
      return
    }
    this.commands.push({ ...command, atLine: this.lineCount })
    this.#execute(command)
  }

  /** @param {import('./commands.mjs').ParsedCommand} command */
  #execute({ name, data, properties }) {
    switch (name) {
      case 'add-mask':
        if (data.trim() !== '') return this.#masker.add(data)
        return this.#log.issue('warning', "Can't add secret mask for empty string in ##[add-mask] command.")
      case 'debug':
        return this.#log.debug(data)
      case 'error':
      case 'warning':
      case 'notice':
        return this.#log.issue(name, data, titleIn(properties))
      case 'group':
        return this.#log.group(data)
      case 'endgroup':
        return
      default:
        this.failed = true
        this.#log.runnerError(`The command '${name}' is none of the action's.`)
    }
  }
}

/** The runner ignores case here. @param {Readonly<Record<string, string>>} properties */
const titleIn = (properties) =>
  Object.entries(properties).findLast(([key]) => key.toLowerCase() === 'title')?.[1] ?? ''
