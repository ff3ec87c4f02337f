// Checks that need no network. Each is an npm script of its own (`npm run check:<name>`), so that a red light says which.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { installScriptProblems, licenceProblems, lockProblems } from './checks/lock.mjs'
import { secretsIn } from './checks/secrets.mjs'

const root = new URL('../', import.meta.url)
const read = (/** @type {string} */ file) => readFileSync(new URL(file, root), 'utf8')
const git = (/** @type {string[]} */ ...args) =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 })
const lock = () => JSON.parse(read('package-lock.json'))
const locks = () => [lock(), JSON.parse(read('scripts/package-lock.json'))]
/** The entry and what it loads later, each with the licences that ncc has put beside it. */
const chunks = () =>
  readdirSync(new URL('dist/', root))
    .filter((file) => file.endsWith('index.js'))
    .map((file) => {
      const licences = `dist/licenses-${file === 'index.js' ? 'main' : file.replace('.index.js', '')}.txt`
      const hasAny = existsSync(new URL(licences, root))
      return { file: `dist/${file}`, code: read(`dist/${file}`), licences: hasAny ? read(licences) : '' }
    })

const CHECKS = {
  lock: () => locks().flatMap(lockProblems),
  'install-scripts': () => installScriptProblems(lock(), JSON.parse(read('package.json'))),
  licences: () => licenceProblems(lock(), chunks()),
  secrets: () =>
    git('ls-files', '-z')
      .split('\0')
      .filter((file) => file !== '')
      .flatMap((file) => secretsIn(file, read(file))),
}

const name = process.argv[2] ?? ''
const check = Object.entries(CHECKS).find(([known]) => known === name)?.[1]
if (check === undefined) {
  process.stderr.write(`Name one check: ${Object.keys(CHECKS).join(', ')}.\n`)
  process.exitCode = 2
} else {
  const problems = check()
  process.stdout.write(problems.length === 0 ? `${name}: nothing wrong\n` : `${problems.join('\n')}\n`)
  process.exitCode = problems.length === 0 ? 0 : 1
}
