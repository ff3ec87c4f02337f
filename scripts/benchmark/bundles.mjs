import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const ncc = fileURLToPath(new URL('../../node_modules/@vercel/ncc/dist/ncc/cli.js', import.meta.url))

/**
 * Bundles a program as ncc does it for any action.
 * @param {'core' | 'reference'} name of the file beside this one
 * @param {string} folder for the result; here ncc finds no `tsconfig.json`, so that undici is the real one
 * @returns {string} the bundle
 */
export function bundle(name, folder) {
  const source = fileURLToPath(new URL(`${name}.mjs`, import.meta.url))
  execFileSync(process.execPath, [ncc, 'build', source, '-o', name, '--no-cache', '-q'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return `${folder}/${name}/index.mjs`
}
