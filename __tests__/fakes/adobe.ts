import type { Budget, IngestionApi, Look, StatusReport, TriggerReply } from '../../src/ingestion/ports.js'
import type { IngestionStatus } from '../../src/ingestion/status.js'

export const accepted = (requestId = '3520'): TriggerReply => ({
  kind: 'accepted',
  requestId,
  info: 'submitted',
})

export const alreadyRunning = (requestId = '3519'): TriggerReply => ({
  kind: 'already-in-progress',
  requestId,
  info: 'already in progress',
})

export const reported = (
  status: IngestionStatus | { unknown: string },
  more: Partial<StatusReport> = {},
): Look => ({
  kind: 'reported',
  report: { status, info: `said ${typeof status === 'string' ? status : status.unknown}`, ...more },
})

/** Adobe as a script of answers; the last of each kind repeats. Faults are thrown or wrapped as the port says. */
export class FakeAdobe implements IngestionApi {
  /** Every call in its order: `POST`, `GET 3520`. */
  readonly calls: string[] = []
  readonly #triggers: readonly (TriggerReply | Error)[]
  readonly #look: (requestId: string, count: number, budget: Budget) => Look | Promise<Look>
  readonly #looks = new Map<string, number>()
  #posts = 0
  authenticationFault: Error | undefined

  constructor(
    triggers: readonly (TriggerReply | Error)[],
    /** Called with the number of the look at that request, from 1. */
    look: (requestId: string, count: number, budget: Budget) => Look | Promise<Look>,
  ) {
    this.#triggers = triggers
    this.#look = look
  }

  async authenticate(): Promise<void> {
    if (this.authenticationFault !== undefined) throw this.authenticationFault
  }

  async trigger(): Promise<TriggerReply> {
    this.calls.push('POST')
    const reply = this.#triggers[Math.min(this.#posts, this.#triggers.length - 1)]
    this.#posts += 1
    if (reply === undefined || reply instanceof Error) throw reply ?? new Error('no POST was expected')
    return reply
  }

  async look(_mappingId: string, requestId: string, budget: Budget): Promise<Look> {
    this.calls.push(`GET ${requestId}`)
    const count = (this.#looks.get(requestId) ?? 0) + 1
    this.#looks.set(requestId, count)
    return this.#look(requestId, count, budget)
  }
}

/** A look that tells of the request it is asked about: `In Progress` until the n-th look, then `end`. */
export function running(looks: number, end: IngestionStatus, more: Partial<StatusReport> = {}) {
  return (requestId: string, count: number): Look =>
    count <= looks ? reported('In Progress', { requestId }) : reported(end, { requestId, ...more })
}
