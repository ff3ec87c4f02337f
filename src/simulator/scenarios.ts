import type { Script, ScriptedRequest, ScriptedStatus, ScriptedSubmission } from './script.js'

export interface Scenario {
  /** A value of the public input `rehearse`. */
  readonly name: string
  /** One plain sentence on what Adobe does. */
  readonly description: string
  /** Inputs of the action that the scenario needs for its effect. */
  readonly inputs: Readonly<Record<string, string>>
  /** Outputs of the action when run with `inputs`. */
  readonly expected: {
    readonly outcome: string
    readonly status: string
    readonly numRecords: string
    readonly errorCode: string
  }
  readonly script: Script
}

const IN_PROGRESS: ScriptedStatus = { answer: 'status/in-progress' }
const SUCCESS: ScriptedStatus = { answer: 'status/success' }
const THROTTLED = { answer: 'gateway/throttled' } as const
const NO_ANSWER: ScriptedStatus = { answer: 'none' }

const running = (inProgress: number, end: ScriptedStatus): ScriptedRequest => ({
  checks: Array<ScriptedStatus>(inProgress).fill(IN_PROGRESS),
  end,
})

const accepted = (request: ScriptedRequest): ScriptedSubmission => ({ answer: 'submit/accepted', request })

const request = (inProgress: number, end: ScriptedStatus) => accepted(running(inProgress, end))

const script = (lastly: ScriptedSubmission, more: Partial<Script> = {}): Script => ({
  token: 'ims/token',
  submissions: [],
  lastly,
  ...more,
})

const outputs = (outcome: string, status: string, errorCode: string, numRecords = '') => ({
  outcome,
  status,
  numRecords,
  errorCode,
})

const SUCCEEDED = outputs('succeeded', 'Success', '', '15')

/** Most scenarios need no input, and succeed. */
type Draft = Omit<Scenario, 'inputs' | 'expected'> & Partial<Scenario>

const DRAFTS: readonly Draft[] = [
  {
    name: 'success',
    description: 'Adobe accepts the request and ingests 15 records.',
    script: script(request(2, SUCCESS)),
  },
  {
    name: 'slow-success',
    description: 'Adobe accepts the request and takes its time, then reports 15 records.',
    script: script(request(8, SUCCESS)),
  },
  {
    name: 'failed',
    description: 'Adobe accepts the request, then fails to read the records from its database.',
    expected: outputs('failed', 'Failed', 'ACP-880056'),
    script: script(request(1, { answer: 'status/failed-to-fetch' })),
  },
  {
    name: 'failed-after-upload',
    description: 'Adobe accepts the request, then fails with some records uploaded in a batch.',
    expected: outputs('failed', 'Failed', 'ACP-880096'),
    script: script(request(2, { answer: 'status/failed-to-upload' })),
  },
  {
    name: 'aborted',
    description: 'Adobe accepts every request and aborts each of them.',
    expected: outputs('aborted', 'Aborted', 'aborted'),
    script: script(request(1, { answer: 'status/aborted' })),
  },
  {
    name: 'aborted-then-success',
    description:
      'Adobe aborts the first request; the new one, submitted because of resubmitOnAborted, ingests 15 records.',
    inputs: { resubmitOnAborted: '1' },
    script: script(request(2, SUCCESS), { submissions: [request(1, { answer: 'status/aborted' })] }),
  },
  {
    name: 'already-running',
    description: 'Adobe is still running another request for the mapping, then accepts ours.',
    script: script(request(1, SUCCESS), { foreign: running(1, SUCCESS) }),
  },
  {
    name: 'not-stopped',
    description: 'Adobe refuses the request because the mapping still runs on its schedule.',
    expected: outputs('rejected', 'Failed', 'not-stopped'),
    script: script({ answer: 'submit/not-stopped' }),
  },
  {
    name: 'not-published',
    description: 'Adobe refuses the request because the mapping is not published.',
    expected: outputs('rejected', 'Failed', 'not-published'),
    script: script({ answer: 'submit/not-published' }),
  },
  {
    name: 'never-ends',
    description: 'Adobe accepts the request and keeps reporting it as in progress.',
    expected: outputs('timed-out', 'In Progress', 'timed-out'),
    script: script(request(0, IN_PROGRESS)),
  },
  {
    name: 'too-few-records',
    description: 'Adobe accepts the request and reports success with 0 records.',
    inputs: { minRecords: '1' },
    expected: outputs('too-few-records', 'Success', 'too-few-records', '0'),
    script: script(request(1, { ...SUCCESS, numRecords: 0 })),
  },
  {
    name: 'refused-rows',
    description: 'Adobe ingests 15 records, and Experience Platform refuses 2 rows of their batch.',
    inputs: { sandbox: 'prod', datasetId: '5deac2648a19d218a888d2b1', maxFailedRecords: '0' },
    expected: outputs('too-many-failed-records', 'Success', 'too-many-failed-records', '15'),
    script: script(request(1, { ...SUCCESS, failedRecordCount: 2 })),
  },
  {
    name: 'invalid-client',
    description: 'Adobe refuses the client ID or its secret.',
    expected: outputs('error', '', 'invalid_client'),
    script: script(request(0, SUCCESS), { token: 'ims/invalid-client' }),
  },
  {
    name: 'invalid-scope',
    description: 'Adobe refuses the requested scopes.',
    expected: outputs('error', '', 'invalid_scope'),
    script: script(request(0, SUCCESS), { token: 'ims/invalid-scope' }),
  },
  {
    name: 'wrong-org',
    description: 'Adobe does not know the organization in the address and answers each request with "Oops".',
    expected: outputs('error', '', '500'),
    script: script({ answer: 'gateway/oops' }, { tenant: 'geometrixx-mkt-stage3' }),
  },
  {
    name: 'no-product-profile',
    description: 'Adobe accepts the credential, which has no product profile of the organization.',
    expected: outputs('error', '', '403023'),
    script: script({ answer: 'gateway/profile-not-valid' }, { tenant: null }),
  },
  {
    name: 'throttled',
    description:
      'Adobe answers the first POST and a later status check with HTTP 429, then reports 15 records.',
    script: script(accepted({ checks: [IN_PROGRESS, THROTTLED], end: SUCCESS }), {
      submissions: [THROTTLED],
    }),
  },
  {
    name: 'lost-answer',
    description:
      'Adobe accepts the request, but its answer is lost; asked again, it names the running one, then accepts another.',
    script: script(request(1, SUCCESS), { submissions: [{ answer: 'none', request: running(1, SUCCESS) }] }),
  },
  {
    name: 'outage',
    description:
      'Adobe accepts the request, leaves status checks unanswered for a moment, then reports 15 records.',
    script: script(accepted({ checks: [IN_PROGRESS, NO_ANSWER, NO_ANSWER, IN_PROGRESS], end: SUCCESS })),
  },
]

/** All scenarios, in the order of the documentation. */
export const SCENARIOS: readonly Scenario[] = DRAFTS.map((draft) => ({
  inputs: {},
  expected: SUCCEEDED,
  ...draft,
}))
