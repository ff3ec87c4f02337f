import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import type { StepResult } from '../../scripts/runner/run-step.mjs'
import { VERSION } from '../../src/version.js'
import { BY_SECRET, CLIENT_ID, CLIENT_SECRET, MAPPING, ORG, runAgainst } from './adobe.js'
import { accepted, GRANTED_TOKEN, json, playByLaw, report, say } from './faulty-adobe.js'
import { HOSTILE_TEXTS } from './hostile-texts.js'

const DEBUG = { env: { RUNNER_DEBUG: '1' } }

/** The lines of the transcript, which are the last ones of the log, up to the one that says where to send them. */
function transcriptOf({ stdout }: StepResult): readonly string[] {
  const lines = stdout.trimEnd().split('\n')
  expect(lines.at(-1)).toBe('::endgroup::')
  const start = lines.lastIndexOf('::group::Support transcript')
  expect(start).toBeGreaterThan(0)
  expect(lines.at(-2)).toBe(
    'To send this, copy these lines into an issue of the repository that `uses:` names.',
  )
  return lines.slice(start + 1, -2)
}

test('the version is that of the package', () => {
  expect(VERSION).toBe(
    JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version,
  )
})

test('a success: version, inputs, every request in its shape, the outcome', async () => {
  const { step } = await runAgainst('success', BY_SECRET, DEBUG)
  const lines = transcriptOf(step)
  expect(lines[0]).toMatch(/^Version \d+\.\d+\.\d+, Node v\d+.*made to be copied\.$/)
  expect(lines).toContain('org: text(10)')
  expect(lines).toContain('clientSecret: given')
  const requests = lines.filter((line) => line.includes(' → '))
  expect(requests[0]).toMatch(
    /POST \/ims\/token\/v3 → 200; headers: .*body: \{access_token: text\(\d+\), token_type: text\(6\), expires_in: integer\(5 digits\)\} \(\d+ ms\)$/,
  )
  expect(requests[1]).toMatch(
    /POST \/<id>\/campaign\/dataIngestion\/xdmIngestion\/<id>\/ingest → 200; .*body: \{requestId: integer\(4 digits\), info: text\(\d+\), status: "Success"\}/,
  )
  expect(requests[2]).toMatch(/\?requestId=<id> → 200; .*status: "In Progress"\} \(\d+ ms\) × 2$/)
  expect(lines.at(-1)).toBe('mapping 1: outcome succeeded, status Success, errorCode none, attempts 1')
  const block = lines.join('\n')
  for (const name of [ORG, MAPPING, '3520', CLIENT_ID, CLIENT_SECRET]) expect(block).not.toContain(name)
})

test('a failure with a batch: no id of it', async () => {
  const { step, simulator } = await runAgainst(
    'failed-after-upload',
    { ...BY_SECRET, sandbox: 'prod', imsOrg: '8C6767C25245AD1A0A490D4C@AdobeOrg' },
    { ...DEBUG, simulator: { imsOrg: '8C6767C25245AD1A0A490D4C@AdobeOrg' } },
  )
  const block = transcriptOf(step).join('\n')
  expect(block).toContain('GET /data/foundation/catalog/batches/<id> → 200')
  expect(block).toContain('errorCode ACP-880096')
  const { batchId } = step.outputs
  expect(batchId).toMatch(/^[0-9a-f]{32}$/)
  for (const name of [batchId ?? '', simulator.imsOrg, ORG]) expect(block).not.toContain(name)
})

test('bad inputs: what was given, in shapes', async () => {
  const { step } = await runAgainst('success', { ...BY_SECRET, wait: 'maybe not' }, DEBUG)
  const lines = transcriptOf(step)
  expect(lines).toContain('wait: text(9)')
  expect(lines.at(-1)).toBe('mapping 1: outcome error, status none, errorCode bad-input, attempts 0')
})

test('a cancelled run', async () => {
  const { step } = await playByLaw(
    { look: [report('In Progress')] },
    {},
    { ...DEBUG, onMoment: (moment, running) => void (moment === 'look 1' && running.signal('SIGTERM')) },
  )
  expect(transcriptOf(step).at(-1)).toContain('outcome cancelled')
})

describe('a hostile server puts nothing into it', () => {
  test.each(Object.entries(HOSTILE_TEXTS))('%s', async (_, text) => {
    const hostile = {
      [text]: text,
      status: text,
      code: text,
      error: text,
      info: text,
      [CLIENT_SECRET]: GRANTED_TOKEN,
    }
    const headers = { [`X-${ORG}`]: MAPPING, 'X-Odd_Name': 'x' }
    const { step } = await playByLaw(
      {
        post: [accepted(3520)],
        look: [
          say(json({ requestId: 3520, ...hostile }, { headers })),
          report('Failed', 3520, { ...hostile, status: 'Failed' }),
        ],
      },
      {},
      DEBUG,
    )
    const block = transcriptOf(step).join('\n')
    expect(block).not.toMatch(/::|##\[|https?:|<img|\p{Cc}(?<!\n)|@team/u)
    expect(block.toLowerCase()).not.toContain(ORG)
    expect(block.length).toBeLessThan(20_000)
  })
})

test('without debug logging there is none', async () => {
  const { step } = await runAgainst('success', BY_SECRET)
  expect(step.stdout).not.toContain('Support transcript')
})
