import { beforeAll, describe, expect, test } from '@jest/globals'
import type { StepResult } from '../../scripts/runner/run-step.mjs'
import { SCENARIOS } from '../../src/simulator/index.js'
import { runAction } from './action.js'
import { expectLaws } from './laws.js'

const runs = new Map<string, StepResult>()

// On virtual time: `scenarios-bundle.test.ts` runs the bundle.
beforeAll(async () => {
  for (const { name, inputs } of SCENARIOS) {
    const given = { org: 'geometrixx', mappingId: 'XDM44', rehearse: name, ...inputs }
    runs.set(name, await runAction(given, { virtualTime: true }))
  }
})

describe.each(SCENARIOS)('rehearsal of $name', ({ name, expected }) => {
  const run = () => {
    const step = runs.get(name)
    if (step === undefined) throw new Error(`${name} was not run`)
    return step
  }

  test('ends as its table says, with every law kept', () => {
    expectLaws(run())
    expect(run().outputs).toMatchObject({ ...expected, rehearsal: 'true', attached: 'false' })
    if (name === 'never-ends') expect(run().durationMs).toBe(15_000)
    else expect(run().durationMs).toBeLessThan(15_000)
  })

  test('says in log, annotation and summary that it is a rehearsal', () => {
    const warnings = run().annotations.filter(
      ({ level, message }) => level === 'warning' && /Rehearsal/.test(message),
    )
    expect(warnings).toHaveLength(1)
    expect(run().log.join('\n')).toContain(`Rehearsal: a simulator plays the scenario ${name}`)
    expect(run().summary).toContain('**Rehearsal**')
  })

  test('tells mapping and verdict in the summary, and what to do next in the error', () => {
    const { summary, annotations, outputs } = run()
    expect(summary).toContain('| Mapping |')
    expect(summary).toContain('XDM44')
    const error = annotations.find(({ level }) => level === 'error')
    if (error !== undefined) {
      expect(error.title).toContain('XDM44')
      expect(error.message).toContain('XDM44')
      expect(error.message.replace(/\s+/g, ' ')).toBe(outputs['message'])
      if (outputs['requestId'] !== '') expect(error.message).toContain(outputs['requestId'])
    }
  })
})

test.each([
  ['success', 'Adobe ingested 15 records (request 3520)'],
  ['failed', 'ACP-880056 Failed to fetch the record from the database'],
  ['failed-after-upload', 'ACP-880096 Sync Job failed to upload'],
  ['not-stopped', 'Administration > Development > Platform > Status of data export to platform'],
  ['not-published', 'Administration > Development > Platform > Data mappings'],
  ['aborted', 'a new request'],
  ['never-ends', 'the deadline of 15 s passed while request 3520 was in progress'],
  ['too-few-records', 'Adobe ingested 0 records (request 3520), but minRecords asks for at least 1'],
  ['invalid-client', "Copy both again from the credential's page in the Adobe Developer Console"],
  ['invalid-scope', "Copy the scopes from the credential's page"],
])('the message of %s says: %s', (name, text) => {
  expect(runs.get(name)?.outputs['message']).toContain(text)
})
