import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { CLIENT_ID, CLIENT_SECRET } from '../e2e/adobe.js'
import { PLACEHOLDER } from '../support/workflows.js'

type Scalars = Readonly<Record<string, string | number | boolean>>

export interface Step {
  readonly id?: string
  readonly name?: string
  readonly if?: string
  readonly uses?: string
  readonly run?: string
  readonly with?: Scalars
  readonly env?: Scalars
}

interface Job {
  readonly needs?: string | readonly string[]
  readonly if?: string
  readonly uses?: string
  readonly with?: Scalars
  readonly environment?: string | Scalars
  readonly concurrency?: unknown
  readonly permissions?: Readonly<Record<string, string>>
  readonly outputs?: Readonly<Record<string, string>>
  readonly steps?: readonly Step[]
  readonly 'timeout-minutes'?: number
}

export interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>
  readonly concurrency?: unknown
  readonly jobs: Readonly<Record<string, Job>>
}

const folder = new URL('../../examples/', import.meta.url)

export const FILES = readdirSync(folder)
export const EXAMPLES = FILES.filter((name) => name.endsWith('.yml'))
export const readExample = (name: string) => readFileSync(new URL(name, folder), 'utf8')
export const workflowOf = (name: string): Workflow => parse(readExample(name))

/** Every step of an example that uses this action, with its place: `minimal-gate.yml: ingest`. */
export const ACTION_STEPS = EXAMPLES.flatMap((file) =>
  Object.entries(workflowOf(file).jobs).flatMap(([id, job]) =>
    (job.steps ?? [])
      .filter(({ uses }) => uses === PLACEHOLDER)
      .map((step) => ({ place: `${file}: ${id}`, step, job })),
  ),
)

export function actionStep(place: string): Step {
  const found = ACTION_STEPS.find((each) => each.place === place)
  if (found === undefined) throw new Error(`No step of ${place} uses the action`)
  return found.step
}

export const expression = (text: string) => ['${{', text, '}}'].join(' ')

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
