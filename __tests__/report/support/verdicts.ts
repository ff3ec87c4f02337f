import { ActionError, type ErrorCode, type FaultDetails } from '../../../src/errors.js'
import type { Outcome } from '../../../src/ingestion/outcome.js'
import * as hints from '../../../src/report/hints.js'
import { quoted } from '../../../src/text.js'
import { arrival, datasetBatch } from './arrivals.js'
import type { Facts } from './results.js'

const RESUME = hints.RESUME.raw
const hintFor = (code: hints.OwnCode, vendorCode: string | undefined) => hints.hintFor(code, vendorCode).raw

/** What a server said, in its words. */
export const fault = (code: ErrorCode, message: string, details: FaultDetails = {}) => ({
  fault: new ActionError(code, quoted(message), details),
  errorCode: details.vendorCode ?? code,
})

/** Cause and next step. */
const hintOf = (code: ErrorCode) => hints.hintOfFault(new ActionError(code, quoted(''))).raw
const hintOfCheck = (code: ErrorCode) => hints.hintOfCheck(new ActionError(code, quoted('')), 'accepted').raw

const OURS = { requestId: '3520' }
const THEIRS = { runningRequestId: '3519' }
const UPLOAD = 'Mapping Id: XDM44. ACP-880096 Sync Job failed to upload.'

/** Foreign parts stand in «». The deadline is 90 minutes, `minRecords` 1,000. */
export type Row = [why: string, outcome: Outcome, facts: Facts, verdict: string, hint?: string]

export const ROWS: readonly Row[] = [
  [
    'all is well',
    'succeeded',
    { ...OURS, status: 'Success', numRecords: 53_000, durationMs: 29_000 },
    'Adobe ingested 53,000 records (request «3520») in 29 s.',
  ],
  [
    'an unknown number',
    'succeeded',
    { ...OURS, durationMs: 61_000 },
    'Adobe ingested an unknown number of records (request «3520») in 1 min 1 s.',
  ],
  [
    'submitted',
    'submitted',
    { ...OURS, open: true },
    'Adobe accepted the request (request «3520»). The step did not wait for it to finish, so whether the data arrives is not known.',
  ],
  [
    'of a dry run',
    'checked',
    { attempts: 0 },
    'everything that a dry run can check is right. Nothing was submitted, and no data was ingested.',
  ],
  [
    'in a dry run',
    'timed-out',
    { ...fault('unreachable', 'no route'), errorCode: 'timed-out', isDryRun: true },
    'the deadline of 1 h 30 min passed before the dry run finished its checks: «no route».',
    hintOf('unreachable'),
  ],
  [
    'in a dry run',
    'cancelled',
    { errorCode: 'cancelled', isDryRun: true },
    "the step was cancelled, or stopped by the runner's time limit, before the dry run finished its checks.",
    hintFor('cancelled', undefined),
  ],
  [
    'attached',
    'submitted',
    { ...OURS, open: true, attached: true },
    'request «3520» was already running. The step did not wait for it to finish, so whether the data arrives is not known.',
  ],
  [
    'too few',
    'too-few-records',
    { ...OURS, numRecords: 999, errorCode: 'too-few-records' },
    'Adobe ingested 999 records (request «3520»), but minRecords asks for at least 1,000.',
    hintFor('too-few-records', undefined),
  ],
  [
    'unknown, so too few',
    'too-few-records',
    { ...OURS, errorCode: 'too-few-records' },
    'Adobe ingested an unknown number of records (request «3520»), but minRecords asks for at least 1,000.',
    hintFor('too-few-records', undefined),
  ],
  [
    'more than the gate allows',
    'too-many-failed-records',
    { ...OURS, numRecords: 53_000, maxFailedRecords: 5, arrival: arrival() },
    'Adobe ingested 53,000 records (request «3520»). Experience Platform refused 12 rows in the batches since the submission. maxFailedRecords allows 5 rows.',
    hintFor('too-many-failed-records', undefined),
  ],
  [
    'both gates',
    'too-many-failed-records',
    { ...OURS, numRecords: 999, maxFailedRecords: 1, arrival: arrival() },
    'Adobe ingested 999 records (request «3520»), but minRecords asks for at least 1,000. Experience Platform refused 12 rows in the batches since the submission. maxFailedRecords allows 1 row.',
    hintFor('too-many-failed-records', undefined),
  ],
  [
    'a batch that failed as a whole',
    'too-many-failed-records',
    {
      ...OURS,
      numRecords: 53_000,
      maxFailedRecords: 20,
      arrival: arrival({ batches: [datasetBatch(), datasetBatch({ batchId: 'b2', status: 'failed' })] }),
    },
    'Adobe ingested 53,000 records (request «3520»). Experience Platform refused 12 rows in the batches since the submission. Batch «b2» ended as failed. maxFailedRecords allows 20 rows.',
    hintFor('too-many-failed-records', undefined),
  ],
  [
    'an unknown number',
    'too-many-failed-records',
    { ...OURS, numRecords: 53_000, maxFailedRecords: 0, arrival: arrival({ batches: [], why: 'no-batch' }) },
    'Adobe ingested 53,000 records (request «3520»). How many rows Experience Platform refused is not known: the dataset has no batch since the submission. maxFailedRecords allows 0 rows.',
    'Check datasetId and sandbox: the mapping may feed another dataset. If timeoutMinutes ended the wait, raise it.',
  ],
  [
    'after Success, before the gate was known to hold',
    'cancelled',
    { ...OURS, numRecords: 53_000, maxFailedRecords: 0, arrival: arrival({ why: 'interrupted' }) },
    "the step was cancelled, or stopped by the runner's time limit, after Adobe ingested 53,000 records (request «3520»), before it was known how many rows Experience Platform refused.",
    'Check the dataset in Experience Platform (the link is in the log and in the job summary), or run the job again.',
  ],
  [
    "with Adobe's code",
    'failed',
    { ...OURS, info: UPLOAD, errorCode: 'ACP-880096' },
    'the ingestion failed at Adobe (request «3520»): «Mapping Id: XDM44. ACP-880096 Sync Job failed to upload».',
    hintFor('failed', 'ACP-880096'),
  ],
  [
    'aborted',
    'aborted',
    { ...OURS, info: 'Please submit a new request', errorCode: 'aborted' },
    'Adobe aborted the ingestion (request «3520»): «Please submit a new request».',
    hintFor('aborted', undefined),
  ],
  [
    'not stopped',
    'rejected',
    { status: 'Failed', errorCode: 'not-stopped', info: 'XDM Mapping ID: XDM44 is not stopped' },
    'Adobe refused the request, because the data mapping is not stopped.',
    hintFor('not-stopped', undefined),
  ],
  [
    'not published',
    'rejected',
    { status: 'Failed', errorCode: 'not-published', info: 'XDM Mapping ID: XDM44 is not published' },
    'Adobe refused the request, because the data mapping is not published.',
    hintFor('not-published', undefined),
  ],
  [
    'already running',
    'rejected',
    { ...THEIRS, errorCode: 'already-running' },
    'request «3519», not ours, is already running, and the step was told not to wait for it.',
    hintFor('already-running', undefined),
  ],
  [
    'already running, and wait is false: no queue without waiting',
    'rejected',
    { ...THEIRS, doesNotWait: true, errorCode: 'already-running' },
    'request «3519», not ours, is already running, and the step was told not to wait for it.',
    'Run the job again when that request has finished, set onInProgress to attach, or let the step wait.',
  ],
  [
    'for another reason',
    'rejected',
    { errorCode: 'ACP-880056', info: 'ACP-880056 Boo...' },
    'Adobe refused the request: «ACP-880056 Boo».',
    hintFor('rejected', 'ACP-880056'),
  ],
  [
    'with a request of ours',
    'timed-out',
    { ...OURS, open: true, errorCode: 'timed-out' },
    'the deadline of 1 h 30 min passed while request «3520» was in progress; it may still be running at Adobe.',
    `Raise timeoutMinutes. ${RESUME}`,
  ],
  [
    'in the queue',
    'timed-out',
    { ...THEIRS, errorCode: 'timed-out' },
    'the deadline of 1 h 30 min passed while request «3519», not ours, was running; ours was not submitted.',
    hintFor('timed-out', undefined),
  ],
  [
    'before anything was accepted',
    'timed-out',
    { ...fault('unreachable', 'no route'), errorCode: 'timed-out' },
    'the deadline of 1 h 30 min passed before Adobe accepted a request: «no route».',
    hintOf('unreachable'),
  ],
  [
    'with a request of ours',
    'cancelled',
    { ...OURS, open: true, errorCode: 'cancelled' },
    "the step was cancelled, or stopped by the runner's time limit, while request «3520» was in progress; it may still be running at Adobe.",
    RESUME,
  ],
  [
    'with a lost answer',
    'cancelled',
    { ...fault('lost-answer', 'cut'), errorCode: 'cancelled' },
    "the step was cancelled, or stopped by the runner's time limit, before an answer to the request arrived; an ingestion may have started.",
    hintFor('lost-answer', undefined),
  ],
  [
    'in the queue',
    'cancelled',
    { ...THEIRS, errorCode: 'cancelled' },
    "the step was cancelled, or stopped by the runner's time limit, while request «3519», not ours, was running; ours was not submitted.",
    hintFor('cancelled', undefined),
  ],
  [
    'before anything was accepted',
    'cancelled',
    { errorCode: 'cancelled' },
    "the step was cancelled, or stopped by the runner's time limit, before Adobe accepted a request.",
    hintFor('cancelled', undefined),
  ],
  [
    'fault first, then the hint for it',
    'error',
    {
      attempts: 0,
      ...fault('refused', 'Adobe answered HTTP 403: 403025 Profile is not valid', { vendorCode: '403025' }),
    },
    '«Adobe answered HTTP 403: 403025 Profile is not valid».',
    hintFor('refused', '403025'),
  ],
  [
    'while a request of ours may go on',
    'error',
    { ...OURS, open: true, ...fault('internal', 'boom') },
    '«boom». Request «3520» may still be running at Adobe.',
    hintOf('internal'),
  ],
  [
    'while queueing',
    'error',
    { ...THEIRS, ...fault('refused', 'no', { httpStatus: 400 }) },
    '«no». Request «3519» was already running.',
    hintOf('refused'),
  ],
  [
    'of a code that only its family has a hint for',
    'error',
    {
      attempts: 0,
      ...fault('server-error', 'RST-360011 An error has occurred. ', { vendorCode: 'RST-360011' }),
    },
    '«RST-360011 An error has occurred».',
    hintFor('server-error', 'RST-360011'),
  ],
  [
    'after an abort and a fresh request that failed',
    'aborted',
    { ...OURS, info: 'submit anew', ...fault('unreachable', 'no route'), errorCode: 'aborted', attempts: 2 },
    'Adobe aborted the ingestion (request «3520»): «submit anew». A new request failed: «no route».',
    hintOf('unreachable'),
  ],
  [
    'after an abort, before a fresh request',
    'timed-out',
    { ...OURS, errorCode: 'timed-out', attempts: 2 },
    'the deadline of 1 h 30 min passed after Adobe aborted request «3520», before it accepted a new one.',
    hintFor('timed-out', undefined),
  ],
  [
    'with a request of ours',
    'lost-contact',
    { ...OURS, open: true, ...fault('no-answer', 'Adobe did not answer within 70 s') },
    'contact with Adobe was lost while request «3520» was running: «Adobe did not answer within 70 s».',
    `${hintOfCheck('no-answer')} ${RESUME}`,
  ],
  [
    'with answers lost to the end',
    'lost-contact',
    fault('lost-answer', 'the connection was cut'),
    'no usable answer to the request arrived, so an ingestion may have started: «the connection was cut».',
    hintOf('lost-answer'),
  ],
]
