/** Status of an ingestion request, as the GET reports it. The page's prose and examples differ in case and spacing. */
const INGESTION_STATUSES = ['In Progress', 'Success', 'Failed', 'Aborted'] as const

export type IngestionStatus = (typeof INGESTION_STATUSES)[number]
export type TerminalStatus = Exclude<IngestionStatus, 'In Progress'>

/** Over case, spaces, `_`, `-` and camel case. */
const fold = (word: string) =>
  word
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .replace(/[\s_-]+/g, ' ')
    .trim()
    .toLowerCase()

const withoutSpaces = (word: string) => fold(word).replaceAll(' ', '')

/** The documented status that a server's word means, or `undefined`: an unknown word is never a verdict. */
export function parseStatus(word: string): IngestionStatus | undefined {
  const folded = withoutSpaces(word)
  return INGESTION_STATUSES.find((status) => withoutSpaces(status) === folded)
}

/** A word or text of an answer to a POST that says, in other words, that a request is running already. */
export const speaksOfRunning = (words: string): boolean => /\balready|\bin ?progress\b/.test(fold(words))
