import { OUTCOME_NAMES, type Outcome } from '../ingestion/outcome.js'

/** A check run that is not complete. Holds ids and names, never a token. */
export interface OpenCheck {
  /** Redacted, like everything here. */
  readonly mappingId: string
  /** Unknown until GitHub answers. */
  readonly id?: number | undefined
  readonly requestId?: string | undefined
  /** Known, but not yet published. */
  readonly outcome?: Outcome | undefined
  /** A creation or conclusion was sent, and its result is unknown. */
  readonly unsure?: boolean | undefined
}

/** What all check runs of a step share. */
export interface Origin {
  readonly org: string
  readonly sha: string
  /** The random part of their external ids, because several jobs of a run may gate the same mapping. */
  readonly random: string
}

/** Saves the check runs that may still be open, for the post step. Each save replaces the last. */
export class Ledger {
  readonly #open = new Map<string, OpenCheck>()
  readonly #origin: Origin
  readonly #save: (text: string) => void
  #isClosed = false

  constructor(origin: Origin, save: (text: string) => void) {
    this.#origin = origin
    this.#save = save
  }

  note(...checks: readonly OpenCheck[]): void {
    for (const check of checks) this.#open.set(check.mappingId, check)
    this.#write()
  }

  remove(mappingId: string): void {
    if (this.#open.delete(mappingId)) this.#write()
  }

  /** Leaves nothing to the post step, whatever is noted later. */
  close(): void {
    this.#open.clear()
    this.#write()
    this.#isClosed = true
  }

  #write(): void {
    if (this.#isClosed) return
    const saved: Saved = { ...this.#origin, checks: [...this.#open.values()] }
    this.#save(this.#open.size === 0 ? '' : JSON.stringify(saved))
  }
}

export interface Saved extends Origin {
  readonly checks: readonly OpenCheck[]
}

/** Reads the saved text; ignores whatever is not readable. */
export function readLedger(text: string): Saved | undefined {
  const { org, sha, random, checks } = fieldsOf(parse(text))
  if (typeof org !== 'string' || typeof sha !== 'string' || typeof random !== 'string') return undefined
  return { org, sha, random, checks: Array.isArray(checks) ? checks.flatMap(readEntry) : [] }
}

function readEntry(entry: unknown): readonly OpenCheck[] {
  const { mappingId, id, requestId, outcome, unsure } = fieldsOf(entry)
  if (typeof mappingId !== 'string') return []
  return [
    {
      mappingId,
      id: typeof id === 'number' ? id : undefined,
      requestId: typeof requestId === 'string' ? requestId : undefined,
      outcome: OUTCOME_NAMES.find((candidate) => candidate === outcome),
      unsure: unsure === true,
    },
  ]
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
