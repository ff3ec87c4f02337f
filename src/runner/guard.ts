import { type ActionError, asActionError, endedEarly } from '../errors.js'

export type EventSource = Pick<NodeJS.EventEmitter, 'on' | 'once'>

/**
 * Runs `work` and resolves once, with its fault if it has one. A rejection or exception anywhere else, or an event loop that runs
 * empty before the work has settled, is a fault too, instead of a stack trace or a silent exit. The listeners stay, because
 * abandoned connections may still fail after the end, which does not matter.
 */
export function guard(
  processEvents: EventSource,
  work: () => Promise<void>,
): Promise<ActionError | undefined> {
  return new Promise((resolve) => {
    const fail = (thrown: unknown) => resolve(asActionError(thrown))
    processEvents.on('uncaughtException', fail)
    processEvents.on('unhandledRejection', fail)
    processEvents.once('beforeExit', () => fail(endedEarly()))
    new Promise<void>((settle) => settle(work())).then(() => resolve(undefined), fail)
  })
}
