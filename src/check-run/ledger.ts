import { OUTCOME_NAMES, type Outcome } from '../ingestion/outcome.js'
import type { CheckName } from './checks-api.js'

/** A check run that may still have to be completed: ids and names, never a token. */
export interface OpenCheck extends CheckName {
  /** Unknown until GitHub has answered. */
  readonly id?: number | undefined
  /** Redacted. */
  readonly requestId?: string | undefined
  /** Known, but not published yet. */
  readonly outcome?: Outcome | undefined
}

/** What the post step finds: the check runs that may be open. The last text saved counts. */
export class Ledger {
  readonly #open = new Map<string, OpenCheck>()
  readonly #save: (text: string) => void

  constructor(save: (text: string) => void) {
    this.#save = save
  }

  note(check: OpenCheck): void {
    this.#open.set(check.externalId, check)
    this.#save(JSON.stringify([...this.#open.values()]))
  }

  remove({ externalId }: CheckName): void {
    this.#open.delete(externalId)
    this.#save(this.#open.size === 0 ? '' : JSON.stringify([...this.#open.values()]))
  }
}

/** Reads what was saved; whatever is not readable counts as nothing. */
export function readLedger(text: string): readonly OpenCheck[] {
  try {
    const entries: unknown = JSON.parse(text)
    return Array.isArray(entries) ? entries.flatMap(readEntry) : []
  } catch {
    return []
  }
}

function readEntry(entry: unknown): readonly OpenCheck[] {
  if (typeof entry !== 'object' || entry === null) return []
  const { name, externalId, sha, id, requestId, outcome }: Record<string, unknown> = { ...entry }
  if (typeof name !== 'string' || typeof externalId !== 'string' || typeof sha !== 'string') return []
  return [
    {
      name,
      externalId,
      sha,
      id: typeof id === 'number' ? id : undefined,
      requestId: typeof requestId === 'string' ? requestId : undefined,
      outcome: OUTCOME_NAMES.find((candidate) => candidate === outcome),
    },
  ]
}
