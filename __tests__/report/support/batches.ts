import type { BatchDetails, BatchFinding, BatchLookup } from '../../../src/ingestion/batch.js'

export const ID = 'a27d800531ac4d95945a2bc234eb0d86'
const NOTHING: BatchDetails = {
  status: undefined,
  inputRecords: undefined,
  outputRecords: undefined,
  failedRecords: undefined,
  datasetId: undefined,
  errors: [],
  moreErrors: 0,
}
/** Everything that can be known. */
export const FULL: BatchDetails = {
  status: 'failed',
  inputRecords: 53_000,
  outputRecords: 52_999,
  failedRecords: 1,
  datasetId: '5deac2648a19d218a888d2b1',
  errors: [
    { code: 'INGEST-1401-400', description: 'The row is corrupted.', recordCount: 1 },
    { code: '106', description: undefined, recordCount: undefined },
    { code: undefined, description: 'No code.', recordCount: 2_000 },
  ],
  moreErrors: 4,
}

export const lookup = (finding: BatchFinding, more: Partial<BatchLookup> = {}): BatchLookup => ({
  tenant: 'geometrixx',
  sandbox: 'prod',
  batchId: ID,
  finding,
  ...more,
})
export const found = (details: Partial<BatchDetails>, more?: Partial<BatchLookup>) =>
  lookup({ kind: 'found', details: { ...NOTHING, ...details } }, more)
