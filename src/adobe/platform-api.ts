import { ActionError, asActionError } from '../errors.js'
import type { DatasetBatch } from '../ingestion/dataset.js'
import type { BatchApi, Budget } from '../ingestion/ports.js'
import { text } from '../text.js'
import { type AdobeDeps, authorized, limitsOf } from './authorized.js'
import {
  buildBatchesRequest,
  buildBatchRequest,
  PAGE,
  type PlatformPlace,
  parseBatchesReply,
  parseBatchReply,
} from './platform.js'

/** An explanation is not worth a longer wait. */
const LONGEST_MS = 20_000
const DAY_MS = 24 * 3_600_000
const MOST_PAGES = 5

/** The usual answers to a credential without rights in Experience Platform, or with rights elsewhere. */
const REFUSALS: ReadonlySet<number | undefined> = new Set([401, 403, 404])

interface PlatformOptions extends AdobeDeps, PlatformPlace {
  readonly tenant: string
}

/** Experience Platform over HTTP. Repeats a request only with a renewed token. */
export function platformApi(options: PlatformOptions): BatchApi {
  const { tenant, sandbox, tokens, exchange, clock, date, rateLimiter } = options

  const list = (datasetId: string, since: number, start: number, budget: Budget) => {
    const check = async (accessToken: string) => {
      if (!(await rateLimiter(budget))) {
        throw new ActionError('timed-out', text`No time was left to ask Experience Platform`)
      }
      const request = buildBatchesRequest({ ...options, accessToken }, datasetId, since, start)
      return parseBatchesReply(await exchange(request, limitsOf(budget, LONGEST_MS, clock)), datasetId, since)
    }
    const deadline = Math.min(budget.deadline, clock.now() + LONGEST_MS)
    return authorized(check, options, { ...budget, deadline })()
  }

  return {
    place: { tenant, sandbox },

    /** Within 20 seconds and the budget. */
    lookUp: async (batchId, { deadline, signal }) => {
      const end = { deadline: Math.min(deadline, clock.now() + LONGEST_MS), signal }
      if (signal.aborted) return undefined
      if (clock.now() >= end.deadline) return { kind: 'no-time' }
      try {
        const request = buildBatchRequest({ ...options, accessToken: await tokens.get(end) }, batchId)
        const reply = await exchange(request, { timeoutMs: Math.max(0, end.deadline - clock.now()), signal })
        return { kind: 'found', details: parseBatchReply(reply, batchId) }
      } catch (thrown) {
        const fault = asActionError(thrown)
        const { speaker, httpStatus } = fault.details
        const isAnswer = speaker === 'platform'
        if (signal.aborted && !isAnswer) return undefined
        // The gateway also sends 403 for passing trouble.
        const isRefusal = isAnswer && REFUSALS.has(httpStatus) && fault.code !== 'server-error'
        return { kind: isRefusal ? 'refused' : 'failed', fault }
      }
    },

    listBatches: async (datasetId, since, budget) => {
      const createdAfter = since ?? date().getTime() - DAY_MS
      const all = new Map<string, DatasetBatch | undefined>()
      let isComplete = false
      for (let start = 0; start < MOST_PAGES * PAGE && !isComplete; start += PAGE) {
        const page = await list(datasetId, createdAfter, start, budget).catch(asActionError)
        if (page instanceof ActionError) return page
        for (const [batchId, batch] of page) all.set(batchId, batch)
        isComplete = page.size < PAGE
      }
      return { batches: [...all.values()].filter((batch) => batch !== undefined), isComplete }
    },
  }
}
