import { describe, expect, test } from '@jest/globals'
import { ActionError } from '../../src/errors.js'
import type { RejectedReply, StatusReport, TerminalReport } from '../../src/ingestion/report.js'
import {
  type EndedRequest,
  type IngestionResult,
  isUnfinished,
  resultOfFault,
} from '../../src/ingestion/result.js'
import { sumOfRecords } from '../../src/ingestion/rows.js'
import { text } from '../../src/text.js'
import { resultOf } from '../report/support/results.js'
import { factsOf, type ResultFacts } from './facts.js'

const fault = new ActionError('refused', text`no`, { vendorCode: '403003' })
const lost = new ActionError('lost-answer', text`no`)
const silent = new ActionError('no-answer', text`no`)

const terminal = (status: TerminalReport['status'], more: Partial<TerminalReport> = {}): TerminalReport => ({
  requestId: '3520',
  status,
  info: `said ${status}`,
  ...more,
})
const inProgress: StatusReport = { requestId: '3520', status: 'In Progress', info: 'said In Progress' }
const rejected = (more: Partial<RejectedReply> = {}): RejectedReply => ({
  kind: 'rejected',
  reason: 'not-stopped',
  info: 'no',
  ...more,
})
const running = {
  kind: 'already-running',
  runningRequestId: '9',
  maybeOurs: false,
  wait: true,
  info: 'busy',
} as const

const common = { mappingId: 'XDM44', attempts: 1 } as const
const facts = { mappingId: 'XDM44', attempts: 1, attached: false } as const
const submitted = { requestId: '3520', origin: 'submitted', info: 'submitted' } as const
const attached = { requestId: '9', origin: 'attached', info: 'busy' } as const
const resumed = { requestId: '3520', origin: 'resumed' } as const
const aborted: EndedRequest = { report: terminal('Aborted', { batchId: 'b1' }), origin: 'submitted' }
const replaced = {
  requestId: '3520',
  status: 'Aborted',
  info: 'said Aborted',
  batchId: 'b1',
  durationMs: 7,
} as const
const START = { at: 'start', maybeStarted: false } as const
const QUEUE = { at: 'queue', runningRequestId: '9', maybeOurs: false, maybeStarted: false } as const

type Row = readonly [name: string, result: IngestionResult, expected: ResultFacts, unfinished: boolean]

/** Everything that may become of a mapping, and all that is to be known of it. */
const ROWS: readonly Row[] = [
  [
    'a Success',
    { ...common, outcome: 'succeeded', report: terminal('Success', { numRecords: 15 }), origin: 'submitted' },
    {
      ...facts,
      outcome: 'succeeded',
      requestId: '3520',
      status: 'Success',
      info: 'said Success',
      numRecords: 15,
    },
    false,
  ],
  [
    'a Success that says no more, of an attached request',
    { ...common, outcome: 'succeeded', report: terminal('Success'), origin: 'attached', durationMs: 3 },
    {
      ...facts,
      attached: true,
      outcome: 'succeeded',
      requestId: '3520',
      status: 'Success',
      info: 'said Success',
      durationMs: 3,
    },
    false,
  ],
  [
    'a Success of no records, with a gate and a code in its text',
    {
      ...common,
      attempts: 0,
      outcome: 'succeeded',
      report: terminal('Success', { numRecords: 0, vendorCode: 'ACP-880056', batchId: 'b1' }),
      origin: 'resumed',
      minRecords: 0,
    },
    {
      ...facts,
      attempts: 0,
      outcome: 'succeeded',
      requestId: '3520',
      status: 'Success',
      info: 'said Success',
      batchId: 'b1',
      numRecords: 0,
      minRecords: 0,
    },
    false,
  ],
  [
    'too few records, an unknown number',
    {
      ...common,
      outcome: 'too-few-records',
      report: terminal('Success', { vendorCode: 'ACP-880056' }),
      origin: 'submitted',
      minRecords: 4,
    },
    {
      ...facts,
      outcome: 'too-few-records',
      requestId: '3520',
      status: 'Success',
      info: 'said Success',
      minRecords: 4,
      errorCode: 'too-few-records',
    },
    false,
  ],
  [
    'a Failed with a code of Adobe and a batch; its number of records is none',
    {
      ...common,
      outcome: 'failed',
      report: terminal('Failed', { vendorCode: 'ACP-880096', batchId: 'b1', numRecords: 0 }),
      origin: 'submitted',
    },
    {
      ...facts,
      outcome: 'failed',
      requestId: '3520',
      status: 'Failed',
      info: 'said Failed',
      batchId: 'b1',
      errorCode: 'ACP-880096',
    },
    false,
  ],
  [
    'a Failed without',
    { ...common, outcome: 'failed', report: terminal('Failed'), origin: 'submitted' },
    {
      ...facts,
      outcome: 'failed',
      requestId: '3520',
      status: 'Failed',
      info: 'said Failed',
      errorCode: 'failed',
    },
    false,
  ],
  [
    'an Aborted whose fresh request was refused',
    { ...common, outcome: 'aborted', attempts: 2, report: terminal('Aborted'), origin: 'submitted', fault },
    {
      ...facts,
      attempts: 2,
      outcome: 'aborted',
      requestId: '3520',
      status: 'Aborted',
      info: 'said Aborted',
      errorCode: 'aborted',
      fault,
    },
    false,
  ],
  [
    'a rejected POST',
    { ...common, outcome: 'rejected', reply: rejected() },
    { ...facts, outcome: 'rejected', status: 'Failed', info: 'no', errorCode: 'not-stopped' },
    false,
  ],
  [
    'a rejected POST with a code',
    { ...common, outcome: 'rejected', reply: rejected({ reason: 'rejected', vendorCode: 'RST-360011' }) },
    { ...facts, outcome: 'rejected', status: 'Failed', info: 'no', errorCode: 'RST-360011' },
    false,
  ],
  [
    'a rejected POST after an aborted request',
    { ...common, attempts: 2, outcome: 'rejected', reply: rejected(), aborted, durationMs: 7 },
    {
      ...facts,
      ...replaced,
      attempts: 2,
      outcome: 'rejected',
      status: 'Failed',
      info: 'no',
      errorCode: 'not-stopped',
    },
    false,
  ],
  [
    'a running request that is not waited for',
    { ...common, outcome: 'rejected', reply: running },
    {
      ...facts,
      outcome: 'rejected',
      status: 'In Progress',
      info: 'busy',
      errorCode: 'already-running',
      runningRequestId: '9',
    },
    false,
  ],
  [
    'the same, perhaps ours, after an aborted request that was attached',
    {
      ...common,
      outcome: 'rejected',
      reply: { ...running, maybeOurs: true },
      aborted: { ...aborted, origin: 'attached' },
      durationMs: 7,
    },
    {
      ...facts,
      ...replaced,
      attached: true,
      outcome: 'rejected',
      status: 'In Progress',
      info: 'busy',
      errorCode: 'already-running',
      runningRequestId: '9',
      afterLostAnswer: true,
    },
    false,
  ],
  [
    'submitted',
    { ...common, outcome: 'submitted', request: submitted, durationMs: 0 },
    {
      ...facts,
      outcome: 'submitted',
      requestId: '3520',
      open: true,
      status: 'In Progress',
      info: 'submitted',
      durationMs: 0,
    },
    true,
  ],
  [
    'a dry run',
    { ...common, outcome: 'checked', batchesFault: undefined },
    { ...facts, outcome: 'checked' },
    false,
  ],
  [
    'attached, not waited for',
    { ...common, outcome: 'submitted', request: attached },
    {
      ...facts,
      attached: true,
      outcome: 'submitted',
      requestId: '9',
      open: true,
      status: 'In Progress',
      info: 'busy',
    },
    true,
  ],
  ...(['timed-out', 'cancelled'] as const).flatMap((outcome): readonly Row[] => [
    [
      `${outcome} before anything`,
      { ...common, attempts: 0, outcome, stage: START },
      { ...facts, attempts: 0, outcome, errorCode: outcome },
      true,
    ],
    [
      `${outcome} with a fault`,
      { ...common, outcome, stage: START, fault },
      { ...facts, outcome, errorCode: outcome, fault },
      true,
    ],
    [
      `${outcome} in the queue`,
      { ...common, outcome, stage: QUEUE },
      { ...facts, outcome, errorCode: outcome, status: 'In Progress', runningRequestId: '9' },
      true,
    ],
    [
      `${outcome} in the queue behind what may be ours, after an aborted request`,
      { ...common, outcome, stage: { ...QUEUE, maybeOurs: true }, aborted, durationMs: 7 },
      {
        ...facts,
        ...replaced,
        outcome,
        errorCode: outcome,
        status: 'In Progress',
        runningRequestId: '9',
        afterLostAnswer: true,
      },
      true,
    ],
    [
      `${outcome} between an aborted request and the next`,
      { ...common, outcome, stage: START, aborted, durationMs: 7 },
      { ...facts, ...replaced, outcome, errorCode: outcome },
      true,
    ],
    [
      `${outcome} before the first readable answer`,
      { ...common, outcome, stage: { at: 'request', request: submitted }, durationMs: 7 },
      {
        ...facts,
        outcome,
        errorCode: outcome,
        requestId: '3520',
        open: true,
        status: 'In Progress',
        info: 'submitted',
        durationMs: 7,
      },
      true,
    ],
    [
      `${outcome} after an answer about an attached request`,
      { ...common, outcome, stage: { at: 'request', request: attached, lastReport: inProgress } },
      {
        ...facts,
        attached: true,
        outcome,
        errorCode: outcome,
        requestId: '9',
        open: true,
        status: 'In Progress',
        info: 'said In Progress',
      },
      true,
    ],
    [
      `${outcome} before the first readable answer about a resumed request: its status is unknown`,
      { ...common, attempts: 0, outcome, stage: { at: 'request', request: resumed } },
      { ...facts, attempts: 0, outcome, errorCode: outcome, requestId: '3520', open: true },
      true,
    ],
    [
      `${outcome} after one`,
      { ...common, attempts: 0, outcome, stage: { at: 'request', request: resumed, lastReport: inProgress } },
      {
        ...facts,
        attempts: 0,
        outcome,
        errorCode: outcome,
        requestId: '3520',
        open: true,
        status: 'In Progress',
        info: 'said In Progress',
      },
      true,
    ],
  ]),
  [
    'a refusal before anything was accepted',
    { ...common, outcome: 'error', stage: START, fault },
    { ...facts, outcome: 'error', errorCode: '403003', fault },
    false,
  ],
  [
    'a fault of ours',
    { ...common, outcome: 'error', stage: START, fault: silent },
    { ...facts, outcome: 'error', errorCode: 'no-answer', fault: silent },
    false,
  ],
  [
    'out of sight of the request in front',
    { ...common, outcome: 'error', stage: QUEUE, fault },
    {
      ...facts,
      outcome: 'error',
      errorCode: '403003',
      fault,
      status: 'In Progress',
      runningRequestId: '9',
    },
    false,
  ],
  [
    'no token for a request of an earlier run: it may go on all the same',
    { ...common, attempts: 0, outcome: 'error', stage: { at: 'request', request: resumed }, fault: silent },
    {
      ...facts,
      attempts: 0,
      outcome: 'error',
      errorCode: 'no-answer',
      fault: silent,
      requestId: '3520',
      open: true,
    },
    true,
  ],
  [
    'a lost answer',
    { ...common, outcome: 'lost-contact', stage: { at: 'start', maybeStarted: true }, fault: lost },
    { ...facts, outcome: 'lost-contact', errorCode: 'lost-answer', fault: lost },
    true,
  ],
  [
    'a lost answer after an aborted request',
    {
      ...common,
      outcome: 'lost-contact',
      stage: { at: 'start', maybeStarted: true },
      fault: lost,
      aborted,
      durationMs: 7,
    },
    { ...facts, ...replaced, outcome: 'lost-contact', errorCode: 'lost-answer', fault: lost },
    true,
  ],
  [
    'a lost answer after the queue',
    { ...common, outcome: 'lost-contact', stage: { ...QUEUE, maybeStarted: true }, fault: lost },
    {
      ...facts,
      outcome: 'lost-contact',
      errorCode: 'lost-answer',
      fault: lost,
      status: 'In Progress',
      runningRequestId: '9',
    },
    true,
  ],
  [
    'out of sight of a request: our own code says less than the outcome',
    {
      ...common,
      outcome: 'lost-contact',
      stage: { at: 'request', request: submitted, lastReport: inProgress },
      fault: silent,
      durationMs: 7,
    },
    {
      ...facts,
      outcome: 'lost-contact',
      errorCode: 'lost-contact',
      fault: silent,
      requestId: '3520',
      open: true,
      status: 'In Progress',
      info: 'said In Progress',
      durationMs: 7,
    },
    true,
  ],
  [
    "out of sight of a request: Adobe's code says more",
    { ...common, outcome: 'lost-contact', stage: { at: 'request', request: submitted }, fault },
    {
      ...facts,
      outcome: 'lost-contact',
      errorCode: '403003',
      fault,
      requestId: '3520',
      open: true,
      status: 'In Progress',
      info: 'submitted',
    },
    true,
  ],
]

describe('what is known of a result', () => {
  test.each(ROWS)('%s', (_, result, expected, unfinished) => {
    expect(factsOf(result)).toStrictEqual(expected)
    expect(isUnfinished(result)).toBe(unfinished)
  })
})

/** What `resultOf` cannot be told, since its results are of tests about other things. */
const isBeyondFacts = ({ mappingId: _, outcome, requestId, open, runningRequestId }: ResultFacts) =>
  requestId !== undefined && open === undefined && (outcome === 'rejected' || runningRequestId !== undefined)

describe('flat facts and back', () => {
  const rows = ROWS.filter(([, , expected]) => !isBeyondFacts(expected))

  test.each(rows)('%s', (_, __, { mappingId, outcome, ...given }) => {
    const { attempts, attached: isAttachedOne, ...rest } = given
    const again = factsOf(resultOf(mappingId, outcome, { ...rest, attempts, attached: isAttachedOne }))
    expect(again).toEqual({ mappingId, outcome, ...given })
  })

  test('are most of the rows', () => {
    expect(rows.length).toBeGreaterThan(ROWS.length - 8)
  })
})

describe('a mapping without a request', () => {
  test.each([
    ['timed-out', undefined, { outcome: 'timed-out', errorCode: 'timed-out' }],
    ['cancelled', undefined, { outcome: 'cancelled', errorCode: 'cancelled' }],
    ['error', fault, { outcome: 'error', errorCode: '403003', fault }],
    ['error', undefined, { outcome: 'error', errorCode: 'error' }],
    ['lost-contact', lost, { outcome: 'lost-contact', errorCode: 'lost-answer', fault: lost }],
  ] as const)('%s', (outcome, why, expected) => {
    expect(factsOf({ mappingId: 'XDM44', attempts: 0, outcome, stage: START, fault: why })).toStrictEqual({
      mappingId: 'XDM44',
      attempts: 0,
      attached: false,
      ...expected,
    })
  })

  test('because of a fault', () => {
    expect(resultOfFault('XDM44', fault)).toStrictEqual({
      mappingId: 'XDM44',
      attempts: 0,
      outcome: 'error',
      stage: START,
      fault,
    })
  })
})

describe('the records of several mappings together', () => {
  const counted = (numRecords: number | undefined): IngestionResult => ({
    ...common,
    outcome: 'succeeded',
    report: terminal('Success', { numRecords }),
    origin: 'submitted',
  })

  test.each<[readonly (number | undefined)[], bigint | undefined]>([
    [[], 0n],
    [[1, 2], 3n],
    [[1, undefined], undefined],
    [[Number.MAX_SAFE_INTEGER, 2], 9_007_199_254_740_993n],
  ])('%j', (counts, sum) => {
    expect(sumOfRecords(counts.map(counted))).toBe(sum)
  })

  test('a failure has none, whatever its report says', () => {
    const failed: IngestionResult = {
      ...common,
      outcome: 'failed',
      report: terminal('Failed', { numRecords: 3 }),
      origin: 'submitted',
    }
    expect(sumOfRecords([counted(1), failed])).toBeUndefined()
  })
})
