import { ActionError } from '../../../src/errors.js'
import { text } from '../../../src/text.js'
import { accepted, FakeAdobe, reported, running } from '../../fakes/adobe.js'
import { arrival } from './arrivals.js'
import type { Golden } from './play-golden.js'
import { resultOf } from './results.js'
import { fault } from './verdicts.js'

const MINUTE_MS = 60_000
const ENDED_WELL = { numRecords: 53_000, info: 'Mapping Id: XDM44.' }
export const UPLOAD_FAILED = {
  batchId: 'a27d800531ac4d95945a2bc234eb0d86',
  vendorCode: 'ACP-880096',
  info: 'Mapping Id: XDM44. ACP-880096 Sync Job failed to upload. Please check the error in the Platform UI.',
}
const ABORTED = {
  info: 'Mapping Id: XDM44. Ingestion request aborted due to some issue with data ingestion service. Please submit a new request',
}

const ingested = (checks = 16) => new FakeAdobe([accepted()], running(checks, 'Success', ENDED_WELL))
const neverEnds = () => new FakeAdobe([accepted()], running(Number.POSITIVE_INFINITY, 'Success'))
const deaf = new ActionError('no-answer', text`Adobe did not answer within 70 s`)

/** Every outcome, worst first. */
export const OUTCOME_GOLDENS: readonly Golden[] = [
  {
    name: 'error',
    verdict: 'Adobe IMS answered HTTP 400: invalid_client: invalid client_id parameter.',
    request: '–',
    next: "Copy both again from the credential's page in the Adobe Developer Console.",
    run: resultOf('XDM44', 'error', {
      attempts: 0,
      ...fault(
        'invalid-credentials',
        'Adobe IMS answered HTTP 400: invalid_client: invalid client_id parameter',
        { vendorCode: 'invalid_client' },
      ),
    }),
  },
  {
    name: 'rejected',
    verdict: 'Adobe refused the request, because the data mapping is not stopped.',
    request: '–',
    next: 'Stop the mapping in Administration > Development > Platform > Status of data export to platform',
    run: {
      adobe: () =>
        new FakeAdobe(
          [{ kind: 'rejected', reason: 'not-stopped', info: 'XDM Mapping ID: XDM44 is not stopped' }],
          () => deaf,
        ),
    },
  },
  {
    name: 'failed',
    verdict: 'the ingestion failed at Adobe (request 3520): Mapping Id: XDM44. ACP-880096 Sync Job failed',
    request: '3520 (submitted)',
    next: 'Open the batch in the monitoring of Experience Platform for its error.',
    run: { adobe: () => new FakeAdobe([accepted()], running(20, 'Failed', UPLOAD_FAILED)) },
  },
  {
    name: 'aborted',
    verdict:
      'Adobe aborted the ingestion (request 3522): Mapping Id: XDM44. Ingestion request aborted due to',
    request: '3522 (submitted)',
    next: 'Adobe advises a new request: run the job again, or set resubmitOnAborted.',
    run: {
      adobe: () =>
        new FakeAdobe(
          [accepted('3520'), accepted('3521'), accepted('3522')],
          running(12, 'Aborted', ABORTED),
        ),
      plan: { resubmitOnAborted: 2 },
    },
  },
  {
    name: 'lost-contact',
    verdict: 'contact with Adobe was lost while request 3520 was running: Adobe did not answer within 70 s.',
    request: '3520 (submitted)',
    next: 'the step that resumes it is in the log and in the job summary',
    run: {
      adobe: () =>
        new FakeAdobe([accepted()], (requestId, count) =>
          count < 90 ? reported('In Progress', { requestId }) : deaf,
        ),
      timeoutMs: 120 * MINUTE_MS,
    },
    inputs: { timeoutMinutes: '120' },
  },
  {
    name: 'timed-out',
    verdict:
      'the deadline of 30 min passed while request 3520 was in progress; it may still be running at Adobe.',
    request: '3520 (submitted)',
    next: 'Raise timeoutMinutes.',
    run: { adobe: neverEnds },
    inputs: { timeoutMinutes: '30' },
  },
  {
    name: 'cancelled',
    verdict:
      "the step was cancelled, or stopped by the runner's time limit, while request 3520 was in progress; it may still be running at Adobe.",
    request: '3520 (submitted)',
    next: 'the step that resumes it is in the log and in the job summary',
    run: { adobe: neverEnds, cancelAtMs: 4 * MINUTE_MS },
  },
  {
    name: 'too-many-failed-records',
    verdict:
      'Adobe ingested 53,000 records (request 3520). Experience Platform refused 12 rows in the batches since the submission.',
    request: '3520 (submitted)',
    next: 'Open the dataset in Experience Platform (the link is in the log and in the job summary)',
    run: resultOf('XDM44', 'too-many-failed-records', {
      ...ENDED_WELL,
      durationMs: 24_000,
      maxFailedRecords: 0,
      arrival: arrival(),
    }),
  },
  {
    name: 'too-few-records',
    verdict: 'Adobe ingested 53,000 records (request 3520), but minRecords asks for at least 60,000.',
    request: '3520 (submitted)',
    next: 'Check that the data was there before the step ran, and that minRecords is right.',
    run: { adobe: ingested, plan: { minRecords: 60_000 } },
  },
  {
    name: 'checked',
    verdict: 'everything that a dry run can check is right. Nothing was submitted, and no data was ingested.',
    request: '✓',
    next: '',
    run: resultOf('XDM44', 'checked', { attempts: 0 }),
    checks: [
      { name: 'inputs', state: 'passed' },
      { name: 'credential', state: 'passed' },
      { name: 'organization', state: 'passed' },
      { name: 'batches', state: 'passed' },
      { name: 'mappings', state: 'not-checked', why: 'out-of-reach' },
      { name: 'role', state: 'not-checked', why: 'out-of-reach' },
    ],
  },
  {
    name: 'submitted',
    verdict: 'Adobe accepted the request (request 3520). The step did not wait for it to finish',
    request: '3520 (submitted)',
    next: 'To resume it, run this step:',
    run: { adobe: ingested, plan: { wait: false } },
  },
  {
    name: 'succeeded',
    verdict: 'Adobe ingested 53,000 records (request 3520) in 24 s.',
    request: '3520 (submitted)',
    next: '',
    run: { adobe: ingested },
  },
]
