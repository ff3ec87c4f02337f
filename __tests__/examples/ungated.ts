import { PLACEHOLDER } from '../support/workflows.js'
import { expression, type Step, type Workflow } from './examples.js'

type Job = Workflow['jobs'][string]

/** A step that may be green without data: a dry run, one that does not wait, or a call of a workflow with such a step. */
interface Soft {
  readonly job: string
  /** Its place among the steps; -1 for a call. */
  readonly index: number
  readonly id: string | undefined
}

const isSoft = ({ with: given = {} }: Pick<Step, 'with'>): boolean =>
  !['false', ''].includes(String(given['dryRun'] ?? '')) ||
  !['true', ''].includes(String(given['wait'] ?? ''))

function softSteps(jobs: Workflow['jobs']): readonly Soft[] {
  return Object.entries(jobs).flatMap(([job, { uses = '', with: given = {}, steps = [] }]) => [
    ...(uses.startsWith('./') && isSoft({ with: given }) ? [{ job, index: -1, id: undefined }] : []),
    ...steps.flatMap((step, index) =>
      step.uses === PLACEHOLDER && isSoft(step) ? [{ job, index, id: step.id }] : [],
    ),
  ])
}

const needsOf = ({ needs = [] }: Job): readonly string[] => (typeof needs === 'string' ? [needs] : needs)

const DEPLOYS = /deploy/i
const deploys = ({ name = '', run = '', uses = '' }: Step): boolean =>
  DEPLOYS.test([name, run, uses].join(' '))

/** All of these must hold, and nothing else is enough. */
const conditionsOf = (condition = ''): readonly string[] =>
  condition.includes('||')
    ? []
    : condition
        .replace(/^\s*\$\{\{(.*)\}\}\s*$/, '$1')
        .split('&&')
        .map((part) => part.trim())

const asksFor = (condition: string | undefined, output: string): boolean =>
  conditionsOf(condition).includes(`${output} == 'succeeded'`)

/** The steps and jobs that deploy although a step before them may have been green without any data. */
export function ungated({ jobs }: Workflow): readonly string[] {
  const problems: string[] = []
  for (const soft of softSteps(jobs)) {
    const { job, index, id } = soft
    const later = (jobs[job]?.steps ?? []).slice(index + 1).filter(deploys)
    if (index >= 0 && later.some((step) => !asksFor(step.if, `steps.${id}.outputs.outcome`)))
      problems.push(job)
    for (const [name, other] of Object.entries(jobs)) {
      const isDeployment = DEPLOYS.test(name) || (other.steps ?? []).some(deploys)
      if (name !== job && isDeployment && reaches(name, job, jobs) && !isGated(name, soft, jobs))
        problems.push(name)
    }
  }
  return problems
}

const reaches = (from: string, to: string, jobs: Workflow['jobs']): boolean =>
  needsOf(jobs[from] ?? {}).some((need) => need === to || reaches(need, to, jobs))

/** It asks for the outcome, or is skipped or red unless a job does that follows the request to its end. */
function isGated(name: string, soft: Soft, jobs: Workflow['jobs']): boolean {
  const job = jobs[name] ?? {}
  const outputs = Object.entries(jobs[soft.job]?.outputs ?? { outcome: undefined })
  const outcomes = outputs.filter(
    ([output, value]) =>
      (soft.index < 0 && output === 'outcome') || value === expression(`steps.${soft.id}.outputs.outcome`),
  )
  if (outcomes.some(([output]) => asksFor(job.if, `needs.${soft.job}.outputs.${output}`))) return true
  const follows = (job.steps ?? []).some(
    (step) =>
      step.uses === PLACEHOLDER &&
      !isSoft(step) &&
      String(step.with?.['requestId'] ?? '').includes(`needs.${soft.job}.outputs.`),
  )
  if (follows) return true
  const isUnconditional = !/always\(|failure\(|cancelled\(|\|\|/.test(job.if ?? '')
  return (
    isUnconditional && needsOf(job).some((need) => reaches(need, soft.job, jobs) && isGated(need, soft, jobs))
  )
}
