import type { FixtureOf } from './fixtures.js'

/** Answers in place of the ingestion API's, without information on any request. */
type Fault = FixtureOf<'gateway' | 'campaign'>

export interface ScriptedStatus {
  readonly answer: FixtureOf<'status'> | Fault | 'none'
  /** Instead of the documented count. */
  readonly numRecords?: number
  /** With a success: the number of rows that Experience Platform refuses. Default: none. */
  readonly failedRecordCount?: number
}

/** What status checks report: `checks` in order, then always `end`. */
export interface ScriptedRequest {
  readonly checks: readonly ScriptedStatus[]
  readonly end: ScriptedStatus
}

/** The answer to a POST when nothing is running. It may start a request, even without an answer. */
export type ScriptedSubmission =
  | { readonly answer: 'submit/accepted' | 'none'; readonly request: ScriptedRequest }
  | { readonly answer: 'submit/not-stopped' | 'submit/not-published' | Fault }

/** What Adobe does, for each mapping separately. A POST while a request is running is always answered `In Progress`. */
export interface Script {
  /** IMS's answer to a correct token request. */
  readonly token: FixtureOf<'ims'>
  /** The organization in the credential's profile; `null`: none. Default: the one that Campaign knows. */
  readonly tenant?: string | null
  /** How many requests to answer as if their token were invalid. */
  readonly refusedTokens?: number
  /** How many POSTs are answered as if a request that has ended were still running. */
  readonly staleLocks?: number
  /** Somebody else's request, running from the start. */
  readonly foreign?: ScriptedRequest
  /** The submissions in order, then always `lastly`. */
  readonly submissions: readonly ScriptedSubmission[]
  readonly lastly: ScriptedSubmission
}
