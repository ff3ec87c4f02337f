import { readKeyValues } from './key-values.mjs'
import { splitLines } from './lines.mjs'

/** @typedef {{ name: string, value: string }} KeyValue */

/**
 * @typedef {object} Collected
 * @property {KeyValue[]} outputs in the order written, with repeats
 * @property {KeyValue[]} state
 * @property {KeyValue[]} env
 * @property {string[]} path
 * @property {string} rawSummary as written
 * @property {string} summary as shown: '' when dropped for its size
 * @property {boolean} failed a file that cannot be read fails the step
 */

const LARGEST_SUMMARY = 1024 * 1024

/**
 * As the runner's `FileCommandManager` does once the process has ended, however it ended.
 * @param {ReturnType<typeof import('./command-files.mjs').createCommandFiles>} files
 * @param {import('./step-log.mjs').StepLog} log
 * @param {import('./masks.mjs').Masker} masker
 * @returns {Collected}
 */
export function collectFiles(files, log, masker) {
  let failed = false

  /** @param {'output' | 'state' | 'env'} name */
  const pairs = (name) => {
    /** @type {KeyValue[]} */
    const found = []
    try {
      for (const pair of readKeyValues(files.read(name) ?? '')) {
        if (pair.name === '') throw new Error("Value cannot be null or empty. (Parameter 'name')")
        found.push(pair)
      }
    } catch (error) {
      failed = true
      log.runnerError(`Unable to process file command '${name}' successfully.`)
      log.runnerError(error instanceof Error ? error.message : String(error))
    }
    return found
  }

  const path = splitLines(readIfFile(files, 'path')).filter((line) => line !== '')
  const env = pairs('env').filter(({ name }) => {
    const blocked = name.toUpperCase() === 'NODE_OPTIONS'
    if (blocked) log.runnerError(`Can't store ${name} output parameter using '$GITHUB_ENV' command.`)
    return !blocked
  })
  const rawSummary = readIfFile(files, 'summary')
  const summary = showSummary(rawSummary, log, masker)
  const state = pairs('state')
  const outputs = pairs('output')
  return { outputs, state, env, path, rawSummary, summary, failed }
}

/**
 * The runner ignores these two when they are directories.
 * @param {ReturnType<typeof import('./command-files.mjs').createCommandFiles>} files
 * @param {'path' | 'summary'} name
 */
function readIfFile(files, name) {
  try {
    return files.read(name) ?? ''
  } catch {
    return ''
  }
}

/**
 * @param {string} text
 * @param {import('./step-log.mjs').StepLog} log
 * @param {import('./masks.mjs').Masker} masker
 */
function showSummary(text, log, masker) {
  const size = Buffer.byteLength(text)
  if (size > LARGEST_SUMMARY) {
    const [most, got] = [LARGEST_SUMMARY, size].map((bytes) => Math.floor(bytes / 1024))
    log.runnerError(
      `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of ${most}k, got ${got}k.`,
    )
    return ''
  }
  // Most summaries contain nothing to mask, and a large one has many lines.
  if (masker.mask(text) !== text) {
    return splitLines(text)
      .map((line) => `${masker.mask(line)}\n`)
      .join('')
  }
  return text.replace(/\r\n?|(?<=[^\r\n])$/g, '\n')
}
