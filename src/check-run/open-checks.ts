import { OUTCOME_NAMES, type Outcome } from '../ingestion/outcome.js'
import { at, listAt } from '../json.js'

/** A check run that is not complete. Holds ids and names, never a token. */
export interface OpenCheck {
  /** Redacted, like everything here. */
  readonly mappingId: string
  readonly id?: number | undefined
  readonly requestId?: string | undefined
  /** Known, but not yet published. */
  readonly outcome?: Outcome | undefined
  /** A creation or conclusion was sent, and its result is unknown. */
  readonly unsure?: boolean | undefined
}

export interface Origin {
  readonly org: string
  readonly sha: string
  /** In their external ids. */
  readonly random: string
}

/** What the step saves for the post step: check runs that may be open. Each save replaces the last. */
export interface Saved extends Origin {
  readonly checks: readonly OpenCheck[]
}

export const renderSaved = (saved: Saved): string => (saved.checks.length === 0 ? '' : JSON.stringify(saved))

/** Reads the saved text; ignores whatever is not readable. */
export function readSaved(text: string): Saved | undefined {
  let saved: unknown
  try {
    saved = JSON.parse(text)
  } catch {
    return undefined
  }
  const [org, sha, random] = ['org', 'sha', 'random'].map((name) => stringAt(saved, name))
  if (org === undefined || sha === undefined || random === undefined) return undefined
  return { org, sha, random, checks: listAt(saved, 'checks').flatMap(readEntry) }
}

function readEntry(entry: unknown): readonly OpenCheck[] {
  const mappingId = stringAt(entry, 'mappingId')
  const id = at(entry, 'id')
  const outcome = at(entry, 'outcome')
  if (mappingId === undefined) return []
  return [
    {
      mappingId,
      id: typeof id === 'number' ? id : undefined,
      requestId: stringAt(entry, 'requestId'),
      outcome: OUTCOME_NAMES.find((candidate) => candidate === outcome),
      unsure: at(entry, 'unsure') === true,
    },
  ]
}

function stringAt(value: unknown, name: string): string | undefined {
  const found = at(value, name)
  return typeof found === 'string' ? found : undefined
}
