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

/** What the step saves for the post step: its check runs that may still be open. Each save replaces the last. */
export interface Saved extends Origin {
  readonly checks: readonly OpenCheck[]
}

export const renderSaved = (saved: Saved): string => (saved.checks.length === 0 ? '' : JSON.stringify(saved))

/** Reads the saved text; ignores whatever is not readable. */
export function readSaved(text: string): Saved | undefined {
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
