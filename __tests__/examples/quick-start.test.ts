import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { runAction } from '../e2e/action.js'
import { CLIENT_SECRET, runAgainst } from '../e2e/adobe.js'
import { expectLaws } from '../e2e/laws.js'
import { PLACEHOLDER } from '../support/workflows.js'
import { evaluated } from './evaluated.js'
import { QUICK_START, type Workflow } from './examples.js'

/** The quick start of the README, as somebody pastes it. */

const workflow: Workflow & { readonly on: unknown; readonly concurrency: object } = parse(QUICK_START)
const { ingest, deploy } = workflow.jobs
const inputs = evaluated(ingest?.steps?.find(({ uses }) => uses === PLACEHOLDER)?.with)

test('it is complete: a trigger, no rights for all jobs, one run at a time, and a guarded deployment', () => {
  expect(workflow).toMatchObject({ on: 'workflow_dispatch', permissions: {} })
  expect(workflow.concurrency).toMatchObject({ 'cancel-in-progress': false })
  expect(deploy).toMatchObject({ needs: 'ingest', environment: 'production' })
  expect(deploy).not.toHaveProperty('if')
  expect(ingest?.['timeout-minutes']).toBeGreaterThan(Number(inputs['timeoutMinutes']))
})

describe('rehearsed', () => {
  test.each([
    ['success', 'success', 'succeeded'],
    ['too-few-records', 'failure', 'too-few-records'],
    ['failed', 'failure', 'failed'],
  ])('%s: the step ends in %s', async (rehearse, conclusion, outcome) => {
    const step = await runAction({ ...inputs, rehearse })
    expectLaws(step, { secrets: [CLIENT_SECRET] })
    expect(step.conclusion).toBe(conclusion)
    expect(step.outputs).toMatchObject({ outcome, message: expect.stringContaining('XDM44') })
  })
})

test('against Adobe, with its secrets', async () => {
  const { step } = await runAgainst('success', inputs)
  expect(step.outputs).toMatchObject({ outcome: 'succeeded', numRecords: '15' })
})
