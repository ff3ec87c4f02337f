import { describe, expect, test } from '@jest/globals'
import { parseStatusReply, parseSubmitReply } from '../../src/adobe/campaign.js'
import { answer, faultOf } from './answers.js'

/** JSON of one field, since JavaScript cannot write every number. */
const report = (field: string, json: string) => answer(200, `{"status":"Success","${field}":${json}}`)

describe('a number of records is a whole number or is unknown', () => {
  test.each([
    ['0', 0],
    ['15', 15],
    ['53000.0', 53_000],
    ['1e3', 1000],
    ['9007199254740991', 9_007_199_254_740_991],
    ['"15"', 15],
    ['"0"', 0],
    ['"9007199254740991"', 9_007_199_254_740_991],
  ])('%s', (json, numRecords) => {
    expect(parseStatusReply(report('numRecords', json), 'XDM44')).toEqual({
      status: 'Success',
      info: '',
      numRecords,
    })
  })

  test.each([
    ...['null', 'true', '[15]', '{}', '{"value":15}', '-1', '-0.5', '1.5', '1e400', '9007199254740993'],
    ...[
      '12345678901234567890123',
      '""',
      '" "',
      '"many"',
      '"1.5"',
      '"-1"',
      '"1e3"',
      '"0x10"',
      '" 15 "',
      '"15 records"',
    ],
  ])('%s is unknown, and the Success stays one', (json) => {
    expect(parseStatusReply(report('numRecords', json), 'XDM44')).toEqual({ status: 'Success', info: '' })
  })
})

const IDS = [
  ['0', '0'],
  ['3520', '3520'],
  ['9007199254740991', '9007199254740991'],
  ['9007199254740992', '9007199254740992'],
  ['9007199254740993', '9007199254740993'],
  ['123456789012345678901234567890', '123456789012345678901234567890'],
  ['"3520"', '3520'],
  ['"007"', '007'],
  ['"a b/c?d#e%"', 'a b/c?d#e%'],
  ['" 7 "', ' 7 '],
  ['"\\u00fc\\ud83d\\ude00"', 'ü😀'],
  [`"${'x'.repeat(200)}"`, 'x'.repeat(200)],
] as const

const NO_IDS = [
  ...['null', 'true', '[]', '[3520]', '{}', '{"value":3520}', '-1', '1.5', '1e400', '1e21'],
  ...[
    '-9007199254740993',
    '9007199254740993.5',
    '""',
    '" "',
    '"\\t"',
    '"a\\nb"',
    '"a\\u0000b"',
    '"a\\u0085b"',
  ],
  ...[
    '"null"',
    '"Undefined"',
    '" <none> "',
    '"NaN"',
    '"false"',
    '"N/A"',
    '"[object Object]"',
    '"-"',
    '"***"',
    '"\\u200b"',
    '" -7 "',
  ],
  ...['"35\uFFFD20"', '"\\ud800"', `"${'x'.repeat(201)}"`, `1${'0'.repeat(200)}`],
]

describe('a request id is exact or there is none', () => {
  test.each(IDS)('%s', (json, requestId) => {
    expect(parseStatusReply(report('requestId', json), 'XDM44')).toEqual({
      status: 'Success',
      info: '',
      requestId,
    })
    expect(parseSubmitReply(report('requestId', json), 'XDM44')).toEqual({
      kind: 'accepted',
      requestId,
      info: '',
    })
  })

  test.each(NO_IDS)('%s is none', (json) => {
    expect(parseStatusReply(report('requestId', json), 'XDM44')).toEqual({ status: 'Success', info: '' })
    expect(faultOf(() => parseSubmitReply(report('requestId', json), 'XDM44')).message).toContain(
      'request id',
    )
  })

  test.each(['Success', 'In Progress'])('a POST answered %s without any', (status) => {
    const fault = faultOf(() => parseSubmitReply(answer(200, { status }), 'XDM44'))
    expect(fault.message).toContain(`"${status}" without a usable request id`)
    expect(fault.details).toMatchObject({ httpStatus: 200 })
  })
})

describe('a batch id is text that is there', () => {
  test.each([
    ['"a27d800531ac4d95945a2bc234eb0d86"', 'a27d800531ac4d95945a2bc234eb0d86'],
    ['" x "', 'x'],
  ])('%s', (json, batchId) => {
    expect(parseStatusReply(report('batchId', json), 'XDM44')).toEqual({
      status: 'Success',
      info: '',
      batchId,
    })
  })

  test.each(['""', '" "', 'null', '7', '[]', '{}', '"null"', '"-"', '"a27\uFFFD"', '"\\ud800"'])(
    '%s is none',
    (json) => {
      expect(parseStatusReply(report('batchId', json), 'XDM44')).toEqual({ status: 'Success', info: '' })
    },
  )
})

test.each(['null', '7', '[]', '{}', '""'])('an info of %s is blank', (json) => {
  expect(parseStatusReply(report('info', json), 'XDM44')).toEqual({ status: 'Success', info: '' })
})

test.each(['null', '200', '12', 'true', '[]', '{}', '""', '" "', '["Success"]'])(
  'a status of %s is no report; a POST that was accepted is followed all the same',
  (json) => {
    const reply = answer(200, `{"requestId":1,"status":${json}}`)
    expect(faultOf(() => parseStatusReply(reply, 'XDM44')).code).toBe('unreadable-answer')
    expect(parseSubmitReply(reply, 'XDM44')).toEqual({
      kind: 'accepted',
      requestId: '1',
      info: '',
      unknownWord: '',
    })
    const refused = answer(500, `{"requestId":1,"status":${json}}`)
    expect(faultOf(() => parseSubmitReply(refused, 'XDM44')).code).toBe('server-error')
  },
)

test.each([
  ['ACP-880056 Failed', 'ACP-880056'],
  ['x. RST-360011 y', 'RST-360011'],
  ['(XTK-170006)', 'XTK-170006'],
  ['NMS-000001', 'NMS-000001'],
  ['ACP-999999 RST-000000', 'ACP-999999'],
  ['ACP-88005', undefined],
  ['ACP-8800567', undefined],
  ['XACP-880056', undefined],
  ['acp-880056', undefined],
  ['ABC-123456', undefined],
])('the code in %j', (info, vendorCode) => {
  expect(parseStatusReply(answer(200, { status: 'Failed', info }), 'XDM44').vendorCode).toBe(vendorCode)
})
