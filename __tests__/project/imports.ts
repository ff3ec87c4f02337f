import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'

const src = fileURLToPath(new URL('../../src/', import.meta.url))

/** Every source file, as a path below src. */
export const SOURCES: readonly string[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))
  .toSorted()

export const textOf = (file: string): string => readFileSync(join(src, file), 'utf8')

export interface Import {
  /** As it is written. */
  readonly name: string
  /** `type`: nothing of it is left in JavaScript. `later`: a dynamic one. */
  readonly kind: 'now' | 'later' | 'type'
}

/** Between a keyword and what it names there may be comments. */
const BLANK = String.raw`(?:\s|/\*(?:(?!\*/)[\s\S])*\*/|//[^\n]*\n)*`
const NAME = String.raw`(?<quote>['"\x60])(?<name>[^'"\x60\n]+)\k<quote>`
const CLAUSE = String.raw`^\s*(?:import|export)\b(?<clause>[^'"\x60;]*?)\bfrom`
const CALL = String.raw`\b(?<call>import|require|resolve)${BLANK}\(`
/** `import … from`, `export … from`, a bare `import`, `import()`, `require()` and `….resolve()`. */
const IMPORT = new RegExp(String.raw`(?:${CLAUSE}|^\s*import|${CALL})${BLANK}${NAME}`, 'gm')

/** Every import of a text in TypeScript or JavaScript. */
export const importsIn = (source: string): readonly Import[] =>
  [...source.matchAll(IMPORT)].map(({ groups = {} }) => {
    const { name = '', clause = '', call }: Readonly<Record<string, string | undefined>> = groups
    if (call !== undefined) return { name, kind: 'later' }
    return { name, kind: /^\s*type\b(?!\s*,)/.test(clause) ? 'type' : 'now' }
  })

export interface Link extends Pick<Import, 'kind'> {
  readonly from: string
  /** A path below src without ending, or a package. */
  readonly to: string
}

const linksOf = (file: string): readonly Link[] =>
  importsIn(textOf(file)).map(({ name, kind }) => ({
    from: file.replace(/\.ts$/, ''),
    to: name.startsWith('.')
      ? normalize(join(dirname(file), name))
          .replaceAll('\\', '/')
          .replace(/\.js$/, '')
      : name,
    kind,
  }))

export const LINKS: readonly Link[] = SOURCES.flatMap(linksOf)

/** All modules that a chain of such links leads to from `start`, and itself. */
export function reachable(start: string, links: readonly Link[]): ReadonlySet<string> {
  const found = new Set([start])
  for (const module of found) {
    for (const { to } of links.filter(({ from }) => from === module)) found.add(to)
  }
  return found
}
