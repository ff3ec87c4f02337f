import { readFileSync } from 'node:fs'

/**
 * The comments above the members of a table or interface, by their names. What only people read is a comment, because the bundles
 * need no copy of it.
 * @param {string} file from the root of the project
 * @param {string} declaration `const INPUTS`, `interface Outputs`
 */
export function commentsIn(file, declaration) {
  const source = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8').replaceAll('\r\n', '\n')
  const [, members] = new RegExp(`^export ${declaration} .*?\\{\\n(.*?)^\\}`, 'ms').exec(source) ?? []
  if (members === undefined) throw new Error(`${file} has no ${declaration}`)
  const commented = /^ {2}\/\*\*((?:(?!\*\/)[\s\S])*?)\s*\*\/\n {2}(?:readonly )?(?:'([\w-]+)'|(\w+)): /gm
  return new Map(
    [...members.matchAll(commented)].map(([, comment = '', quoted, name = quoted ?? '']) => [
      name,
      comment.replace(/\s+(?:\*\s+)?/g, ' ').trim(),
    ]),
  )
}

/**
 * The members of a table, each with its comment as `description`.
 * @template T
 * @param {Readonly<Record<string, T>>} table
 * @param {string} file
 * @param {string} declaration
 */
export function withDescriptions(table, file, declaration) {
  const comments = commentsIn(file, declaration)
  return Object.fromEntries(
    Object.entries(table).map(([name, member]) => {
      const description = comments.get(name)
      if (description === undefined) throw new Error(`${file}: ${name} has no comment that describes it`)
      return [name, { ...member, description }]
    }),
  )
}
