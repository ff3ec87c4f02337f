import { expect, test } from '@jest/globals'
import { startSimulator } from '../../src/simulator/index.js'
import { runAction } from '../e2e/action.js'
import { BY_SECRET, CLIENT_ID, CLIENT_SECRET, MAPPING, ORG, runAgainst, tokensOf } from '../e2e/adobe.js'
import { runChecked } from '../e2e/checked.js'
import { expectLaws } from '../e2e/laws.js'
import { runOverTls } from '../e2e/over-tls.js'
import { tlsFile } from '../support/tls-adobe.js'
import { evaluated } from './evaluated.js'
import { actionStep, readExample } from './examples.js'

/** What a rehearsal cannot show: the examples against stand-ins of Adobe, GitHub and a proxy, with their credential. */

/** What the stand-ins are given by default and an example has to bring itself. */
const WITHOUT_DEFAULTS = Object.fromEntries([...Object.keys(BY_SECRET), 'checkRun'].map((name) => [name, '']))

const inputsOf = (place: string, values = {}) => ({
  ...WITHOUT_DEFAULTS,
  ...evaluated(actionStep(place).with, values),
})

/** A job that submits, and one that follows its request. */
const PAIRS = [
  ['trigger-then-wait.yml', 'trigger', 'await'],
  ['wait-without-a-runner.yml', 'submit', 'ingest'],
] as const

const requestIdOf = (submitting: string) => `needs.${submitting}.outputs.requestId || '-'`

test.each(PAIRS)(
  '%s: the second job follows the request of the first',
  async (file, submitting, following) => {
    const simulator = await startSimulator({
      scenario: 'slow-success',
      org: ORG,
      mappingIds: [MAPPING],
      clientId: CLIENT_ID,
      clientSecrets: [CLIENT_SECRET],
    })
    const { apiUrl, imsUrl } = simulator
    const run = async (job: string, values = {}) => {
      const step = await runAction({ ...inputsOf(`${file}: ${job}`, values), apiUrl, imsUrl })
      expectLaws(step, { secrets: [CLIENT_SECRET, ...tokensOf(simulator)] })
      return step.outputs
    }
    try {
      const submitted = await run(submitting)
      expect(submitted).toMatchObject({ outcome: 'submitted', requestId: '3520' })
      const followed = await run(following, { [requestIdOf(submitting)]: submitted['requestId'] })
      expect(followed).toMatchObject({ outcome: 'succeeded', requestId: '3520', numRecords: '15' })
      const posts = simulator.requests.filter(({ api, method }) => api === 'campaign' && method === 'POST')
      expect(posts).toHaveLength(1)
    } finally {
      await simulator.close()
    }
  },
)

test.each(PAIRS)('%s: without an id nothing is submitted', async (file, _, following) => {
  const inputs = inputsOf(`${file}: ${following}`)
  expect(inputs).toMatchObject({ requestId: '-' })
  const { step, transcript } = await runAgainst('success', inputs)
  expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: 'bad-input' })
  expect(step.outputs['message']).toContain('requestId')
  expect(transcript).toEqual([])
})

test('required-check.yml: the check run has the name that the rule is told to require', async () => {
  const { after } = await runChecked('success', inputsOf('required-check.yml: ingest'))
  expect(after).toEqual([expect.objectContaining({ status: 'completed', conclusion: 'success' })])
  expect(readExample('required-check.yml')).toContain(
    `# "${after[0]?.name}", with GitHub Actions as its source`,
  )
})

test('self-hosted-behind-proxy.yml: through the proxy, trusting the authority of the file', async () => {
  const place = 'self-hosted-behind-proxy.yml: ingest'
  const { step, seen } = await runOverTls({
    scenario: 'success',
    inputs: inputsOf(place),
    env: (url) => {
      const { NODE_EXTRA_CA_CERTS, ...env } = evaluated(actionStep(place).env, { 'secrets.HTTPS_PROXY': url })
      // The one literal that is a place of the runner.
      expect(NODE_EXTRA_CA_CERTS).toMatch(/^\/.*\.crt$/)
      return { ...env, NODE_EXTRA_CA_CERTS: tlsFile('ca.pem') }
    },
  })
  expect(step.outputs).toMatchObject({ outcome: 'succeeded', numRecords: '15' })
  expect(seen).toContainEqual({ target: 'adobe.test:443', authorized: true })
})
