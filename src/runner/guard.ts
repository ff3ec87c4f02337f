import { ActionError, asActionError } from '../errors.js'
import { text } from '../text.js'

/** The events of a process. */
export interface EventSource {
  on(event: string, listener: (thrown: unknown) => void): unknown
  once(event: string, listener: () => void): unknown
}

export type Guarded<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'fault'; readonly fault: ActionError }

/**
 * Runs `work` to its one end. Whatever else happens becomes a fault instead of a stack trace or a silent exit: a rejection,
 * an exception outside of any promise, an event loop that runs empty before the work has settled.
 * The listeners stay: after the end, what is left of an abandoned connection may still fail, which no longer matters.
 */
export function guard<T>(processEvents: EventSource, work: () => Promise<T>): Promise<Guarded<T>> {
  return new Promise((resolve) => {
    const fail = (thrown: unknown) => resolve({ kind: 'fault', fault: asActionError(thrown) })
    processEvents.on('uncaughtException', fail)
    processEvents.on('unhandledRejection', fail)
    processEvents.once('beforeExit', () =>
      fail(new ActionError('internal', text`The step ended before its work was done`)),
    )
    new Promise<T>((settle) => settle(work())).then((value) => resolve({ kind: 'done', value }), fail)
  })
}
