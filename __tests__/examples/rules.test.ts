import { describe, expect, test } from '@jest/globals'
import { OUTPUT_NAMES } from '../e2e/manifest.js'
import { PLACEHOLDER } from '../support/workflows.js'
import { actionStepsOf, EXAMPLES, expression, FILES, readExample, workflowOf } from './examples.js'

describe.each(EXAMPLES)('%s', (name) => {
  const text = readExample(name)
  const { permissions, jobs } = workflowOf(name)
  const steps = Object.values(jobs).flatMap((job) => job.steps ?? [])

  test('says in its first line what it is for', () => {
    expect(text).toMatch(/^# [A-Z].{20,}\n/)
  })

  test('grants nothing to all jobs, and to each only what it uses', () => {
    expect(permissions).toEqual({})
    for (const job of Object.values(jobs)) {
      const uses = (job.steps ?? []).map((step) => step.uses ?? '')
      const checksOut = uses.some((action) => action.startsWith('actions/checkout@'))
      const publishes = (job.steps ?? []).some((step) => step.with?.['checkRun'] === true)
      expect(job.permissions ?? {}).toEqual({
        ...(checksOut ? { contents: 'read' } : {}),
        ...(publishes ? { checks: 'write' } : {}),
      })
    }
  })

  test('bounds every job; one that calls a workflow has the bounds of that', () => {
    for (const job of Object.values(jobs).filter(({ uses }) => uses === undefined)) {
      expect(job['timeout-minutes']).toBeLessThanOrEqual(130)
    }
  })

  test('pins every other action to a commit, and tells its version', () => {
    for (const [, action, comment] of text.matchAll(/uses: (\S+)(.*)/g)) {
      if (action === PLACEHOLDER || action?.startsWith('./.github/workflows/')) continue
      expect(`${action}${comment}`).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
    }
  })

  test('leaves no token behind in a checkout', () => {
    for (const step of steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))) {
      expect(step.with).toMatchObject({ 'persist-credentials': false })
    }
  })

  test('keeps expressions out of scripts', () => {
    for (const { run } of steps) expect(run ?? '').not.toContain('${{')
  })

  test('lets no stranger near a secret', () => {
    expect(text).not.toMatch(/pull_request_target|workflow_run/)
  })

  test('reads only outputs that the action has', () => {
    for (const { step } of actionStepsOf(name)) {
      const read = [...text.matchAll(new RegExp(`steps\\.${step.id}\\.outputs\\.(\\w+)`, 'g'))]
      for (const [, output] of read) expect(OUTPUT_NAMES).toContain(output)
    }
  })
})

/** The rehearsal has a condition of its own, which its run is held to. */
const DEPLOYING = EXAMPLES.filter((name) => name !== 'rehearse-the-failure.yml').flatMap((name) => {
  const { deploy } = workflowOf(name).jobs
  return deploy === undefined ? [] : [{ name, deploy }]
})

test.each(DEPLOYING)('$name deploys only after a green ingestion', ({ deploy }) => {
  expect(deploy.needs).toBe('ingest')
  // Which of them has to ask: ungated.test.ts.
  expect([undefined, "needs.ingest.outputs.outcome == 'succeeded'"]).toContain(deploy.if)
})

test('wait-without-a-runner.yml holds no group while it waits, and leaves no deployment behind', () => {
  const { concurrency, jobs } = workflowOf('wait-without-a-runner.yml')
  expect(concurrency).toBeUndefined()
  const { submit, ingest, deploy } = jobs
  expect([submit, ingest, deploy].map((job) => job?.concurrency !== undefined)).toEqual([false, false, true])
  expect(submit).not.toHaveProperty('environment')
  expect(ingest?.environment).toEqual({ name: 'adobe-ingestion', deployment: false })
  expect(ingest?.outputs).toEqual({ outcome: expression('steps.ingest.outputs.outcome') })
})

test.each(EXAMPLES.flatMap(actionStepsOf))('$place: the step ends before the job does', ({ step, job }) => {
  const { timeoutMinutes = 60, rehearse } = step.with ?? {}
  // A rehearsal cuts its deadline itself.
  expect(job['timeout-minutes']).toBeGreaterThan(rehearse === undefined ? Number(timeoutMinutes) : 0.25)
})

test('README.md links every file, and nothing that is not there', () => {
  const links = [...readExample('README.md').matchAll(/\]\(([\w-]+\.\w+)\)/g)].map(([, link]) => link)
  expect(links.toSorted()).toEqual(FILES.filter((name) => name !== 'README.md').toSorted())
})
