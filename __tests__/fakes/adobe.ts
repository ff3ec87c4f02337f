import type { ActionError } from '../../src/errors.js'
import type { Budget, IngestionApi } from '../../src/ingestion/ports.js'
import type { StatusReport, SubmissionReply } from '../../src/ingestion/report.js'
import type { IngestionStatus } from '../../src/ingestion/status.js'

/** @param answeredAt when, by Adobe's clock */
export const accepted = (requestId = '3520', answeredAt?: number): SubmissionReply => ({
  kind: 'accepted',
  requestId,
  info: 'submitted',
  answeredAt,
})

export const alreadyRunning = (requestId = '3519'): SubmissionReply => ({
  kind: 'already-in-progress',
  requestId,
  info: 'already in progress',
})

export const reported = (
  status: IngestionStatus | { unknown: string },
  more: Partial<StatusReport> = {},
): StatusReport => ({
  status,
  info: `said ${typeof status === 'string' ? status : status.unknown}`,
  ...more,
})

/** What a status check comes to. */
export type CheckAnswer = StatusReport | ActionError

type Check = (requestId: string, count: number, budget: Budget) => CheckAnswer | Promise<CheckAnswer>

/** Adobe as a script of answers; the last of each kind repeats. Faults are thrown or returned as the port says. */
export class FakeAdobe implements IngestionApi {
  /** Every call in its order: `POST`, `GET 3520`. */
  readonly calls: string[] = []
  readonly #submissions: readonly (SubmissionReply | Error)[]
  readonly #check: Check
  readonly #checks = new Map<string, number>()
  #posts = 0
  authenticationFault: Error | undefined

  constructor(
    submissions: readonly (SubmissionReply | Error)[],
    /** Called with the number of the status check of that request, from 1. */
    check: Check,
  ) {
    this.#submissions = submissions
    this.#check = check
  }

  async authenticate(): Promise<void> {
    if (this.authenticationFault !== undefined) throw this.authenticationFault
  }

  async submit(): Promise<SubmissionReply> {
    this.calls.push('POST')
    const reply = this.#submissions[Math.min(this.#posts, this.#submissions.length - 1)]
    this.#posts += 1
    if (reply === undefined || reply instanceof Error) throw reply ?? new Error('no POST was expected')
    return reply
  }

  async checkStatus(_mappingId: string, requestId: string, budget: Budget): Promise<CheckAnswer> {
    this.calls.push(`GET ${requestId}`)
    const count = (this.#checks.get(requestId) ?? 0) + 1
    this.#checks.set(requestId, count)
    return this.#check(requestId, count, budget)
  }
}

/** Answers that name the request they are asked about: `In Progress` until the n-th status check, then `end`. */
export function running(checks: number, end: IngestionStatus, more: Partial<StatusReport> = {}) {
  return (requestId: string, count: number): StatusReport =>
    count <= checks ? reported('In Progress', { requestId }) : reported(end, { requestId, ...more })
}
