import { setTimeout } from 'node:timers/promises'
import { ActionError } from '../../src/errors.js'
import { type Exchange, httpExchange } from '../../src/http/exchange.js'
import { text } from '../../src/text.js'
import type { FakeClock } from './clock.js'

/** Real HTTP on loopback; virtual time stands still while a request is under way, unless its server says otherwise. */

/** Names an exchange to the server. */
export const EXCHANGE = 'x-exchange'

interface Asker {
  /** No answer will come: time goes on. */
  readonly release: () => void
  /** Time passes before the answer, or until the exchange is over. */
  readonly pass: (ms: number) => Promise<void>
}

const askers = new Map<string, Asker>()
let exchanges = 0

/** @param death no request leaves after it, and those under way end */
export function heldExchange(clock: FakeClock, death?: AbortSignal): Exchange {
  const send = httpExchange(clock)
  return async (request, limits) => {
    if (death?.aborted) throw new ActionError('unreachable', text`nobody is left to ask`)
    exchanges += 1
    const id = String(exchanges)
    const over = new AbortController()
    let release = clock.hold()
    const pass = async (ms: number) => {
      const slept = clock.sleep(ms, over.signal)
      release()
      await slept
      if (!over.signal.aborted) release = clock.hold()
    }
    askers.set(id, { release: () => release(), pass })
    try {
      return await send({ ...request, headers: { ...request.headers, [EXCHANGE]: id } }, limits)
    } finally {
      askers.delete(id)
      over.abort('done')
      release()
    }
  }
}

const askerOf = (request: string) =>
  askers.get(new RegExp(`^${EXCHANGE}: (\\d+)`, 'im').exec(request)?.[1] ?? '')

/** For servers that will never answer this request. */
export const neverAnswered = (request: string): void => askerOf(request)?.release()

/** For servers that answer late: waits on the clock of whoever sent this request, which may be the real one. */
export const passTime = (request: string, ms: number): Promise<unknown> =>
  askerOf(request)?.pass(ms) ?? setTimeout(ms)

/** The same for whatever is under way, when its server cannot tell one request from another. */
export function noneAnswered(): void {
  for (const { release } of askers.values()) release()
}
