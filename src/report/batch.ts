import type { BatchDetails, BatchError, BatchLookup } from '../ingestion/batch.js'
import { humanCount, humanRecords } from '../text/human.js'
import { foreign, identifier, join, NOTHING, own, type Text, text } from '../text.js'
import { missingRight } from './batch-refusal.js'
import { cell, type Row } from './markdown.js'
import { type Section, word } from './section.js'

export function batchSection(lookup: BatchLookup): Section {
  const { finding, batchId } = lookup
  if (finding.kind !== 'found') {
    const why = whyNot(finding)
    return {
      introduction: text`This is not known. ${why}`,
      opening: text`Why batch ${word(batchId)} failed is not known. ${why}`,
      place: lookup,
    }
  }
  const { errors, moreErrors, datasetId } = finding.details
  const what = moreErrors === 1 ? text`error` : text`errors`
  return {
    introduction: factsOf(lookup, finding.details),
    rows: errors.map(errorRow),
    lines: errors.map(errorLine),
    more: moreErrors === 0 ? [] : [text`… and ${moreErrors} more ${what}.`],
    place: lookup,
    datasetId,
  }
}

function whyNot(finding: Exclude<BatchLookup['finding'], { kind: 'found' }>): Text {
  switch (finding.kind) {
    case 'refused':
      return text`${finding.fault.text}. ${missingRight(finding.fault.details)}`
    case 'failed':
      return text`The request to Experience Platform failed: ${finding.fault.text}.`
    case 'no-time':
      return text`No time was left to ask Experience Platform.`
  }
}

function factsOf({ batchId, sandbox }: BatchLookup, details: BatchDetails): Text {
  const { status, inputRecords, outputRecords, failedRecords, errors } = details
  const counts = (
    [
      [inputRecords, 'in'],
      [outputRecords, 'out'],
      [failedRecords, 'failed'],
    ] as const
  ).flatMap(([count, what]) => (count === undefined ? [] : [text`${humanCount(count)} ${own(what)}`]))
  const records = counts.length === 0 ? NOTHING : text`; records: ${join(counts, ', ')}`
  const end = errors.length === 0 ? text`. It names no error.` : text`.`
  return text`Experience Platform on batch ${word(batchId)} in sandbox ${identifier(sandbox)}: ${describeStatus(status)}${records}${end}`
}

export const describeStatus = (status: BatchDetails['status']): Text =>
  typeof status === 'object' ? text`an unknown status, "${word(status.unknown)}"` : own(status ?? 'no status')

const sentence = (said: string) => foreign(said, 500)

function errorLine({ code, description, recordCount }: BatchError): Text {
  const name = code === undefined ? text`An error without a code` : word(code)
  const count = recordCount === undefined ? NOTHING : text` (${humanRecords(recordCount)})`
  return text`${name}${count}: ${description === undefined ? text`no description` : sentence(description)}`
}

const errorRow = ({ code, description, recordCount }: BatchError): Row => [
  [text`Error`, cell(code, word)],
  [text`Records`, cell(recordCount, humanRecords)],
  [text`What Experience Platform says`, cell(description, sentence)],
]
