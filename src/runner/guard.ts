import { type ActionError, asActionError, endedEarly } from '../errors.js'

export type EventSource = Pick<NodeJS.EventEmitter, 'on' | 'once'>

/**
 * Runs `work` and resolves once, with its fault if it has one: also a rejection or exception anywhere else, or an event loop
 * that runs empty. The listeners stay, because abandoned connections may still fail after the end.
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
