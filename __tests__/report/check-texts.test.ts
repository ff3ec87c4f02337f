import { describe, expect, test } from '@jest/globals'
import { OUTCOMES } from '../../src/ingestion/outcome.js'
import { conclusionOf, renderEnd, renderLeftOpen, renderProgress } from '../../src/report/check-texts.js'
import { OUTCOME_TEXTS } from '../../src/report/outcome-texts.js'

const URL = 'https://github.com/o/r/actions/runs/1/attempts/1'

test.each(OUTCOMES)('%s: a conclusion that passes only when the step does', (outcome) => {
  const conclusion = conclusionOf(outcome)
  expect(conclusion === 'success').toBe(OUTCOME_TEXTS[outcome].step === 'succeeds')
  expect(['success', 'failure', 'timed_out', 'cancelled']).toContain(conclusion)
})

test('what ran out of time and what was cancelled have names of their own', () => {
  expect([conclusionOf('timed-out'), conclusionOf('lost-contact'), conclusionOf('cancelled')]).toEqual([
    'timed_out',
    'timed_out',
    'cancelled',
  ])
})

describe('sizes', () => {
  test('a summary that fits is left alone', () => {
    const summary = `${'x'.repeat(65_534)}\n`
    expect(renderEnd('failed', summary, URL).summary).toBe(summary)
  })

  test.each([
    ['many lines', 'line of text\n'.repeat(20_000)],
    ['wide characters, since GitHub may count bytes', '日本語の行\n'.repeat(10_000)],
    ['one line', 'x'.repeat(100_000)],
  ])('%s are cut at the end of a line, and say so', (_, summary) => {
    const cut = renderEnd('failed', summary, URL).summary
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(65_535)
    expect(cut).toContain('cut off')
    for (const line of new Set(cut.slice(0, cut.indexOf('…')).split('\n'))) {
      expect(['', ...summary.split('\n')]).toContain(line)
    }
  })
})

test('in progress: mapping and request, the link in the text', () => {
  expect(renderProgress({ title: 'Starting' }, 'XDM44', URL)).toEqual({
    title: 'Starting',
    summary: expect.stringContaining('| XDM44 | – |'),
    text: `[Log and summary of the run](${URL})`,
  })
  expect(renderProgress({ title: 'x', requestId: '3520' }, 'XDM44', URL).summary).toContain(
    '| XDM44 | 3520 |',
  )
})

test('left open: the verdict when there was one, else that nobody knows', () => {
  expect(renderLeftOpen(undefined, '3520', URL)).toMatchObject({
    title: 'Ended before a verdict',
    summary: expect.stringMatching(/❌(.|\n)*Request 3520 may go on at Adobe/),
  })
  expect(renderLeftOpen(undefined, undefined, URL).summary).toContain('may have started all the same')
  expect(renderLeftOpen('succeeded', '3520', URL)).toMatchObject({
    title: 'The data arrived',
    summary: expect.stringContaining('✅'),
  })
})
