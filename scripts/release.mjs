// For the release workflow, which passes the tag in TAG and the repository in REPOSITORY. `notes` prints the changelog's section of
// that version and how to verify each bundle; `outputs` prints job outputs: the tag to move, and whether this is a pre-release.
// Exits with 1 for a tag that is not this version.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bundlesIn, isPrerelease, majorTag, notesOf, verification } from './release/version.mjs'

const root = new URL('../', import.meta.url)
const read = (/** @type {string} */ file) => readFileSync(new URL(file, root), 'utf8')
const { TAG: tag = '', REPOSITORY: repository = '' } = process.env

try {
  const notes = notesOf(tag, JSON.parse(read('package.json')).version, read('CHANGELOG.md'))
  if (process.argv[2] === 'notes') {
    process.stdout.write(`${notes}\n\n${verification(tag, repository, bundlesIn(fileURLToPath(root)))}\n`)
  } else if (process.argv[2] === 'outputs') {
    process.stdout.write(`major=${majorTag(tag)}\nprerelease=${isPrerelease(tag) ? 'true' : ''}\n`)
  } else {
    throw new Error('Ask for notes or outputs.')
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
}
