import { expect, test } from '@jest/globals'
import { type FaultServer, freePort, type Misbehaviour, startFaultServer } from '../support/fault-server.js'
import { startAction } from './action.js'
import { BY_SECRET, CLIENT_SECRET, MAPPING, ORG } from './adobe.js'
import { accepted, GRANTED_TOKEN, granted, report } from './faulty-adobe.js'
import { expectLaws } from './laws.js'

const OUTAGE_MS = 30_000
const submit = accepted()
const success = report('Success', 3520, { numRecords: 15 })
const campaign: Misbehaviour = (socket, request, count) =>
  (request.startsWith('POST') ? submit : success)(socket, request, count)

const SERVERS: Readonly<Record<string, Misbehaviour>> = { imsUrl: granted(), apiUrl: campaign }

test.each([
  ['the gateway', 'imsUrl', 'apiUrl'],
  ['IMS', 'apiUrl', 'imsUrl'],
])('%s restarts for half a minute: one POST reaches it', async (_, thereAs, lateAs) => {
  const port = await freePort()
  const there = await startFaultServer(SERVERS[thereAs] ?? campaign)
  const addresses = { [thereAs]: there.url, [lateAs]: `http://127.0.0.1:${port}` }
  const inputs = { org: ORG, mappingId: MAPPING, ...BY_SECRET, ...addresses }
  const step = startAction(inputs, { virtualTime: true })
  let restarted: FaultServer | undefined
  step.clock?.at(OUTAGE_MS, () => {
    const goOn = step.clock?.hold()
    void startFaultServer(SERVERS[lateAs] ?? campaign, () => {}, port).then((server) => {
      restarted = server
      goOn?.()
    })
  })
  try {
    const result = await step.done
    expectLaws(result, { secrets: [CLIENT_SECRET, GRANTED_TOKEN] })
    expect(result.outputs).toMatchObject({ outcome: 'succeeded', requestId: '3520', numRecords: '15' })
    expect(result.annotations).toEqual([])
    expect(result.durationMs).toBeGreaterThanOrEqual(OUTAGE_MS)
    const requests = [...there.requests, ...(restarted?.requests ?? [])].map((request) => request.slice(0, 4))
    // One POST to IMS, one to Campaign.
    expect(requests.toSorted()).toEqual(['GET ', 'POST', 'POST'])
  } finally {
    await Promise.all([there.close(), restarted?.close()])
  }
})
