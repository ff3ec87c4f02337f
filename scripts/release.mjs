// For the release workflow, which passes the tag in TAG: `notes` prints the changelog's section of that version, `prerelease`
// the option for `gh release create`, `major` the tag to move. Ends with 1 for a tag that is not this version.
import { readFileSync } from 'node:fs'
import { majorTag, notesOf, prereleaseOption } from './release/version.mjs'

const read = (/** @type {string} */ file) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
const tag = process.env['TAG'] ?? ''

try {
  const notes = notesOf(tag, JSON.parse(read('package.json')).version, read('CHANGELOG.md'))
  const answers = { notes, prerelease: prereleaseOption(tag), major: majorTag(tag) }
  const asked = Object.entries(answers).find(([name]) => name === process.argv[2])
  if (asked === undefined) throw new Error(`Ask for one of: ${Object.keys(answers).join(', ')}.`)
  process.stdout.write(`${asked[1]}\n`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
}
