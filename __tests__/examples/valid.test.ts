import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse, stringify } from 'yaml'
import { languageProblems } from '../support/language-service.js'
import { lintProblems } from '../support/workflows.js'
import { asWorkflow, BLOCKS } from '../support/yaml-blocks.js'
import { EXAMPLES, expression, QUICK_START, readExample } from './examples.js'

/** Every workflow of the repository in one file, because the tools take longer to load than to check. */

const folder = new URL('../../.github/workflows/', import.meta.url)
const readOwn = (name: string) => readFileSync(new URL(name, folder), 'utf8')
const OWN = readdirSync(folder).toSorted()

describe("satisfies GitHub's own language service", () => {
  test.each(EXAMPLES)('%s', async (name) => {
    expect(await languageProblems(readExample(name), readExample)).toEqual([])
  })

  test.each(OWN)('.github/workflows/%s', async (name) => {
    expect(await languageProblems(readOwn(name), readOwn)).toEqual([])
  })

  test.each(BLOCKS)('$place, in a workflow made around it', async ({ text }) => {
    expect(await languageProblems(stringify(asWorkflow(parse(text))))).toEqual([])
  })
})

test('there are blocks to check, on pages of all three kinds', () => {
  const pages = BLOCKS.map(({ place }) => place.replace(/:.*/, '').replace(/^docs\/.*/, 'docs'))
  expect(new Set(pages)).toEqual(new Set(['README.md', 'docs', 'examples/README.md']))
})

const spoilt = (name: string, from: string, to: string) => {
  const text = readExample(name).replace(from, to)
  expect(text).not.toBe(readExample(name))
  return text
}

const SOUND = [
  ...EXAMPLES.map((name) => ({ name, text: readExample(name) })),
  ...OWN.map((name) => ({ name: `.github/workflows/${name}`, text: readOwn(name) })),
  { name: 'the quick start', text: QUICK_START },
]

/** What actionlint must find fault with. */
const SPOILT = [
  ['an output that the job lacks', 'trigger-then-wait.yml', 'requestId ||', 'requestIds ||', 'requestids'],
  [
    'a script that takes foreign text',
    'nightly.yml',
    '"$RUN_URL"',
    expression('github.head_ref'),
    'untrusted',
  ],
] as const

let linted: ReturnType<typeof lintProblems> | undefined
/** The sound ones, then the spoilt ones. */
function lint(): ReturnType<typeof lintProblems> {
  linted ??= lintProblems([
    ...SOUND.map(({ text }) => text),
    ...SPOILT.map(([, name, from, to]) => spoilt(name, from, to)),
  ])
  return linted
}

test('all satisfy actionlint', () => {
  const found = lint().slice(0, SOUND.length)
  expect(found.map((problems, index) => [SOUND[index]?.name, problems])).toEqual(
    SOUND.map(({ name }) => [name, []]),
  )
})

describe('is really checked', () => {
  test.each([
    ['an input that the action lacks', 'minimal-gate.yml', 'minRecords:', 'minRecord:', 'minRecord'],
    ['a required input left out', 'minimal-gate.yml', 'org: geometrixx', '', 'org'],
    [
      'an input that the called workflow lacks',
      'reusable-ingestion-caller.yml',
      'minRecords:',
      'few:',
      'few',
    ],
    ['a right that there is not', 'required-check.yml', 'checks: write', 'check: write', 'check'],
  ])('by the language service: %s', async (_, name, from, to, named) => {
    const problems = await languageProblems(spoilt(name, from, to), readExample)
    expect(problems).toEqual([expect.stringContaining(named)])
  })

  test.each([
    ['in steps', '- uses: <owner>/<repo>@v1\n  with: { org: a, mappingId: b, mapping: c }'],
    ['in a step', 'uses: <owner>/<repo>@v1\nwith: { org: a, mappingId: b, mapping: c }'],
    ['in a job', 'steps:\n  - uses: <owner>/<repo>@v1\n    with: { org: a, mappingId: b, mapping: c }'],
    [
      'in jobs',
      'jobs: { a: { runs-on: x, steps: [{ uses: <owner>/<repo>@v1, with: { org: a, mappingId: b, mapping: c } }] } }',
    ],
  ])('by the language service: an input that the action lacks, %s', async (_, text) => {
    expect(await languageProblems(stringify(asWorkflow(parse(text))))).toEqual([
      expect.stringContaining("Invalid action input 'mapping'"),
    ])
  })

  test.each(SPOILT)('by actionlint: %s', (title, _, __, ___, named) => {
    expect(lint()[SOUND.length + SPOILT.findIndex(([name]) => name === title)]).toEqual([
      expect.stringContaining(named),
    ])
  })
})
