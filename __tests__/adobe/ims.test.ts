import { describe, expect, test } from '@jest/globals'
import { parseTokenReply } from '../../src/adobe/ims.js'
import { fill } from '../../src/simulator/fixtures.js'
import { answer, faultOf, STATUSES, UNREADABLE } from './answers.js'

const TOKEN = 'eyJhbGciOiJSUzI1NiJ9.eyJhcyI6Imltcy1uYTEifQ.c2lnbmF0dXJl'
const DAY_MS = 86_400_000

const granted = (accessToken: string, lifeMs: number) => ({ kind: 'granted', accessToken, lifeMs })
const token = (json: string, life = '86399') =>
  `{"access_token":${json},"token_type":"bearer","expires_in":${life}}`

test('the documented token', () => {
  const text = fill('ims/token', { access_token: TOKEN })
  expect(parseTokenReply(answer(200, text))).toEqual(granted(TOKEN, 86_399_000))
})

describe('the life of a token', () => {
  test.each([
    ['60', 60_000],
    ['"86399"', 86_399_000],
    ['0.5', 500],
    ['864000', 864_000_000],
    ['864001', 864_001],
    ['86399000', 86_399_000],
    ['"86399000"', 86_399_000],
    ['null', DAY_MS],
    ['0', DAY_MS],
    ['-1', DAY_MS],
    ['"soon"', DAY_MS],
    ['""', DAY_MS],
    ['{}', DAY_MS],
    ['true', DAY_MS],
    ['1e400', DAY_MS],
    [`"${'9'.repeat(400)}"`, DAY_MS],
  ])('expires_in of %s', (life, lifeMs) => {
    expect(parseTokenReply(answer(200, token(JSON.stringify(TOKEN), life)))).toEqual(granted(TOKEN, lifeMs))
  })

  test('none at all', () => {
    expect(parseTokenReply(answer(201, { access_token: TOKEN }))).toEqual(granted(TOKEN, DAY_MS))
  })
})

describe('what is no token', () => {
  test.each([
    ['null', 'null'],
    ['blank', '""'],
    ['short', '"abc.def"'],
    ['a number', '1234567890'],
    ['a long number', '123456789012345678901234567890'],
    ['a negative long number', '-123456789012345678901234567890'],
    ['a list', `["${TOKEN}"]`],
    ['an object', `{"value":"${TOKEN}"}`],
    ['100 kB', JSON.stringify('x'.repeat(100_000))],
    ['with a space', `"${TOKEN} ${TOKEN}"`],
    ['with a line break', `"${TOKEN}\\r\\nx-evil: 1"`],
    ['not ASCII', '"tökentöken"'],
  ])('%s', (_, json) => {
    const fault = faultOf(() => parseTokenReply(answer(200, token(json))))
    expect(fault).toMatchObject({ code: 'unreadable-answer', details: { httpStatus: 200 } })
    expect(fault.message).toBe('Adobe IMS answered HTTP 200 (not one of the documented answers)')
  })

  test.each(UNREADABLE)('%s', (_, text) => {
    expect(faultOf(() => parseTokenReply(answer(200, text))).code).toBe('unreadable-answer')
  })
})

test.each([
  [302, 'redirected'],
  [400, 'refused'],
  [401, 'unauthorized'],
  [429, 'throttled'],
  [500, 'server-error'],
])('a token with HTTP %d is not used', (status, code) => {
  const fault = faultOf(() => parseTokenReply(answer(status, token(JSON.stringify(TOKEN)))))
  expect(fault.code).toBe(code)
  expect(fault.message).not.toContain(TOKEN)
})

describe('a token that nothing masks yet is never quoted', () => {
  test.each([
    ['a form', `access_token=${TOKEN}&expires_in=86399`],
    ['cut short', `{"access_token":"${TOKEN}`],
    ['a text', JSON.stringify(TOKEN)],
    ['bare', TOKEN],
    ['a list', JSON.stringify([{ access_token: TOKEN, message: TOKEN }])],
    ['repeated beside it', JSON.stringify({ access_token: `${TOKEN} `.repeat(2), message: TOKEN })],
  ])('%s', (_, text) => {
    for (const status of STATUSES) {
      expect(faultOf(() => parseTokenReply(answer(status, text))).message).not.toContain('eyJ')
    }
  })
})

describe.each(STATUSES)('a refusal with HTTP %d', (httpStatus) => {
  test.each([
    [fill('ims/invalid-client'), 'invalid_client', true],
    [fill('ims/invalid-scope'), 'invalid_scope', false],
    ['{"error":"invalid_client"}', 'invalid_client', false],
    ['{"error":"invalid_client","error_description":"invalid client_id parameter"}', 'invalid_client', false],
    ['{"error":"unauthorized_client","error_description":"x"}', 'unauthorized_client', false],
  ])('%s', (text, vendorCode, wrongSecret) => {
    const headers = { 'x-debug-id': 'debug-1' }
    const reply = parseTokenReply(answer(httpStatus, text, headers))
    expect(reply).toMatchObject({ kind: 'refused', wrongSecret })
    const fault = reply.kind === 'refused' ? reply.fault : undefined
    expect(fault).toMatchObject({
      code: 'invalid-credentials',
      details: { vendorCode, httpStatus, gatewayRequestId: 'debug-1' },
    })
    expect(fault?.message).toContain(vendorCode)
  })
})

test.each([
  [200, 'temporarily_unavailable'],
  [400, 'server_error'],
  [403, 'too_many_requests'],
  [401, 'service_unavailable'],
])('HTTP %d with %s will pass', (status, error) => {
  expect(faultOf(() => parseTokenReply(answer(status, { error })))).toMatchObject({
    code: 'server-error',
    details: { vendorCode: error, speaker: 'ims' },
  })
})

describe('any other error counts as its status does', () => {
  test.each([200, 400, 401, 403])('HTTP %d: final', (status) => {
    const reply = parseTokenReply(answer(status, { error: 'some_new_error' }))
    expect(reply).toMatchObject({ kind: 'refused', wrongSecret: false })
  })

  test.each([
    [403, 'Access denied by corporate policy', 'refused'],
    [403, 'Forbidden', 'refused'],
    [401, 'Blocked by a filter', 'unauthorized'],
    [200, 'Not available in your country', 'unreadable-answer'],
  ])('HTTP %d with the sentence %j of a proxy does not blame the credential', (status, error, code) => {
    expect(faultOf(() => parseTokenReply(answer(status, { error })))).toMatchObject({
      code,
      message: expect.stringContaining(error),
    })
  })

  test.each([
    [408, 'server-error'],
    [429, 'throttled'],
    [500, 'server-error'],
    [503, 'server-error'],
  ])('HTTP %d: %s', (status, code) => {
    const fault = faultOf(() => parseTokenReply(answer(status, { error: 'temporarily_unavailable' })))
    expect(fault).toMatchObject({ code, details: { vendorCode: 'temporarily_unavailable' } })
  })
})
