import { describe, expect, test } from '@jest/globals'
import { parseTokenReply } from '../../src/adobe/ims.js'
import { faultOfReply } from '../../src/adobe/refusals.js'
import { fill } from '../../src/simulator/fixtures.js'
import { answer, faultOf } from './answers.js'

const fault = (status: number, body: string | object | null, headers: Record<string, string> = {}) =>
  faultOfReply(answer(status, body, headers), 'campaign', 'XDM44')

/** The details that are known. */
const known = (details: object) =>
  Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined))

describe('what is in front of the API', () => {
  test.each([
    [401, fill('gateway/token-not-valid'), 'unauthorized', '401013', 'Oauth token is not valid'],
    [403, fill('gateway/key-required'), 'refused', '403000', 'Api Key is required'],
    [403, fill('gateway/key-invalid'), 'refused', '403003', 'Api Key is invalid'],
    [403, fill('gateway/token-missing'), 'refused', '403010', 'Oauth token is missing.'],
    [403, '{"error_code":"403011","message":"Scope mismatch"}', 'refused', '403011', 'Scope mismatch'],
    [
      403,
      '{"error_code":"403013","message":"Your IP is not whitelisted"}',
      'refused',
      '403013',
      'Your IP is not whitelisted',
    ],
    [
      403,
      '{"error_code":"403025","message":"Profile is not valid"}',
      'refused',
      '403025',
      'Profile is not valid',
    ],
    [
      403,
      '{"error_code":"503020","message":"Could not read the profile"}',
      'server-error',
      '503020',
      'Could not read the profile',
    ],
    [403, '{"error_code":503020,"message":"without quotes"}', 'server-error', '503020', 'without quotes'],
    [
      429,
      '{"error_code":"429050","message":"Too many requests"}',
      'throttled',
      '429050',
      'Too many requests',
    ],
    [503, '{"error_code":"503000","message":"x"}', 'server-error', '503000', 'x'],
    [503, '{"error_code":"503010","message":"x"}', 'server-error', '503010', 'x'],
    [
      500,
      fill('gateway/oops'),
      'server-error',
      '500',
      'Oops. Something went wrong. Check your URI and try again.',
    ],
    [
      404,
      fill('gateway/oops-502'),
      'server-error',
      '502',
      'Oops. Something went wrong. Check your URI and try again.',
    ],
    [502, '{"code":"502","message":"as a text"}', 'server-error', '502', 'as a text'],
  ])('HTTP %d %s', (httpStatus, body, code, vendorCode, said) => {
    const { code: ours, message, details } = fault(httpStatus, body, { 'x-request-id': 'abc123' })
    expect(ours).toBe(code)
    const meaning = said.startsWith('Oops') || vendorCode === '502' ? { meaning: 'oops' } : {}
    expect(known(details)).toEqual({
      httpStatus,
      speaker: 'campaign',
      vendorCode,
      gatewayRequestId: 'abc123',
      ...meaning,
    })
    expect(message).toBe(
      `Adobe Campaign answered HTTP ${httpStatus}: ${vendorCode} ${said} (gateway request id abc123)`,
    )
  })
})

describe('Campaign itself, IMS and strangers', () => {
  test.each([
    [
      404,
      '"RST-360011 An error has occurred - details"',
      'refused',
      'RST-360011',
      ': RST-360011 An error has occurred - details',
    ],
    [
      500,
      'Error\nXTK-170006 Unable to parse\nRST-360011',
      'refused',
      'XTK-170006',
      ': Error\nXTK-170006 Unable to parse\nRST-360011',
    ],
    [500, '{"message":"NMS-000001 deep inside"}', 'server-error', 'NMS-000001', ': NMS-000001 deep inside'],
    [400, '{"error":"invalid_scope"}', 'refused', 'invalid_scope', ': invalid_scope'],
    [
      400,
      '{"error":"invalid_client","error_description":"wrong"}',
      'refused',
      'invalid_client',
      ': invalid_client: wrong',
    ],
    [
      404,
      '{"error":"Not Found","message":"No message available"}',
      'refused',
      undefined,
      ': No message available',
    ],
    [502, '{"error":"Bad Gateway"}', 'server-error', undefined, ': Bad Gateway'],
    [500, '{"error_code":{"a":1},"error":["x"],"code":null,"message":7}', 'server-error', undefined, ''],
    [504, '<html>Gateway Time-out</html>', 'server-error', undefined, ' with a page that is not JSON'],
    [
      504,
      '<html><TITLE lang="en">\nGateway\nTime-out </TITLE>',
      'server-error',
      undefined,
      ' with a page that is not JSON: Gateway Time-out',
    ],
    [400, '', 'refused', undefined, ''],
    [400, ' \n', 'refused', undefined, ''],
    [400, '""', 'refused', undefined, ''],
    [400, '[]', 'refused', undefined, ''],
    [400, 'null', 'refused', undefined, ': null'],
    [408, '', 'server-error', undefined, ''],
    [425, '', 'refused', undefined, ''],
    [410, '', 'refused', undefined, ''],
    [301, '', 'redirected', undefined, ' (a redirect, which is never followed)'],
    [204, '', 'unreadable-answer', undefined, ' (not one of the documented answers)'],
  ])('HTTP %d %s', (httpStatus, body, code, vendorCode, said) => {
    const { code: ours, message, details } = fault(httpStatus, body)
    expect(ours).toBe(code)
    const { isPage = false, ...rest } = known(details)
    expect(rest).toEqual(known({ httpStatus, vendorCode, speaker: 'campaign' }))
    expect(isPage).toBe(body.startsWith('<'))
    expect(message).toBe(`Adobe Campaign answered HTTP ${httpStatus}${said}`)
  })
})

test('says why there is no body', () => {
  const reply = { ...answer(200, ''), unreadable: 'not UTF-8 text' }
  expect(faultOfReply(reply, 'campaign').message).toBe('Adobe Campaign answered HTTP 200 (not UTF-8 text)')
})

test.each([
  [{ 'x-request-id': 'gateway', 'x-debug-id': 'ims' }, 'gateway'],
  [{ 'x-debug-id': 'ims' }, 'ims'],
  [{ 'x-request-id': '', 'x-debug-id': 'ims' }, 'ims'],
  [{ 'x-request-id': '', 'x-debug-id': '' }, undefined],
  [{}, undefined],
])('the id for support of %j', (headers, id) => {
  const { details, message } = fault(500, '', headers)
  expect(details.gatewayRequestId).toBe(id)
  expect(message.includes('(gateway request id')).toBe(id !== undefined)
})

describe('foreign text is quoted whole or not at all', () => {
  // Cut, a secret would no longer be recognised by what hides it.
  const secret = 'p8e-correct-horse'

  test.each([
    ['plain', (words: string) => words],
    ['a JSON text', (words: string) => JSON.stringify(words)],
    ['a message', (message: string) => JSON.stringify({ message })],
    ['a description', (words: string) => JSON.stringify({ error: 'x', error_description: words })],
    ['an error', (error: string) => JSON.stringify({ error })],
    ['a code', (words: string) => JSON.stringify({ error_code: words })],
  ])('%s', (_, write) => {
    for (let before = 0; before < 2_100; before += 7) {
      const { message } = fault(500, write(`${'x '.repeat(before)}${secret}`))
      expect(message.replace(secret, '')).not.toContain('p8e')
    }
  })

  test('a long one is told by its length', () => {
    const { message } = fault(500, 'x'.repeat(1_000_000), { 'x-request-id': 'abc' })
    expect(message).toBe(
      'Adobe Campaign answered HTTP 500 with a page that is not JSON: a text of 1000000 characters (gateway request id abc)',
    )
  })

  test('a code is short and without blanks', () => {
    expect(fault(500, { error_code: 'x'.repeat(61) }).details.vendorCode).toBeUndefined()
    expect(fault(500, { error_code: '::error::x' }).details.vendorCode).toBeUndefined()
    expect(fault(500, { error_code: 'x-1.y_2' }).details.vendorCode).toBe('x-1.y_2')
  })
})

describe('values of rows are not quoted', () => {
  const SECRET = 'jane@example.com'

  test.each([
    `XTK-170036 Unable to parse expression '@email = ${SECRET}'.`,
    `XTK-170036 Unable to parse "${SECRET}".`,
    `XTK-170036 Unable to parse \`${SECRET}\`.`,
    `XTK-170036 Unable to parse “${SECRET}”.`,
    `XTK-170036 Unable to parse «${SECRET}».`,
    `XTK-170036 can't parse '${SECRET}'`,
    `XTK-170036 Unable to parse 'O'Neill ${SECRET}'`,
    `XTK-170036 Unable to parse '${SECRET}`,
    `RST-360012 The operation has failed: (email)=(${SECRET}) exists`,
    `RST-360012 The operation has failed: (email) = (Jane (${SECRET})) exists`,
    `RST-360012 The operation has failed: lower((email)::text)=(${SECRET}) exists`,
    `RST-360012 The operation has failed: (a, b)=(x) (y, ${SECRET}), (c)=(${SECRET})`,
    `RST-360012 The operation has failed: (email)=(${SECRET}`,
    `RST-360011 An error. PGS-220000 PostgreSQL error: ERROR: duplicate key ${SECRET}`,
    `PGS-220000 PostgreSQL error: ERROR: x\nDETAIL: Failing row contains (1, ${SECRET})`,
  ])('%s', (said) => {
    for (const body of [JSON.stringify(said), said, { message: said }]) {
      const { message, details } = fault(500, body)
      expect(message).not.toContain('jane')
      expect(details.vendorCode).toMatch(/^(?:XTK-170036|RST-360012|PGS-220000)$/)
      expect(message).toContain(details.vendorCode)
    }
  })

  test('our own mapping is, whatever its case', () => {
    const { message, details } = fault(404, fill('campaign/no-such-key', { mappingId: 'xdm44' }))
    expect(message).toContain("with path '…' from key 'xdm44' (type '…')")
    expect(details.meaning).toBe('no-such-key')
    expect(fault(404, fill('campaign/no-such-key', { mappingId: 'XDM45' })).message).not.toContain('XDM45')
  })

  test('a megabyte of blanks takes no time that grows with its square', () => {
    const { message } = fault(
      500,
      JSON.stringify(`PGS-220000 PostgreSQL error${' '.repeat(2 ** 20)}x ERROR: ${SECRET}`),
    )
    expect(message).toMatch(/^Adobe Campaign answered HTTP 500: a text of \d+ characters$/)
  })

  test('words around them stay', () => {
    expect(fault(500, fill('campaign/refused')).message).toBe(
      "Adobe Campaign answered HTTP 500: RST-360011 An error has occurred - please contact your administrator. XTK-170036 Unable to parse expression '…'.",
    )
    expect(fault(500, fill('campaign/database-error')).message).toMatch(/PGS-220000 PostgreSQL error$/)
  })
})

test.each([
  ['null', false],
  ['7', false],
  ['"no"', false],
  ['[]', false],
  ['', false],
  [' \n', false],
  ['no', true],
  ['<html>', true],
  ['{"cut":', true],
])('a body of %j: is it a page? %s', (body, isPage) => {
  expect(fault(403, body).details.isPage === true).toBe(isPage)
})

test.each([300, 304])('HTTP %d is no redirect, but from a system in front of Adobe', (status) => {
  const { code, message, details } = fault(status, '')
  expect([code, message]).toEqual(['redirected', `Adobe Campaign answered HTTP ${status}`])
  expect(details.meaning).toBe('not-adobe')
})

test('a redirect names the host that it points to, and no more', () => {
  const location = 'https://maintenance.example/sorry?token=abc'
  expect(fault(302, '', { location }).message).toBe(
    'Adobe Campaign answered HTTP 302 (a redirect to maintenance.example, which is never followed)',
  )
  expect(fault(302, '', { location: '/sorry' }).message).toBe(
    'Adobe Campaign answered HTTP 302 (a redirect, which is never followed)',
  )
})

test.each([
  [
    200,
    '{"a":1,"a":2}',
    {},
    'Adobe Campaign answered HTTP 200 (JSON that names a key twice, with different values)',
  ],
  [403, '', { unreadable: 'u' }, 'Adobe Campaign answered HTTP 403 with a page that is not JSON (u)'],
])('HTTP %s: %j that cannot be used is named as such', (status, text, more, message) => {
  const found = faultOfReply({ ...answer(status, text), ...more }, 'campaign')
  expect(found.message).toBe(message)
  expect(found.details.isPage).toBe(status === 403)
})

test('a token that contradicts itself: named, not quoted', () => {
  const fault = faultOf(() =>
    parseTokenReply(answer(200, '{"access_token":"abc.def.ghi","access_token":"b"}')),
  )
  expect(fault.message).toBe(
    'Adobe IMS answered HTTP 200 (JSON that names a key twice, with different values)',
  )
})
