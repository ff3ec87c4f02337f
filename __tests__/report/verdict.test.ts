import { describe, expect, test } from '@jest/globals'
import { type IngestionResult, isSuccess, OUTCOMES, type Outcome } from '../../src/ingestion/outcome.js'
import { renderMessage } from '../../src/report/verdict.js'
import { type Facts, fault, ROWS } from './support/verdicts.js'

const TIMEOUT_MS = 90 * 60_000

/** Shows which parts go through the door for foreign text. */
const quote = (text: string) => (text === '' ? '' : `«${text}»`)

function resultOf(outcome: Outcome, facts: Facts): IngestionResult {
  return { mappingId: 'XDM44', outcome, minRecords: 1_000, attempts: 1, attached: false, ...facts }
}

const render = (result: IngestionResult) => renderMessage(result, TIMEOUT_MS, quote)

const named = ROWS.map(([why, outcome, facts, verdict, hint]) => ({ why, outcome, facts, verdict, hint }))

test.each(named)('$outcome, $why', ({ outcome, facts, verdict, hint }) => {
  expect(render(resultOf(outcome, facts))).toBe(
    `Mapping «XDM44»: ${verdict}${hint === undefined ? '' : ` ${hint}`}`,
  )
})

describe('the table', () => {
  test('has every outcome', () => {
    expect(new Set(ROWS.map(([, outcome]) => outcome))).toEqual(new Set(OUTCOMES))
  })

  test('has a next step exactly where the step fails', () => {
    const wrong = ROWS.filter(([, outcome, , , hint]) => isSuccess(outcome) !== (hint === undefined))
    expect(wrong).toEqual([])
  })

  test('names the request wherever there is one', () => {
    const silent = ROWS.filter(([, , { requestId, runningRequestId }, verdict]) => {
      const id = requestId ?? runningRequestId
      return id !== undefined && !verdict.includes(`«${id}»`)
    })
    expect(silent).toEqual([])
  })
})

const withoutReason: [outcome: Outcome, facts: Facts, verdict: string][] = [
  ['failed', { info: ' . ' }, 'the ingestion failed at Adobe.'],
  ['aborted', {}, 'Adobe aborted the ingestion.'],
  ['rejected', { errorCode: 'rejected' }, 'Adobe refused the request.'],
  ['lost-contact', {}, 'no answer to the request could be read, so an ingestion may have started.'],
  ['error', {}, 'the step could not do its work.'],
]

test.each(withoutReason)('%s for no reason given', (outcome, facts, verdict) => {
  expect(renderMessage(resultOf(outcome, facts), TIMEOUT_MS, quote)).toMatch(`Mapping «XDM44»: ${verdict}`)
})

test('bad inputs: the problems as they are, line by line', () => {
  const result = resultOf(
    'error',
    fault('bad-input', '2 inputs need attention.\norg: is missing.\nwait: "x"'),
  )
  expect(render(result)).toBe('«2 inputs need attention.»\n«org: is missing.»\n«wait: "x"»')
})

test('a megabyte of dots is cut in no time', () => {
  const info = `${'.'.repeat(2 ** 20)}x${'. '.repeat(2 ** 19)}`
  expect(render(resultOf('failed', { info })).length).toBeLessThan(2 ** 20 + 1_000)
})
