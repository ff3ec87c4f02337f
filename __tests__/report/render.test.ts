import { expect, test } from '@jest/globals'
import { ActionError } from '../../src/errors.js'
import type { IngestionResult } from '../../src/ingestion/outcome.js'
import { ForeignText } from '../../src/report/foreign-text.js'
import { renderSummary, type SummaryParts, safeMarkdown } from '../../src/report/render.js'
import { HOSTILE_MARKDOWN } from './support/hostile-markdown.js'

const RESULT: IngestionResult = {
  mappingId: 'XDM44',
  outcome: 'succeeded',
  requestId: '3520',
  status: 'Success',
  numRecords: 53_000,
  durationMs: 29_000,
  attempts: 1,
  attached: false,
}

const text = new ForeignText()
const inert = (foreign: string) => safeMarkdown(text.line(foreign))

const summaryOf = (result: IngestionResult, parts: Partial<SummaryParts> = {}) =>
  renderSummary([{ index: 0, result, message: 'not for the summary' }], {
    timeoutMs: 60_000,
    inert,
    rehearsal: false,
    timelineOf: () => undefined,
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
  const { numRecords: _, ...rest } = RESULT
  const summary = summaryOf({
    ...rest,
    outcome: 'failed',
    status: 'Failed',
    attached: true,
    batchId: 'a27d800531ac4d95945a2bc234eb0d86',
  })
  expect(summary).toContain(
    '## ❌ Adobe Campaign data ingestion: The ingestion failed\n\nMapping XDM44: the ingestion failed at Adobe (request 3520).\n\n**Next:** ',
  )
  expect(summary).toContain("| Mapping | Request | Adobe's status | Records | Duration | Batch |\n")
  expect(summary).toContain(
    '| XDM44 | 3520 (followed) | Failed | – | 29 s | a27d800531ac4d95945a2bc234eb0d86 |\n',
  )
})

test('bad inputs: nothing is known, one item for each problem', () => {
  const fault = new ActionError('bad-input', '2 inputs need attention.\norg: is missing.\nwait: bad.')
  const bad = { mappingId: '', outcome: 'error', fault, attempts: 0, attached: false } as const
  expect(summaryOf(bad)).toBe(
    [
      '## ❌ Adobe Campaign data ingestion: The step could not do its work',
      '',
      '2 inputs need attention&#46;',
      '',
      '- org&#58; is missing&#46;',
      '- wait&#58; bad&#46;',
      '',
      "| Mapping | Request | Adobe's status | Records | Duration |",
      '| --- | --- | --- | --- | --- |',
      '| – | – | – | – | – |',
      '',
      '',
    ].join('\n'),
  )
})

test('what to do next stands between verdict and table', () => {
  const { numRecords: _, ...rest } = RESULT
  expect(summaryOf({ ...rest, outcome: 'too-few-records', minRecords: 5 })).toMatch(
    /at least 5\.\n\n\*\*Next:\*\* \S.*\n\n\| Mapping/,
  )
})

test('a rehearsal says so before the verdict', () => {
  expect(summaryOf(RESULT, { rehearsal: true })).toMatch(
    /arrived\n\n> \*\*Rehearsal\*\*: .* No data was ingested\.\n\nMapping XDM44: /,
  )
})

test('a run that was started again says which attempt it is', () => {
  expect(summaryOf(RESULT, { runAttempt: 2 })).toContain(`\n\nAttempt 2 of this run.\n\n${SUCCESS_VERDICT}`)
  expect(summaryOf(RESULT, { runAttempt: 1 })).not.toContain('Attempt')
})

test('the step to go on with stands in a fence', () => {
  const summary = summaryOf(
    { ...RESULT, outcome: 'timed-out' },
    { recipe: { yaml: '- uses: x\n  with:', mappings: 1 } },
  )
  expect(summary).toContain('run this step:\n\n```yaml\n- uses: x\n  with:\n```\n')
})

test.each(HOSTILE_MARKDOWN)('%j is dead in every field', (hostile) => {
  const withEverywhere = (value: string): IngestionResult => ({
    ...RESULT,
    mappingId: value,
    requestId: value,
    batchId: value,
    outcome: 'failed',
  })
  const summary = summaryOf(withEverywhere(hostile))
  const harmless = summaryOf(withEverywhere('M'))
  // Whatever was put in, all that is left of it are letters, digits, blanks, entities and places to break, on the line it belongs to.
  expect(summary.split('\n').length).toBe(harmless.split('\n').length)
  expect(summary.split(inert(hostile))).toHaveLength(6)
  expect(summary.replaceAll(inert(hostile), 'M')).toBe(harmless)
  expect(inert(hostile).replace(/&#\d{2,3};|&#8203;/g, '')).toMatch(/^[\p{L}\p{N} ]*$/u)
})

test('every mark of ASCII is an entity, nothing else is', () => {
  const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('')
  expect(safeMarkdown(ascii).replaceAll('&#8203;', '')).toBe(
    [...ascii]
      .map((mark) => (/[\w ]/.test(mark) && mark !== '_' ? mark : `&#${mark.charCodeAt(0)};`))
      .join(''),
  )
  expect(safeMarkdown('Größe 尺寸 – 😀')).toBe('Größe 尺寸 – 😀')
})

test.each([
  ['@team', '&#64;&#8203;team'],
  ['o/r#1', 'o&#47;r&#35;&#8203;1'],
  ['https://x.example', 'https&#58;&#8203;&#47;&#47;x&#46;example'],
  ['WWW.x.example', 'WWW&#8203;&#46;x&#46;example'],
  ['XDM44: 3520', 'XDM44&#58; 3520'],
])('what GitHub links after entities are resolved is taken apart: %s', (foreign, markdown) => {
  expect(safeMarkdown(foreign)).toBe(markdown)
})
