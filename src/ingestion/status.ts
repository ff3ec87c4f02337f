/** The documented status words of a GET. Adobe's prose and examples differ in case and spacing. */
const INGESTION_STATUSES = ['In Progress', 'Success', 'Failed', 'Aborted'] as const

export type IngestionStatus = (typeof INGESTION_STATUSES)[number]
export type TerminalStatus = Exclude<IngestionStatus, 'In Progress'>

/** Ignores case, spaces, `_`, `-` and camel case. */
const fold = (word: string) =>
  word
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .replace(/[\s_-]+/g, ' ')
    .trim()
    .toLowerCase()

/** The documented status for a server's word; `undefined` for any other word, which is never a verdict. */
export function parseStatus(word: string): IngestionStatus | undefined {
  const letters = (words: string) => fold(words).replaceAll(' ', '')
  return INGESTION_STATUSES.find((status) => letters(status) === letters(word))
}

/** For a status word or text in the answer to a POST. */
export const speaksOfRunning = (words: string): boolean => /\balready|\bin ?progress\b/.test(fold(words))
