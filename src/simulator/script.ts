import type { ImsFixture, LookFixture, TriggerFixture } from './fixtures.js'

/** What may come in place of an answer of the ingestion API: it tells nothing of any request. */
type Hiccup = 'gateway/throttled' | 'none'

/** One answer to a GET. */
export interface ScriptedLook {
  readonly answer: LookFixture | Hiccup
  /** In place of the documented count. */
  readonly numRecords?: number
}

/** The life of one ingestion request, as its looks tell it: `looks` in their order, then `end` for ever. */
export interface ScriptedRequest {
  readonly looks: readonly ScriptedLook[]
  readonly end: ScriptedLook
}

/** What a POST meets when nothing is running: a request that it starts, whether it is told so or not; or no request. */
export type ScriptedSubmission =
  | { readonly answer: 'trigger/accepted' | 'none'; readonly request: ScriptedRequest }
  | {
      readonly answer:
        | Exclude<TriggerFixture, 'trigger/accepted' | 'trigger/in-progress'>
        | Exclude<Hiccup, 'none'>
    }

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
