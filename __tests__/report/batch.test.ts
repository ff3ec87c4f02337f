import { describe, expect, test } from '@jest/globals'
import { ActionError } from '../../src/errors.js'
import type { BatchDetails, BatchLookup } from '../../src/ingestion/batch.js'
import { batchSection } from '../../src/report/batch.js'
import { renderMarkdown } from '../../src/report/markdown.js'
import { sectionBlocks, sectionLines } from '../../src/report/section.js'
import { Cleaner } from '../../src/text/clean.js'
import { foreign, quoted } from '../../src/text.js'
import { FULL, found, ID, lookup } from './support/batches.js'
import { unentity } from './support/secrets.js'
import { shown } from './support/shown.js'

const cleaner = new Cleaner()
const inert = (said: string) => cleaner.markdown(foreign(said))
const linesOf = (lookup: BatchLookup) => sectionLines(batchSection(lookup), cleaner).map(shown)
const sectionOf = (lookup: BatchLookup) =>
  renderMarkdown(sectionBlocks(batchSection(lookup), cleaner), cleaner)
const refused = (httpStatus: number, vendorCode?: string) => {
  const fault = new ActionError('refused', quoted(`Experience Platform answered HTTP ${httpStatus}.`), {
    httpStatus,
    vendorCode,
  })
  return lookup({ kind: 'refused', fault })
}

const LINK =
  'https://experience.adobe.com/#/@geometrixx/sname:prod/platform/dataset/browse/5deac2648a19d218a888d2b1'

describe('everything is known', () => {
  test('in the log', () => {
    expect(linesOf(found(FULL))).toEqual([
      `Experience Platform on batch ${ID} in sandbox prod: failed; records: 53,000 in, 52,999 out, 1 failed.`,
      '  INGEST-1401-400 (1 record): The row is corrupted.',
      '  106: no description',
      '  An error without a code (2,000 records): No code.',
      '  … and 4 more errors.',
      `  Dataset: ${LINK}`,
    ])
  })

  test('in the summary, where every foreign part is mere text', () => {
    expect(sectionOf(found(FULL))).toBe(
      [
        `Experience Platform on batch ${ID} in sandbox prod: failed; records: 53,000 in, 52,999 out, 1 failed.`,
        '',
        '| Error | Records | What Experience Platform says |',
        '| --- | --- | --- |',
        '| INGEST&#45;1401&#45;400 | 1 record | The row is corrupted&#46; |',
        '| 106 | – | – |',
        '| – | 2,000 records | No code&#46; |',
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
  expect(linesOf(found(details))).toEqual([line])
  expect(unentity(sectionOf(found(details)))).toBe(line)
})

test('one error more is in the singular', () => {
  expect(linesOf(found({ ...FULL, moreErrors: 1 }))).toContain('  … and 1 more error.')
})

describe('the link to the dataset', () => {
  test.each([
    ['geometrixx-mkt_stage3', 'dev-1', '@geometrixx-mkt%5Fstage3/sname:dev-1/'],
    ['a', 'x)](https://x.example)', '@a/sname:x%29%5D%28https%3A%2F%2Fx.example%29/'],
    ['a', `'(!*~_)/..#?"`, '@a/sname:%27%28%21%2A%7E%5F%29%2F..%23%3F%22/'],
  ])('of %s and %s', (tenant, sandbox, part) => {
    const section = sectionOf(found(FULL, { tenant, sandbox }))
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
    const section = sectionOf(found({ datasetId }))
    expect(section).not.toContain('](')
    expect(section).toContain(`Dataset: ${inert(datasetId)}`)
    expect(linesOf(found({ datasetId })).join()).not.toContain('https://')
  })
})

describe('one line says which right is missing', () => {
  test.each<[number, string | undefined, readonly string[]]>([
    [401, undefined, ['Experience Platform API', 'Developer Console', 'scopes']],
    [401, '401013', ['Experience Platform API', 'Developer Console', 'scopes']],
    [403, undefined, ['role', 'sandbox', 'View Datasets', 'Permissions > Roles']],
    [403, '403003', ['Experience Platform API', 'Developer Console']],
    [403, '403011', ['scopes']],
    [403, '403013', ['self-hosted runner', 'allow list']],
    [403, '403025', ['imsOrg', 'product profile']],
    [403, 'constructor', ['role', 'sandbox']],
    [404, undefined, ['Check sandbox and imsOrg', 'role', 'View Datasets']],
  ])('%i %s', (status, vendorCode, words) => {
    const lines = linesOf(refused(status, vendorCode))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(
      new RegExp(
        `^Why batch ${ID} failed is not known\\. Experience Platform answered HTTP ${status}\\. [A-Z]`,
      ),
    )
    expect(words.filter((word) => !lines[0]?.includes(word))).toEqual([])
    const section = sectionOf(refused(status, vendorCode))
    expect(section).toMatch(/^This is not known\. [^\n]*\.$/)
    expect(words.filter((word) => !section.includes(word))).toEqual([])
  })
})

test('a fault, and no time', () => {
  const fault = new ActionError('no-answer', quoted('platform.adobe.io gave no answer.'))
  expect(linesOf(lookup({ kind: 'failed', fault }))).toEqual([
    `Why batch ${ID} failed is not known. The request to Experience Platform failed: platform.adobe.io gave no answer.`,
  ])
  expect(linesOf(lookup({ kind: 'no-time' }))).toEqual([
    `Why batch ${ID} failed is not known. No time was left to ask Experience Platform.`,
  ])
})
