/**
 * What must hold of the lock file: nothing but the registry, everything with a hash, complete for every platform.
 * @typedef {{ version?: string, integrity?: string, resolved?: string, link?: boolean, dev?: boolean, devOptional?: boolean,
 *   license?: string, hasInstallScript?: boolean, optionalDependencies?: Readonly<Record<string, string>>,
 *   dependencies?: Readonly<Record<string, string>>, devDependencies?: Readonly<Record<string, string>> }} Locked
 * @typedef {{ packages: Readonly<Record<string, Locked>> }} Lock
 */

/**
 * Packages that want to run something when they are installed, and why nobody needs it: package.json denies it to all of them. An
 * npm before 11 does not ask and runs it, which does no harm. Nothing of them is bundled.
 */
export const INSTALL_SCRIPTS = /** @type {const} */ ({
  '@parcel/watcher':
    'builds itself where there is no binary for the platform; comes with jest, which never watches here',
  '@swc/core': 'looks whether its binary for the platform is there; transforms the tests',
  'unrs-resolver': 'looks whether its binary for the platform is there; resolves modules for the tests',
})

/** Licences under which a bundle may be handed on. */
const LICENCES = new Set(['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD'])

const nameOf = (/** @type {string} */ path) => path.replace(/^.*node_modules\//, '')

/** @param {Lock} lock @returns {readonly string[]} what is wrong */
export function lockProblems({ packages }) {
  const entries = Object.entries(packages).filter(([path]) => path !== '')
  const { dependencies = {}, devDependencies = {} } = packages[''] ?? {}
  return [
    ...Object.entries({ ...dependencies, ...devDependencies })
      .filter(([, range]) => !/^(npm:(@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+$/.test(range))
      .map(([name, range]) => `${name}: "${range}" is no exact version`),
    ...entries.flatMap(([path, { integrity, resolved, link }]) => [
      ...(link || !integrity?.startsWith('sha512-') ? [`${path}: has no sha512 hash`] : []),
      ...(resolved === undefined ? [] : [`${path}: names where it comes from, ${resolved}`]),
    ]),
    ...entries.flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter(
          (name) => !(`${path}/node_modules/${name}` in packages) && !(`node_modules/${name}` in packages),
        )
        .map((name) => `${path}: lacks ${name}, which another platform needs`),
    ),
  ]
}

/**
 * @param {Lock} lock
 * @param {{ allowScripts?: Readonly<Record<string, boolean>> }} manifest package.json
 * @returns {readonly string[]} what is wrong
 */
export function installScriptProblems({ packages }, { allowScripts = {} }) {
  const found = new Set(
    Object.entries(packages).flatMap(([path, { hasInstallScript }]) =>
      hasInstallScript ? [nameOf(path)] : [],
    ),
  )
  return [
    ...[...found]
      .filter((name) => !(name in INSTALL_SCRIPTS))
      .map((name) => `${name}: runs a script when it is installed`),
    ...Object.keys(INSTALL_SCRIPTS)
      .filter((name) => !found.has(name))
      .map((name) => `${name}: is listed, but runs no script`),
    ...Object.keys(INSTALL_SCRIPTS)
      .filter((name) => allowScripts[name] !== false)
      .map((name) => `${name}: is not denied its script in package.json`),
    ...Object.entries(allowScripts)
      .filter(([name, allowed]) => allowed || !(name in INSTALL_SCRIPTS))
      .map(
        ([name, allowed]) =>
          `${name}: is ${allowed ? 'allowed' : 'denied'} a script in package.json for no reason`,
      ),
  ]
}

/**
 * @param {Lock} lock
 * @param {readonly { file: string, code: string, licences: string }[]} chunks what is bundled, in which most modules of a
 *   package begin with its path, and the licences beside it
 * @returns {readonly string[]} what is wrong
 */
export function licenceProblems({ packages }, chunks) {
  const production = Object.entries(packages).filter(
    ([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional,
  )
  return [
    ...production
      .filter(([, { license = '' }]) => !LICENCES.has(license))
      .map(([path, { license }]) => `${nameOf(path)}: ${license ?? 'no licence'} is not on the list`),
    ...chunks.flatMap(({ file, code, licences }) => {
      const listed = new Set(licences.split('\n'))
      // Such a comment names what another chunk holds.
      const own = code.replace(/^\/\/ EXTERNAL MODULE: .*$/gm, '')
      return production
        .map(([path]) => nameOf(path))
        .filter((name) => own.includes(`node_modules/${name}/`) && !listed.has(name))
        .map((name) => `${name}: is bundled in ${file}, but its licence is not beside it`)
    }),
  ]
}
