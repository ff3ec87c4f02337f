import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { FIXTURES, type FixtureName, fill } from '../../src/simulator/fixtures.js'
import { type Simulator, startSimulator } from '../../src/simulator/index.js'
import {
  form,
  getToken,
  isRefusal,
  lookRequest,
  SCOPE,
  type Sent,
  send,
  tokenRequest,
  triggerRequest,
} from './client.js'

let simulator: Simulator
let token: string
beforeAll(async () => {
  simulator = await startSimulator({ scenario: 'never-ends', org: 'geometrixx', mappingIds: ['XDM44'] })
  token = await getToken(simulator)
  await send(simulator.apiUrl, triggerRequest(simulator, token, 'XDM44'))
})
afterAll(() => simulator.close())

const without = (sent: Sent, header: string): Sent => {
  const { [header]: _dropped, ...headers } = sent.headers
  return { ...sent, headers }
}
const having = (sent: Sent, header: string, value: string): Sent => ({
  ...sent,
  headers: { ...sent.headers, [header]: value },
})

type Rule = readonly [wrong: string, fixture: FixtureName, change: (sent: Sent) => Sent]

const withField = (sent: Sent, name: string, value?: string): Sent => {
  const fields = new URLSearchParams(sent.body)
  fields.delete(name)
  return {
    ...sent,
    body: form({ ...Object.fromEntries(fields), ...(value === undefined ? {} : { [name]: value }) }),
  }
}

const IMS_RULES: readonly Rule[] = [
  ['another method', 'ims/invalid-client', (sent) => ({ ...sent, method: 'GET' })],
  ['another path', 'ims/invalid-client', (sent) => ({ ...sent, path: '/ims/token/v2' })],
  ['fields in the query', 'ims/invalid-client', (sent) => ({ ...sent, path: `${sent.path}?${sent.body}` })],
  ['no content type', 'ims/invalid-client', (sent) => without(sent, 'Content-Type')],
  ['JSON', 'ims/invalid-client', (sent) => having(sent, 'Content-Type', 'application/json')],
  ['no client id', 'ims/invalid-client', (sent) => withField(sent, 'client_id')],
  ['an unknown client id', 'ims/invalid-client', (sent) => withField(sent, 'client_id', 'stranger')],
  ['no secret', 'ims/invalid-client', (sent) => withField(sent, 'client_secret')],
  ['an unknown secret', 'ims/invalid-client', (sent) => withField(sent, 'client_secret', 'p8e-stranger')],
  ['no grant type', 'ims/invalid-client', (sent) => withField(sent, 'grant_type')],
  ['another grant type', 'ims/invalid-client', (sent) => withField(sent, 'grant_type', 'password')],
  ['no body', 'ims/invalid-client', (sent) => ({ ...sent, body: '' })],
  ['no scope', 'ims/invalid-scope', (sent) => withField(sent, 'scope')],
  ['an empty scope', 'ims/invalid-scope', (sent) => withField(sent, 'scope', '')],
  ['scopes separated by blanks', 'ims/invalid-scope', (sent) => withField(sent, 'scope', 'openid AdobeID')],
  ['a blank after the comma', 'ims/invalid-scope', (sent) => withField(sent, 'scope', 'openid, AdobeID')],
  ['an empty scope in the list', 'ims/invalid-scope', (sent) => withField(sent, 'scope', 'openid,,AdobeID')],
  ['a comma at the end', 'ims/invalid-scope', (sent) => withField(sent, 'scope', 'openid,')],
]

test.each(IMS_RULES)('IMS refuses %s with %s', async (_wrong, fixture, change) => {
  await expectRefusal(simulator.imsUrl, change(tokenRequest(simulator)), fixture, 'x-debug-id')
})

/** Wrong in a POST as in a GET. */
const GATEWAY_RULES: readonly Rule[] = [
  ['no key', 'gateway/key-required', (sent) => without(sent, 'X-Api-Key')],
  ['an unknown key', 'gateway/key-invalid', (sent) => having(sent, 'X-Api-Key', 'stranger')],
  ['no token', 'gateway/token-missing', (sent) => without(sent, 'Authorization')],
  ['another scheme', 'gateway/token-missing', (sent) => having(sent, 'Authorization', 'Basic YTpi')],
  ['an unknown token', 'gateway/token-not-valid', (sent) => having(sent, 'Authorization', 'Bearer a.b.c')],
  ['no cache control', 'gateway/oops', (sent) => without(sent, 'Cache-Control')],
  ['another cache control', 'gateway/oops', (sent) => having(sent, 'Cache-Control', 'no-store')],
  ['no content type', 'gateway/oops', (sent) => without(sent, 'Content-Type')],
  ['another content type', 'gateway/oops', (sent) => having(sent, 'Content-Type', 'text/json')],
  ['another method', 'gateway/oops', (sent) => ({ ...sent, method: 'PUT' })],
  [
    'another organization',
    'gateway/oops',
    (sent) => ({ ...sent, path: sent.path.replace('geometrixx', 'x') }),
  ],
  ['an unknown mapping', 'gateway/oops', (sent) => ({ ...sent, path: sent.path.replace('XDM44', 'XDM45') })],
  ['a broken escape', 'gateway/oops', (sent) => ({ ...sent, path: sent.path.replace('XDM44', '%E0%A4') })],
  [
    'an unknown path',
    'gateway/oops',
    (sent) => ({ ...sent, path: sent.path.replace('/ingest', '/ingests') }),
  ],
  ['a doubled slash', 'gateway/oops', (sent) => ({ ...sent, path: `/${sent.path}` })],
]

test.each(GATEWAY_RULES)('Campaign refuses %s with %s', async (_wrong, fixture, change) => {
  const trigger = change(triggerRequest(simulator, token, 'XDM44'))
  await expectRefusal(simulator.apiUrl, trigger, fixture, 'x-request-id')
  const look = change(lookRequest(simulator, token, 'XDM44', 3520))
  await expectRefusal(simulator.apiUrl, look, fixture, 'x-request-id')
})

const POST_RULES: readonly Rule[] = ['', '[]', 'null', '"{}"', '{', '3520'].map((body) => [
  `the body ${body || '(none)'}`,
  'gateway/oops',
  (sent: Sent) => ({ ...sent, body }),
])

test.each(POST_RULES)('Campaign refuses a POST with %s with %s', async (_wrong, fixture, change) => {
  const trigger = change(triggerRequest(simulator, token, 'XDM44'))
  await expectRefusal(simulator.apiUrl, trigger, fixture, 'x-request-id')
})

const query = (sent: Sent, to: string): Sent => ({ ...sent, path: sent.path.replace(/\?.*/, to) })

const GET_RULES: readonly Rule[] = [
  ['no request id', 'gateway/oops', (sent) => query(sent, '')],
  ['an empty request id', 'gateway/oops', (sent) => query(sent, '?requestId=')],
  ['an unknown request id', 'gateway/oops', (sent) => query(sent, '?requestId=3521')],
  ['another spelling', 'gateway/oops', (sent) => query(sent, '?requestid=3520')],
  ['a number in the body', 'gateway/oops', (sent) => ({ ...query(sent, ''), body: '{"requestId":3520}' })],
  [
    "the page's own spelling",
    'gateway/oops',
    (sent) => ({ ...query(sent, ''), body: '{"requestId"="3520"}' }),
  ],
  [
    'an unknown id in the body',
    'gateway/oops',
    (sent) => ({ ...query(sent, ''), body: '{"requestId":"1"}' }),
  ],
]

test.each(GET_RULES)('Campaign refuses a GET with %s with %s', async (_wrong, fixture, change) => {
  const look = change(lookRequest(simulator, token, 'XDM44', 3520))
  await expectRefusal(simulator.apiUrl, look, fixture, 'x-request-id')
})

const refusals = (of: string) =>
  Object.keys(FIXTURES).filter((fixture) => isRefusal(fixture) && fixture.startsWith(`${of}/`))

test('every refusal of the gateway is reached by a rule, and no other answer of it', () => {
  const reached = new Set([...GATEWAY_RULES, ...POST_RULES, ...GET_RULES].map(([, fixture]) => fixture))
  expect([...reached].sort()).toEqual(refusals('gateway').sort())
})

test('what is right passes: the rules refuse nothing else', async () => {
  const tokenAnswer = await send(
    simulator.imsUrl,
    withField(tokenRequest(simulator), 'scope', `${SCOPE},more`),
  )
  expect(tokenAnswer.status).toBe(200)
  const trigger = having(
    triggerRequest(simulator, token, 'XDM44'),
    'Content-Type',
    'application/json; charset=utf-8',
  )
  expect(JSON.parse((await send(simulator.apiUrl, trigger)).body)).toMatchObject({
    status: 'In Progress',
    requestId: 3520,
  })
  const look = lookRequest(simulator, token, 'XDM44', 3520)
  for (const sent of [look, { ...query(look, ''), body: '{"requestId":"3520"}' }]) {
    const got = await send(simulator.apiUrl, sent)
    expect(got.status).toBe(200)
    expect(JSON.parse(got.body)).toMatchObject({ status: 'In Progress', requestId: 3520 })
  }
})

async function expectRefusal(url: string, sent: Sent, fixture: FixtureName, idHeader: string): Promise<void> {
  const got = await send(url, sent)
  expect({ status: got.status, body: got.body }).toEqual({
    status: FIXTURES[fixture].httpStatus,
    body: fill(fixture),
  })
  expect(got.headers[idHeader]).toMatch(/^[0-9a-f-]{36}$/)
}
