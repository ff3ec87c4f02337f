import { expect, test } from '@jest/globals'
import { describeProblems, Problems } from '../../src/inputs/problems.js'
import { foreign, text } from '../../src/text.js'

test('one input, several lines of it: each problem is a sentence of its own', () => {
  const problems = new Problems()
  problems.refuse('mappingId', text`is ${foreign('"a/b"')}, which cannot be a data mapping's ID.`, 2)
  problems.refuse('mappingId', text`contains a control character.`, 3)
  expect(describeProblems(problems.list).raw).toBe(
    [
      'One input needs attention; nothing was sent to Adobe.',
      '`mappingId` (line 2) is "a/b", which cannot be a data mapping\'s ID.',
      '`mappingId` (line 3) contains a control character.',
    ].join('\n'),
  )
})

test('several inputs are counted, and what is said twice is said once', () => {
  const problems = new Problems()
  for (const input of ['org', 'mappingId', 'org'] as const) {
    problems.refuse(input, text`is required but empty.`)
  }
  expect(describeProblems(problems.list).raw).toBe(
    [
      '2 inputs need attention; nothing was sent to Adobe.',
      '`org` is required but empty.',
      '`mappingId` is required but empty.',
    ].join('\n'),
  )
})

test('a value is taken, or its problem is', () => {
  const problems = new Problems()
  expect(problems.take('org', 'geometrixx')).toBe('geometrixx')
  expect(problems.take('org', text`is wrong.`, 1)).toBeUndefined()
  expect(problems.list).toMatchObject([{ input: 'org', line: 1, text: { raw: 'is wrong.' } }])
})
