import { expect, test } from '@jest/globals'
import { ForeignText } from '../../src/report/foreign-text.js'
import type { PrintableResult } from '../../src/report/outputs.js'
import { renderSummary, safeMarkdown } from '../../src/report/render.js'
import { HOSTILE_MARKDOWN } from './support/hostile-markdown.js'

const RESULT: PrintableResult = {
  mappingId: 'XDM44',
  outcome: 'succeeded',
  requestId: '3520',
  status: 'Success',
  numRecords: 53_000,
  durationMs: 29_000,
  attempts: 1,
  attached: false,
  message: 'not for the summary',
  rehearsal: false,
}

const text = new ForeignText()
const inert = (foreign: string) => safeMarkdown(text.line(foreign))

test('a success', () => {
  expect(renderSummary(RESULT, { verdict: 'Adobe ingested 53,000 records.', inert })).toBe(
    [
      '## ✅ Adobe Campaign data ingestion: The data arrived',
      '',
      'Adobe ingested 53,000 records.',
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
  const result: PrintableResult = {
    ...rest,
    outcome: 'failed',
    status: 'Failed',
    attached: true,
    batchId: 'a27d800531ac4d95945a2bc234eb0d86',
  }
  const summary = renderSummary(result, { verdict: 'The verdict.', inert })
  expect(summary).toContain('## ❌ Adobe Campaign data ingestion: The ingestion failed\n\nThe verdict.\n\n')
  expect(summary).toContain("| Mapping | Request | Adobe's status | Records | Duration | Batch |\n")
  expect(summary).toContain(
    '| XDM44 | 3520 (followed) | Failed | – | 29 s | a27d800531ac4d95945a2bc234eb0d86 |\n',
  )
})

test('bad inputs: nothing is known, one item for each problem', () => {
  const result: PrintableResult = {
    mappingId: '',
    outcome: 'error',
    attempts: 0,
    attached: false,
    message: '',
    rehearsal: false,
  }
  expect(
    renderSummary(result, { verdict: '2 inputs need attention.\norg: is missing.\nwait: bad.', inert }),
  ).toBe(
    [
      '## ❌ Adobe Campaign data ingestion: The step could not do its work',
      '',
      '2 inputs need attention.',
      '',
      '- org: is missing.',
      '- wait: bad.',
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
  const parts = { verdict: 'The verdict.', hint: 'Run the job again.', inert }
  expect(renderSummary(RESULT, parts)).toContain(
    '\n\nThe verdict.\n\n**Next:** Run the job again.\n\n| Mapping',
  )
})

test('a rehearsal says so before the verdict', () => {
  const summary = renderSummary({ ...RESULT, rehearsal: true }, { verdict: 'The verdict.', inert })
  expect(summary).toMatch(/arrived\n\n> \*\*Rehearsal\*\*: .* No data was ingested\.\n\nThe verdict\.\n/)
})

test('a run that was started again says which attempt it is', () => {
  const summary = (runAttempt: number) =>
    renderSummary(RESULT, { verdict: 'The verdict.', inert, runAttempt })
  expect(summary(2)).toContain('\n\nAttempt 2 of this run.\n\nThe verdict.')
  expect(summary(1)).not.toContain('Attempt')
})

test('the step to go on with stands in a fence', () => {
  const summary = renderSummary(
    { ...RESULT, outcome: 'timed-out' },
    { verdict: 'The verdict.', inert, recipe: '- uses: x\n  with:' },
  )
  expect(summary).toContain('\n\n```yaml\n- uses: x\n  with:\n```\n')
})

test.each(HOSTILE_MARKDOWN)('%j is dead in every field', (hostile) => {
  const result: PrintableResult = {
    ...RESULT,
    mappingId: hostile,
    requestId: hostile,
    batchId: hostile,
    outcome: 'failed',
  }
  const summary = renderSummary(result, { verdict: `Mapping ${inert(hostile)}: failed.`, inert })
  const harmless = renderSummary(
    { ...result, mappingId: 'M', requestId: 'M', batchId: 'M' },
    { verdict: 'Mapping M: failed.', inert },
  )
  // Whatever was put in, all that is left of it are letters, digits, blanks, entities and places to break, on the line it belongs to.
  expect(summary.split('\n').length).toBe(harmless.split('\n').length)
  expect(summary.split(inert(hostile))).toHaveLength(5)
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
