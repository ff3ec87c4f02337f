import { describe, expect, test } from '@jest/globals'
import { ActionError } from '../../src/errors.js'
import { isSuccess, OUTCOME_NAMES, type Outcome } from '../../src/ingestion/outcome.js'
import type { IngestionResult } from '../../src/ingestion/result.js'
import { renderMessage } from '../../src/report/verdict.js'
import { text } from '../../src/text.js'
import * as results from './support/results.js'
import { marked } from './support/shown.js'
import { ROWS } from './support/verdicts.js'

const TIMEOUT_MS = 90 * 60_000

const resultOf = (outcome: Outcome, facts: results.Facts) =>
  results.resultOf('XDM44', outcome, { minRecords: 1_000, ...facts })

/** Shows which parts are foreign. */
const render = (result: IngestionResult) => marked(renderMessage({ ...result, timeoutMs: TIMEOUT_MS }))

const named = ROWS.map(([why, outcome, facts, verdict, hint]) => ({ why, outcome, facts, verdict, hint }))

test.each(named)('$outcome, $why', ({ outcome, facts, verdict, hint }) => {
  expect(render(resultOf(outcome, facts))).toBe(
    `Mapping «XDM44»: ${verdict}${hint === undefined ? '' : ` ${hint}`}`,
  )
})

describe('the table', () => {
  test('has every outcome', () => {
    expect(new Set(ROWS.map(([, outcome]) => outcome))).toEqual(new Set(OUTCOME_NAMES))
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

const withoutReason: [outcome: Outcome, facts: results.Facts, verdict: string][] = [
  ['failed', { info: ' . ' }, 'the ingestion failed at Adobe (request «3520»).'],
  ['aborted', {}, 'Adobe aborted the ingestion (request «3520»).'],
  ['rejected', { errorCode: 'rejected' }, 'Adobe refused the request.'],
  ['lost-contact', {}, 'no usable answer to the request arrived, so an ingestion may have started.'],
  ['error', {}, 'the step could not do its work.'],
]

test.each(withoutReason)('%s for no reason given', (outcome, facts, verdict) => {
  expect(render(resultOf(outcome, facts))).toContain(`Mapping «XDM44»: ${verdict}`)
})

test('a dry run without a right that no gate needs says which, and how to get it', () => {
  const batchesFault = new ActionError('refused', text`Experience Platform said no`, {
    speaker: 'platform',
    httpStatus: 404,
  })
  const result: IngestionResult = { mappingId: 'XDM44', attempts: 0, outcome: 'checked', batchesFault }
  expect(render(result)).toBe(
    'Mapping «XDM44»: everything that a dry run can check is right. Nothing was submitted, and no data was ingested. ' +
      'Batches cannot be read in Experience Platform, though: Experience Platform said no. There is no such sandbox, ' +
      'or the credential may not see it. Check sandbox and imsOrg, and give the API credential a role with access to ' +
      'this sandbox and the permission View Datasets (Experience Platform > Permissions > Roles).',
  )
})

test('bad inputs: the problems as they are, line by line', () => {
  const problems = text`2 inputs need attention.\n\`org\` is missing.\n\`wait\` is ${'"x"'}.`
  const result = resultOf('error', { fault: new ActionError('bad-input', problems) })
  expect(render(result)).toBe('2 inputs need attention.\n`org` is missing.\n`wait` is «"x"».')
})

test('a megabyte of dots is cut in no time', () => {
  const info = `${'.'.repeat(2 ** 20)}x${'. '.repeat(2 ** 19)}`
  expect(render(resultOf('failed', { info }))).toMatch(/: «\.{600}…»\. Check/)
})
