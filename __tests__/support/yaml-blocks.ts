import { readdirSync, readFileSync } from 'node:fs'
import { fromMarkdown } from 'mdast-util-from-markdown'

const root = new URL('../../', import.meta.url)
const pagesIn = (folder: string) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.md'))

// Other systems have workflows of other kinds; other-ci.test.ts runs those.
const PAGES = ['README.md', ...pagesIn('docs/'), ...pagesIn('examples/')].filter(
  (page) => page !== 'docs/other-ci.md',
)

interface Node {
  readonly type: string
  readonly lang?: string | null | undefined
  readonly value?: string
  readonly children?: readonly Node[]
  readonly position?: { readonly start: { readonly line: number } } | undefined
}

/** Also those inside of lists, freed of their indentation. */
const blocksIn = (node: Node): readonly Node[] =>
  /^ya?ml$/i.test(node.lang ?? '') ? [node] : (node.children ?? []).flatMap(blocksIn)

/** Parsing a page takes long, and most have no YAML. */
const mayHold = (text: string) => /(```|~~~)\s*ya?ml/i.test(text)

/** The YAML of the pages, with its place. */
export const BLOCKS = PAGES.map((page) => ({ page, markdown: readFileSync(new URL(page, root), 'utf8') }))
  .filter(({ markdown }) => mayHold(markdown))
  .flatMap(({ page, markdown }) =>
    blocksIn(fromMarkdown(markdown)).map(({ value = '', position }) => ({
      place: `${page}:${position?.start.line}`,
      text: value,
    })),
  )

const JOB = { 'runs-on': 'ubuntu-latest', 'timeout-minutes': 5 }

/** A fragment with what it lacks to be a workflow: steps, a step, a job, or what stands at the top. */
export function asWorkflow(fragment: unknown): object {
  if (Array.isArray(fragment)) return asWorkflow({ ...JOB, steps: fragment })
  const given: object = Object(fragment)
  if ('uses' in given) return asWorkflow([given])
  if ('steps' in given) return asWorkflow({ jobs: { job: { ...JOB, ...given } } })
  return { on: 'push', jobs: { job: { ...JOB, steps: [{ run: 'true' }] } }, ...given }
}
