import { type ActionError, asActionError, endedEarly } from '../errors.js'

export interface EventSource {
  on(event: string, listener: (thrown: unknown) => void): unknown
  once(event: string, listener: () => void): unknown
}

export type Guarded<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'fault'; readonly fault: ActionError }

/**
 * Runs `work` and resolves once. A rejection or exception anywhere else, or an event loop that runs empty before the work has
 * settled, becomes a fault instead of a stack trace or a silent exit. The listeners stay, because abandoned connections may
 * still fail after the end, which does not matter.
 */
export function guard<T>(processEvents: EventSource, work: () => Promise<T>): Promise<Guarded<T>> {
  return new Promise((resolve) => {
    const fail = (thrown: unknown) => resolve({ kind: 'fault', fault: asActionError(thrown) })
    processEvents.on('uncaughtException', fail)
    processEvents.on('unhandledRejection', fail)
    processEvents.once('beforeExit', () => fail(endedEarly()))
    new Promise<T>((settle) => settle(work())).then((value) => resolve({ kind: 'done', value }), fail)
  })
}
