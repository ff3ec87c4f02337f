import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Bundles a program as the action is bundled.
 * @param {'core' | 'reference'} name of the file beside this one
 * @param {string} folder for the result
 * @returns {string} the bundle
 */
export function bundle(name, folder) {
  const ncc = fileURLToPath(new URL('../../node_modules/@vercel/ncc/dist/ncc/cli.js', import.meta.url))
  const source = fileURLToPath(new URL(`${name}.mjs`, import.meta.url))
  execFileSync(process.execPath, [ncc, 'build', source, '-o', `${folder}/${name}`, '--no-cache', '-q'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return `${folder}/${name}/index.mjs`
}
