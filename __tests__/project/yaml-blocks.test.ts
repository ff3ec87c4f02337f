import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { parse, stringify } from 'yaml'
import { languageProblems } from '../support/workflows.js'

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

const BLOCKS = PAGES.flatMap((page) =>
  blocksIn(fromMarkdown(readFileSync(new URL(page, root), 'utf8'))).map(({ value = '', position }) => ({
    place: `${page}:${position?.start.line}`,
    text: value,
  })),
)

const JOB = { 'runs-on': 'ubuntu-latest', 'timeout-minutes': 5 }

/** A fragment with what it lacks to be a workflow: steps, a step, a job, or what stands at the top. */
function asWorkflow(fragment: unknown): object {
  if (Array.isArray(fragment)) return asWorkflow({ ...JOB, steps: fragment })
  const given: object = Object(fragment)
  if ('uses' in given) return asWorkflow([given])
  if ('steps' in given) return asWorkflow({ jobs: { job: { ...JOB, ...given } } })
  return { on: 'push', jobs: { job: { ...JOB, steps: [{ run: 'true' }] } }, ...given }
}

test('there are blocks to check, on pages of all three kinds', () => {
  const pages = BLOCKS.map(({ place }) => place.replace(/:.*/, '').replace(/^docs\/.*/, 'docs'))
  expect(new Set(pages)).toEqual(new Set(['README.md', 'docs', 'examples/README.md']))
})

describe.each(BLOCKS)('$place', ({ text }) => {
  test("satisfies GitHub's own language service, in a workflow made around it", async () => {
    expect(await languageProblems(stringify(asWorkflow(parse(text))))).toEqual([])
  })
})

test.each([
  ['in steps', '- uses: <owner>/<repo>@v1\n  with: { org: a, mappingId: b, mapping: c }'],
  ['in a step', 'uses: <owner>/<repo>@v1\nwith: { org: a, mappingId: b, mapping: c }'],
  ['in a job', 'steps:\n  - uses: <owner>/<repo>@v1\n    with: { org: a, mappingId: b, mapping: c }'],
  [
    'in jobs',
    'jobs: { a: { runs-on: x, steps: [{ uses: <owner>/<repo>@v1, with: { org: a, mappingId: b, mapping: c } }] } }',
  ],
])('an input that the action lacks is found %s', async (_, text) => {
  expect(await languageProblems(stringify(asWorkflow(parse(text))))).toEqual([
    expect.stringContaining("Invalid action input 'mapping'"),
  ])
})
