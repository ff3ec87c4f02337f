import { type Arrival, isFailed } from '../ingestion/dataset.js'
import type { Cleaner } from '../text/clean.js'
import { humanCount, humanRows } from '../text/human.js'
import { identifier, NOTHING, type Text, text } from '../text.js'
import { datasetLink, describeStatus, openDataset, word } from './batch.js'
import { missingRight } from './batch-refusal.js'
import { hintFor, hintOfFault } from './hints.js'
import { NONE, renderTable } from './markdown.js'

/** More batches of one submission only fill the page. */
const MAX_BATCHES = 20

/** Why the number of refused rows is not known: the end of a sentence. */
export function whyUnknown({ why, fault, batches }: Arrival): Text {
  switch (why) {
    case 'not-asked':
      return text`the dataset was not looked up`
    case 'followed':
      return text`this step did not submit the request, so it does not know since when batches count`
    case 'no-batch':
      return text`the dataset has no batch since the submission`
    case 'in-progress':
      return text`not every batch since the submission has ended`
    case 'rows-missing':
      return text`the batches since the submission hold fewer rows than Adobe reported`
    case 'not-counted':
      return text`Experience Platform gives no count for every batch`
    case 'too-many':
      return text`there are more than ${humanCount(batches.length)} batches`
    case 'unreadable':
      return fault?.text ?? NOTHING
    case 'interrupted':
      return text`the step was ended before`
    case undefined:
      return NOTHING
    default:
      return why satisfies never
  }
}

/** What is known of the refused rows, as a sentence. */
export const refusedRows = (arrival: Arrival): Text =>
  arrival.failedRecords === undefined
    ? text`How many rows Experience Platform refused is not known: ${whyUnknown(arrival)}.`
    : text`Experience Platform refused ${humanRows(arrival.failedRecords)} in the batches since the submission.`

/** The batches that ended without success, as a sentence. */
export function failedBatches({ batches }: Arrival): Text {
  const [first, ...others] = batches.filter(isFailed)
  if (first === undefined) return NOTHING
  const more = others.length === 0 ? NOTHING : text`, and ${others.length} more did not succeed either`
  return text` Batch ${word(first.batchId)} ended as ${describeStatus(first.status)}${more}.`
}

/** The look-up as lines of the log. */
export function arrivalLines(arrival: Arrival, cleaner: Cleaner): readonly Text[] {
  const { datasetId } = arrival
  const lines = rowsOf(arrival).map(
    ([[, batch], [, status], [, rowsIn], [, refused]]) =>
      text`  ${batch}: ${status}; rows: ${rowsIn} in, ${refused} refused`,
  )
  return [
    introduction(arrival),
    ...lines,
    ...more(arrival).map((line) => text`  ${line}`),
    text`  Dataset: ${datasetLink(arrival, datasetId, cleaner) ?? identifier(datasetId)}`,
  ]
}

/** The section of the summary, below its title. */
export function renderArrival(arrival: Arrival, cleaner: Cleaner): string {
  const rows = rowsOf(arrival)
  return [
    cleaner.markdown(introduction(arrival)),
    ...(rows.length === 0 ? [] : [renderTable(rows, cleaner)]),
    ...[...more(arrival), openDataset(arrival, arrival.datasetId, cleaner)].map((line) =>
      cleaner.markdown(line),
    ),
  ].join('\n\n')
}

const rowsOf = ({ batches }: Arrival) =>
  batches.slice(0, MAX_BATCHES).map(
    ({ batchId, status, inputRecords, failedRecords }) =>
      [
        [text`Batch`, word(batchId)],
        [text`Status`, describeStatus(status)],
        [text`Rows in`, countOr(inputRecords)],
        [text`Rows refused`, countOr(failedRecords)],
      ] as const,
  )

const countOr = (count: number | undefined) => (count === undefined ? NONE : humanCount(count))

/** Which batch belongs to which request is not documented: they are those of a time. */
function introduction(arrival: Arrival): Text {
  const { batches, datasetId, sandbox, why } = arrival
  const since = why === 'followed' ? text`of the last 24 hours` : text`since the submission`
  return text`Batches of dataset ${identifier(datasetId)} in sandbox ${identifier(sandbox)} ${since}: ${humanCount(batches.length)}. ${refusedRows(arrival)}`
}

const more = ({ batches }: Arrival): readonly Text[] =>
  batches.length <= MAX_BATCHES ? [] : [text`… and ${batches.length - MAX_BATCHES} more.`]

/** The next step when the gate does not hold. */
export function hintOfArrival({ why, fault }: Arrival): Text {
  if (why === 'followed') {
    return text`Drop onInProgress: attach or maxFailedRecords: only a request that the step submits itself can be held to it.`
  }
  if (why !== 'unreadable' || fault === undefined) return hintFor('too-many-failed-records')
  const { code, details } = fault
  if (details.isPage || details.speaker === 'ims' || OF_THE_NETWORK.has(code)) return hintOfFault(fault)
  return details.speaker === 'platform' && (code === 'refused' || code === 'unauthorized')
    ? missingRight(details, text`The dataset is not in this sandbox`)
    : text`Check the dataset in Experience Platform, and run the job again when Experience Platform answers.`
}

const OF_THE_NETWORK: ReadonlySet<string> = new Set([
  'unreachable',
  'certificate',
  'proxy',
  'invalid-credentials',
])
