import { describe, expect, test } from '@jest/globals'
import type { BatchDetails } from '../../src/batch.js'
import { ActionError, type FaultDetails } from '../../src/errors.js'
import { batchLines, renderBatch } from '../../src/report/batch.js'
import { ForeignText } from '../../src/report/foreign-text.js'
import { safeMarkdown } from '../../src/report/render.js'
import { FULL, found, ID, lookup } from './support/batches.js'

const text = new ForeignText()
const inert = (foreign: string) => safeMarkdown(text.line(foreign))
const refused = (httpStatus: number, vendorCode?: string) => {
  const details: FaultDetails = vendorCode === undefined ? { httpStatus } : { httpStatus, vendorCode }
  const fault = new ActionError('refused', `Experience Platform answered HTTP ${httpStatus}.`, details)
  return lookup({ kind: 'refused', fault })
}

const LINK =
  'https://experience.adobe.com/#/@geometrixx/sname:prod/platform/dataset/browse/5deac2648a19d218a888d2b1'

describe('everything is known', () => {
  test('in the log', () => {
    expect(batchLines(found(FULL))).toEqual([
      `Experience Platform on batch ${ID} in sandbox prod: failed; records: 53,000 in, 52,999 out, 1 failed.`,
      '  INGEST-1401-400 (1 record): The row is corrupted.',
      '  106: no description',
      '  An error without a code (2,000 records): No code.',
      '  … and 4 more errors.',
      `  Dataset: ${LINK}`,
    ])
  })

  test('in the summary', () => {
    expect(renderBatch(found(FULL), (foreign) => `«${foreign}»`)).toBe(
      [
        `Experience Platform on batch «${ID}» in sandbox «prod»: failed; records: 53,000 in, 52,999 out, 1 failed.`,
        '',
        '| Error | Records | What Experience Platform says |',
        '| --- | --- | --- |',
        '| «INGEST-1401-400» | 1 record | «The row is corrupted.» |',
        '| «106» | – | – |',
        '| – | 2,000 records | «No code.» |',
        '',
        '… and 4 more errors.',
        '',
        `[Open dataset 5deac2648a19d218a888d2b1 in Experience Platform](${LINK})`,
      ].join('\n'),
    )
  })
})

test.each<[string, Partial<BatchDetails>, string]>([
  ['nothing', {}, 'no status. It names no error.'],
  ['a status', { status: 'loading' }, 'loading. It names no error.'],
  ['an unknown status', { status: { unknown: 'Paused' } }, 'an unknown status, "Paused". It names no error.'],
  ['some counts', { status: 'failed', outputRecords: 0 }, 'failed; records: 0 out. It names no error.'],
])('%s is known', (_, details, said) => {
  const line = `Experience Platform on batch ${ID} in sandbox prod: ${said}`
  expect(batchLines(found(details))).toEqual([line])
  expect(renderBatch(found(details), (foreign) => foreign)).toBe(line)
})

test('one error more is in the singular', () => {
  expect(batchLines(found({ ...FULL, moreErrors: 1 }))).toContain('  … and 1 more error.')
})

describe('the link to the dataset', () => {
  test.each([
    ['geometrixx-mkt_stage3', 'dev-1', '@geometrixx-mkt%5Fstage3/sname:dev-1/'],
    ['a', 'x)](https://x.example)', '@a/sname:x%29%5D%28https%3A%2F%2Fx.example%29/'],
    ['a', `'(!*~_)/..#?"`, '@a/sname:%27%28%21%2A%7E%5F%29%2F..%23%3F%22/'],
  ])('of %s and %s', (tenant, sandbox, part) => {
    const section = renderBatch(found(FULL, { tenant, sandbox }), inert)
    const link = `https://experience.adobe.com/#/${part}platform/dataset/browse/5deac2648a19d218a888d2b1`
    expect(section.endsWith(`in Experience Platform](${link})`)).toBe(true)
    expect(section.split('](')).toHaveLength(2)
  })

  test.each([
    'x',
    '5deac2648a19d218a888d2b',
    '5deac2648a19d218a888d2b1f',
    '5deac2648a19d218a888d2b1\n',
    '../../../../../x.example/',
    '5deac2648a19d218a888d2bg',
  ])('is built of no other id: %j', (datasetId) => {
    const section = renderBatch(found({ datasetId }), inert)
    expect(section).not.toContain('](')
    expect(section).toContain(`Dataset: ${inert(datasetId)}`)
    expect(batchLines(found({ datasetId })).join()).not.toContain('https://')
  })
})

describe('one line says which right is missing', () => {
  test.each<[number, string | undefined, readonly string[]]>([
    [401, undefined, ['Experience Platform API', 'Developer Console', 'scopes']],
    [401, '401013', ['Experience Platform API', 'Developer Console', 'scopes']],
    [403, undefined, ['role', 'sandbox', 'View Datasets', 'Permissions > Roles']],
    [403, '403003', ['Experience Platform API', 'Developer Console']],
    [403, '403011', ['scopes']],
    [403, '403013', ['self-hosted runner', 'allow-listed']],
    [403, '403025', ['imsOrg', 'product profile']],
    [403, 'constructor', ['role', 'sandbox']],
    [404, undefined, ['Check sandbox and imsOrg', 'role', 'View Datasets']],
  ])('%i %s', (status, vendorCode, words) => {
    const lines = batchLines(refused(status, vendorCode))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(
      new RegExp(
        `^Why batch ${ID} failed is not known\\. Experience Platform answered HTTP ${status}\\. [A-Z]`,
      ),
    )
    expect(words.filter((word) => !lines[0]?.includes(word))).toEqual([])
    const section = renderBatch(refused(status, vendorCode), inert)
    expect(section).toMatch(/^This is not known\. [^\n]*\.$/)
    expect(words.filter((word) => !section.includes(word))).toEqual([])
  })
})

test('a fault, and no time', () => {
  const fault = new ActionError('no-answer', 'platform.adobe.io gave no answer.')
  expect(batchLines(lookup({ kind: 'failed', fault }))).toEqual([
    `Why batch ${ID} failed is not known. Asking Experience Platform failed: platform.adobe.io gave no answer.`,
  ])
  expect(batchLines(lookup({ kind: 'no-time' }))).toEqual([
    `Why batch ${ID} failed is not known. No time was left to ask Experience Platform.`,
  ])
})
