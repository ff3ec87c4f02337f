import { describe, expect, test } from '@jest/globals'
import { FIRST_STAGE, type Stage } from '../../src/check-run/stage.js'
import { renderLeftOpen, renderOutput, renderProgress } from '../../src/check-run/texts.js'
import { OUTCOME_NAMES, OUTCOMES } from '../../src/ingestion/outcome.js'
import { headlineOf } from '../../src/report/overview.js'
import { Cleaner } from '../../src/text/clean.js'
import { text } from '../../src/text.js'
import { resultOf } from '../report/support/results.js'

const URL = 'https://github.com/o/r/actions/runs/1/attempts/1'
const cleaner = new Cleaner()

test.each(OUTCOME_NAMES)('%s: a conclusion that passes only when the step does', (outcome) => {
  const { conclusion } = OUTCOMES[outcome]
  expect(conclusion === 'success').toBe(['succeeded', 'submitted', 'checked'].includes(outcome))
  expect(['success', 'failure', 'timed_out', 'cancelled']).toContain(conclusion)
})

test('what ran out of time and what was cancelled have names of their own', () => {
  const outcomes = ['timed-out', 'lost-contact', 'cancelled'] as const
  expect(outcomes.map((outcome) => OUTCOMES[outcome].conclusion)).toEqual([
    'timed_out',
    'timed_out',
    'cancelled',
  ])
})

describe('sizes', () => {
  test('a summary that fits is left alone', () => {
    const summary = `${'x'.repeat(65_534)}\n`
    expect(renderOutput({ title: 'failed', summary }, URL).summary).toBe(summary)
  })

  test('loses its diagram before any text', () => {
    const said = `${'x'.repeat(65_520)}\n\n`
    const summary = `${said}\`\`\`mermaid\ngantt\n\`\`\`\n\n`
    expect(renderOutput({ title: 'failed', summary }, URL).summary).toBe(said)
  })

  test.each([
    ['many lines', 'line of text\n'.repeat(20_000)],
    ['wide characters, since GitHub may count bytes', '日本語の行\n'.repeat(10_000)],
    ['one line', 'x'.repeat(100_000)],
  ])('%s are cut at the end of a line, and say so', (_, summary) => {
    const cut = renderOutput({ title: 'failed', summary }, URL).summary
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(65_535)
    expect(cut).toContain('cut off')
    for (const line of new Set(cut.slice(0, cut.indexOf('…')).split('\n'))) {
      expect(['', ...summary.split('\n')]).toContain(line)
    }
  })
})

test('in progress: mapping and request, the link in the text', () => {
  expect(renderOutput(renderProgress(FIRST_STAGE, 'XDM44', cleaner), URL)).toEqual({
    title: 'Starting',
    summary: expect.stringContaining('| XDM44 | – |'),
    text: `[Log and summary of the run](${URL})`,
  })
  const stage: Stage = { title: text`x`, requestId: '3520', calmTitle: text`x` }
  expect(renderProgress(stage, 'XDM44', cleaner).summary).toContain('| XDM44 | 3520 |')
})

test('left open: the verdict when there was one, else that nobody knows', () => {
  expect(renderLeftOpen(undefined, '3520', cleaner)).toMatchObject({
    title: 'Ended before a verdict',
    summary: expect.stringMatching(/❌(.|\n)*Request 3520 may still be running at Adobe/),
  })
  expect(renderLeftOpen(undefined, undefined, cleaner).summary).toContain('an ingestion may have started')
  expect(renderLeftOpen('succeeded', '3520', cleaner)).toMatchObject({
    title: 'The data arrived',
    summary: expect.stringContaining('✅'),
  })
})

test.each<[string, number | undefined, string]>([
  ['no records are no data', 0, 'Adobe reports success, with 0 records'],
  ['one is', 1, 'The data arrived'],
  ['an unknown number may be', undefined, 'The data arrived'],
])('the title of a success: %s', (_, numRecords, title) => {
  const facts = numRecords === undefined ? {} : { numRecords }
  const headline = cleaner.line(headlineOf(resultOf('XDM44', 'succeeded', facts)))
  expect(renderOutput({ title: headline, summary: 'summary' }, URL).title).toBe(title)
})
