import { ActionError } from '../../../src/errors.js'
import type { InputName } from '../../../src/inputs/declarations.js'
import { parseInputs } from '../../../src/inputs/parse.js'
import { describeProblems } from '../../../src/inputs/problems.js'
import { type Text, text } from '../../../src/text.js'
import { accepted, alreadyRunning, FakeAdobe, reported, running } from '../../fakes/adobe.js'
import { arrival, datasetBatch } from './arrivals.js'
import { found, lookup } from './batches.js'
import { UPLOAD_FAILED } from './goldens.js'
import type { Golden } from './play-golden.js'
import { resultOf } from './results.js'
import type { Hitch } from './slow-adobe.js'

const MINUTE_MS = 60_000
const ENDED_WELL = { numRecords: 53_000, info: 'Mapping Id: XDM44.' }

const unreachable: Hitch = {
  fault: new ActionError('unreachable', text`No connection to mc.adobe.io`),
  waitMs: 9_000,
  mayHaveStarted: false,
}
const lostAnswer: Hitch = {
  fault: new ActionError('lost-answer', text`The connection was cut`),
  waitMs: 14_000,
  mayHaveStarted: true,
}
const deaf = new ActionError('no-answer', text`Adobe did not answer within 70 s`)

const PROFILE_REFUSED = new ActionError(
  'refused',
  text`Adobe Campaign answered HTTP 403: 403023 Profile is not valid. The given org is ${'geometrixx'}; according to Adobe IMS this credential reaches ${'geometrixx-mkt-stage3'}`,
  { httpStatus: 403, vendorCode: '403023', speaker: 'campaign' },
)

function badInputs(): Text {
  const given: Partial<Readonly<Record<InputName, string>>> = {
    clientId: 'client-4711',
    clientSecret: 'p8e-correct-horse',
    timeoutMinutes: 'soon',
  }
  const parsed = parseInputs((name) => given[name] ?? '', [])
  return parsed.kind === 'bad' ? describeProblems(parsed.problems) : text``
}

/** What else a summary may show. */
export const VARIANT_GOLDENS: readonly Golden[] = [
  {
    name: 'rehearsal',
    verdict: 'Adobe ingested 15 records (request 3520) in 4.2 s.',
    request: '3520 (submitted)',
    next: '',
    run: { adobe: () => new FakeAdobe([accepted()], running(2, 'Success', { numRecords: 15 })) },
    rehearsal: true,
  },
  {
    name: 'refused-rows',
    verdict: 'Adobe ingested 53,000 records (request 3520) in 24 s. Experience Platform refused 12 rows',
    request: '3520 (submitted)',
    next: 'Set maxFailedRecords if refused rows are a failure for you.',
    run: resultOf('XDM44', 'succeeded', { ...ENDED_WELL, durationMs: 24_000, arrival: arrival() }),
  },
  {
    name: 'cancelled-before-arrival',
    verdict: 'after Adobe ingested 53,000 records (request 3520), before it was known how many rows',
    request: '3520 (submitted)',
    next: 'Check the dataset in Experience Platform',
    run: resultOf('XDM44', 'cancelled', {
      ...ENDED_WELL,
      durationMs: 24_000,
      maxFailedRecords: 0,
      arrival: arrival({ batches: [datasetBatch({ status: 'loading' })], why: 'interrupted' }),
    }),
  },
  {
    name: 'second-attempt',
    verdict: 'Adobe ingested 1 record (request 3520) in 4.2 s.',
    request: '3520 (submitted)',
    next: '',
    run: { adobe: () => new FakeAdobe([accepted()], running(2, 'Success', { numRecords: 1 })) },
    runAttempt: 2,
  },
  {
    name: 'attached',
    verdict: 'Adobe ingested 53,000 records (request 3519) in',
    request: '3519 (followed)',
    next: '',
    run: {
      adobe: () => new FakeAdobe([alreadyRunning()], running(30, 'Success', ENDED_WELL)),
      plan: { onInProgress: 'attach' },
    },
  },
  {
    name: 'queued',
    verdict: 'Adobe ingested 53,000 records (request 3520) in',
    request: '3520 (submitted)',
    next: '',
    run: {
      adobe: () => new FakeAdobe([alreadyRunning(), accepted()], running(40, 'Success', ENDED_WELL)),
    },
  },
  {
    name: 'resumed-through-an-outage',
    verdict: 'Adobe ingested 53,000 records (request 3520) in',
    request: '3520 (followed)',
    next: '',
    run: {
      adobe: () =>
        new FakeAdobe([], (requestId, count) => {
          if (count > 8 && count < 13) return deaf
          return count < 40
            ? reported('In Progress', { requestId })
            : reported('Success', { requestId, ...ENDED_WELL })
        }),
      plan: { requestId: '3520' },
    },
  },
  {
    name: 'everything-at-once',
    verdict: 'Adobe ingested 53,000 records (request 3522) in',
    request: '3522 (submitted)',
    next: '',
    run: {
      adobe: () =>
        new FakeAdobe([alreadyRunning(), accepted('3521'), accepted('3522')], (requestId, count) => {
          if (requestId === '3521' && count > 4 && count < 7) return deaf
          if (count < 25) return reported('In Progress', { requestId })
          return requestId === '3521'
            ? reported('Aborted', { requestId })
            : reported('Success', { requestId, ...ENDED_WELL })
        }),
      hitches: [unreachable, lostAnswer],
      plan: { resubmitOnAborted: 1 },
    },
  },
  {
    name: 'long-queue-over-midnight',
    verdict:
      'the deadline of 12 h passed while request 3520 was in progress; it may still be running at Adobe.',
    request: '3520 (submitted)',
    next: 'Raise timeoutMinutes.',
    run: {
      adobe: () =>
        new FakeAdobe([alreadyRunning(), accepted()], (requestId, count) =>
          requestId === '3519' && count > 1_500
            ? reported('Failed', { requestId })
            : reported('In Progress', { requestId }),
        ),
      timeoutMs: 720 * MINUTE_MS,
    },
    inputs: { timeoutMinutes: '720', minRecords: '1', pollIntervalSeconds: '15', scopes: 'openid,AdobeID' },
  },
  {
    name: 'batch-explained',
    verdict: 'The row has corrupted data and cannot be read or parsed.',
    request: '3520 (submitted)',
    next: 'Correct the data or the schema as the errors of the batch say, then run the job again.',
    run: { adobe: () => new FakeAdobe([accepted()], running(20, 'Failed', UPLOAD_FAILED)) },
    batch: found({
      status: 'failed',
      inputRecords: 519,
      outputRecords: 514,
      failedRecords: 5,
      datasetId: '5deac2648a19d218a888d2b1',
      errors: [
        {
          code: 'INGEST-1401-400',
          description: 'The row has corrupted data and cannot be read or parsed.',
          recordCount: 2,
        },
        { code: 'INGEST-1212-400', description: 'The value is missing.', recordCount: 3 },
      ],
    }),
  },
  {
    name: 'batch-not-explained',
    verdict: 'This is not known. Experience Platform answered HTTP 403: 403025 Profile is not valid.',
    request: '3520 (submitted)',
    next: 'check imsOrg, and add the Experience Platform API with a product profile to its project',
    run: { adobe: () => new FakeAdobe([accepted()], running(20, 'Failed', UPLOAD_FAILED)) },
    batch: lookup({
      kind: 'refused',
      fault: new ActionError(
        'refused',
        text`Experience Platform answered HTTP 403: 403025 Profile is not valid`,
        {
          httpStatus: 403,
          vendorCode: '403025',
        },
      ),
    }),
  },
  {
    name: 'lost-answer',
    verdict:
      'no usable answer to the request arrived, so an ingestion may have started: The connection was cut.',
    request: '–',
    next: 'Run the step again. While an ingestion of this mapping runs, Adobe starts no other',
    run: {
      adobe: () => new FakeAdobe([new ActionError('lost-answer', text`The connection was cut`)], () => deaf),
      hitches: [lostAnswer, lostAnswer],
    },
  },
  {
    name: 'dry-run-refused',
    verdict: 'according to Adobe IMS this credential reaches geometrixx-mkt-stage3.',
    request: '✓',
    next: 'Assign the credential the product profile of this organization',
    run: resultOf('XDM44', 'error', { attempts: 0, fault: PROFILE_REFUSED }),
    checks: [
      { name: 'inputs', state: 'passed' },
      { name: 'credential', state: 'not-checked', why: 'given' },
      { name: 'organization', state: 'failed', fault: PROFILE_REFUSED },
      { name: 'batches', state: 'not-checked', why: 'not-reached' },
      { name: 'mappings', state: 'not-checked', why: 'out-of-reach' },
      { name: 'role', state: 'not-checked', why: 'out-of-reach' },
    ],
  },
  {
    name: 'bad-inputs',
    verdict: '3 inputs need attention; nothing was sent to Adobe.',
    request: 'no table',
    next: 'org is required but empty. Write its value in the step that uses the action.',
    run: resultOf('', 'error', { attempts: 0, fault: new ActionError('bad-input', badInputs()) }),
  },
]
