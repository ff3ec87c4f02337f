/**
 * Makes the bundles smaller to download and to read: removes comments, which `src/` and the packages have, and blank lines, and
 * indents with tabs.
 * Keeps licences (`/*!`). `removeComments` of TypeScript would leave the comments of the packages, and remove those that tell ncc
 * how to treat an `import()`. A formatter or minifier would remove the parentheses around modules, with which they are compiled
 * only once. Fails if anything else would change.
 */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parseSync } from '@swc/core'

const COMMENTS_ON_LINES = /^[ \t]*(?:\/\*(?!!)(?:(?!\*\/)[\s\S])*\*\/|\/\/.*)[ \t]*\n/gm
/** Of webpack: what an import or export is called in its own file. */
const COMMENTS_WITHIN_LINES = /\/\*{1,6}(?:\/| [\w$. ]+ \*\/) ?/g
/** Where a module begins. */
const MODULE = /^;\/\/ CONCATENATED MODULE: \.\//gm
const BLANK_LINES = /\n(?:[ \t]*\n)+/g
const INDENTATION = /^(?: {4})+/gm
const root = new URL('../../dist/', import.meta.url)

const parse = (/** @type {string} */ code) => parseSync(code, { syntax: 'ecmascript', target: 'es2023' })

/** Its syntax, with every place in the text as `true`. */
const meaningOf = (/** @type {string} */ code) =>
  JSON.stringify(parse(code), (_key, value) => (value?.start === undefined ? value : true))

/** Leaves texts of several lines as they are. */
function withTabs(/** @type {string} */ code) {
  /** @type {{ start: number, end: number }[]} in bytes, from 1 */
  const texts = []
  JSON.stringify(parse(code), (_key, value) => {
    if (value?.type === 'TemplateElement') texts.push(value.span)
    return value
  })
  const indented = Buffer.from(code)
    .toString('latin1')
    .replace(INDENTATION, (spaces, at) =>
      texts.some(({ start, end }) => start <= at && at < end) ? spaces : '\t'.repeat(spaces.length / 4),
    )
  return Buffer.from(indented, 'latin1').toString()
}

for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.js')) continue
  const path = new URL(file.replaceAll('\\', '/'), root)
  const code = readFileSync(path, 'utf8')
  const shrunk = withTabs(
    code
      .replace(COMMENTS_ON_LINES, '')
      .replace(COMMENTS_WITHIN_LINES, '')
      .replace(MODULE, ';// ')
      .replace(BLANK_LINES, '\n'),
  )
  if (meaningOf(shrunk) !== meaningOf(code))
    throw new Error(`${file}: more than comments and blanks would change`)
  writeFileSync(path, shrunk)
}
