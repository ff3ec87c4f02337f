import { expect, test } from '@jest/globals'
import { ActionError } from '../../src/errors.js'
import type { IngestionResult } from '../../src/ingestion/result.js'
import { renderSummary, type SummaryContext } from '../../src/report/summary.js'
import { Cleaner } from '../../src/text/clean.js'
import { foreign, text } from '../../src/text.js'
import { HOSTILE_MARKDOWN } from './support/hostile-markdown.js'
import { resultOf } from './support/results.js'

const DURATION = { durationMs: 29_000 }
const RESULT = resultOf('XDM44', 'succeeded', { numRecords: 53_000, ...DURATION })

const cleaner = new Cleaner()
const inert = (said: string) => cleaner.markdown(foreign(said))

const summaryOf = (result: IngestionResult, parts: Partial<SummaryContext> = {}) =>
  renderSummary([result], {
    cleaner,
    read: () => '',
    env: {},
    ...parts,
  })

const SUCCESS_VERDICT = 'Mapping XDM44: Adobe ingested 53,000 records (request 3520) in 29 s.'

test('a success', () => {
  expect(summaryOf(RESULT)).toBe(
    [
      '## ✅ Adobe Campaign data ingestion: The data arrived',
      '',
      SUCCESS_VERDICT,
      '',
      "| Mapping | Request | Adobe's status | Records | Duration |",
      '| --- | --- | --- | --- | --- |',
      '| XDM44 | 3520 (submitted) | Success | 53,000 records | 29 s |',
      '',
      '',
    ].join('\n'),
  )
})

test('a failure with a batch, attached', () => {
  const batchId = 'a27d800531ac4d95945a2bc234eb0d86'
  const summary = summaryOf(resultOf('XDM44', 'failed', { ...DURATION, attached: true, batchId }))
  expect(summary).toContain(
    '## ❌ Adobe Campaign data ingestion: The ingestion failed\n\nMapping XDM44: the ingestion failed at Adobe (request 3520).\n\n**Next:** ',
  )
  expect(summary).toContain("| Mapping | Request | Adobe's status | Records | Duration | Batch |\n")
  expect(summary).toContain(
    '| XDM44 | 3520 (followed) | Failed | – | 29 s | a27d800531ac4d95945a2bc234eb0d86 |\n',
  )
})

test('bad inputs: one item for each problem, and no table, since nothing is known', () => {
  const problems = text`2 inputs need attention.\n\`org\` is missing.\n\`wait\` is ${'"!"'}.`
  const fault = new ActionError('bad-input', problems)
  expect(summaryOf(resultOf('', 'error', { fault, attempts: 0 }))).toBe(
    [
      '## ❌ Adobe Campaign data ingestion: The inputs are wrong',
      '',
      '2 inputs need attention.',
      '',
      '- `org` is missing.',
      '- `wait` is &#34;&#33;&#34;.',
      '',
      '',
    ].join('\n'),
  )
})

test('what to do next stands between verdict and table', () => {
  expect(summaryOf(resultOf('XDM44', 'too-few-records', { ...DURATION, minRecords: 5 }))).toMatch(
    /at least 5\.\n\n\*\*Next:\*\* \S.*\n\n\| Mapping/,
  )
})

test('a rehearsal says so before the verdict', () => {
  expect(summaryOf(RESULT, { read: (name) => (name === 'rehearse' ? 'success' : '') })).toMatch(
    /arrived\n\n> \*\*Rehearsal\*\*: .* No data was ingested\.\n\nMapping XDM44: /,
  )
})

test('a run that was started again says which attempt it is', () => {
  expect(summaryOf(RESULT, { env: { GITHUB_RUN_ATTEMPT: '2' } })).toContain(
    `\n\nAttempt 2 of this run.\n\n${SUCCESS_VERDICT}`,
  )
  expect(summaryOf(RESULT, { env: { GITHUB_RUN_ATTEMPT: '1' } })).not.toContain('Attempt')
})

test('the step to go on with stands in a fence', () => {
  const summary = summaryOf(resultOf('XDM44', 'timed-out', { ...DURATION, open: true }), {
    env: { GITHUB_ACTION_REPOSITORY: 'o/r', GITHUB_ACTION_REF: 'v1' },
  })
  expect(summary).toContain(
    'To resume it, run this step:\n\n```yaml\n- uses: o/r@v1\n  with:\n    timeoutMinutes: "120"\n    requestId: "3520"\n```\n',
  )
})

test.each(HOSTILE_MARKDOWN)('%j is dead in every field', (hostile) => {
  const withEverywhere = (value: string) =>
    resultOf(value, 'failed', { ...DURATION, requestId: value, batchId: value })
  const summary = summaryOf(withEverywhere(hostile))
  const harmless = summaryOf(withEverywhere('M'))
  // Whatever was put in, all that is left of it are letters, digits, blanks, entities and places to break, on the line it belongs to.
  expect(summary.split('\n').length).toBe(harmless.split('\n').length)
  expect(summary.split(inert(hostile))).toHaveLength(6)
  expect(summary.replaceAll(inert(hostile), 'M')).toBe(harmless)
  expect(inert(hostile).replace(/&#\d{2,3};|&#8203;/g, '')).toMatch(/^[\p{L}\p{N} ]*$/u)
})
