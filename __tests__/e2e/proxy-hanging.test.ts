import { describe, expect, test } from '@jest/globals'
import { noneAnswered } from '../fakes/held-exchange.js'
import { startProxy } from '../support/proxy.js'
import { withDefaultInputs } from './action.js'
import { BY_SECRET, CLIENT_SECRET, MAPPING, ORG } from './adobe.js'
import { type RunningStep, startInProcess } from './in-process.js'
import { expectLaws } from './laws.js'

/** Always in virtual time: how long a step waits for a proxy is asked to the millisecond. */

const TIMEOUT_MS = 1_800
/** What a request under way is given after the deadline. */
const GRACE_MS = 2_000

async function runBehind(
  behaviour: 'hang' | 'hang-after-connect',
  atConnect: (step: RunningStep) => void = () => {},
) {
  const proxy = await startProxy({ behaviour })
  try {
    const inputs = {
      org: ORG,
      mappingId: MAPPING,
      ...BY_SECRET,
      apiUrl: 'https://adobe.test',
      imsUrl: 'https://ims.test',
      timeoutMinutes: String(TIMEOUT_MS / 60_000),
    }
    const env = { https_proxy: `http://localhost:${proxy.port}` }
    const running = startInProcess(withDefaultInputs(inputs), { env })
    await proxy.firstConnect
    atConnect(running)
    noneAnswered()
    const step = await running.done
    expectLaws(step, { secrets: [CLIENT_SECRET] })
    await proxy.close()
    return { step, seen: proxy.seen }
  } finally {
    await proxy.close()
  }
}

describe.each([
  ['at CONNECT', 'hang'],
  ['after it', 'hang-after-connect'],
] as const)('a proxy that hangs %s', (_, behaviour) => {
  test('the step ends by its deadline', async () => {
    const { step, seen } = await runBehind(behaviour)
    expect(step.outputs).toMatchObject({ outcome: 'timed-out', requestId: '' })
    expect(step.durationMs).toBe(TIMEOUT_MS + GRACE_MS)
    expect(seen).toEqual([{ target: 'ims.test:443', authorized: true }])
  })

  test('the step can be cancelled, and ends at once', async () => {
    const { step } = await runBehind(behaviour, (running) => running.cancel())
    expect(step.outputs['outcome']).toBe('cancelled')
    expect(step.durationMs).toBe(0)
  })
})
