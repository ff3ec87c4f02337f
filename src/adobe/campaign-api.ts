import { ActionError, asActionError, isUnconnected } from '../errors.js'
import type { Rate } from '../http/rate-limit.js'
import { type Repeats, type RetryPolicy, retry, untilConnected } from '../http/retry.js'
import type { Budget, IngestionApi } from '../ingestion/ports.js'
import { text } from '../text.js'
import { type AdobeDeps, authorized, limitsOf } from './authorized.js'
import {
  buildStatusRequest,
  buildSubmitRequest,
  type CampaignCall,
  parseStatusReply,
  parseSubmitReply,
} from './campaign.js'
import { GATEWAY_UNAVAILABLE } from './vendor-error.js'

/** Our own limit for a step, however many mappings it has. Adobe publishes none. */
export const RATE: Rate = { burst: 20, perMinute: 100 }

/** The gateway times out after 60 s: with a shorter limit of our own, answers would be lost. */
const EXCHANGE_MS = 70_000

/** After a signal, a POST in flight may still return the id of the request it started. */
const POST_GRACE_MS = 2_000

const UNCONNECTED = untilConnected(90_000)
const UNDELIVERED: Repeats = { waitsMs: [1_000, 2_000, 4_000] }
/** Repeats soon: after a minute, a short ingestion might have ended, and the repeat would start a duplicate. */
const AMBIGUOUS: Repeats = { waitsMs: [2_000, 4_000] }

/** The request may have been accepted. */
const isAmbiguous = ({ code, details }: ActionError): boolean =>
  ['no-answer', 'unreadable-answer', 'no-request-id'].includes(code) ||
  (code === 'server-error' && !isTurnedAway(details))

/** The gateway did not pass the request on: it could not validate it, or says when to come back. */
const isTurnedAway = ({ httpStatus, vendorCode, retryAfterMs }: ActionError['details']): boolean =>
  GATEWAY_UNAVAILABLE.has(vendorCode) || (httpStatus === 503 && retryAfterMs !== undefined)

/** @param faults gets those of all POSTs of the submission */
const submitPolicy = (faults: ActionError[]): RetryPolicy => ({
  repeatsAfter: (fault) => {
    faults.push(fault)
    // Accepted, but without an id: only a repeat can name the running request, and one is enough.
    if (fault.code === 'no-request-id' && faults.filter(({ code }) => code === fault.code).length > 1) {
      return undefined
    }
    if (isAmbiguous(fault)) return AMBIGUOUS
    if (isUnconnected(fault)) return fault.details.meaning === 'unknown-host' ? UNDELIVERED : UNCONNECTED
    return ['throttled', 'server-error'].includes(fault.code) ? UNDELIVERED : undefined
  },
  longestRetryAfterMs: 120_000,
  totalMs: 5 * 60_000,
})

interface CampaignOptions extends AdobeDeps, Pick<CampaignCall, 'apiUrl' | 'org'> {
  readonly requestIdIn: 'query' | 'body'
  readonly onRetry: (mappingId: string, fault: ActionError, waitMs: number, mayHaveStarted: boolean) => void
}

/** Over HTTP: adds tokens, and repeats POSTs. */
export function campaignApi(options: CampaignOptions): IngestionApi {
  const { tokens, exchange, rateLimiter, clock, date, random, requestIdIn, onRetry } = options

  const awaitTurn = async (budget: Budget) => {
    if (!(await rateLimiter(budget)) && !budget.signal.aborted) {
      const said = text`The deadline comes before the rate limit allows another request`
      throw new ActionError('timed-out', said)
    }
  }

  return {
    authenticate: async (budget) => {
      await tokens.get(budget)
    },

    submit: async (mappingId, budget) => {
      const faults: ActionError[] = []
      let sentAt = 0
      const attempt = async (accessToken: string) => {
        await awaitTurn(budget)
        sentAt = date().getTime()
        // Waiting for a token takes time: after the deadline, the POST's answer would be lost.
        if (clock.now() >= budget.deadline) {
          throw new ActionError('timed-out', text`The deadline passed before the request could be sent`)
        }
        const request = buildSubmitRequest({ ...options, mappingId, accessToken })
        const limits = { ...limitsOf(budget, EXCHANGE_MS, clock), graceMs: POST_GRACE_MS }
        return parseSubmitReply(await exchange(request, limits), mappingId)
      }
      const report = (fault: ActionError, waitMs: number) =>
        onRetry(mappingId, fault, waitMs, isAmbiguous(fault))
      const post = authorized(attempt, options, budget, report)
      try {
        const reply = await retry(post, submitPolicy(faults), budget, { clock, random, onRetry: report })
        if (reply.kind === 'rejected') return reply
        const answeredAt = reply.answeredAt ?? sentAt
        return { ...reply, answeredAt, ...(faults.some(isAmbiguous) ? { afterLostAnswer: true } : {}) }
      } catch (thrown) {
        const ambiguous = faults.filter(isAmbiguous)
        if (ambiguous.length === 0 || isUnknownAddress(ambiguous)) throw thrown
        const fault = asActionError(thrown)
        throw new ActionError('lost-answer', fault.text, { ...fault.details, cause: fault })
      }
    },

    checkStatus: (mappingId, requestId, budget) => {
      const check = async (accessToken: string) => {
        await awaitTurn(budget)
        const request = buildStatusRequest({ ...options, mappingId, accessToken }, requestId, requestIdIn)
        return parseStatusReply(await exchange(request, limitsOf(budget, EXCHANGE_MS, clock)), mappingId)
      }
      return authorized(check, options, budget)().catch(asActionError)
    },
  }
}

/** Every POST got the gateway's documented "Oops": it does not know the address, so nothing was started. */
const isUnknownAddress = (ambiguous: readonly ActionError[]) =>
  ambiguous.length > AMBIGUOUS.waitsMs.length && ambiguous.every(({ details }) => details.meaning === 'oops')
