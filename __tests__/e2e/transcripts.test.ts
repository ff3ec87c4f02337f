import { readdirSync } from 'node:fs'
import { beforeAll, expect, test } from '@jest/globals'
import { SCENARIOS } from '../../src/simulator/index.js'
import { expectGolden } from '../support/golden-file.js'
import { BY_SECRET, type Rehearsed, runAgainst } from './adobe.js'
import { IMS_ORG } from './platform.js'
import { renderTranscript } from './transcript.js'

const folder = new URL('__transcripts__/', import.meta.url)
const AT_A_TIME = 4

/** Inputs that a scenario can do without, and its transcript cannot. */
const MORE_INPUTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // The number of looks would depend on the speed of the machine: one look, at the deadline.
  'never-ends': { timeoutMinutes: '0.1', pollIntervalSeconds: '300' },
  'failed-after-upload': { sandbox: 'prod', imsOrg: IMS_ORG },
}

const inputsOf = ({ name, inputs }: (typeof SCENARIOS)[number]) => ({ ...inputs, ...MORE_INPUTS[name] })

const runs = new Map<string, Rehearsed>()

beforeAll(async () => {
  const waiting = [...SCENARIOS]
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const simulator = { imsOrg: IMS_ORG }
      runs.set(next.name, await runAgainst(next.name, { ...BY_SECRET, ...inputsOf(next) }, { simulator }))
    }
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, work))
}, 120_000)

test.each(SCENARIOS)('$name', (scenario) => {
  const { name, expected } = scenario
  const { step, simulator } = runs.get(name) ?? raise(`${name} was not run`)
  expect(step.outputs).toMatchObject(expected)
  expectGolden(new URL(`${name}.txt`, folder), renderTranscript(step, simulator.requests, inputsOf(scenario)))
})

test('there is no transcript of anything else', () => {
  const files = readdirSync(folder).toSorted()
  expect(files).toEqual(SCENARIOS.map(({ name }) => `${name}.txt`).toSorted())
})

function raise(message: string): never {
  throw new Error(message)
}
