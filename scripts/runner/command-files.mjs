import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** @typedef {'output' | 'state' | 'env' | 'path' | 'summary'} FileName */

/** Makes a file through which the step hands something over; returns the path to name to it, if any. @typedef {(path: string, name: FileName) => string | undefined} CreateFile */

/** @type {Record<FileName, string>} */
const VARIABLES = {
  output: 'GITHUB_OUTPUT',
  state: 'GITHUB_STATE',
  env: 'GITHUB_ENV',
  path: 'GITHUB_PATH',
  summary: 'GITHUB_STEP_SUMMARY',
}

/** @type {CreateFile} */
const createEmpty = (path) => {
  writeFileSync(path, '')
  return path
}

/**
 * @param {string} folder
 * @param {CreateFile} [create]
 * @returns {{ variables: Record<string, string>, read(name: FileName): string | undefined }}
 * `read` returns undefined for a missing file, and throws for a directory
 */
export function createCommandFiles(folder, create = createEmpty) {
  /** @type {Record<string, string>} */
  const variables = {}
  for (const name of /** @type {FileName[]} */ (Object.keys(VARIABLES))) {
    const path = create(join(folder, name), name)
    if (path !== undefined) variables[VARIABLES[name]] = path
  }
  return { variables, read: (name) => readFile(join(folder, name)) }
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
