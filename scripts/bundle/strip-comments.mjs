/**
 * Removes the comments on lines of their own from the bundles, so that they are smaller to download and to read: `src/` and the
 * packages have them. Keeps licences (`/*!`). `removeComments` of TypeScript would leave those of the packages, and remove those
 * that tell ncc how to treat an `import()`. Fails if anything but comments would go, as from a text of several lines.
 */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parseSync } from '@swc/core'

const COMMENTS = /^[ \t]*(?:\/\*(?!!)(?:(?!\*\/)[\s\S])*\*\/|\/\/.*)[ \t]*\n/gm
const root = new URL('../../dist/', import.meta.url)

/** Its syntax, with every place in the text as `true`. */
const meaningOf = (/** @type {string} */ code) =>
  JSON.stringify(parseSync(code, { syntax: 'ecmascript', target: 'es2023' }), (_key, value) =>
    value?.start === undefined ? value : true,
  )

for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.js')) continue
  const path = new URL(file.replaceAll('\\', '/'), root)
  const code = readFileSync(path, 'utf8')
  const stripped = code.replace(COMMENTS, '')
  if (meaningOf(stripped) !== meaningOf(code)) throw new Error(`${file}: more than comments would be removed`)
  writeFileSync(path, stripped)
}
