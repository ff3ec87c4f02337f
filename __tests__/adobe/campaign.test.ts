import { describe, expect, test } from '@jest/globals'
import { parseStatusReply, parseSubmitReply } from '../../src/adobe/campaign.js'
import { FIXTURES, fill, type StatusFixture, type SubmitFixture } from '../../src/simulator/fixtures.js'
import { answer, faultOf, STATUSES, UNREADABLE } from './answers.js'

/** Written for the fixtures as Adobe documents them, placeholders included. */
const TRIGGERED: Record<SubmitFixture, object> = {
  'submit/accepted': {
    kind: 'accepted',
    requestId: '3520',
    info: 'Ingestion request submitted successfully for the Mapping ID: <value>',
  },
  'submit/in-progress': {
    kind: 'already-in-progress',
    requestId: '3520',
    info: 'Ingestion request already in progress for the Mapping ID: <value>',
  },
  'submit/not-stopped': {
    kind: 'rejected',
    reason: 'not-stopped',
    info: 'Unable to submit data ingestion request, XDM Mapping ID: <value> is not stopped',
  },
  'submit/not-published': {
    kind: 'rejected',
    reason: 'not-published',
    info: 'Unable to submit data ingestion request, XDM Mapping ID: <value> is not published',
  },
}

const CHECKED: Record<StatusFixture, object> = {
  'status/success': { status: 'Success', requestId: '3520', numRecords: 15, info: 'Mapping Id: <value>.' },
  'status/failed-to-fetch': {
    status: 'Failed',
    requestId: '3520',
    numRecords: 0,
    vendorCode: 'ACP-880056',
    info: 'Mapping Id: <value>. ACP-880056 Failed to fetch the record from the database.',
  },
  'status/failed-to-upload': {
    status: 'Failed',
    requestId: '3520',
    numRecords: 0,
    batchId: '<value>',
    vendorCode: 'ACP-880096',
    info: 'Mapping Id: <value>. ACP-880096 Sync Job failed to upload. Please check the error in the Platform UI.',
  },
  'status/aborted': {
    status: 'Aborted',
    requestId: '3520',
    numRecords: 0,
    info: 'Mapping Id: <value>. Ingestion request aborted due to some issue with data ingestion service. Please submit a new request',
  },
  'status/in-progress': {
    status: 'In Progress',
    requestId: '3520',
    numRecords: 0,
    info: 'Mapping Id: <value>.',
  },
}

describe.each(STATUSES)('the documented answers with HTTP %d', (status) => {
  test.each(Object.entries(TRIGGERED))('%s', (name, expected) => {
    expect(parseSubmitReply(answer(status, textOf(name)))).toEqual(expected)
  })

  test.each(Object.entries(CHECKED))('%s', (name, expected) => {
    expect(parseStatusReply(answer(status, textOf(name)))).toEqual(expected)
  })
})

const textOf = (name: string) =>
  Object.entries(FIXTURES).find(([key]) => key === name)?.[1].text ?? 'no such fixture'

describe('words are compared as people write them', () => {
  test.each([
    ['SUCCESS', 'Success'],
    ['in_progress', 'In Progress'],
    ['IN-PROGRESS', 'In Progress'],
    [' In  Progress ', 'In Progress'],
    ['aborted', 'Aborted'],
  ])('%j', (word, status) => {
    expect(parseStatusReply(answer(200, { status: word }))).toEqual({ status, info: '' })
  })

  test.each(['Succeeded', 'Success!', 'Queued', 'not Success', 'Failed Success'])(
    '%j is unknown',
    (unknown) => {
      expect(parseStatusReply(answer(200, { status: unknown }))).toEqual({ status: { unknown }, info: '' })
      expect(faultOf(() => parseStatusReply(answer(500, { status: unknown }))).code).toBe('server-error')
      expect(faultOf(() => parseSubmitReply(answer(200, { status: unknown }))).code).toBe('unreadable-answer')
    },
  )
})

test('a POST is never answered with Aborted', () => {
  expect(faultOf(() => parseSubmitReply(answer(200, fill('status/aborted')))).code).toBe('unreadable-answer')
})

describe('the reason of a rejection', () => {
  test.each([
    ['XDM Mapping ID: not published is not stopped', 'not-stopped'],
    ['XDM Mapping ID: is not stopped is not published', 'not-published'],
    ['The mapping IS NOT STOPPED. Please stop it.', 'not-stopped'],
    ['The mapping is knot stopped', 'rejected'],
    ['', 'rejected'],
  ])('%j', (info, reason) => {
    expect(parseSubmitReply(answer(200, { status: 'Failed', info }))).toEqual({
      kind: 'rejected',
      reason,
      info,
    })
  })

  test('keeps a code of Adobe', () => {
    const info = 'RST-360011 An error has occurred'
    expect(parseSubmitReply(answer(200, { status: 'Failed', info }))).toMatchObject({
      reason: 'rejected',
      vendorCode: 'RST-360011',
    })
  })
})

describe.each([
  [200, 'unreadable-answer'],
  [204, 'unreadable-answer'],
  [302, 'redirected'],
  [400, 'refused'],
  [401, 'unauthorized'],
  [404, 'refused'],
  [500, 'server-error'],
  [503, 'server-error'],
])('what is none of the documented answers, with HTTP %d', (status, code) => {
  test.each(UNREADABLE)('%s', (_, text) => {
    const reply = answer(status, text)
    expect(faultOf(() => parseSubmitReply(reply))).toMatchObject({ code, details: { httpStatus: status } })
    expect(faultOf(() => parseStatusReply(reply))).toMatchObject({ code, details: { httpStatus: status } })
  })
})

test('an answer under a byte-order mark that exchange.ts has removed is an answer', () => {
  const text = new TextDecoder().decode(new TextEncoder().encode(`\uFEFF${fill('status/success')}`))
  expect(parseStatusReply(answer(200, text))).toEqual(CHECKED['status/success'])
})
