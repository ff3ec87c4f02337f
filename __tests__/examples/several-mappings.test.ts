import { describe, expect, test } from '@jest/globals'
import { runAction } from '../e2e/action.js'
import { evaluated } from './evaluated.js'
import { actionStep } from './examples.js'

/** With one scenario for all mappings, or one per line. */
async function rehearse(...scenarios: readonly string[]) {
  const inputs = evaluated(actionStep('several-mappings.yml: ingest').with)
  const step = await runAction({ ...inputs, rehearse: scenarios.join('\n') })
  const results: readonly Readonly<Record<string, unknown>>[] = JSON.parse(step.outputs['results'] ?? '')
  return { step, results }
}

describe('several-mappings.yml', () => {
  test('green when all data arrived', async () => {
    const { step, results } = await rehearse('success')
    expect(step.conclusion).toBe('success')
    expect(step.outputs).toMatchObject({ outcome: 'succeeded', status: 'Success', numRecords: '45' })
    expect(results).toMatchObject([
      { mappingId: 'XDM44', outcome: 'succeeded', numRecords: 15 },
      { mappingId: 'XDM45', outcome: 'succeeded', numRecords: 15 },
      { mappingId: 'XDM46', outcome: 'succeeded', numRecords: 15 },
    ])
  })

  test('one that fails fails the step, and the others are brought to their end', async () => {
    const { step, results } = await rehearse('failed', 'slow-success', 'not-stopped')
    expect(step.conclusion).toBe('failure')
    expect(step.outputs).toMatchObject({ outcome: 'rejected', status: 'Failed', numRecords: '' })
    expect(step.outputs['requestId']).toMatch(/^\d+\n\d+\n-$/)
    expect(results).toMatchObject([
      { mappingId: 'XDM44', outcome: 'failed', numRecords: null },
      { mappingId: 'XDM45', outcome: 'succeeded', numRecords: 15 },
      { mappingId: 'XDM46', outcome: 'rejected', numRecords: null },
    ])
  })

  test('each has its own number of records to reach', async () => {
    const { results } = await rehearse('too-few-records')
    // The third asks for none.
    expect(results.map(({ outcome }) => outcome)).toEqual(['too-few-records', 'too-few-records', 'succeeded'])
  })
})
