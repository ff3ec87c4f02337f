import type { CampaignFixture, GatewayFixture, ImsFixture, StatusFixture, SubmitFixture } from './fixtures.js'

/** What may come in place of an answer of the ingestion API: it says nothing of any request. */
type Fault = GatewayFixture | CampaignFixture | 'none'

/** One answer to a GET. */
export interface ScriptedStatus {
  readonly answer: StatusFixture | Fault
  /** In place of the documented count. */
  readonly numRecords?: number
  /** With a success: the rows that Experience Platform refuses. Default: none. */
  readonly failedRecordCount?: number
}

/** The life of one ingestion request, as status checks report it: `checks` in their order, then always `end`. */
export interface ScriptedRequest {
  readonly checks: readonly ScriptedStatus[]
  readonly end: ScriptedStatus
}

/** What a POST meets when nothing is running: a request that it starts, whether the answer says so or not; or no request. */
export type ScriptedSubmission =
  | { readonly answer: 'submit/accepted' | 'none'; readonly request: ScriptedRequest }
  | {
      readonly answer:
        | Exclude<SubmitFixture, 'submit/accepted' | 'submit/in-progress'>
        | Exclude<Fault, 'none'>
    }

/** What Adobe does. Each mapping goes through it on its own; a POST while a request runs is answered `In Progress` by rule. */
export interface Script {
  /** What IMS answers to a correct token request. */
  readonly token: ImsFixture
  /** The organization that the profile of the credential names; `null`: none. Default: the one that Campaign answers for. */
  readonly tenant?: string | null
  /** So many requests are answered as if their token were not valid, whatever it is. */
  readonly refusedTokens?: number
  /** So many POSTs are told of a request that has ended as if it were running. */
  readonly staleLocks?: number
  /** Somebody else's request, running from the start. */
  readonly foreign?: ScriptedRequest
  /** The submissions in their order, then always `lastly`. */
  readonly submissions: readonly ScriptedSubmission[]
  readonly lastly: ScriptedSubmission
}
