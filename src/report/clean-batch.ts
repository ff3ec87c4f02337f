import type { BatchDetails, BatchError, BatchFinding, BatchLookup } from '../batch.js'
import { ActionError } from '../errors.js'
import type { ForeignText } from './foreign-text.js'

/** Longer texts are cut off: they explain, and nobody gives them back. */
const MAX_TEXT = 500
const MAX_WORD = 100

/** A look-up whose foreign texts are safe and short. Each is cleaned as a whole, before anything is cut off. */
export function cleanBatch(lookup: BatchLookup, text: ForeignText): BatchLookup {
  const { tenant, sandbox, batchId, finding } = lookup
  return {
    tenant: text.identifier(tenant),
    sandbox: text.identifier(sandbox),
    batchId: shorten(text.line(batchId), MAX_WORD),
    finding: cleanFinding(finding, text),
  }
}

function cleanFinding(finding: BatchFinding, text: ForeignText): BatchFinding {
  switch (finding.kind) {
    case 'found':
      return { kind: 'found', details: cleanDetails(finding.details, text) }
    case 'refused':
    case 'failed': {
      const { code, message, details } = finding.fault
      return {
        kind: finding.kind,
        fault: new ActionError(code, shorten(text.line(message), MAX_TEXT), details),
      }
    }
    case 'no-time':
      return finding
    default:
      return finding satisfies never
  }
}

function cleanDetails(details: BatchDetails, text: ForeignText): BatchDetails {
  const { status, datasetId, errors } = details
  const word = (foreign: string | undefined) =>
    foreign === undefined ? undefined : shorten(text.line(foreign), MAX_WORD)
  const cleanError = ({ code, description, recordCount }: BatchError): BatchError => ({
    code: word(code),
    description: description === undefined ? undefined : shorten(text.line(description), MAX_TEXT),
    recordCount,
  })
  return {
    ...details,
    status: typeof status === 'object' ? { unknown: word(status.unknown) ?? '' } : status,
    datasetId: word(datasetId),
    errors: errors.map(cleanError),
  }
}

const shorten = (line: string, length: number) =>
  line.length > length ? `${line.slice(0, length).toWellFormed()}…` : line
