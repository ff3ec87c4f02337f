/** Status of an ingestion request, as the GET reports it. The page's prose and examples differ in case and spacing. */
const INGESTION_STATUSES = ['In Progress', 'Success', 'Failed', 'Aborted'] as const

export type IngestionStatus = (typeof INGESTION_STATUSES)[number]
export type TerminalStatus = Exclude<IngestionStatus, 'In Progress'>

const fold = (text: string) =>
  text
    .trim()
    .replace(/[\s_-]+/g, ' ')
    .toLowerCase()

/** The documented status that a server's word means, or `undefined`: an unknown word is never a verdict. */
export function parseStatus(text: string): IngestionStatus | undefined {
  const folded = fold(text)
  return INGESTION_STATUSES.find((status) => fold(status) === folded)
}
