import { expect, test } from '@jest/globals'
import { FIXTURES } from '../../src/simulator/fixtures.js'
import { type RecordedRequest, SCENARIOS, startSimulator } from '../../src/simulator/index.js'
import { isRefusal, isScripted, lookRequest, ORG, send, triggerRequest } from './client.js'
import { LOOKS_AT_MOST, playAll } from './patient-client.js'

const inProgress = (times: number, id: number) => Array<string>(times).fill(`GET In Progress ${id}`)

const TRANSCRIPTS: Record<string, readonly string[]> = {
  success: ['IMS token', 'POST Success 3520', ...inProgress(2, 3520), 'GET Success 3520'],
  'slow-success': ['IMS token', 'POST Success 3520', ...inProgress(8, 3520), 'GET Success 3520'],
  failed: ['IMS token', 'POST Success 3520', ...inProgress(1, 3520), 'GET Failed 3520'],
  'failed-after-upload': [
    'IMS token',
    'POST Success 3520',
    ...[...inProgress(2, 3520), 'GET Failed 3520', 'PLATFORM failed'],
  ],
  aborted: [
    'IMS token',
    ...['POST Success 3520', ...inProgress(1, 3520), 'GET Aborted 3520'],
    ...['POST Success 3521', ...inProgress(1, 3521), 'GET Aborted 3521'],
  ],
  'aborted-then-success': [
    'IMS token',
    ...['POST Success 3520', ...inProgress(1, 3520), 'GET Aborted 3520'],
    ...['POST Success 3521', ...inProgress(2, 3521), 'GET Success 3521'],
  ],
  'already-running': [
    'IMS token',
    ...['POST In Progress 3519', ...inProgress(1, 3519), 'GET Success 3519'],
    ...['POST Success 3520', ...inProgress(1, 3520), 'GET Success 3520'],
  ],
  'not-stopped': ['IMS token', 'POST Failed'],
  'not-published': ['IMS token', 'POST Failed'],
  'never-ends': ['IMS token', 'POST Success 3520', ...inProgress(LOOKS_AT_MOST, 3520)],
  'too-few-records': ['IMS token', 'POST Success 3520', ...inProgress(1, 3520), 'GET Success 3520'],
  'refused-rows': ['IMS token', 'POST Success 3520', ...inProgress(1, 3520), 'GET Success 3520'],
  'invalid-client': ['IMS invalid_client'],
  'invalid-scope': ['IMS invalid_scope'],
  'wrong-org': ['IMS token', 'POST 500', 'POST 500', 'POST 500'],
  'no-product-profile': ['IMS token', 'POST 403023', 'POST 403023', 'POST 403023'],
  throttled: [
    'IMS token',
    ...['POST 429050', 'POST Success 3520'],
    ...[...inProgress(1, 3520), 'GET 429050', 'GET Success 3520'],
  ],
  'lost-answer': [
    'IMS token',
    ...['POST ECONNRESET', 'POST In Progress 3520', ...inProgress(1, 3520), 'GET Success 3520'],
    ...['POST Success 3521', ...inProgress(1, 3521), 'GET Success 3521'],
  ],
  outage: [
    'IMS token',
    'POST Success 3520',
    ...[...inProgress(1, 3520), 'GET ECONNRESET', 'GET ECONNRESET'],
    ...[...inProgress(1, 3520), 'GET Success 3520'],
  ],
}

test('the public names, in their order', () => {
  expect(SCENARIOS.map(({ name }) => name)).toEqual(Object.keys(TRANSCRIPTS))
})

test.each(SCENARIOS)('$name: $description', async ({ name, expected }) => {
  const { plays } = await playAll(name, ['XDM44'])
  expect(plays[0]?.seen).toEqual(TRANSCRIPTS[name])
  const last = plays[0]?.last ?? {}
  expect(last.status ?? '').toBe(expected.status)
  expect(last.status === 'Success' ? String(last.numRecords) : '').toBe(expected.numRecords)
  const vendorCode =
    last.error ?? last.error_code ?? last.code?.toString() ?? /ACP-\d{6}/.exec(last.info ?? '')?.[0]
  if (vendorCode !== undefined) {
    expect(vendorCode).toBe(expected.errorCode)
  }
})

test('every documented answer is reached by a scenario, and no other, but refusals of gateway and Platform, and what scripts and dry runs alone get', async () => {
  const runs = await Promise.all(SCENARIOS.map(({ name }) => playAll(name, ['XDM44'])))
  const reached = new Set(runs.flatMap(({ requests }) => requests.map(({ fixture }) => fixture)))
  const documented = Object.keys(FIXTURES).filter((fixture) => !isRefusal(fixture) && !isScripted(fixture))
  expect([...reached].sort()).toEqual([...documented, 'gateway/oops', 'none'].sort())
})

test.each(SCENARIOS)('$name leaves no placeholder in an answer', async ({ name }) => {
  const { requests } = await playAll(name, ['XDM44'])
  expect(requests.filter(({ answer }) => answer.includes('<value>'))).toEqual([])
})

test('each mapping goes through the scenario on its own', async () => {
  const { plays } = await playAll('aborted-then-success', ['XDM44', 'My mapping 100%/ü'])
  const second = TRANSCRIPTS['aborted-then-success']?.map((line) => line.replace(' 35', ' 45'))
  expect(plays.map(({ seen }) => seen)).toEqual([TRANSCRIPTS['aborted-then-success'], second])
})

test('a failed batch has one id, 32 hex digits, which Platform knows', async () => {
  const { requests } = await playAll('failed-after-upload', ['XDM44'])
  const batchIdOf = ({ api, answer }: RecordedRequest) =>
    api === 'platform' ? Object.keys(JSON.parse(answer)).join() : JSON.parse(answer).batchId
  const [looked, asked] = requests.slice(-2).map(batchIdOf)
  expect(asked).toBe(looked)
  expect(requests.map(batchIdOf)).toEqual([
    undefined,
    undefined,
    '',
    '',
    expect.stringMatching(/^[0-9a-f]{32}$/),
    looked,
  ])
})

test('each mapping may have a scenario of its own; there is one token for all', async () => {
  const { plays } = await playAll(['failed', 'success'], ['A', 'B'])
  expect(plays).toMatchObject([{ last: { status: 'Failed' } }, { last: { status: 'Success' } }])
  const refused = await playAll(['success', 'invalid-scope'], ['A', 'B'])
  expect(refused.requests.map(({ fixture }) => fixture)).toContain('ims/invalid-scope')
  expect(refused.requests.some(({ api }) => api === 'campaign')).toBe(false)
})

test('a POST while a request runs gets its id; the end, once told, is told again', async () => {
  const accessToken = 'ready-made-token'
  const simulator = await startSimulator({ scenario: 'failed', org: ORG, mappingIds: ['XDM44'], accessToken })
  const post = async () =>
    JSON.parse((await send(simulator.apiUrl, triggerRequest(simulator, accessToken, 'XDM44'))).body)
  const look = async (id: number) =>
    JSON.parse((await send(simulator.apiUrl, lookRequest(simulator, accessToken, 'XDM44', id))).body)
  try {
    expect(await post()).toMatchObject({ status: 'Success', requestId: 3520 })
    expect(await post()).toMatchObject({ status: 'In Progress', requestId: 3520 })
    expect(await look(3520)).toMatchObject({ status: 'In Progress' })
    expect(await post()).toMatchObject({ status: 'In Progress', requestId: 3520 })
    expect(await look(3520)).toMatchObject({ status: 'Failed' })
    expect(await look(3520)).toMatchObject({ status: 'Failed', requestId: 3520 })
    expect(await post()).toMatchObject({ status: 'Success', requestId: 3521 })
  } finally {
    await simulator.close()
  }
})
