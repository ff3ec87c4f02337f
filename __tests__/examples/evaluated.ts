import { CLIENT_ID, CLIENT_SECRET } from '../e2e/adobe.js'
import { readExample, type Scalars, workflowOf } from './examples.js'

/** Of the first mapping of the file, and what the caller passes. */
const [mapping] = JSON.parse(readExample('mappings.json'))
const passed = workflowOf('reusable-ingestion-caller.yml').jobs['ingest']?.with

/** What every expression comes to in these runs. */
const VALUES: Readonly<Record<string, unknown>> = {
  'secrets.ADOBE_CLIENT_ID': CLIENT_ID,
  'secrets.ADOBE_CLIENT_SECRET': CLIENT_SECRET,
  'secrets.ADOBE_CREDENTIALS': JSON.stringify({ CLIENT_ID, CLIENT_SECRETS: [CLIENT_SECRET] }),
  "needs.trigger.outputs.requestId || '-'": '-',
  "needs.submit.outputs.requestId || '-'": '-',
  'matrix.mapping.id': mapping.id,
  'matrix.mapping.minRecords': mapping.minRecords,
  "github.event_name == 'pull_request'": false,
  'inputs.dryRun': false,
  'inputs.mappingId': passed?.['mappingId'],
  'inputs.minRecords': passed?.['minRecords'],
  'inputs.datasetId': passed?.['datasetId'],
  'inputs.maxFailedRecords': passed?.['maxFailedRecords'],
}

/**
 * The texts that the step is handed. The table is closed: an expression that it lacks is an error.
 * @param values that differ from the table
 */
export function evaluated(texts: Scalars | undefined, values = {}): Readonly<Record<string, string>> {
  const known: Readonly<Record<string, unknown>> = { ...VALUES, ...values }
  const replace = (_: string, name: string) => {
    if (known[name] === undefined) throw new Error(`What is ${name} in this run?`)
    return String(known[name])
  }
  return Object.fromEntries(
    Object.entries(texts ?? {}).map(([name, text]) => [
      name,
      String(text).replace(/\$\{\{\s*(.*?)\s*\}\}/g, replace),
    ]),
  )
}
