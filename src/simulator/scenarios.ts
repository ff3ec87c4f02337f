import type { Script, ScriptedRequest, ScriptedStatus, ScriptedSubmission } from './script.js'

export interface Scenario {
  /** A value of the public input `rehearse`. */
  readonly name: string
  readonly description: string
  /** Inputs of the action that the scenario needs for its effect. */
  readonly inputs: Readonly<Record<string, string>>
  /** Outputs of the action when run with `inputs`. */
  readonly expected: Readonly<ReturnType<typeof outputs>>
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

/** By name. Most scenarios need no input, and succeed. */
const BY_NAME: Readonly<Record<string, Pick<Scenario, 'description' | 'script'> & Partial<Scenario>>> = {
  success: {
    description: 'Adobe accepts the request and ingests 15 records.',
    script: script(request(2, SUCCESS)),
  },
  'slow-success': {
    description: 'Adobe accepts the request and takes its time, then reports 15 records.',
    script: script(request(8, SUCCESS)),
  },
  failed: {
    description: 'Adobe accepts the request, then fails to read the records from its database.',
    expected: outputs('failed', 'Failed', 'ACP-880056'),
    script: script(request(1, { answer: 'status/failed-to-fetch' })),
  },
  'failed-after-upload': {
    description: 'Adobe accepts the request, then fails with some records uploaded in a batch.',
    expected: outputs('failed', 'Failed', 'ACP-880096'),
    script: script(request(2, { answer: 'status/failed-to-upload' })),
  },
  aborted: {
    description: 'Adobe accepts every request and aborts each of them.',
    expected: outputs('aborted', 'Aborted', 'aborted'),
    script: script(request(1, { answer: 'status/aborted' })),
  },
  'aborted-then-success': {
    description:
      'Adobe aborts the first request; the new one, submitted because of resubmitOnAborted, ingests 15 records.',
    inputs: { resubmitOnAborted: '1' },
    script: script(request(2, SUCCESS), { submissions: [request(1, { answer: 'status/aborted' })] }),
  },
  'already-running': {
    description: 'Adobe is still running another request for the mapping, then accepts ours.',
    script: script(request(1, SUCCESS), { foreign: running(1, SUCCESS) }),
  },
  'not-stopped': {
    description: 'Adobe refuses the request because the mapping still runs on its schedule.',
    expected: outputs('rejected', 'Failed', 'not-stopped'),
    script: script({ answer: 'submit/not-stopped' }),
  },
  'not-published': {
    description: 'Adobe refuses the request because the mapping is not published.',
    expected: outputs('rejected', 'Failed', 'not-published'),
    script: script({ answer: 'submit/not-published' }),
  },
  'never-ends': {
    description: 'Adobe accepts the request and keeps reporting it as in progress.',
    expected: outputs('timed-out', 'In Progress', 'timed-out'),
    script: script(request(0, IN_PROGRESS)),
  },
  'too-few-records': {
    description: 'Adobe accepts the request and reports success with 0 records.',
    inputs: { minRecords: '1' },
    expected: outputs('too-few-records', 'Success', 'too-few-records', '0'),
    script: script(request(1, { ...SUCCESS, numRecords: 0 })),
  },
  'refused-rows': {
    description: 'Adobe ingests 15 records, and Experience Platform refuses 2 rows of their batch.',
    inputs: { sandbox: 'prod', datasetId: '5deac2648a19d218a888d2b1', maxFailedRecords: '0' },
    expected: outputs('too-many-failed-records', 'Success', 'too-many-failed-records', '15'),
    script: script(request(1, { ...SUCCESS, failedRecordCount: 2 })),
  },
  'invalid-client': {
    description: 'Adobe refuses the client ID or its secret.',
    expected: outputs('error', '', 'invalid_client'),
    script: script(request(0, SUCCESS), { token: 'ims/invalid-client' }),
  },
  'invalid-scope': {
    description: 'Adobe refuses the requested scopes.',
    expected: outputs('error', '', 'invalid_scope'),
    script: script(request(0, SUCCESS), { token: 'ims/invalid-scope' }),
  },
  'wrong-org': {
    description: 'Adobe does not know the organization in the address and answers each request with "Oops".',
    expected: outputs('error', '', '500'),
    script: script({ answer: 'gateway/oops' }, { tenant: 'geometrixx-mkt-stage3' }),
  },
  'no-product-profile': {
    description: 'Adobe accepts the credential, which has no product profile of the organization.',
    expected: outputs('error', '', '403023'),
    script: script({ answer: 'gateway/profile-not-valid' }, { tenant: null }),
  },
  throttled: {
    description:
      'Adobe answers the first POST and a later status check with HTTP 429, then reports 15 records.',
    script: script(accepted({ checks: [IN_PROGRESS, THROTTLED], end: SUCCESS }), {
      submissions: [THROTTLED],
    }),
  },
  'lost-answer': {
    description:
      'Adobe accepts the request, but its answer is lost; asked again, it names the running one, then accepts another.',
    script: script(request(1, SUCCESS), { submissions: [{ answer: 'none', request: running(1, SUCCESS) }] }),
  },
  outage: {
    description:
      'Adobe accepts the request, leaves status checks unanswered for a moment, then reports 15 records.',
    script: script(accepted({ checks: [IN_PROGRESS, NO_ANSWER, NO_ANSWER, IN_PROGRESS], end: SUCCESS })),
  },
}

/** All scenarios, in the order of the documentation. */
export const SCENARIOS: readonly Scenario[] = Object.entries(BY_NAME).map(([name, scenario]) => ({
  name,
  inputs: {},
  expected: outputs('succeeded', 'Success', '', '15'),
  ...scenario,
}))
