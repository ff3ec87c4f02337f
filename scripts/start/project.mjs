import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { UsageError } from './options.mjs'

/**
 * The parts of the repository that `npm start` needs: the committed bundles, and the names in action.yml.
 */

/**
 * @typedef {object} Scenario
 * @property {string} name
 * @property {string} description
 * @property {Readonly<Record<string, string>>} inputs
 * @property {{ readonly outcome: string }} expected
 */

/** @param {string} path */
const inProject = (path) => new URL(`../../${path}`, import.meta.url)

/** @returns {string} the bundle that GitHub runs */
export function actionBundle() {
  return requireBundle('dist/index.js')
}

/** @returns {Promise<readonly Scenario[]>} */
export async function loadScenarios() {
  requireBundle('dist/simulator/index.js')
  const { SCENARIOS } = await import(inProject('dist/simulator/index.js').href)
  return SCENARIOS
}

/** @param {string} path */
function requireBundle(path) {
  const file = fileURLToPath(inProject(path))
  if (existsSync(file)) return file
  throw new UsageError(
    `${path} is missing. It belongs to the repository: restore it with 'git checkout -- dist', or build it with 'npm ci' and 'npm run build'.`,
  )
}

/**
 * The names below `inputs:` in action.yml, found by their indentation, because there is no YAML parser without an install.
 * @returns {string[]} empty when the file cannot be read
 */
export function inputNames() {
  const file = inProject('action.yml')
  if (!existsSync(file)) return []
  const [, section = ''] = /^inputs:[^\n]*\n((?:[ #][^\n]*\n|\r?\n)*)/m.exec(readFileSync(file, 'utf8')) ?? []
  return [...section.matchAll(/^ {2}(["']?)([\w-]+)\1:/gm)].flatMap(([, , name]) => name ?? [])
}
