import { describe, expect, test } from '@jest/globals'
import { parseStatusReply, parseSubmitReply } from '../../src/adobe/campaign.js'
import { FIXTURES, type FixtureOf, fill } from '../../src/simulator/fixtures.js'
import { answer, faultOf, STATUSES, UNREADABLE } from './answers.js'

/** Written for the fixtures as Adobe documents them, placeholders included. */
const TRIGGERED: Record<FixtureOf<'submit'>, object> = {
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

const CHECKED: Record<FixtureOf<'status'>, object> = {
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
    expect(parseSubmitReply(answer(status, textOf(name)), 'XDM44')).toEqual(expected)
  })

  test.each(Object.entries(CHECKED))('%s', (name, expected) => {
    expect(parseStatusReply(answer(status, textOf(name)), 'XDM44')).toEqual(expected)
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
    expect(parseStatusReply(answer(200, { status: word }), 'XDM44')).toEqual({ status, info: '' })
  })

  test.each(['Succeeded', 'Success!', 'Queued', 'not Success', 'Failed Success'])(
    '%j is unknown',
    (unknown) => {
      expect(parseStatusReply(answer(200, { status: unknown }), 'XDM44')).toEqual({
        status: { unknown },
        info: '',
      })
      expect(faultOf(() => parseStatusReply(answer(500, { status: unknown }), 'XDM44')).code).toBe(
        'server-error',
      )
      expect(
        faultOf(() => parseSubmitReply(answer(500, { status: unknown, requestId: 1 }), 'XDM44')).code,
      ).toBe('server-error')
      expect(faultOf(() => parseSubmitReply(answer(200, { status: unknown }), 'XDM44')).code).toBe(
        'unreadable-answer',
      )
    },
  )
})

test('an accepted POST is followed, even when it is answered with Aborted; without an id it is unreadable', () => {
  const aborted = { requestId: '3520', unknownWord: 'Aborted', kind: 'accepted' }
  expect(parseSubmitReply(answer(200, fill('status/aborted')), 'XDM44')).toMatchObject(aborted)
  expect(faultOf(() => parseSubmitReply(answer(200, { status: 'Aborted' }), 'XDM44')).code).toBe(
    'unreadable-answer',
  )
})

describe('words of a POST that nobody documents', () => {
  const read = (body: object, status = 200) => parseSubmitReply(answer(status, body), 'XDM44')

  test.each(['InProgress', 'INPROGRESS', 'in_progress', 'IN-PROGRESS', 'inProgress', ' In  Progress'])(
    '%j is In Progress',
    (status) => {
      expect(read({ requestId: 3520, status })).toEqual({
        kind: 'already-in-progress',
        requestId: '3520',
        info: '',
      })
    },
  )

  test.each([
    ['Submitted', ''],
    ['Accepted', 'Ingestion request submitted'],
    ['Queued', 'ready'],
    ['Aborted', ''],
    ['Success!', 'alright'],
    ['Main-Progress', ''],
  ])('%j with %j is a submission of ours', (status, info) => {
    for (const httpStatus of [200, 201, 202, 299]) {
      expect(read({ requestId: 3520, status, info }, httpStatus)).toEqual({
        kind: 'accepted',
        requestId: '3520',
        info,
        unknownWord: status,
      })
    }
  })

  test('none, with 201 and an id, is a submission of ours', () => {
    const accepted = { kind: 'accepted', requestId: '3520', info: '', unknownWord: '' }
    expect(read({ requestId: 3520 }, 201)).toEqual(accepted)
    expect(read({ requestId: 3520, status: 7 }, 201)).toEqual(accepted)
  })

  test.each([
    ['Running', 'Ingestion request already running for the Mapping ID: XDM44'],
    ['Busy', 'The mapping is IN PROGRESS'],
    ['Busy', 'in-progress'],
    ['AlreadyRunning', ''],
    ['ALREADYRUNNING', ''],
    ['already_running', ''],
    ['ALREADY-IN-PROGRESS', ''],
    ['IngestionInProgress', ''],
    ['', 'an ingestion is already under way'],
  ])('%j with %j belongs to somebody else: as ours it would be green on older data', (status, info) => {
    expect(read({ requestId: 3520, status, info })).toMatchObject({
      kind: 'already-in-progress',
      requestId: '3520',
      unknownWord: status,
    })
  })

  test.each([
    [302, 'redirected'],
    [404, 'refused'],
    [500, 'server-error'],
  ])('under HTTP %d they accept nothing', (httpStatus, code) => {
    expect(faultOf(() => read({ requestId: 3520, status: 'Submitted' }, httpStatus)).code).toBe(code)
  })

  test('Failed is final with an id as without', () => {
    for (const more of [{}, { requestId: 3520 }])
      expect(read({ status: 'FAILED', info: 'no', ...more })).toMatchObject({ kind: 'rejected', info: 'no' })
  })
})

describe('the reason of a rejection', () => {
  test.each([
    ['XDM Mapping ID: not published is not stopped', 'not-stopped'],
    ['XDM Mapping ID: is not stopped is not published', 'not-published'],
    ['The mapping IS NOT STOPPED. Please stop it.', 'not-stopped'],
    ['The mapping is knot stopped', 'rejected'],
    ['', 'rejected'],
  ])('%j', (info, reason) => {
    expect(parseSubmitReply(answer(200, { status: 'Failed', info }), 'XDM44')).toEqual({
      kind: 'rejected',
      reason,
      info,
    })
  })

  test('keeps a code of Adobe', () => {
    const info = 'RST-360011 An error has occurred'
    expect(parseSubmitReply(answer(200, { status: 'Failed', info }), 'XDM44')).toMatchObject({
      reason: 'rejected',
      vendorCode: 'RST-360011',
    })
  })
})

describe.each([
  [401, { error_code: '401013', message: 'Oauth token is not valid' }, 'unauthorized'],
  [403, { error_code: '403003', message: 'Api Key is invalid' }, 'refused'],
  [429, { message: 'Too many requests' }, 'throttled'],
  [503, { message: 'Service unavailable' }, 'server-error'],
  [504, { message: 'Endpoint request timed out' }, 'server-error'],
])("HTTP %d of a gateway that says failed, without Campaign's info", (status, error, code) => {
  test.each(['failed', 'Failed', 'FAILED'])('as %s', (word) => {
    const reply = answer(status, { status: word, ...error })
    for (const parse of [parseSubmitReply, parseStatusReply]) {
      expect(faultOf(() => parse(reply, 'XDM44'))).toMatchObject({
        code,
        message: expect.stringContaining(error.message),
      })
    }
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
    expect(faultOf(() => parseSubmitReply(reply, 'XDM44'))).toMatchObject({
      code,
      details: { httpStatus: status },
    })
    expect(faultOf(() => parseStatusReply(reply, 'XDM44'))).toMatchObject({
      code,
      details: { httpStatus: status },
    })
  })
})

test.each([300, 302, 304, 308])(
  'HTTP %d is no answer, whatever its body says, except for a refusal',
  (status) => {
    for (const word of ['Success', 'In Progress', 'Submitted']) {
      const reply = answer(status, { requestId: 1, status: word })
      expect(faultOf(() => parseSubmitReply(reply, 'XDM44')).code).toBe('redirected')
      expect(faultOf(() => parseStatusReply(reply, 'XDM44')).code).toBe('redirected')
    }
    expect(parseSubmitReply(answer(status, { status: 'Failed' }), 'XDM44').kind).toBe('rejected')
  },
)

test('an answer under a byte-order mark that exchange.ts has removed is an answer', () => {
  const text = new TextDecoder().decode(new TextEncoder().encode(`\uFEFF${fill('status/success')}`))
  expect(parseStatusReply(answer(200, text), 'XDM44')).toEqual(CHECKED['status/success'])
})

describe('when a POST was answered', () => {
  const ACCEPTED = { requestId: 3520, info: '', status: 'Success' }
  test.each([
    ['Mon, 23 Nov 2026 14:02:11 GMT', Date.parse('2026-11-23T14:02:11Z')],
    ['2026-11-23T14:02:11Z', undefined],
    ['soon', undefined],
    ['', undefined],
  ])('Date: %s', (date, answeredAt) => {
    expect(parseSubmitReply(answer(200, ACCEPTED, { date }), 'XDM44')).toMatchObject({ answeredAt })
    const unknown = { ...ACCEPTED, status: 'Queued' }
    expect(parseSubmitReply(answer(200, unknown, { date }), 'XDM44')).toMatchObject({ answeredAt })
  })
})
