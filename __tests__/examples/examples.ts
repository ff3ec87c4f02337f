import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { PLACEHOLDER } from '../support/workflows.js'

export type Scalars = Readonly<Record<string, string | number | boolean>>

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

/** The one of the README, as somebody pastes it. */
export const [, QUICK_START = ''] =
  /```yaml\n(.*?)```/s.exec(readFileSync(new URL('../README.md', folder), 'utf8')) ?? []

const parsed = new Map<string, Workflow>()
export function workflowOf(name: string): Workflow {
  const workflow: Workflow = parsed.get(name) ?? parse(readExample(name))
  parsed.set(name, workflow)
  return workflow
}

/** Every step of an example that uses this action, with its place: `minimal-gate.yml: ingest`. */
export const actionStepsOf = (file: string) =>
  Object.entries(workflowOf(file).jobs).flatMap(([id, job]) =>
    (job.steps ?? [])
      .filter(({ uses }) => uses === PLACEHOLDER)
      .map((step) => ({ place: `${file}: ${id}`, step, job })),
  )

export function actionStep(place: string): Step {
  const found = actionStepsOf(place.replace(/:.*/, '')).find((each) => each.place === place)
  if (found === undefined) throw new Error(`No step of ${place} uses the action`)
  return found.step
}

export const expression = (text: string) => ['${{', text, '}}'].join(' ')
