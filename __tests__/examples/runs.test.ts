import { describe, expect, test } from '@jest/globals'
import { runAction } from '../e2e/action.js'
import { CLIENT_SECRET } from '../e2e/adobe.js'
import { expectLaws } from '../e2e/laws.js'
import { evaluated } from './evaluated.js'
import { actionStep, actionStepsOf, EXAMPLES, expression, workflowOf } from './examples.js'

/** Where, which scenario, and the outputs that the example uses or promises. */
const REHEARSALS: readonly (readonly [string, string, Readonly<Record<string, unknown>>])[] = [
  ['minimal-gate.yml: ingest', 'success', { outcome: 'succeeded' }],
  ['minimal-gate.yml: ingest', 'too-few-records', { outcome: 'too-few-records' }],
  ['deploy-after-ingestion.yml: ingest', 'success', { outcome: 'succeeded', numRecords: '15' }],
  ['deploy-after-ingestion.yml: ingest', 'failed-after-upload', { outcome: 'failed', numRecords: '' }],
  ['trigger-then-wait.yml: trigger', 'success', { outcome: 'submitted', requestId: '3520' }],
  ['trigger-then-wait.yml: trigger', 'not-stopped', { outcome: 'rejected', requestId: '' }],
  ['wait-without-a-runner.yml: submit', 'success', { outcome: 'submitted', requestId: '3520' }],
  ['wait-without-a-runner.yml: submit', 'not-published', { outcome: 'rejected', requestId: '' }],
  ['matrix-from-file.yml: ingest', 'success', { outcome: 'succeeded' }],
  ['matrix-from-file.yml: ingest', 'too-few-records', { outcome: 'too-few-records' }],
  [
    'reusable-ingestion.yml: ingest',
    'success',
    { outcome: 'succeeded', requestId: '3520', numRecords: '15', failedRecords: '0' },
  ],
  [
    'reusable-ingestion.yml: ingest',
    'refused-rows',
    { outcome: 'too-many-failed-records', failedRecords: '2' },
  ],
  ['reusable-ingestion.yml: ingest', 'too-few-records', { outcome: 'too-few-records', numRecords: '0' }],
  ['check-pull-requests.yml: ingest', 'success', { outcome: 'succeeded' }],
  ['nightly.yml: ingest', 'aborted-then-success', { outcome: 'succeeded' }],
  ['nightly.yml: ingest', 'aborted', { outcome: 'aborted', message: expect.stringContaining('aborted') }],
  ['required-check.yml: ingest', 'success', { outcome: 'succeeded' }],
  ['self-hosted-behind-proxy.yml: ingest', 'success', { outcome: 'succeeded' }],
]

describe('rehearsed as they are', () => {
  test.each(REHEARSALS)('%s, %s', async (place, rehearse, expected) => {
    const step = await runAction({ ...evaluated(actionStep(place).with), rehearse })
    expectLaws(step, { secrets: [CLIENT_SECRET] })
    expect(step.outputs).toMatchObject({ ...expected, rehearsal: 'true' })
  })

  test('a mapping of the file that asks for no number of records', async () => {
    const inputs = evaluated(actionStep('matrix-from-file.yml: ingest').with, {
      'matrix.mapping.minRecords': '',
    })
    const step = await runAction({ ...inputs, rehearse: 'too-few-records' })
    expectLaws(step, { secrets: [CLIENT_SECRET] })
    expect(step.outputs).toMatchObject({ outcome: 'succeeded', numRecords: '0' })
  })

  test('a caller that passes no dataset to reusable-ingestion.yml', async () => {
    const blank = { 'inputs.datasetId': '', 'inputs.maxFailedRecords': '' }
    const inputs = evaluated(actionStep('reusable-ingestion.yml: ingest').with, blank)
    const step = await runAction({ ...inputs, rehearse: 'refused-rows' })
    expectLaws(step, { secrets: [CLIENT_SECRET] })
    expect(step.outputs).toMatchObject({ outcome: 'succeeded', failedRecords: '' })
  })

  test.each([
    ['check-pull-requests.yml: ingest', "github.event_name == 'pull_request'"],
    ['reusable-ingestion.yml: ingest', 'inputs.dryRun'],
  ])('%s, of a pull request', async (place, value) => {
    const inputs = evaluated(actionStep(place).with, { [value]: true })
    const step = await runAction({ ...inputs, rehearse: 'success' })
    expectLaws(step, { secrets: [CLIENT_SECRET], dryRun: true })
    expect(step.outputs).toMatchObject({ outcome: 'checked', numRecords: '' })
  })

  test('rehearse-the-failure.yml holds the deployment back', async () => {
    const step = await runAction(evaluated(actionStep('rehearse-the-failure.yml: ingest').with))
    expectLaws(step, { secrets: [CLIENT_SECRET] })
    expect(step.outputs['outcome']).toBe('failed')
    expect(step.conclusion).toBe('failure')

    const { ingest, deploy, verify } = workflowOf('rehearse-the-failure.yml').jobs
    expect(ingest?.steps).toMatchObject([{ id: 'ingest', 'continue-on-error': true }])
    expect(ingest?.outputs).toEqual({
      verdict: expression('steps.ingest.outputs.outcome'),
      step: expression('steps.ingest.outcome'),
    })
    expect(deploy).toMatchObject({ needs: 'ingest', if: "needs.ingest.outputs.step == 'success'" })
    expect(verify).toMatchObject({ needs: ['ingest', 'deploy'], if: expression('!cancelled()') })
  })
})

test('every step that uses the action is run here or in a file beside this one', () => {
  const elsewhere = [
    'rehearse-the-failure.yml: ingest',
    'several-mappings.yml: ingest',
    'trigger-then-wait.yml: await',
    'wait-without-a-runner.yml: ingest',
  ]
  const run = new Set([...REHEARSALS.map(([place]) => place), ...elsewhere])
  expect([...run].toSorted()).toEqual(
    EXAMPLES.flatMap(actionStepsOf)
      .map(({ place }) => place)
      .toSorted(),
  )
})
