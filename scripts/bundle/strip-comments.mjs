/**
 * Removes the comments on lines of their own from the compiled files, so that the bundle is smaller to download: `src/` has
 * them. `removeComments` of TypeScript would also remove those that tell ncc how to treat an `import()`.
 */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

const COMMENTS = /^[ \t]*(?:\/\*[\s\S]*?\*\/|\/\/.*)[ \t]*\n/gm
const root = new URL('../../lib/', import.meta.url)

for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.js')) continue
  const path = new URL(file.replaceAll('\\', '/'), root)
  writeFileSync(path, readFileSync(path, 'utf8').replace(COMMENTS, ''))
}
