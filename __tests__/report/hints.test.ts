import { describe, expect, test } from '@jest/globals'
import * as hints from '../../src/report/hints.js'
import { shown } from './support/shown.js'

const hintFor = (...codes: Parameters<typeof hints.hintFor>) => shown(hints.hintFor(...codes))

/** What Adobe's gateway, its token service and Campaign are known to say. */
const VENDOR_CODES = [
  'ACP-880056',
  'ACP-880096',
  'ACP-123456',
  'RST-360011',
  'XTK-170036',
  'NMS-000001',
  'invalid_client',
  'invalid_scope',
  '401013',
  '403000',
  '403003',
  '403010',
  '403011',
  '403012',
  '403013',
  '403023',
  '403024',
  '403025',
  '429001',
  '429002',
  '429050',
  '503000',
  '503010',
  '503020',
]

function expectFit(hint: string): void {
  expect(hint).toMatch(/^[A-Z].*[a-z)]\.$/)
  expect(hint.length).toBeLessThan(400)
  expect(hint).not.toMatch(/https?:|www\.|[<|*[\]~\\@&\n]|`[^`]*$|::|##/)
  // An underscore within a word is plain text to Markdown, one at its edge is not.
  expect(hint).not.toMatch(/(?<!\w)_|_(?!\w)/)
}

test.each(hints.OWN_CODES)('%s has a next step', (code) => {
  expectFit(hintFor(code, undefined))
})

const OF_ADOBE = /^(?:\d{6}|invalid_\w+|[A-Z]{3}-(?:\d{6})?)$/

test.each(hints.HINTS.filter(({ code }) => OF_ADOBE.test(code)))(
  'the entry of $code is the first that matches',
  ({ code, cause, next }) => {
    const vendorCode = code.endsWith('-') ? `${code}999999` : code
    expect(hintFor('internal', vendorCode)).toBe(`${shown(cause)} ${shown(next)}`)
  },
)

test.each(VENDOR_CODES)("Adobe's %s has a next step of its own", (vendorCode) => {
  const hint = hintFor('internal', vendorCode)
  expectFit(hint)
  expect(hint).not.toBe(hintFor('internal', undefined))
})

const unknown = ['RST360011', '403999', '', 'constructor', '__proto__', 'toString', 'hasOwnProperty']

test.each(unknown)('the unknown code %j falls back on ours', (vendorCode) => {
  expect(hintFor('refused', vendorCode)).toBe(hintFor('refused', undefined))
})

describe('says what to do where people go wrong', () => {
  const cases: [code: (typeof hints.OWN_CODES)[number], vendorCode: string | undefined, words: string[]][] = [
    ['not-stopped', undefined, ['Status of data export to platform', 'Stop']],
    ['not-published', undefined, ['Publish', 'Data mappings', 'Stop']],
    ['already-running', undefined, ['onInProgress', 'queue', 'attach']],
    ['refused', '403012', ['self-hosted', 'proxy']],
    ['refused', '403013', ['self-hosted', 'proxy']],
    ['refused', '403025', ['product profile']],
    ['refused', '403003', ['Adobe Campaign API']],
    ['refused', 'RST-360011', ['SQL function execution role']],
    ['aborted', undefined, ['resubmitOnAborted']],
    ['server-error', undefined, ['tenant', 'Data Connector']],
    ['invalid-credentials', 'invalid_scope', ['Copy the scopes']],
    ['certificate', undefined, ['NODE_EXTRA_CA_CERTS']],
    ['timed-out', undefined, ['timeoutMinutes']],
    ['too-few-records', undefined, ['minRecords']],
  ]

  test.each(cases)('%s %s', (code, vendorCode, words) => {
    const hint = hintFor(code, vendorCode)
    expect(words.filter((word) => !hint.includes(word))).toEqual([])
  })
})
