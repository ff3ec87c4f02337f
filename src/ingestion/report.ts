import type { IngestionStatus, TerminalStatus } from './status.js'

/** What Adobe says of a request: a readable answer to a status check. Texts are as the server sent them. */
export interface StatusReport {
  /** The request that the answer names, if it names one. */
  readonly requestId?: string | undefined
  /** Adobe's word; one that we do not know keeps the wait going. */
  readonly status: IngestionStatus | { readonly unknown: string }
  readonly info: string
  readonly batchId?: string | undefined
  readonly numRecords?: number | undefined
  readonly vendorCode?: string | undefined
}

/** Adobe's last word on a request. */
export interface TerminalReport extends StatusReport {
  readonly requestId: string
  readonly status: TerminalStatus
}

/** The answer to a POST. Its "Success" means submitted, not ingested: hence other words here. */
export type SubmissionReply =
  | {
      readonly kind: 'accepted' | 'already-in-progress'
      readonly requestId: string
      readonly info: string
      /** Its status word, when that is none of the documented ones; empty when there is none. */
      readonly unknownWord?: string | undefined
      /** When Adobe answered, by its own clock, else when the request was sent; milliseconds since 1970. */
      readonly answeredAt?: number | undefined
      /** The answer to an earlier POST of this submission was lost. */
      readonly afterLostAnswer?: boolean | undefined
    }
  | RejectedReply

export interface RejectedReply {
  readonly kind: 'rejected'
  readonly reason: 'not-stopped' | 'not-published' | 'rejected'
  readonly vendorCode?: string | undefined
  readonly info: string
}
