import type { BatchDetails, BatchError, BatchLookup } from '../batch.js'
import { missingRight } from './batch-refusal.js'
import { humanCount, humanRecords, withoutStop } from './human.js'
import type { Quote } from './verdict.js'

/** The look-up as lines of the log. Its foreign texts are clean; whoever prints them cleans the lines again. */
export function batchLines(lookup: BatchLookup): readonly string[] {
  const { finding, batchId } = lookup
  const asIs: Quote = (foreign) => foreign
  if (finding.kind !== 'found') {
    return [`Why batch ${batchId} failed is not known. ${whyNot(lookup, asIs)}`]
  }
  const { details } = finding
  const link = datasetLink(lookup, details)
  return [
    factsOf(lookup, details, asIs),
    ...details.errors.map((error) => `  ${errorLine(error)}`),
    ...more(details).map((line) => `  ${line}`),
    ...(link === undefined ? [] : [`  Dataset: ${link}`]),
  ]
}

/** The section of the summary, below its title. */
export function renderBatch(lookup: BatchLookup, inert: Quote): string {
  const { finding } = lookup
  return finding.kind === 'found'
    ? sectionOf(lookup, finding.details, inert).join('\n\n')
    : `This is not known. ${whyNot(lookup, inert)}`
}

const sectionOf = (lookup: BatchLookup, details: BatchDetails, inert: Quote): readonly string[] => [
  factsOf(lookup, details, inert),
  ...(details.errors.length === 0 ? [] : [errorTable(details.errors, inert)]),
  ...more(details),
  ...datasetOf(lookup, details, inert),
]

function whyNot({ finding }: BatchLookup, quote: Quote): string {
  switch (finding.kind) {
    case 'refused':
      return `${quote(withoutStop(finding.fault.message))}. ${missingRight(finding.fault.details)}`
    case 'failed':
      return `Asking Experience Platform failed: ${quote(withoutStop(finding.fault.message))}.`
    case 'no-time':
      return 'No time was left to ask Experience Platform.'
    case 'found':
      return ''
    default:
      return finding satisfies never
  }
}

function factsOf({ batchId, sandbox }: BatchLookup, details: BatchDetails, quote: Quote): string {
  const { status, inputRecords, outputRecords, failedRecords } = details
  const word = typeof status === 'object' ? `an unknown status, "${quote(status.unknown)}"` : status
  const counts = [
    ...countOf(inputRecords, 'in'),
    ...countOf(outputRecords, 'out'),
    ...countOf(failedRecords, 'failed'),
  ]
  return [
    `Experience Platform on batch ${quote(batchId)} in sandbox ${quote(sandbox)}: ${word ?? 'no status'}`,
    counts.length === 0 ? '' : `; records: ${counts.join(', ')}`,
    details.errors.length === 0 ? '. It names no error.' : '.',
  ].join('')
}

const countOf = (count: number | undefined, what: string): readonly string[] =>
  count === undefined ? [] : [`${humanCount(count)} ${what}`]

function errorLine({ code, description, recordCount }: BatchError): string {
  const count = recordCount === undefined ? '' : ` (${humanRecords(recordCount)})`
  return `${code ?? 'An error without a code'}${count}: ${description ?? 'no description'}`
}

function errorTable(errors: readonly BatchError[], inert: Quote): string {
  const cell = (foreign: string | undefined) => (foreign === undefined ? '–' : inert(foreign))
  return [
    '| Error | Records | What Experience Platform says |',
    '| --- | --- | --- |',
    ...errors.map(
      ({ code, description, recordCount }) =>
        `| ${cell(code)} | ${recordCount === undefined ? '–' : humanRecords(recordCount)} | ${cell(description)} |`,
    ),
  ].join('\n')
}

const more = ({ moreErrors }: BatchDetails): readonly string[] =>
  moreErrors === 0 ? [] : [`… and ${moreErrors} more ${moreErrors === 1 ? 'error' : 'errors'}.`]

function datasetOf(lookup: BatchLookup, details: BatchDetails, inert: Quote): readonly string[] {
  const { datasetId } = details
  if (datasetId === undefined) return []
  const link = datasetLink(lookup, details)
  return [
    link === undefined
      ? `Dataset: ${inert(datasetId)}`
      : `[Open dataset ${datasetId} in Experience Platform](${link})`,
  ]
}

/** The only link that holds anything foreign: an id of 24 hex digits. Tenant and sandbox are ours. */
function datasetLink({ tenant, sandbox }: BatchLookup, { datasetId }: BatchDetails): string | undefined {
  return datasetId !== undefined && /^[0-9a-f]{24}$/i.test(datasetId)
    ? `https://experience.adobe.com/#/@${encoded(tenant)}/sname:${encoded(sandbox)}/platform/dataset/browse/${datasetId}`
    : undefined
}

/** Without any mark that Markdown or the runner could take for its own. */
const encoded = (text: string) =>
  encodeURIComponent(text).replace(
    /[!'()*~_]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
