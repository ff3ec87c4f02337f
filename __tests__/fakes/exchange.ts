import { ActionError } from '../../src/errors.js'
import type { Exchange, HttpReply, HttpRequest } from '../../src/http/exchange.js'
import { text } from '../../src/text.js'
import type { FakeClock } from './clock.js'

export type Answer = HttpReply | ActionError

interface LateAnswer {
  readonly answer: Answer
  readonly afterMs: number
}

/** What the other side answers to the n-th request of this method and path, from 1. */
export type Script = (request: HttpRequest, count: number) => Answer | LateAnswer

/** An exchange as it was asked for. */
interface Call {
  readonly atMs: number
  readonly request: HttpRequest
  readonly timeoutMs: number
  readonly graceMs: number
}

/** One answer after the other; the last one repeats. */
export const inTurn =
  (...answers: readonly (Answer | LateAnswer)[]): Script =>
  (_, count) => {
    const answer = answers[Math.min(count, answers.length) - 1]
    if (answer === undefined) throw new Error('no request was expected')
    return answer
  }

export const late = (afterMs: number, answer: Answer): LateAnswer => ({ answer, afterMs })

export const fault = (code: ActionError['code'], details: ActionError['details'] = {}) =>
  new ActionError(code, text`a fault: ${code}`, details)

/** Accepted by the network and never answered. */
export const SILENCE = late(Number.POSITIVE_INFINITY, fault('no-answer'))

/** The other side as a script in virtual time. Like the real exchange it keeps its limits and ends with the signal. */
export class FakeExchange {
  readonly calls: Call[] = []
  readonly #clock: FakeClock
  readonly #script: Script
  readonly #counts = new Map<string, number>()

  constructor(clock: FakeClock, script: Script) {
    this.#clock = clock
    this.#script = script
  }

  /** When requests were sent, in milliseconds of the clock. */
  get times(): readonly number[] {
    return this.calls.map(({ atMs }) => atMs)
  }

  readonly exchange: Exchange = async (request, { timeoutMs, signal, graceMs = 0 }) => {
    if (signal.aborted) throw new ActionError('unreachable', text`the step was ended`)
    const clock = this.#clock
    const kind = `${request.method} ${request.url.pathname}`
    const count = (this.#counts.get(kind) ?? 0) + 1
    this.#counts.set(kind, count)
    this.calls.push({ atMs: clock.now(), request, timeoutMs, graceMs })
    const given = this.#script(request, count)
    const { answer, afterMs } = 'answer' in given ? given : { answer: given, afterMs: 0 }
    const endMs = clock.now() + timeoutMs
    const answerMs = clock.now() + afterMs

    await this.#until(Math.min(answerMs, endMs), signal)
    if (signal.aborted) {
      await this.#until(Math.min(answerMs, endMs, clock.now() + graceMs), new AbortController().signal)
    }
    if (clock.now() < answerMs) {
      throw new ActionError(
        'no-answer',
        signal.aborted ? text`the step was ended` : text`no complete answer within ${timeoutMs / 1000} s`,
      )
    }
    if (answer instanceof ActionError) throw answer
    return answer
  }

  /** An answer at once takes no turn of the clock, so that `clock.sleeps` holds the waits between requests alone. */
  async #until(atMs: number, signal: AbortSignal): Promise<void> {
    const ms = atMs - this.#clock.now()
    if (ms > 0) await this.#clock.sleep(ms, signal)
  }
}
