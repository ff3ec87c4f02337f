import { describe, expect, test } from '@jest/globals'
import { parse, stringify } from 'yaml'
import { languageProblems } from '../support/workflows.js'
import { asWorkflow, BLOCKS } from '../support/yaml-blocks.js'

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
