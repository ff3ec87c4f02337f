import { asActionError } from '../errors.js'
import type { Exchange } from '../http/exchange.js'
import type { BatchFinding, FailedBatch } from '../ingestion/batch.js'
import type { BatchApi, Budget, Clock } from '../ingestion/ports.js'
import type { TokenSource } from './access-token.js'
import { type BatchCall, buildBatchRequest, parseBatchReply } from './platform.js'

/** Nobody waits long for an explanation. */
const LONGEST_MS = 20_000

/** What a credential without rights in Experience Platform, or with rights elsewhere, normally gets. */
const REFUSALS: ReadonlySet<number | undefined> = new Set([401, 403, 404])

interface PlatformOptions extends Pick<BatchCall, 'platformUrl' | 'imsOrg' | 'sandbox' | 'clientId'> {
  /** The organization, for the address of the dataset's page. */
  readonly tenant: string
  readonly tokens: TokenSource
  readonly exchange: Exchange
  readonly clock: Clock
}

/** Experience Platform over HTTP, as far as it explains a failure: best effort, so nothing is tried twice. */
export class PlatformApi implements BatchApi {
  readonly #options: PlatformOptions

  constructor(options: PlatformOptions) {
    this.#options = options
  }

  locate(batchId: string): FailedBatch {
    const { tenant, sandbox } = this.#options
    return { tenant, sandbox, batchId }
  }

  /** Looks a batch up, within 20 seconds and the budget. Never rejects; `undefined` after a signal. */
  async lookUp(batchId: string, { deadline, signal }: Budget): Promise<BatchFinding | undefined> {
    const { clock } = this.#options
    const end = { deadline: Math.min(deadline, clock.now() + LONGEST_MS), signal }
    if (signal.aborted) return undefined
    if (clock.now() >= end.deadline) return { kind: 'no-time' }
    try {
      return await this.#ask(batchId, end)
    } catch (thrown) {
      return signal.aborted ? undefined : { kind: 'failed', fault: asActionError(thrown) }
    }
  }

  async #ask(batchId: string, end: Budget): Promise<BatchFinding> {
    const { tokens, exchange, clock, platformUrl, imsOrg, sandbox, clientId } = this.#options
    const accessToken = await tokens.get(end)
    const request = buildBatchRequest({ platformUrl, imsOrg, sandbox, batchId, clientId, accessToken })
    const timeoutMs = Math.max(0, end.deadline - clock.now())
    const reply = await exchange(request, { timeoutMs, signal: end.signal })
    try {
      return { kind: 'found', details: parseBatchReply(reply, batchId) }
    } catch (thrown) {
      const fault = asActionError(thrown)
      // The gateway's passing troubles come with 403 too.
      const isRefusal = REFUSALS.has(fault.details.httpStatus) && fault.code !== 'server-error'
      return { kind: isRefusal ? 'refused' : 'failed', fault }
    }
  }
}
