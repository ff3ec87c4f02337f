import type { ImsFixture, LookFixture, TriggerFixture } from './fixtures.js'

/** One answer to a GET. */
export interface ScriptedLook {
  readonly answer: LookFixture
  /** In place of the documented count. */
  readonly numRecords?: number
}

/** The life of one ingestion request, as its looks tell it: `looks` in their order, then `end` for ever. */
export interface ScriptedRequest {
  readonly looks: readonly ScriptedLook[]
  readonly end: ScriptedLook
}

/** What a POST meets when nothing is running: a request of its own, or a refusal. */
export type ScriptedSubmission =
  | { readonly answer: 'trigger/accepted'; readonly request: ScriptedRequest }
  | { readonly answer: Exclude<TriggerFixture, 'trigger/accepted' | 'trigger/in-progress'> }

/** What Adobe does. Each mapping goes through it on its own; a POST while a request runs is answered `In Progress` by rule. */
export interface Script {
  /** What IMS answers to a correct token request. */
  readonly token: ImsFixture
  /** Somebody else's request, running from the start. */
  readonly foreign?: ScriptedRequest
  /** The submissions in their order, then `lastly` for ever. */
  readonly submissions: readonly ScriptedSubmission[]
  readonly lastly: ScriptedSubmission
}

export interface Scenario {
  /** Public: the value of the input `rehearse`. */
  readonly name: string
  /** One plain sentence on what Adobe does. */
  readonly description: string
  /** Inputs of the action without which the scenario does not show its point. */
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

const IN_PROGRESS: ScriptedLook = { answer: 'look/in-progress' }
const SUCCESS: ScriptedLook = { answer: 'look/success' }

const request = (inProgress: number, end: ScriptedLook): ScriptedSubmission => ({
  answer: 'trigger/accepted',
  request: { looks: Array<ScriptedLook>(inProgress).fill(IN_PROGRESS), end },
})

const script = (lastly: ScriptedSubmission, more: Partial<Script> = {}): Script => ({
  token: 'ims/token',
  submissions: [],
  lastly,
  ...more,
})

const succeeded = { outcome: 'succeeded', status: 'Success', numRecords: '15', errorCode: '' }
const aborted = { outcome: 'aborted', status: 'Aborted', numRecords: '', errorCode: 'aborted' }

/** Every scenario, in the order of the documentation. */
export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'success',
    description: 'Adobe accepts the request and ingests 15 records.',
    inputs: {},
    expected: succeeded,
    script: script(request(2, SUCCESS)),
  },
  {
    name: 'slow-success',
    description: 'Adobe accepts the request and takes its time, then reports 15 records.',
    inputs: {},
    expected: succeeded,
    script: script(request(8, SUCCESS)),
  },
  {
    name: 'failed',
    description: 'Adobe accepts the request, then fails to read the records from its database.',
    inputs: {},
    expected: { outcome: 'failed', status: 'Failed', numRecords: '', errorCode: 'ACP-880056' },
    script: script(request(1, { answer: 'look/failed-to-fetch' })),
  },
  {
    name: 'failed-after-upload',
    description: 'Adobe accepts the request, then fails with some records uploaded in a batch.',
    inputs: {},
    expected: { outcome: 'failed', status: 'Failed', numRecords: '', errorCode: 'ACP-880096' },
    script: script(request(2, { answer: 'look/failed-to-upload' })),
  },
  {
    name: 'aborted',
    description: 'Adobe accepts every request and aborts each of them.',
    inputs: {},
    expected: aborted,
    script: script(request(1, { answer: 'look/aborted' })),
  },
  {
    name: 'aborted-then-success',
    description: 'Adobe aborts the first request; a fresh one would ingest 15 records.',
    inputs: {},
    expected: aborted,
    script: script(request(2, SUCCESS), { submissions: [request(1, { answer: 'look/aborted' })] }),
  },
  {
    name: 'already-running',
    description: "Adobe is busy with somebody else's request for the mapping, then accepts ours.",
    inputs: {},
    expected: succeeded,
    script: script(request(1, SUCCESS), { foreign: { looks: [IN_PROGRESS], end: SUCCESS } }),
  },
  {
    name: 'not-stopped',
    description: 'Adobe refuses the request because the mapping still runs on its schedule.',
    inputs: {},
    expected: { outcome: 'rejected', status: 'Failed', numRecords: '', errorCode: 'not-stopped' },
    script: script({ answer: 'trigger/not-stopped' }),
  },
  {
    name: 'not-published',
    description: 'Adobe refuses the request because the mapping is not published.',
    inputs: {},
    expected: { outcome: 'rejected', status: 'Failed', numRecords: '', errorCode: 'not-published' },
    script: script({ answer: 'trigger/not-published' }),
  },
  {
    name: 'never-ends',
    description: 'Adobe accepts the request and reports it in progress for ever.',
    inputs: {},
    expected: { outcome: 'timed-out', status: 'In Progress', numRecords: '', errorCode: 'timed-out' },
    script: script(request(0, IN_PROGRESS)),
  },
  {
    name: 'too-few-records',
    description: 'Adobe accepts the request and reports success with 0 records.',
    inputs: { minRecords: '1' },
    expected: {
      outcome: 'too-few-records',
      status: 'Success',
      numRecords: '0',
      errorCode: 'too-few-records',
    },
    script: script(request(1, { ...SUCCESS, numRecords: 0 })),
  },
  {
    name: 'invalid-client',
    description: 'Adobe refuses the client id or its secret.',
    inputs: {},
    expected: { outcome: 'error', status: '', numRecords: '', errorCode: 'invalid_client' },
    script: script(request(0, SUCCESS), { token: 'ims/invalid-client' }),
  },
  {
    name: 'invalid-scope',
    description: 'Adobe refuses the scopes that the token was asked for.',
    inputs: {},
    expected: { outcome: 'error', status: '', numRecords: '', errorCode: 'invalid_scope' },
    script: script(request(0, SUCCESS), { token: 'ims/invalid-scope' }),
  },
]
