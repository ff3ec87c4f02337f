import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseBatchReply } from '../../src/adobe/platform.js'
import { ActionError } from '../../src/errors.js'
import { BATCH_STATUSES } from '../../src/ingestion/batch.js'
import { FIXTURES, type FixtureName } from '../../src/simulator/fixtures.js'
import { runs } from '../support/runs.js'
import { answer, faultOf, UNREADABLE } from './answers.js'
import { batchReplies } from './arbitrary-replies.js'

const RUNS = runs(500)
const ID = 'a27d800531ac4d95945a2bc234eb0d86'

const fixture = (name: FixtureName) => answer(FIXTURES[name].httpStatus, FIXTURES[name].text)
const parse = (batch: unknown) => parseBatchReply(answer(200, { [ID]: batch }), ID)

const NOTHING = { errors: [], moreErrors: 0 }

describe('the answer', () => {
  test('as documented', () => {
    expect(parseBatchReply(fixture('platform/batch'), ID)).toEqual({
      status: 'failed',
      inputRecords: 519,
      outputRecords: 514,
      failedRecords: 5,
      datasetId: '5deac2648a19d218a888d2b1',
      errors: [
        {
          code: 'INGEST-1401-400',
          description:
            'The row has corrupted data and cannot be read or parsed. Fix the corrupted data and try again.',
          recordCount: 2,
        },
      ],
      moreErrors: 0,
    })
  })

  test.each<[string, unknown, unknown]>([
    ['nothing at all', {}, NOTHING],
    [
      'other kinds of values everywhere',
      { status: 7, metrics: [], relatedObjects: {}, errors: 'x' },
      NOTHING,
    ],
    ['null everywhere', { status: null, metrics: null, relatedObjects: null, errors: null }, NOTHING],
    ['a status in capitals', { status: 'FAILED' }, { ...NOTHING, status: 'failed' }],
    ['an unknown status', { status: ' Paused ' }, { ...NOTHING, status: { unknown: 'Paused' } }],
    [
      'counts that are none',
      { metrics: { inputRecordCount: -1, outputRecordCount: 1.5, failedRecordCount: '12x' } },
      NOTHING,
    ],
    [
      'counts beyond exact numbers',
      { metrics: { inputRecordCount: 2 ** 53, outputRecordCount: null, failedRecordCount: true } },
      NOTHING,
    ],
    [
      'counts as text, and 0',
      { metrics: { inputRecordCount: '519', failedRecordCount: 0 } },
      { ...NOTHING, inputRecords: 519, failedRecords: 0 },
    ],
    [
      'the first dataset',
      { relatedObjects: [null, { type: 'connection', id: 'x' }, { type: 'dataSet', id: 'y' }] },
      { ...NOTHING, datasetId: 'y' },
    ],
    [
      'older errors, by their rows without telling them',
      {
        errors: [
          { code: '106', description: 'Old.', rows: ['anna@example.com', 'ben@example.com'] },
          { code: 106, rows: 3 },
          { rows: { anna: 1 }, code: ' ' },
        ],
      },
      {
        ...NOTHING,
        errors: [
          { code: '106', description: 'Old.', recordCount: 2 },
          { code: '106', recordCount: 3 },
        ],
      },
    ],
    [
      'errors that tell nothing',
      { errors: [null, 7, 'text', [], {}, { recordCount: 0 }] },
      { ...NOTHING, errors: [{ recordCount: 0 }] },
    ],
    ['a forged one', JSON.parse('{"__proto__":{"status":"failed"}}'), NOTHING],
  ])('with %s', (_, batch, expected) => {
    expect(parse(batch)).toEqual(expected)
  })

  test.each(BATCH_STATUSES)('the status %s', (status) => {
    expect(parse({ status }).status).toBe(status)
  })

  test.each([
    [9, 9, 0],
    [10, 10, 0],
    [11, 10, 1],
    [5_000, 10, 4_990],
  ])('%i errors: %i are kept, the number of the other %i is told', (count, kept, moreErrors) => {
    const errors = Array.from({ length: count }, (_, index) => ({ code: `INGEST-${index}` }))
    const details = parse({ errors })
    expect(details.errors).toEqual(errors.slice(0, kept))
    expect(details.moreErrors).toBe(moreErrors)
  })

  test.each(UNREADABLE)('%s is unreadable, and is not quoted', (_, text) => {
    const fault = faultOf(() => parseBatchReply(answer(200, text), ID))
    expect(fault).toMatchObject({
      code: 'unreadable-answer',
      message: 'Experience Platform answered HTTP 200 (not one of the documented answers)',
    })
  })

  test.each<[string, unknown]>([
    ['another batch', { other: { status: 'failed' } }],
    ['the batch without its id', { status: 'failed' }],
    ['null', { [ID]: null }],
    ['a list', { [ID]: [] }],
    ['rows of data', { [ID]: 'anna@example.com' }],
  ])('%s is unreadable', (_, body) => {
    const { code, message } = faultOf(() => parseBatchReply(answer(200, Object(body)), ID))
    expect(code).toBe('unreadable-answer')
    expect(message).not.toContain('anna')
  })

  test.each<[FixtureName, string, string | undefined]>([
    ['platform/missing-header', 'refused', '400003'],
    ['platform/profile-not-valid', 'refused', '403025'],
    ['platform/not-found', 'refused', undefined],
    ['gateway/token-not-valid', 'unauthorized', '401013'],
    ['gateway/key-invalid', 'refused', '403003'],
    ['gateway/throttled', 'throttled', '429050'],
  ])('%s', (name, code, vendorCode) => {
    const fault = faultOf(() => parseBatchReply(fixture(name), ID))
    expect(fault.code).toBe(code)
    expect(fault.details.vendorCode).toBe(vendorCode)
    expect(fault.message).toMatch(/^Experience Platform answered HTTP \d{3}/)
  })

  test.each([302, 400, 404, 500])('a batch under status %i is none', (status) => {
    const { text } = fixture('platform/batch')
    expect(faultOf(() => parseBatchReply(answer(status, text), ID)).details.httpStatus).toBe(status)
  })

  test('of any kind is understood or is an ActionError', () => {
    fc.assert(
      fc.property(batchReplies, (given) => {
        try {
          const { inputRecords, errors, moreErrors, status } = parseBatchReply(given, 'batch')
          expect(
            inputRecords === undefined || (Number.isSafeInteger(inputRecords) && inputRecords >= 0),
          ).toBe(true)
          expect(errors.length).toBeLessThanOrEqual(10)
          expect(moreErrors === 0 || errors.length === 10).toBe(true)
          expect(typeof status !== 'object' || status.unknown.trim() !== '').toBe(true)
        } catch (thrown) {
          if (!(thrown instanceof ActionError)) throw thrown
          expect(thrown.message).toMatch(/^Experience Platform answered/)
        }
      }),
      RUNS,
    )
  })
})
