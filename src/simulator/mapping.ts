import { randomBytes } from 'node:crypto'
import type { Reply } from './fixtures.js'
import type { Script, ScriptedRequest, ScriptedStatus } from './script.js'

/** The answers with a final status. */
const TERMINAL: ReadonlySet<ScriptedStatus['answer']> = new Set([
  'status/success',
  'status/failed-to-fetch',
  'status/failed-to-upload',
  'status/aborted',
])

/** One ingestion request. It runs until a status check has reported its end: the script counts checks, not time. */
interface IngestionRequest {
  readonly id: number
  readonly script: ScriptedRequest
  readonly batchId: string
  checks: number
  isRunning: boolean
}

/** The progress of one mapping through its scenario's script. */
export class Mapping {
  readonly #id: string
  readonly #script: Script
  readonly #requests = new Map<string, IngestionRequest>()
  #latest: IngestionRequest | undefined
  #nextRequestId: number
  #submissions = 0
  #staleLocks: number
  #refusedTokens: number

  /** The mapping's own requests count up from `firstRequestId`; somebody else's has the number before. */
  constructor(id: string, script: Script, firstRequestId: number) {
    this.#id = id
    this.#script = script
    this.#nextRequestId = firstRequestId
    this.#staleLocks = script.staleLocks ?? 0
    this.#refusedTokens = script.refusedTokens ?? 0
    if (script.foreign !== undefined) {
      this.#add(firstRequestId - 1, script.foreign)
    }
  }

  /** Whether to answer a request as if its token were invalid. */
  refusesToken(): boolean {
    this.#refusedTokens -= 1
    return this.#refusedTokens >= 0
  }

  submit(): Reply {
    const mappingId = this.#id
    const latest = this.#latest
    if (latest !== undefined && (latest.isRunning || this.#staleLocks > 0)) {
      if (!latest.isRunning) this.#staleLocks -= 1
      return { fixture: 'submit/in-progress', values: { mappingId, requestId: latest.id } }
    }
    const submission = this.#script.submissions[this.#submissions] ?? this.#script.lastly
    this.#submissions += 1
    if (!('request' in submission)) {
      return { fixture: submission.answer, values: { mappingId } }
    }
    const requestId = this.#nextRequestId
    this.#nextRequestId += 1
    this.#add(requestId, submission.request)
    return { fixture: submission.answer, values: { mappingId, requestId } }
  }

  /** `undefined` for a request that this mapping never had. */
  checkStatus(requestId: string): Reply | undefined {
    const request = this.#requests.get(requestId)
    if (request === undefined) return undefined
    const { id, script, batchId, checks } = request
    const { answer, ...values } = script.checks[checks] ?? script.end
    request.checks += 1
    request.isRunning = !TERMINAL.has(answer)
    return { fixture: answer, values: { mappingId: this.#id, requestId: id, batchId, ...values } }
  }

  #add(id: number, script: ScriptedRequest): void {
    this.#latest = { id, script, batchId: randomBytes(16).toString('hex'), checks: 0, isRunning: true }
    this.#requests.set(String(id), this.#latest)
  }
}
