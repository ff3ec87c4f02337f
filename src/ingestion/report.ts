import type { IngestionStatus, TerminalStatus } from './status.js'

/** A readable answer to a status check. Texts are as the server sent them. */
export interface StatusReport {
  /** The request that the answer names, if any. */
  readonly requestId?: string | undefined
  /** Adobe's status word; an unknown one keeps the wait going. */
  readonly status: IngestionStatus | { readonly unknown: string }
  readonly info: string
  readonly batchId?: string | undefined
  readonly numRecords?: number | undefined
  readonly vendorCode?: string | undefined
}

/** Adobe's final status of a request. */
export interface TerminalReport extends StatusReport {
  readonly requestId: string
  readonly status: TerminalStatus
}

/** The answer to a POST. Its "Success" means submitted, not ingested, so this uses other words. */
export type SubmissionReply =
  | {
      readonly kind: 'accepted' | 'already-in-progress'
      readonly requestId: string
      readonly info: string
      /** The status word, if it is undocumented; empty when there is none. */
      readonly unknownWord?: string | undefined
      /** When Adobe answered, by its own clock, or else when the request was sent; milliseconds since 1970. */
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
