import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { UsageError } from './options.mjs'

/**
 * @typedef {object} Scenario
 * @property {string} name
 * @property {string} description
 * @property {Readonly<Record<string, string>>} inputs
 * @property {{ readonly outcome: string }} expected
 */

/** @typedef {ReturnType<typeof projectAt>} Project */

/**
 * The parts of the repository that `npm start` needs: the committed bundles, and the names in action.yml.
 * @param {URL} root
 */
export function projectAt(root) {
  /** @param {string} path */
  const requireBundle = (path) => {
    const file = fileURLToPath(new URL(path, root))
    if (existsSync(file)) return file
    throw new UsageError(
      `${path} is missing. It belongs to the repository: restore it with 'git checkout -- dist', or build it with 'npm ci' and 'npm run build'.`,
    )
  }

  return {
    /** The bundle that GitHub runs. */
    actionBundle: () => requireBundle('dist/index.js'),

    /** @returns {Promise<readonly Scenario[]>} */
    loadScenarios: async () => {
      requireBundle('dist/simulator/index.js')
      const { SCENARIOS } = await import(new URL('dist/simulator/index.js', root).href)
      return SCENARIOS
    },

    /**
     * The names below `inputs:` in action.yml, found by their indentation, because there is no YAML parser without an install.
     * @returns {string[]} empty when the file cannot be read
     */
    inputNames: () => {
      const file = new URL('action.yml', root)
      if (!existsSync(file)) return []
      const [, section = ''] =
        /^inputs:[^\n]*\n((?:[ #][^\n]*\n|\r?\n)*)/m.exec(readFileSync(file, 'utf8')) ?? []
      return [...section.matchAll(/^ {2}(["']?)([\w-]+)\1:/gm)].flatMap(([, , name]) => name ?? [])
    },
  }
}
