import { OUTCOME_NAMES, type Outcome } from '../ingestion/outcome.js'
import { at, listAt } from '../json.js'

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
