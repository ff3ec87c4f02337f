import { types } from 'node:util'
import { TestEnvironment } from 'jest-environment-node'
import '../../scripts/jest/reuse.mjs'

/** Node's, without the proxy of this machine. Puts the log of a test's steps into its failure. */
export default class StepTestEnvironment extends TestEnvironment {
  /** @param {ConstructorParameters<typeof TestEnvironment>} given */
  constructor(...given) {
    super(...given)
    recogniseErrors(this.global.Error)
    const { env } = this.global.process
    for (const name of Object.keys(env)) if (/_proxy$/i.test(name)) delete env[name]
  }

  /** @param {{ name: string, test?: any, error?: any }} event */
  handleTestEvent(event) {
    const { stepLogs } = this.global
    if (event.name === 'test_done') stepLogs?.delete(nameOf(event.test))
    if (event.name !== 'test_fn_failure') return
    const logs = stepLogs?.get(nameOf(event.test)) ?? []
    const { error } = event
    if (typeof error?.stack !== 'string') return
    const shown = logs.map((log, index) => `Log of step ${index + 1}:\n${indented(log)}\n`)
    const start = error.stack.search(/\n\s+at /)
    const end = start < 0 ? error.stack.length : start
    error.stack = [error.stack.slice(0, end), ...shown].join('\n\n') + error.stack.slice(end)
  }
}

/** @type {(test: { name: string, parent?: any }) => string} Of a test with those of its blocks, as Jest's own `expect.getState()` has it. */
const nameOf = ({ name, parent }) => {
  const names = [name]
  for (let block = parent; block?.parent !== undefined; block = block.parent) names.unshift(block.name)
  return names.join(' ')
}

/** @type {(lines: readonly string[]) => string} */
const indented = (lines) => lines.map((line) => `  | ${line}`).join('\n')

/**
 * Node's own errors, e.g. of a socket, are of another realm than the tests: `instanceof Error` must hold all the same.
 * @param {ErrorConstructor} error
 */
function recogniseErrors(error) {
  Object.defineProperty(error, Symbol.hasInstance, {
    /** @param {unknown} value */
    value(value) {
      return this === error && types.isNativeError(value)
        ? true
        : Function.prototype[Symbol.hasInstance].call(this, value)
    },
  })
}
