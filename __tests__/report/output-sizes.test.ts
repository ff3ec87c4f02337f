import { describe, expect, test } from '@jest/globals'
import type { IngestionResult } from '../../src/ingestion/result.js'
import { renderOutputs } from '../../src/report/outputs.js'
import { announce } from '../../src/report/overview.js'
import { Cleaner } from '../../src/text/clean.js'
import { OUTPUT_NAMES } from '../e2e/manifest.js'
import { type Facts, resultOf } from './support/results.js'

const LIMIT = 96 * 1024

/** Mappings that say as much as they can. */
const fifty = (
  of: (index: number) => [outcome: 'failed' | 'rejected' | 'timed-out', facts: Facts],
  name: (index: number) => string,
) =>
  Array.from({ length: 50 }, (_, index) => {
    const [outcome, facts] = of(index)
    return resultOf(name(index), outcome, facts)
  })

function outputsOf(results: readonly IngestionResult[]) {
  const { message } = announce(results)
  return renderOutputs(results, { cleaner: new Cleaner(), message, rehearsal: false })
}

const TEXTS: [name: string, unit: string][] = [
  ['ASCII', 'x'],
  ['words', 'Sync Job failed. '],
  ['emoji', '😀'],
  ['two bytes', 'ü'],
  ['three bytes', '日'],
  ['quotes', '"'],
  ['backslashes', '\\'],
  ['control characters', '\u0001'],
  ['halves of characters', '\ud800'],
  ['lines', '"\n'],
]

describe.each(TEXTS)('the longest texts of 50 mappings, in %s', (_, unit) => {
  const info = unit.repeat(Math.ceil(5_000 / unit.length))
  const name = (index: number) => `XDM${index}`.padEnd(200, 'x')
  const requestId = (index: number) => `90071992547409${index}`
  const batchId = (index: number) => `${index}`.padStart(200, 'b')
  const outputs = outputsOf(
    fifty((index) => ['failed', { requestId: requestId(index), batchId: batchId(index), info }], name),
  )

  test('every output fits into an environment variable', () => {
    expect(Object.keys(outputs)).toEqual(OUTPUT_NAMES)
    for (const value of Object.values(outputs)) expect(Buffer.byteLength(value)).toBeLessThan(LIMIT)
  })

  test('JSON is whole, and ids and numbers are exact', () => {
    expect(JSON.parse(outputs.results)).toEqual(
      Array.from({ length: 50 }, (_value, index) =>
        expect.objectContaining({
          mappingId: name(index),
          requestId: requestId(index),
          batchId: batchId(index),
          status: 'Failed',
          outcome: 'failed',
          attempts: 1,
          numRecords: null,
        }),
      ),
    )
    expect(outputs.requestId.split('\n')).toEqual(
      Array.from({ length: 50 }, (_value, index) => requestId(index)),
    )
    expect(outputs.batchId.split('\n')).toEqual(Array.from({ length: 50 }, (_value, index) => batchId(index)))
    expect(outputs.info.split('\n')).toHaveLength(50)
    expect(outputs.results).not.toMatch(/\\ud[89a-f]/i)
  })
})

test.each([
  ['emoji', '😀'],
  ['quotes', '"'],
  ['three bytes', '日'],
])(
  'ids of %s, as long as they may be: texts go first, then what nobody resumes with; no other id',
  (_, unit) => {
    const long = (index: number) => `${index} ${unit.repeat(190 / unit.length)}`
    const info = unit.repeat(2_000)
    const results = fifty(
      (index) =>
        index % 2 === 0
          ? ['failed', { requestId: long(index), batchId: long(index), info }]
          : ['timed-out', { runningRequestId: long(index), info }],
      long,
    )
    const outputs = outputsOf(results)
    expect(Object.keys(outputs)).toEqual(OUTPUT_NAMES)
    for (const value of Object.values(outputs)) expect(Buffer.byteLength(value)).toBeLessThan(LIMIT)
    for (const [index, object] of JSON.parse(outputs.results).entries()) {
      expect(object.mappingId).toBe(long(index))
      expect(object.requestId).toBe(index % 2 === 0 ? long(index) : '')
    }
  },
)

test('one mapping, and a few, keep their texts', () => {
  const info = 'y'.repeat(1_500)
  const few = outputsOf(fifty(() => ['failed', { info }], String).slice(0, 10))
  expect(JSON.parse(few.results)[9].info).toBe(info)
})
