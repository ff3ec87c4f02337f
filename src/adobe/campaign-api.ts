import { ActionError, asActionError, isUnconnected } from '../errors.js'
import type { Budget, Clock, IngestionApi, Look, Random, TriggerReply } from '../ingestion/ports.js'
import type { Exchange, HttpReply, HttpRequest } from '../runtime/http.js'
import type { Pace, Rate } from '../runtime/rate-limit.js'
import { type RetryPolicy, retry } from '../runtime/retry.js'
import type { TokenSource } from './access-token.js'
import {
  buildLookRequest,
  buildTriggerRequest,
  type CampaignCall,
  parseLookReply,
  parseTriggerReply,
} from './campaign.js'
import { GATEWAY_UNAVAILABLE } from './errors.js'

/** What one step asks of the gateway at most, whatever the number of its mappings. Adobe publishes no limit. */
export const RATE: Rate = { burst: 20, perMinute: 100 }

/** The gateway cuts at 60 s: a shorter deadline of ours would manufacture lost answers. */
const EXCHANGE_MS = 70_000
/** An exchange in flight, or the last look, may end this long after the deadline. */
const DEADLINE_GRACE_MS = 2_000

/** After a signal a POST in flight may still tell the id of what it has started. */
const POST_GRACE_MS = 2_000

const UNDELIVERED_WAITS = [1_000, 2_000, 4_000] as const
/** Soon: after a minute a short ingestion that did start would have ended, and ours would be a duplicate. */
const AMBIGUOUS_WAITS = [2_000, 4_000] as const

/** May the request have been accepted, although no readable answer came? */
function isAmbiguous({ code, details }: ActionError): boolean {
  return (
    ['no-answer', 'unreadable-answer', 'no-request-id'].includes(code) ||
    (code === 'server-error' && !isTurnedAway(details))
  )
}

/** The gateway did not pass the request on: it could not validate it, or names a time to come back. */
function isTurnedAway({ httpStatus, vendorCode, retryAfterMs }: ActionError['details']): boolean {
  return (
    (vendorCode !== undefined && GATEWAY_UNAVAILABLE.has(vendorCode)) ||
    (httpStatus === 503 && retryAfterMs !== undefined)
  )
}

/** @param faults of all POSTs of the submission */
const triggerPolicy = (faults: readonly ActionError[]): RetryPolicy => ({
  waitsAfter: (fault) => {
    // Accepted, but nobody knows as what: the repeat will name the running request, or nothing will.
    if (fault.code === 'no-request-id' && faults.filter(({ code }) => code === fault.code).length > 1) {
      return undefined
    }
    if (isAmbiguous(fault)) return AMBIGUOUS_WAITS
    return isUnconnected(fault) || ['throttled', 'server-error'].includes(fault.code)
      ? UNDELIVERED_WAITS
      : undefined
  },
  longestRetryAfterMs: 120_000,
  totalMs: 5 * 60_000,
})

interface CampaignOptions extends Pick<CampaignCall, 'apiUrl' | 'org' | 'clientId'> {
  readonly requestIdIn: 'query' | 'body'
  readonly tokens: TokenSource
  readonly exchange: Exchange
  /** Every request waits for it: those of all mappings share one rate. */
  readonly pace: Pace
  readonly clock: Clock
  readonly random: Random
  readonly onRetry: (mappingId: string, fault: ActionError, waitMs: number, mayHaveStarted: boolean) => void
}

/** Campaign Standard's ingestion API over HTTP: tokens, exchanges, and the repeats of a POST. */
export class CampaignApi implements IngestionApi {
  readonly #options: CampaignOptions

  constructor(options: CampaignOptions) {
    this.#options = options
  }

  async authenticate(budget: Budget): Promise<void> {
    await this.#options.tokens.get(budget)
  }

  async trigger(mappingId: string, budget: Budget): Promise<TriggerReply> {
    const { clock, random } = this.#options
    const faults: ActionError[] = []
    // Waiting for a token takes time: with none left, the answer would be one more lost one.
    const build = (call: CampaignCall) => {
      if (clock.now() >= budget.deadline) {
        throw new ActionError('timed-out', 'The time was over before the request could be sent')
      }
      return buildTriggerRequest(call)
    }
    const post = async () => {
      try {
        return await this.#call(mappingId, build, parseTriggerReply, budget, POST_GRACE_MS)
      } catch (thrown) {
        const fault = asActionError(thrown)
        faults.push(fault)
        throw fault
      }
    }
    const onRetry = (fault: ActionError, waitMs: number) =>
      this.#options.onRetry(mappingId, fault, waitMs, isAmbiguous(fault))
    try {
      const reply = await retry(post, triggerPolicy(faults), budget, { clock, random, onRetry })
      return reply.kind !== 'rejected' && faults.some(isAmbiguous)
        ? { ...reply, afterLostAnswer: true }
        : reply
    } catch (thrown) {
      const fault = asActionError(thrown)
      const ambiguous = faults.filter(isAmbiguous)
      throw ambiguous.length === 0 || isNowhere(ambiguous) ? fault : lostAnswer(fault)
    }
  }

  async look(mappingId: string, requestId: string, budget: Budget): Promise<Look> {
    const { requestIdIn } = this.#options
    try {
      const build = (call: CampaignCall) => buildLookRequest(call, requestId, requestIdIn)
      return { kind: 'reported', report: await this.#call(mappingId, build, parseLookReply, budget) }
    } catch (thrown) {
      return { kind: 'failed', fault: asActionError(thrown) }
    }
  }

  /**
   * One exchange with a valid token, its answer read. A refused token is answered with one fresh one, but only once the
   * body was read: a documented answer counts under any status code, and repeating its POST would start a second request.
   */
  async #call<T>(
    mappingId: string,
    build: (call: CampaignCall) => HttpRequest,
    parse: (reply: HttpReply) => T,
    budget: Budget,
    graceMs = 0,
  ): Promise<T> {
    const { tokens, exchange, pace, clock, apiUrl, org, clientId } = this.#options
    const callWith = async (accessToken: string) => {
      if (!(await pace(budget)) && !budget.signal.aborted) {
        throw new ActionError('timed-out', 'The step ended before the rate of requests allowed another one')
      }
      return parse(
        await exchange(build({ apiUrl, org, clientId, mappingId, accessToken }), {
          timeoutMs: Math.max(0, Math.min(EXCHANGE_MS, budget.deadline + DEADLINE_GRACE_MS - clock.now())),
          signal: budget.signal,
          graceMs,
        }),
      )
    }
    const token = await orNoToken(tokens.get(budget))
    try {
      return await callWith(token)
    } catch (thrown) {
      if (!(thrown instanceof ActionError) || thrown.code !== 'unauthorized') throw thrown
      return callWith(await orNoToken(tokens.renew(token, budget)))
    }
  }
}

/** A token that could not be had says nothing about the request it was for: its fault must not be taken for a lost answer. */
async function orNoToken(token: Promise<string>): Promise<string> {
  try {
    return await token
  } catch (thrown) {
    const fault = asActionError(thrown)
    const isFinal = fault.code === 'invalid-credentials' || fault.code === 'unauthorized'
    throw isFinal ? fault : new ActionError('no-token', fault.message, { ...fault.details, cause: fault })
  }
}

/** The gateway's "Oops" to the last repeat: it does not know the address, and nothing was started there. */
const isNowhere = (ambiguous: readonly ActionError[]) =>
  ambiguous.length > AMBIGUOUS_WAITS.length && ambiguous.every(({ details }) => details.vendorCode === '502')

const lostAnswer = (fault: ActionError) =>
  new ActionError('lost-answer', fault.message, { ...fault.details, cause: fault })
