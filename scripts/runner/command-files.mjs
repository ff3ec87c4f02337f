import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The files through which a step hands over outputs, state, variables, path entries and its summary.
 */

/** @typedef {'output' | 'state' | 'env' | 'path' | 'summary'} FileName */

/**
 * Faults that a test can give a file before the step starts. A number fills it with that many bytes (line ends, which are
 * valid in all of them).
 * @typedef {'missing' | 'directory' | 'read-only' | 'unset' | number} FileFault
 */

/** @type {Record<FileName, string>} */
const VARIABLES = {
  output: 'GITHUB_OUTPUT',
  state: 'GITHUB_STATE',
  env: 'GITHUB_ENV',
  path: 'GITHUB_PATH',
  summary: 'GITHUB_STEP_SUMMARY',
}

/** The superuser can write to any file except the kernel's. */
const UNWRITABLE_BY_ANYBODY = '/proc/version'

/**
 * @param {string} folder
 * @param {Partial<Record<FileName, FileFault>>} [faults]
 * @returns {{ variables: Record<string, string>, read(name: FileName): string | undefined }}
 * `read` returns undefined for a missing file, and throws for a directory
 */
export function createCommandFiles(folder, faults = {}) {
  /** @type {Record<string, string>} */
  const variables = {}
  for (const name of /** @type {FileName[]} */ (Object.keys(VARIABLES))) {
    const fault = faults[name]
    const path = createFile(join(folder, name), fault)
    if (fault !== 'unset') variables[VARIABLES[name]] = path
  }
  return { variables, read: (name) => readFile(join(folder, name)) }
}

/**
 * @param {string} path
 * @param {FileFault | undefined} fault
 * @returns {string} the path that the step gets
 */
function createFile(path, fault) {
  if (fault === 'missing') return path
  if (fault === 'directory') {
    mkdirSync(path)
    return path
  }
  writeFileSync(path, '\n'.repeat(typeof fault === 'number' ? fault : 0))
  if (fault !== 'read-only') return path
  chmodSync(path, 0o444)
  return process.platform === 'linux' && process.getuid?.() === 0 ? UNWRITABLE_BY_ANYBODY : path
}

/**
 * @param {string} path
 * @returns {string | undefined}
 */
function readFile(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return undefined
  if (stat.isDirectory()) throw new Error(`Access to the path '${path}' is denied.`)
  return new TextDecoder().decode(readFileSync(path))
}
