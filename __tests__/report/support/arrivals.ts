import type { Arrival, DatasetBatch } from '../../../src/ingestion/dataset.js'

export const DATASET = '5deac2648a19d218a888d2b1'

export const datasetBatch = (more: Partial<DatasetBatch> = {}): DatasetBatch => ({
  batchId: 'a27d800531ac4d95945a2bc234eb0d86',
  status: 'success',
  inputRecords: 53_000,
  failedRecords: 12,
  ...more,
})

/** What the look-ups of a dataset have shown: by default, one batch with refused rows. */
export const arrival = (more: Partial<Arrival> = {}): Arrival => ({
  tenant: 'geometrixx',
  sandbox: 'prod',
  datasetId: DATASET,
  batches: [datasetBatch()],
  ...(more.why === undefined ? { failedRecords: 12 } : {}),
  ...more,
})
