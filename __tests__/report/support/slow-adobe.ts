import type { ActionError } from '../../../src/errors.js'
import type { Budget, Clock, IngestionApi, IngestionObserver } from '../../../src/ingestion/ports.js'

/** What goes wrong before a POST is answered. */
export interface Hitch {
  readonly fault: ActionError
  readonly waitMs: number
  readonly mayHaveStarted: boolean
}

interface SlowOptions {
  readonly clock: Clock
  readonly observer: IngestionObserver
  /** Before the first POST that is answered. */
  readonly hitches?: readonly Hitch[]
}

const TOKEN_MS = 600
const POST_MS = 1_800
const CHECK_MS = 400

/** A fake Adobe that takes its time, so that a timeline has something to show. */
export function slowly(adobe: IngestionApi, { clock, observer, hitches = [] }: SlowOptions): IngestionApi {
  const ahead = [...hitches]
  return {
    async authenticate(budget: Budget) {
      await clock.sleep(TOKEN_MS, budget.signal)
      await adobe.authenticate(budget)
    },
    async submit(mappingId, budget) {
      await clock.sleep(POST_MS, budget.signal)
      for (const hitch of ahead.splice(0)) {
        observer.on(mappingId, { kind: 'retrying', what: 'request', ...hitch })
        await clock.sleep(hitch.waitMs, budget.signal)
      }
      return adobe.submit(mappingId, budget)
    },
    async checkStatus(mappingId, requestId, budget) {
      await clock.sleep(CHECK_MS, budget.signal)
      return adobe.checkStatus(mappingId, requestId, budget)
    },
  }
}
