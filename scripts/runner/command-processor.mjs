import { parseCommand, REGISTERED_COMMANDS } from './commands.mjs'

/**
 * Acts on the commands in a step's output, as the runner's `ActionCommandManager` does.
 * Problem matchers are recorded like every command, but match nothing here.
 */

/**
 * @typedef {import('./commands.mjs').ParsedCommand & { stream: 'stdout' | 'stderr', atLine: number }} SeenCommand
 * `atLine` counts from 1 over both streams, in the order of arrival.
 */

const DISABLED = new Set(['set-env', 'add-path'])
const LOWEST_MASKED_TOKEN_LENGTH = 7

export class CommandProcessor {
  /** @type {SeenCommand[]} */
  commands = []
  /** @type {Map<string, string>} */
  outputs = new Map()
  /** @type {Map<string, string>} */
  state = new Map()
  /** A command that cannot be carried out fails the step, whatever its exit code. */
  failed = false
  #registered = new Set(REGISTERED_COMMANDS)
  /** @type {string | undefined} */
  #stopToken
  #echo = false
  #lineCount = 0
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

  get lineCount() {
    return this.#lineCount
  }

  /**
   * @param {string} line
   * @param {'stdout' | 'stderr'} stream
   */
  process(line, stream) {
    this.#lineCount += 1
    const command = parseCommand(line, this.#registered)
    if (command === undefined || this.#isIgnored(command.name)) {
      this.#log.text(line)
      return
    }
    this.commands.push({ ...command, stream, atLine: this.#lineCount })
    try {
      this.#execute(command, line)
    } catch (error) {
      this.failed = true
      this.#log.runnerError(error instanceof Error ? error.message : String(error))
    }
  }

  /** Between stop-commands and its token, all else is text. @param {string} name */
  #isIgnored(name) {
    return this.#stopToken !== undefined && name !== this.#stopToken
  }

  /**
   * @param {import('./commands.mjs').ParsedCommand} command
   * @param {string} line
   */
  #execute(command, line) {
    const { name, data } = command
    if (name === this.#stopToken) return this.#resume(name, line)
    if (name === 'stop-commands') return this.#stop(data, line)
    if (name === 'add-mask') return this.#addMask(data)
    if (name === 'debug') return this.#log.debug(data)
    if (name === 'error' || name === 'warning' || name === 'notice') {
      return this.#log.issue(name, data, property(command, 'title'))
    }
    if (this.#echo) this.#log.text(line)
    if (DISABLED.has(name)) this.#refuse(line, `The \`${name}\` command is disabled.`)
    if (name === 'set-output') return this.#setValue(this.outputs, command, line)
    if (name === 'save-state') return this.#setValue(this.state, command, line)
    if (name === 'group') return this.#log.group(data)
    if (name === 'echo') return this.#setEcho(data, line)
  }

  /**
   * @param {string} token
   * @param {string} line
   */
  #resume(token, line) {
    this.#log.text(line)
    this.#registered.delete(token)
    this.#stopToken = undefined
  }

  /**
   * @param {string} token
   * @param {string} line
   */
  #stop(token, line) {
    const name = token.toLowerCase()
    if (name === '' || name === 'pause-logging' || this.#registered.has(name)) {
      throw new Error(
        "You cannot use a endToken that is an empty string, the string 'pause-logging', or another workflow command.",
      )
    }
    this.#stopToken = name
    this.#registered.add(name)
    if (token.length >= LOWEST_MASKED_TOKEN_LENGTH) this.#masker.add(token)
    this.#log.text(line)
  }

  /** @param {string} value */
  #addMask(value) {
    if (value.trim() === '') {
      this.#log.issue('warning', "Can't add secret mask for empty string in ##[add-mask] command.")
      return
    }
    if (this.#echo) this.#log.text('::add-mask::***')
    this.#masker.addMask(value)
  }

  /**
   * @param {Map<string, string>} target
   * @param {import('./commands.mjs').ParsedCommand} command
   * @param {string} line
   */
  #setValue(target, command, line) {
    this.#log.issue('warning', `The \`${command.name}\` command is deprecated and will be disabled soon.`)
    const key = property(command, 'name')
    if (key === '') this.#refuse(line, `Required field 'name' is missing in ##[${command.name}] command.`)
    target.set(key, command.data)
  }

  /**
   * @param {string} value
   * @param {string} line
   */
  #setEcho(value, line) {
    const wanted = value.trim().toUpperCase()
    if (wanted !== 'ON' && wanted !== 'OFF') this.#refuse(line, `Invalid echo command value: '${value}'.`)
    this.#echo = wanted === 'ON'
  }

  /**
   * @param {string} line
   * @param {string} reason
   * @returns {never}
   */
  #refuse(line, reason) {
    this.#log.runnerError(`Unable to process command '${line}' successfully.`)
    throw new Error(reason)
  }
}

/**
 * @param {import('./commands.mjs').ParsedCommand} command
 * @param {string} name in lower case; the runner does not tell cases apart
 */
function property(command, name) {
  const found = Object.entries(command.properties).findLast(([key]) => key.toLowerCase() === name)
  return found === undefined ? '' : found[1]
}
