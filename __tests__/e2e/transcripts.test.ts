import { readdirSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { SCENARIOS } from '../../src/simulator/index.js'
import { expectGolden } from '../support/golden-file.js'
import { BY_SECRET, runAgainst } from './adobe.js'
import { IMS_ORG } from './platform.js'
import { renderTranscript } from './transcript.js'

const folder = new URL('__transcripts__/', import.meta.url)

/** Inputs that a scenario can do without, and its transcript cannot. */
const MORE_INPUTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // One look, at the deadline.
  'never-ends': { timeoutMinutes: '0.1', pollIntervalSeconds: '300' },
  'refused-rows': { imsOrg: IMS_ORG },
  'failed-after-upload': { sandbox: 'prod', imsOrg: IMS_ORG },
}

const inputsOf = ({ name, inputs }: (typeof SCENARIOS)[number]) => ({ ...inputs, ...MORE_INPUTS[name] })

test.each(SCENARIOS)('$name', async (scenario) => {
  const { name, expected } = scenario
  const inputs = inputsOf(scenario)
  const { step, simulator } = await runAgainst(
    name,
    { ...BY_SECRET, ...inputs },
    { simulator: { imsOrg: IMS_ORG }, virtualTime: true },
  )
  expect(step.outputs).toMatchObject(expected)
  expectGolden(new URL(`${name}.txt`, folder), renderTranscript(step, simulator.requests, inputs))
})

test('there is no transcript of anything else', () => {
  const files = readdirSync(folder).toSorted()
  expect(files).toEqual(SCENARIOS.map(({ name }) => `${name}.txt`).toSorted())
})
