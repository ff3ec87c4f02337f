import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { ActionError } from '../../src/errors.js'
import { isSuccess, OUTCOME_NAMES, type Outcome } from '../../src/ingestion/outcome.js'
import type { IngestionResult } from '../../src/ingestion/result.js'
import { renderOutputs } from '../../src/report/outputs.js'
import { announce } from '../../src/report/overview.js'
import { renderSummary } from '../../src/report/summary.js'
import { Cleaner } from '../../src/text/clean.js'
import { text } from '../../src/text.js'
import { arrival, DATASET } from './support/arrivals.js'
import { type Given, resumingStep } from './support/recipes.js'
import { type Facts, resultOf } from './support/results.js'
import { shown } from './support/shown.js'

const HOUR_MS = 3_600_000
const cleaner = new Cleaner()
const result: typeof resultOf = (mappingId, outcome, facts) =>
  resultOf(mappingId, outcome, { timeoutMs: HOUR_MS, ...facts })

/** As the log shows it. */
function announced(...results: IngestionResult[]) {
  const { outcome, title, text: lines, message } = announce(results)
  return { outcome, title: shown(title), lines: shown(lines).split('\n'), message: cleaner.line(message) }
}

const outputsOf = (results: readonly IngestionResult[]) =>
  renderOutputs(results, { cleaner, message: text`in sum`, rehearsal: false })

const FAILED: Facts = { requestId: '2', errorCode: 'ACP-880056', info: 'broken' }
const GOOD: Facts = { requestId: '1', numRecords: 15, durationMs: 2_000 }

/** Where the code does not come from a server. */
const CODES: Readonly<Record<Outcome, string | undefined>> = {
  error: undefined,
  rejected: undefined,
  failed: undefined,
  aborted: undefined,
  'lost-contact': undefined,
  'timed-out': 'timed-out',
  cancelled: 'cancelled',
  'too-few-records': 'too-few-records',
  'too-many-failed-records': 'too-many-failed-records',
  checked: '',
  submitted: '',
  succeeded: '',
}

describe('outputs', () => {
  test('lines in input order, the worst in front of the rest', () => {
    expect(
      outputsOf([
        result('A', 'succeeded', { ...GOOD, info: 'fine' }),
        result('B', 'failed', { ...FAILED, batchId: 'b2', durationMs: 61_000 }),
        result('C', 'error', { fault: new ActionError('unreachable', text`no route`) }),
      ]),
    ).toMatchObject({
      requestId: '1\n2\n-',
      status: 'Failed',
      outcome: 'error',
      numRecords: '',
      batchId: '-\nb2\n-',
      info: 'fine\nbroken\n-',
      message: 'in sum',
      errorCode: 'unreachable',
      attached: 'false',
      durationSeconds: '61.0',
      rehearsal: 'false',
    })
  })

  test('attached, when any was', () => {
    const results = [result('A', 'succeeded', GOOD), result('B', 'succeeded', { ...GOOD, attached: true })]
    expect(outputsOf(results).attached).toBe('true')
  })

  test('records are summed, exactly, and only when all are known', () => {
    const big = { numRecords: Number.MAX_SAFE_INTEGER }
    const three = [
      result('A', 'succeeded', big),
      result('B', 'succeeded', big),
      result('C', 'succeeded', big),
    ]
    expect(outputsOf(three).numRecords).toBe('27021597764222973')
    expect(outputsOf([...three, result('D', 'succeeded')]).numRecords).toBe('')
  })

  const ENDS = {
    Success: ['succeeded', {}],
    Failed: ['failed', {}],
    Aborted: ['aborted', {}],
    'In Progress': ['timed-out', { open: true }],
    none: ['error', {}],
  } as const satisfies Record<string, [Outcome, Facts]>

  test.each<[readonly (keyof typeof ENDS)[], string]>([
    [['Success', 'Failed', 'Aborted'], 'Failed'],
    [['Success', 'In Progress', 'Aborted'], 'Aborted'],
    [['Success', 'none', 'In Progress'], 'In Progress'],
    [['Success', 'none'], ''],
    [['Success', 'Success'], 'Success'],
  ])('of the words %j the step has %j', (words, word) => {
    const results = words.map((said, index) => {
      const [outcome, facts] = ENDS[said]
      return result(String(index), outcome, facts)
    })
    expect(outputsOf(results).status).toBe(word)
  })

  test('whatever becomes of the mappings: order, worst, exit', () => {
    const outcomes = fc.array(fc.constantFrom(...OUTCOME_NAMES), { minLength: 2, maxLength: 50 })
    fc.assert(
      fc.property(outcomes, (given) => {
        const results = given.map((outcome, index) => {
          const errorCode = `code-${index}`
          const fault = new ActionError('refused', text`no`, { vendorCode: errorCode })
          return result(`M${index}`, outcome, { errorCode, fault })
        })
        const outputs = outputsOf(results)
        const worst = OUTCOME_NAMES.find((outcome) => given.includes(outcome)) ?? 'error'
        const announcement = announced(...results)
        expect({
          outcome: outputs.outcome,
          errorCode: outputs.errorCode,
          mappingIds: JSON.parse(outputs.results).map(({ mappingId }: { mappingId: string }) => mappingId),
          lines: outputs.requestId.split('\n').length,
          announced: announcement.outcome,
          isSuccess: isSuccess(announcement.outcome),
        }).toEqual({
          outcome: worst,
          errorCode: CODES[worst] ?? `code-${given.indexOf(worst)}`,
          mappingIds: given.map((_, index) => `M${index}`),
          lines: given.length,
          announced: worst,
          isSuccess: given.every(isSuccess),
        })
      }),
      { numRuns: 200 },
    )
  })
})

describe('refused rows of several', () => {
  const asked = (failedRecords: number | undefined, more: Partial<Facts> = {}): Facts => ({
    ...GOOD,
    datasetId: DATASET,
    arrival: failedRecords === undefined ? arrival({ why: 'no-batch' }) : arrival({ failedRecords }),
    ...more,
  })

  test('are summed up over the mappings with a dataset', () => {
    const outputs = outputsOf([
      result('A', 'succeeded', asked(12)),
      result('B', 'succeeded', GOOD),
      result('C', 'failed', FAILED),
      result('D', 'succeeded', asked(3)),
    ])
    expect(outputs.failedRecords).toBe('15')
    const each = JSON.parse(outputs.results).map((one: { failedRecords: number | null }) => one.failedRecords)
    expect(each).toEqual([12, null, null, 3])
  })

  test('are exact above 2^53', () => {
    const most = Number.MAX_SAFE_INTEGER
    const outputs = outputsOf([result('A', 'succeeded', asked(most)), result('B', 'succeeded', asked(most))])
    expect(outputs.failedRecords).toBe(String(2n * BigInt(most)))
  })

  test.each<[string, IngestionResult]>([
    ['is unknown', result('B', 'succeeded', asked(undefined))],
    [
      'was never asked for, since the ingestion failed',
      result('B', 'failed', { ...FAILED, datasetId: DATASET }),
    ],
  ])('are empty when one %s', (_, other) => {
    expect(outputsOf([result('A', 'succeeded', asked(12)), other]).failedRecords).toBe('')
  })

  test('are empty without a dataset', () => {
    expect(outputsOf([result('A', 'succeeded', GOOD), result('B', 'succeeded', GOOD)]).failedRecords).toBe('')
  })

  test('are no data that arrived: headline and verdict', () => {
    const empty = { ...GOOD, numRecords: 0 }
    expect(
      announced(
        result('A', 'succeeded', asked(12)),
        result('B', 'succeeded', GOOD),
        result('C', 'succeeded', empty),
      ).title,
    ).toBe('Adobe Campaign data ingestion: All 3 mappings succeeded, 1 with 0 records, 1 with refused rows')
    expect(announced(result('A', 'succeeded', asked(undefined)), result('B', 'succeeded', GOOD)).title).toBe(
      'Adobe Campaign data ingestion: All 2 mappings succeeded, 1 with an unknown number of refused rows',
    )
    expect(announced(result('A', 'succeeded', asked(0)), result('B', 'succeeded', GOOD)).title).toContain(
      'The data of all 2 mappings arrived',
    )
  })
})

describe('the verdict on the step', () => {
  test('all is well', () => {
    expect(announced(result('A', 'succeeded', GOOD), result('B', 'succeeded', GOOD))).toEqual({
      outcome: 'succeeded',
      title: 'Adobe Campaign data ingestion: The data of all 2 mappings arrived',
      lines: ['All 2 mappings: Adobe ingested 30 records.'],
      message: 'All 2 mappings: Adobe ingested 30 records.',
    })
    const { numRecords: _, ...uncounted } = GOOD
    expect(announced(result('A', 'succeeded', GOOD), result('B', 'succeeded', uncounted)).message).toBe(
      'All 2 mappings: Adobe ingested an unknown number of records.',
    )
    expect(announced(result('A', 'submitted'), result('B', 'submitted'))).toMatchObject({
      title: 'Adobe Campaign data ingestion: All 2 mappings submitted, not waited for',
      message: expect.stringContaining('whether the data arrives is not known'),
    })
  })

  test('names who did not succeed and how, then each verdict with what to do next, the worst first', () => {
    const { lines, message, title } = announced(
      result('A', 'timed-out', { requestId: '1', open: true }),
      result('B', 'succeeded', GOOD),
      result('C', 'failed', FAILED),
    )
    expect(title).toBe('Adobe Campaign data ingestion: 2 of 3 mappings did not succeed')
    expect(lines).toEqual([
      '2 of 3 mappings did not succeed: C (failed), A (timed-out).',
      expect.stringMatching(/^Mapping C: the ingestion failed at Adobe \(request 2\): broken\. .+/),
      expect.stringMatching(/^Mapping A: the deadline of 1 h passed while request 1 .+/),
    ])
    expect(message).toBe(`${lines[0]} ${lines[1]}`)
  })

  test('what is true of several is said once', () => {
    const fault = new ActionError('invalid-credentials', text`Adobe IMS answered HTTP 400: invalid_client`)
    const { lines } = announced(
      result('A', 'error', { fault }),
      result('B', 'error', { fault }),
      result('C', 'error', { fault }),
    )
    expect(lines).toEqual([
      '3 of 3 mappings did not succeed: A, B, C (error).',
      expect.stringMatching(
        /^Mappings A, B, C: Adobe IMS answered HTTP 400: invalid_client\. Adobe IMS refuses the credential\. Compare/,
      ),
    ])
  })

  test('bad inputs are those of the step', () => {
    const fault = new ActionError('bad-input', text`One input needs attention.\n\`org\` is required.`)
    expect(announced(result('A', 'error', { fault }), result('B', 'error', { fault }))).toEqual({
      outcome: 'error',
      title: 'Adobe Campaign data ingestion: The inputs are wrong',
      lines: ['One input needs attention.', '`org` is required.'],
      message: 'One input needs attention. `org` is required.',
    })
  })

  test('fits into an annotation, and says what it left out', () => {
    const many = Array.from({ length: 50 }, (_, index) =>
      result(`M${index}${'x'.repeat(190)}`, 'failed', { ...FAILED, info: `${index} ${'y'.repeat(1_000)}` }),
    )
    const { lines } = announced(...many)
    expect(lines.join('\n').length).toBeLessThan(4_096)
    expect(lines[0]).toMatch(/^50 of 50 mappings did not succeed: M0x+, .* and 40 more \(failed\)\.$/)
    expect(lines.length).toBeGreaterThan(2)
    expect(lines.at(-1)).toBe(
      `${50 - (lines.length - 2)} more verdicts are in the log and in the job summary.`,
    )
  })
})

describe('the summary', () => {
  const summaryOf = (...results: IngestionResult[]) =>
    renderSummary(results, {
      cleaner,
      read: () => '',
      env: {},
      timeline: {
        render: (mappingIds, titles = []) => `lanes ${mappingIds.join(' ')} as ${titles.join(' ')}`,
      },
    })

  test('a row and a lane for each, what needs attention first; words for failures alone', () => {
    const summary = summaryOf(
      result('A', 'succeeded', GOOD),
      result('B', 'failed', { ...FAILED, batchId: 'b2' }),
      result('C', 'succeeded', GOOD),
    )
    expect(summary).toContain(
      '## ❌ Adobe Campaign data ingestion: 1 of 3 mappings did not succeed\n\n| Mapping | ',
    )
    expect(summary).not.toContain('Mapping A:')
    expect(summary).toContain(
      [
        "| Mapping | Outcome | Request | Adobe's status | Records | Duration | Batch |",
        '| --- | --- | --- | --- | --- | --- | --- |',
        '| B | ❌ failed | 2 (submitted) | Failed | – | – | b2 |',
        '| A | ✅ succeeded | 1 (submitted) | Success | 15 records | 2 s | – |',
        '| C | ✅ succeeded | 1 (submitted) | Success | 15 records | 2 s | – |\n\nMapping B: ',
      ].join('\n'),
    )
    expect(summary).toContain('```mermaid\nlanes B A C as B A C\n```')
  })

  test.each([
    ['short names as they are', ['XDM44', 'Très long'], ['XDM44', 'Très long']],
    ['long ones cut', ['Subscriptions', 'B'], ['Subscripti…', 'B']],
    ['characters of Mermaid replaced', ['a:b;c#d%%e', '"<b>'], ['a_b_c_d__e', '__b_']],
    [
      'names that look alike by their row',
      ['Subscriptions of May', 'Subscriptions of June', 'C'],
      ['', '', 'C'],
    ],
    ['a secret hidden, and nothing by its row', ['Hidden-Name', ' '], ['___', '']],
  ])('names its lanes: %s', (_, mappingIds, titles) => {
    const seen: (string | undefined)[][] = []
    const guarded = new Cleaner()
    guarded.hide('Hidden-Name')
    renderSummary(
      mappingIds.map((mappingId) => result(mappingId, 'succeeded', GOOD)),
      {
        cleaner: guarded,
        read: () => '',
        env: {},
        timeline: {
          render(_ids, given = []) {
            seen.push([...given])
            return undefined
          },
        },
      },
    )
    expect(seen).toEqual([titles.map((title) => title || undefined)])
  })

  test('what a success leaves to do is said once', () => {
    const refused = { ...GOOD, datasetId: DATASET, arrival: arrival() }
    const summary = summaryOf(
      result('A', 'succeeded', refused),
      result('B', 'succeeded', refused),
      result('C', 'succeeded', { ...GOOD, numRecords: 0 }),
    )
    expect(summary.match(/Set maxFailedRecords if refused rows are a failure for you/g)).toHaveLength(1)
    expect(summary.match(/\*\*Next:\*\* Set minRecords: 1 /g)).toHaveLength(1)
  })

  test('all is well in one line', () => {
    expect(summaryOf(result('A', 'succeeded', GOOD), result('B', 'succeeded', GOOD))).toMatch(
      /^## ✅ [^\n]*: The data of all 2 mappings arrived\n\n\| Mapping [\s\S]*\|\n\nAll 2 mappings: Adobe ingested 30 records\.\n/,
    )
  })
})

describe('the step that goes on waiting', () => {
  const open = (mappingId: string, requestId: string) =>
    result(mappingId, 'cancelled', { requestId, open: true })
  const recipe = (results: readonly IngestionResult[], given: Given) =>
    resumingStep(results, given).split('\n')

  test('holds the unfinished ones, their requests and gates, in their order', () => {
    const given = {
      org: 'geometrixx',
      mappingId: 'A\nB\nC',
      minRecords: '1\n-\n3',
      onInProgress: 'attach',
      maxParallel: '2',
    }
    expect(recipe([open('A', '3520'), result('B', 'succeeded'), result('C', 'lost-contact')], given)).toEqual(
      [
        '- uses: <owner>/<repo>@v1',
        '  with:',
        '    org: geometrixx',
        '    mappingId: |-',
        '      A',
        '      C',
        '    onInProgress: attach',
        '    minRecords: |-',
        '      1',
        '      3',
        '    maxParallel: "2"',
        '    requestId: |-',
        '      3520',
        '      -',
      ],
    )
  })

  test('one is left: one line each; nothing is submitted, so what to do then is left out', () => {
    const given = { org: 'o', mappingId: 'A\nB', minRecords: '5', onInProgress: 'attach' }
    expect(recipe([result('A', 'succeeded'), open('B', '7')], given).slice(2)).toEqual([
      '    org: o',
      '    mappingId: B',
      '    minRecords: "5"',
      '    requestId: "7"',
    ])
  })

  test('what YAML might read in another way stands in quotes', () => {
    const given = { org: 'o', mappingId: 'my mapping\n#two' }
    const lines = recipe([open('my mapping', '::x'), result('#two', 'cancelled')], given)
    expect(lines.slice(3)).toEqual(['    mappingId: "my mapping\\n#two"', '    requestId: "\\u003a:x\\n-"'])
  })
})
