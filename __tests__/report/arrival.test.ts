import { describe, expect, test } from '@jest/globals'
import { ActionError, type ErrorCode, type FaultDetails } from '../../src/errors.js'
import type { Arrival, WhyUnknown } from '../../src/ingestion/dataset.js'
import { arrivalSection, hintOfArrival } from '../../src/report/arrival.js'
import { hintFor } from '../../src/report/hints.js'
import { renderMarkdown } from '../../src/report/markdown.js'
import { sectionBlocks, sectionLines } from '../../src/report/section.js'
import { Cleaner } from '../../src/text/clean.js'
import { foreign, quoted } from '../../src/text.js'
import { arrival, DATASET, datasetBatch } from './support/arrivals.js'
import { unentity } from './support/secrets.js'
import { shown } from './support/shown.js'

const cleaner = new Cleaner()
const linesOf = (given: Arrival) => sectionLines(arrivalSection(given), cleaner).map(shown)
const sectionOf = (given: Arrival) => renderMarkdown(sectionBlocks(arrivalSection(given), cleaner), cleaner)
const LINK = `https://experience.adobe.com/#/@geometrixx/sname:prod/platform/dataset/browse/${DATASET}`
const fault = (code: ErrorCode, details: FaultDetails = {}) =>
  new ActionError(code, quoted('Experience Platform answered HTTP 403.'), details)

const TWO = arrival({
  batches: [
    datasetBatch(),
    datasetBatch({ batchId: 'b2', status: 'failed', inputRecords: undefined, failedRecords: 0 }),
  ],
})

describe('batch, status, rows in and refused, and the link', () => {
  test('in the log', () => {
    expect(linesOf(TWO)).toEqual([
      `Batches of dataset ${DATASET} in sandbox prod since the submission: 2. Experience Platform refused 12 rows in the batches since the submission. Batch b2 ended as failed.`,
      '  a27d800531ac4d95945a2bc234eb0d86: success; rows: 53,000 in, 12 refused',
      '  b2: failed; rows: – in, 0 refused',
      `  Dataset: ${LINK}`,
    ])
  })

  test('in the summary', () => {
    expect(sectionOf(TWO)).toBe(
      [
        `Batches of dataset ${DATASET} in sandbox prod since the submission: 2. Experience Platform refused 12 rows in the batches since the submission. Batch b2 ended as failed.`,
        '',
        '| Batch | Status | Rows in | Rows refused |',
        '| --- | --- | --- | --- |',
        '| a27d800531ac4d95945a2bc234eb0d86 | success | 53,000 | 12 |',
        '| b2 | failed | – | 0 |',
        '',
        `[Open dataset ${DATASET} in Experience Platform](${LINK})`,
      ].join('\n'),
    )
  })

  test('of many the first ones, and how many there are', () => {
    const batches = Array.from({ length: 23 }, (_, index) => datasetBatch({ batchId: `b${index}` }))
    expect(linesOf(arrival({ batches }))).toContain('  … and 3 more.')
    expect(linesOf(arrival({ batches }))).toHaveLength(1 + 20 + 1 + 1)
    expect(sectionOf(arrival({ batches }))).toContain('| b19 |')
    expect(sectionOf(arrival({ batches }))).not.toContain('| b20 |')
  })

  test('none', () => {
    const none = arrival({ batches: [], failedRecords: 0 })
    expect(linesOf(none)).toEqual([
      `Batches of dataset ${DATASET} in sandbox prod since the submission: 0. Experience Platform refused 0 rows in the batches since the submission.`,
      `  Dataset: ${LINK}`,
    ])
    expect(sectionOf(none)).not.toContain('|')
  })

  test.each(['unreadable', 'interrupted'] as const)('never read (%s): their number is not 0', (why) => {
    const unread = arrival({ batches: [], why, fault: fault('refused') })
    expect(linesOf(unread)[0]).toMatch(
      `Batches of dataset ${DATASET} in sandbox prod: unknown. How many rows Experience Platform refused is not known: `,
    )
  })

  test('of a followed request: those of a day', () => {
    expect(linesOf(arrival({ why: 'followed' }))[0]).toBe(
      `Batches of dataset ${DATASET} in sandbox prod of the last 24 hours: 1. How many rows Experience Platform refused is not known: this step did not submit the request, so it does not know which batches to count.`,
    )
  })
})

const WHY: readonly WhyUnknown[] = [
  'not-asked',
  'followed',
  'no-batch',
  'in-progress',
  'rows-missing',
  'not-counted',
  'too-many',
  'unreadable',
  'interrupted',
]

test.each(WHY)('what is not known is said, and why: %s', (why) => {
  const unknown = arrival({ why, fault: fault('refused') })
  const said = /How many rows Experience Platform refused is not known: [^:]+\.$/
  expect(linesOf(unknown)[0]).toMatch(said)
  expect(unentity(sectionOf(unknown)).split('\n')[0]).toMatch(said)
})

test('nothing claims more than batches since the submission', () => {
  for (const why of [undefined, ...WHY]) {
    const given = why === undefined ? TWO : arrival({ why, fault: fault('refused') })
    expect([...linesOf(given), sectionOf(given)].join('\n')).not.toMatch(
      /arrived|Profile|Identity|its batch|our batch/,
    )
  }
})

describe('the next step', () => {
  const usual = shown(hintFor('too-many-failed-records'))
  test.each<[string, Partial<Arrival>, RegExp]>([
    [
      'rows were refused',
      {},
      /Open the dataset.*the link.*Correct the data or the schema, then run the job again/,
    ],
    ['followed', { why: 'followed' }, /Remove onInProgress: attach or maxFailedRecords/],
    [
      '403',
      { why: 'unreadable', fault: fault('refused', { httpStatus: 403, speaker: 'platform' }) },
      /a role with access to this sandbox/,
    ],
    [
      '401',
      { why: 'unreadable', fault: fault('unauthorized', { httpStatus: 401, speaker: 'platform' }) },
      /Experience Platform API/,
    ],
    [
      '404',
      { why: 'unreadable', fault: fault('refused', { httpStatus: 404, speaker: 'platform' }) },
      /^The dataset is not in this sandbox.*imsOrg/,
    ],
    [
      '503',
      { why: 'unreadable', fault: fault('server-error', { httpStatus: 503, speaker: 'platform' }) },
      /run the job again when Experience Platform answers/,
    ],
    [
      'a page',
      { why: 'unreadable', fault: fault('refused', { httpStatus: 403, speaker: 'platform', isPage: true }) },
      /whoever runs the network/,
    ],
    [
      'IMS',
      { why: 'unreadable', fault: fault('invalid-credentials', { speaker: 'ims' }) },
      /client ID, secret and scopes/,
    ],
    ['the network', { why: 'unreadable', fault: fault('unreachable') }, /the network of the runner/],
  ])('%s', (_, given, words) => {
    expect(shown(hintOfArrival(arrival(given)))).toMatch(words)
  })

  test.each([
    ['no-batch', /^Check datasetId and sandbox.*timeoutMinutes/],
    ['in-progress', /when its batches have ended.*timeoutMinutes/],
    ['rows-missing', /more batches may come later.*timeoutMinutes/],
    ['not-counted', /never have counts, drop maxFailedRecords/],
    ['too-many', /so many batches into it, drop maxFailedRecords/],
  ] as const)('%s: nothing is wrong with the data, unless a batch failed', (why, words) => {
    expect(shown(hintOfArrival(arrival({ why })))).toMatch(words)
    expect(shown(hintOfArrival(arrival({ why })))).not.toContain('Correct the data')
    expect(shown(hintOfArrival({ ...TWO, why, failedRecords: undefined }))).toBe(usual)
  })
})

test.each([
  '![x](https://x.example/y.png)',
  'a | b || c \\|',
  '\n\n# heading\n',
  '```\n@team',
  '\n::error::boom\r##[group]x',
])('%j is dead in every field', (hostile) => {
  const spoilt = arrival({
    tenant: hostile,
    sandbox: hostile,
    batches: [datasetBatch({ batchId: hostile, status: { unknown: hostile } })],
    why: 'unreadable',
    fault: new ActionError('refused', quoted(hostile)),
  })
  const inert = cleaner.markdown(foreign(hostile))
  const section = sectionOf(spoilt)
  expect(section).toContain(inert)
  expect(section.split('\n')).toHaveLength(7)
  expect(section.split('](')).toHaveLength(2)
  for (const line of linesOf(spoilt)) expect(line).not.toMatch(/[\r\n]|::error|##\[group/)
})
