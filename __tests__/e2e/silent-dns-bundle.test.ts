import { expect, test } from '@jest/globals'
import { runStep } from '../../scripts/runner/run-step.mjs'
import { startSimulator } from '../../src/simulator/index.js'
import { POST_STEP, startBundle, withDefaultInputs } from './action.js'
import { BY_SECRET, CLIENT_ID, CLIENT_SECRET, MAPPING, ORG } from './adobe.js'
import { GITHUB_TOKEN, SHA } from './checked.js'
import { expectLaws } from './laws.js'
import { LEAPS, preload, RAISE } from './preload.js'

/** A name server that never answers: its look-up keeps a thread busy, which the end of a process waits for. */

/** Far more than any test may take. */
const ENDLESS = 2 ** 31 - 1

/**
 * No name but those of loopback is ever answered. Each look-up takes a thread, is listed among what holds the process, as a real
 * one is, and then does something else.
 */
const silent = (rounds: number, then: string) => `
  import { pbkdf2 } from 'node:crypto'
  import dns from 'node:dns'
  const { lookup } = dns
  const { getActiveResourcesInfo } = process
  let pending = 0
  process.getActiveResourcesInfo = () =>
    [...getActiveResourcesInfo.call(process), ...Array(pending).fill('GetAddrInfoReqWrap')]
  Object.assign(dns, { lookup: (name, ...rest) => {
    if (name === 'localhost' || name === '127.0.0.1') return lookup(name, ...rest)
    pending += 1
    pbkdf2('', '', ${rounds}, 64, 'sha512', () => { pending -= 1 })
    ${then}
  } })`

const SILENT = { apiUrl: 'https://mc.silent.test', imsUrl: 'https://ims.silent.test' }

/** Node becomes another program where it can. Elsewhere only a signal ends it, which on Windows looks like an exit. */
const CAN_BECOME_ANOTHER = process.execve !== undefined && process.platform !== 'win32'

test.concurrent.each(['SIGINT', 'SIGHUP'])('%s in a look-up: the step ends', async (signal) => {
  const step = await startBundle(
    { org: ORG, mappingId: MAPPING, ...BY_SECRET, ...SILENT },
    { nodeArgs: preload(`${RAISE}${silent(ENDLESS, `raise('${signal}')`)}`) },
  ).done
  const isExit = CAN_BECOME_ANOTHER || process.platform === 'win32'
  expect(step).toMatchObject(isExit ? { exitCode: 1, signal: null } : { exitCode: null, signal: 'SIGKILL' })
  expectLaws({ ...step, exitCode: 1, signal: null }, { secrets: [CLIENT_SECRET] })
  expect(step.outputs['outcome']).toBe('cancelled')
  expect(step.summary).toContain('Cancelled before')
})

/** Nobody needs to wait until the step gives up its check run. */
const LEAP_AT_VERDICT = `
  const { write } = process.stdout
  process.stdout.write = (text, ...rest) => {
    if (String(text).includes('Adobe ingested')) plan(leap)
    return write.call(process.stdout, text, ...rest)
  }`

test.concurrent('a look-up for the check run under way at the end of a success: green', async () => {
  const clientSecrets = [CLIENT_SECRET] as const
  const options = { scenario: 'success', org: ORG, mappingIds: [MAPPING], clientId: CLIENT_ID, clientSecrets }
  const { apiUrl, imsUrl, close } = await startSimulator(options)
  try {
    const rounds = CAN_BECOME_ANOTHER ? ENDLESS : 100_000
    const step = await startBundle(
      {
        org: ORG,
        mappingId: MAPPING,
        ...BY_SECRET,
        apiUrl,
        imsUrl,
        checkRun: 'true',
        githubToken: GITHUB_TOKEN,
      },
      {
        nodeArgs: preload(`${LEAPS}${silent(rounds, '')}${LEAP_AT_VERDICT}`),
        env: { GITHUB_API_URL: 'https://api.silent.test' },
      },
    ).done
    expectLaws(step, { secrets: [CLIENT_SECRET, GITHUB_TOKEN] })
    expect(step).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } })
  } finally {
    await close()
  }
})

test.concurrent('the post step ends, and never with a failure', async () => {
  const checks = [{ mappingId: MAPPING, id: 4711 }]
  const open = JSON.stringify({ org: ORG, sha: SHA, random: '0a1b2c3d', checks })
  const post = await runStep({
    main: POST_STEP,
    inputs: withDefaultInputs({ githubToken: GITHUB_TOKEN }),
    nodeArgs: preload(`${LEAPS}${silent(ENDLESS, 'plan(leap)')}`),
    env: { STATE_checkRuns: open, GITHUB_API_URL: 'https://api.silent.test' },
    limitMs: 300_000,
  })
  expect(post).toMatchObject({
    exitCode: 0,
    signal: null,
    stderr: '',
    limitHit: false,
    streamsHeldOpen: false,
  })
  expect(post.stdout).toMatch(/^::warning title=Check run left open::.*\n$/)
})
