import type { BatchDetails, BatchError, BatchLookup, Place } from '../ingestion/batch.js'
import type { Cleaner } from '../text/clean.js'
import { humanCount, humanRecords } from '../text/human.js'
import { foreign, identifier, join, NOTHING, own, Text, text } from '../text.js'
import { missingRight } from './batch-refusal.js'
import { NONE, renderTable } from './markdown.js'

/** Longer texts are cut off, since they only explain. */
const MAX_TEXT = 500
const MAX_WORD = 100

export const word = (said: string): Text => foreign(said, MAX_WORD)
const sentence = (said: string) => foreign(said, MAX_TEXT)

/** The look-up as lines for the log. */
export function batchLines(lookup: BatchLookup, cleaner: Cleaner): readonly Text[] {
  const { finding, batchId } = lookup
  if (finding.kind !== 'found') {
    return [text`Why batch ${word(batchId)} failed is not known. ${whyNot(lookup)}`]
  }
  const { details } = finding
  const link = datasetLink(lookup, details.datasetId, cleaner)
  return [
    factsOf(lookup, details),
    ...details.errors.map((error) => text`  ${errorLine(error)}`),
    ...more(details).map((line) => text`  ${line}`),
    ...(link === undefined ? [] : [text`  Dataset: ${link}`]),
  ]
}

/** The section of the summary, without its title. */
export function renderBatch(lookup: BatchLookup, cleaner: Cleaner): string {
  const { finding } = lookup
  if (finding.kind !== 'found') return cleaner.markdown(text`This is not known. ${whyNot(lookup)}`)
  const { details } = finding
  return [
    cleaner.markdown(factsOf(lookup, details)),
    ...(details.errors.length === 0 ? [] : [errorTable(details.errors, cleaner)]),
    ...[
      ...more(details),
      ...(details.datasetId === undefined ? [] : [openDataset(lookup, details.datasetId, cleaner)]),
    ].map((line) => cleaner.markdown(line)),
  ].join('\n\n')
}

function whyNot({ finding }: BatchLookup): Text {
  switch (finding.kind) {
    case 'refused':
      return text`${finding.fault.text}. ${missingRight(finding.fault.details)}`
    case 'failed':
      return text`The request to Experience Platform failed: ${finding.fault.text}.`
    case 'no-time':
      return text`No time was left to ask Experience Platform.`
    case 'found':
      return NOTHING
  }
}

function factsOf({ batchId, sandbox }: BatchLookup, details: BatchDetails): Text {
  const { status, inputRecords, outputRecords, failedRecords, errors } = details
  const counts = [
    ...countOf(inputRecords, text`in`),
    ...countOf(outputRecords, text`out`),
    ...countOf(failedRecords, text`failed`),
  ]
  const records = counts.length === 0 ? NOTHING : text`; records: ${join(counts, ', ')}`
  const end = errors.length === 0 ? text`. It names no error.` : text`.`
  return text`Experience Platform on batch ${word(batchId)} in sandbox ${identifier(sandbox)}: ${describeStatus(status)}${records}${end}`
}

export const describeStatus = (status: BatchDetails['status']): Text =>
  typeof status === 'object' ? text`an unknown status, "${word(status.unknown)}"` : own(status ?? 'no status')

const countOf = (count: number | undefined, what: Text): readonly Text[] =>
  count === undefined ? [] : [text`${humanCount(count)} ${what}`]

function errorLine({ code, description, recordCount }: BatchError): Text {
  const name = code === undefined ? text`An error without a code` : word(code)
  const count = recordCount === undefined ? NOTHING : text` (${humanRecords(recordCount)})`
  return text`${name}${count}: ${description === undefined ? text`no description` : sentence(description)}`
}

const errorTable = (errors: readonly BatchError[], cleaner: Cleaner): string =>
  renderTable(
    errors.map(({ code, description, recordCount }) => [
      [text`Error`, code === undefined ? NONE : word(code)],
      [text`Records`, recordCount === undefined ? NONE : humanRecords(recordCount)],
      [text`What Experience Platform says`, description === undefined ? NONE : sentence(description)],
    ]),
    cleaner,
  )

const more = ({ moreErrors }: BatchDetails): readonly Text[] =>
  moreErrors === 0 ? [] : [text`… and ${moreErrors} more ${moreErrors === 1 ? text`error` : text`errors`}.`]

/** The link in the summary. */
export function openDataset(place: Place, datasetId: string, cleaner: Cleaner): Text {
  const link = datasetLink(place, datasetId, cleaner)
  return link === undefined
    ? text`Dataset: ${word(datasetId)}`
    : text`[Open dataset ${identifier(datasetId)} in Experience Platform](${link})`
}

/**
 * The only link with a foreign part: an id of 24 hex digits. Tenant and sandbox are our own inputs. Encoded, a secret in them
 * could no longer be found.
 */
export function datasetLink(
  { tenant, sandbox }: Place,
  datasetId: string | undefined,
  cleaner: Cleaner,
): Text | undefined {
  return datasetId !== undefined && /^[0-9a-f]{24}$/i.test(datasetId)
    ? new Text([
        `https://experience.adobe.com/#/@${encoded(cleaner.exact(tenant))}/sname:${encoded(cleaner.exact(sandbox))}/platform/dataset/browse/${datasetId}`,
      ])
    : undefined
}

/** Also encodes what Markdown or the runner could interpret. */
const encoded = (name: string) =>
  encodeURIComponent(name).replace(
    /[!'()*~_]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
