import { type Arrival, type DatasetBatch, isFailed, type WhyUnknown } from '../ingestion/dataset.js'
import { humanCount, humanRows } from '../text/human.js'
import { identifier, NOTHING, type Text, text } from '../text.js'
import { describeStatus } from './batch.js'
import { hintOfRefusal } from './batch-refusal.js'
import { hintFor, hintOfFault } from './hints.js'
import { whyUnknown } from './log-lines.js'
import { cell } from './markdown.js'
import { type Section, word } from './section.js'

/** A longer list would only fill the page. */
const MAX_BATCHES = 20

export const CHECK_DATASET = text`Check the dataset in Experience Platform (the link is in the log and in the job summary)`
const RAISE = text`If timeoutMinutes ended the wait, raise it.`

/** The next step, where the cause is not the data. */
const NEXT: Readonly<Partial<Record<WhyUnknown, Text>>> = {
  'no-batch': text`Check datasetId and sandbox: the mapping may feed another dataset. ${RAISE}`,
  'in-progress': text`${CHECK_DATASET} when its batches have ended. ${RAISE}`,
  'rows-missing': text`${CHECK_DATASET}: more batches may come later. ${RAISE}`,
  'not-counted': text`${CHECK_DATASET}. If its batches never have counts, drop maxFailedRecords.`,
  'too-many': text`${CHECK_DATASET}. If others always write so many batches into it, drop maxFailedRecords.`,
}

export function refusedRows(arrival: Arrival): Text {
  const { failedRecords, batches } = arrival
  const said =
    failedRecords === undefined
      ? text`How many rows Experience Platform refused is not known: ${whyUnknown(arrival)}.`
      : text`Experience Platform refused ${humanRows(failedRecords)} in the batches since the submission.`
  const [first, ...others] = batches.filter(isFailed)
  if (first === undefined) return said
  const more = others.length === 0 ? NOTHING : text`, and ${others.length} more did not succeed either`
  return text`${said} Batch ${word(first.batchId)} ended as ${describeStatus(first.status)}${more}.`
}

export function arrivalSection(arrival: Arrival): Section {
  const { batches, datasetId } = arrival
  const rows = batches.slice(0, MAX_BATCHES).map(rowOf)
  return {
    introduction: introduction(arrival),
    rows,
    lines: rows.map(
      ([[, batch], [, status], [, rowsIn], [, refused]]) =>
        text`${batch}: ${status}; rows: ${rowsIn} in, ${refused} refused`,
    ),
    more: batches.length > MAX_BATCHES ? [text`… and ${batches.length - MAX_BATCHES} more.`] : [],
    place: arrival,
    datasetId,
  }
}

const rowOf = ({ batchId, status, inputRecords, failedRecords }: DatasetBatch) =>
  [
    [text`Batch`, word(batchId)],
    [text`Status`, describeStatus(status)],
    [text`Rows in`, cell(inputRecords, humanCount)],
    [text`Rows refused`, cell(failedRecords, humanCount)],
  ] as const

/** Which batch belongs to which request is not documented, so their time decides. */
function introduction(arrival: Arrival): Text {
  const { batches, datasetId, sandbox, why } = arrival
  const dataset = text`Batches of dataset ${identifier(datasetId)} in sandbox ${identifier(sandbox)}`
  const since = why === 'followed' ? text`of the last 24 hours` : text`since the submission`
  const isUnread = batches.length === 0 && (why === 'unreadable' || why === 'interrupted')
  const count = isUnread ? text`: unknown` : text` ${since}: ${humanCount(batches.length)}`
  return text`${dataset}${count}. ${refusedRows(arrival)}`
}

export function hintOfArrival({ why, fault, batches }: Arrival): Text {
  if (why === 'followed') {
    return text`Remove onInProgress: attach or maxFailedRecords: the gate works only for a request that the step submits itself.`
  }
  if (why !== 'unreadable' || fault === undefined) {
    const next = why === undefined || batches.some(isFailed) ? undefined : NEXT[why]
    return next ?? hintFor('too-many-failed-records')
  }
  const refusal = hintOfRefusal(fault, text`The dataset is not in this sandbox`)
  if (refusal !== undefined) return refusal
  const { code, details } = fault
  const isElsewhere =
    details.isPage ||
    details.speaker === 'ims' ||
    details.meaning === 'expired' ||
    ['unreachable', 'certificate', 'proxy', 'invalid-credentials'].includes(code)
  return isElsewhere
    ? hintOfFault(fault)
    : text`Check the dataset in Experience Platform, or run the job again when Experience Platform answers.`
}
