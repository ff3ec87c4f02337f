/**
 * Removes the comments on lines of their own from the bundles, so that they are smaller to download and to read: `src/` and the
 * packages have them. Keeps licences (`/*!`). `removeComments` of TypeScript would leave those of the packages, and remove those
 * that tell ncc how to treat an `import()`.
 */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

const COMMENTS = /^[ \t]*(?:\/\*(?!!)(?:(?!\*\/)[\s\S])*\*\/|\/\/.*)[ \t]*\n/gm
const root = new URL('../../dist/', import.meta.url)

for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.js')) continue
  const path = new URL(file.replaceAll('\\', '/'), root)
  writeFileSync(path, readFileSync(path, 'utf8').replace(COMMENTS, ''))
}
