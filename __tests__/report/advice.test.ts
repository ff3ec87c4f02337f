import { describe, expect, test } from '@jest/globals'
import { faultOfReply } from '../../src/adobe/refusals.js'
import { ActionError, type ErrorCode, type FaultDetails } from '../../src/errors.js'
import type { Outcome } from '../../src/ingestion/outcome.js'
import { HINTS, hintOfCheck, hintOfFault } from '../../src/report/hints.js'
import { renderMessage, verdictOf } from '../../src/report/verdict.js'
import { text } from '../../src/text.js'
import { found } from './support/batches.js'
import { type Facts, resultOf } from './support/results.js'
import { shown } from './support/shown.js'

const answered = (speaker: 'ims' | 'campaign', status: number, body: string) =>
  faultOfReply({ status, headers: {}, text: body }, speaker)

const faultWith = (code: ErrorCode, details: FaultDetails = {}) => new ActionError(code, text`x`, details)
const adviceOn = (fault: ActionError) => shown(hintOfFault(fault))
const hintOn = (outcome: Outcome, facts: Facts) =>
  verdictOf(resultOf('XDM44', outcome, facts)).next?.raw ?? ''

const ABOUT_THE_MAPPING = /mapping|\borg\b|Data Connector/

const ERROR_CODES: Readonly<Record<ErrorCode, true>> = {
  'bad-input': true,
  'invalid-credentials': true,
  unauthorized: true,
  'no-token': true,
  refused: true,
  redirected: true,
  throttled: true,
  unreachable: true,
  certificate: true,
  proxy: true,
  'no-answer': true,
  'unreadable-answer': true,
  'no-request-id': true,
  'server-error': true,
  'wrong-request': true,
  'lost-answer': true,
  'timed-out': true,
  internal: true,
}

describe('every hint gives its cause and its step', () => {
  test.each(HINTS.map(({ code, cause, next }) => ({ code, cause: cause.raw, next: next.raw })))(
    '$code',
    ({ cause, next }) => {
      expect(cause).toMatch(/^[A-Z].*\.$/)
      expect(next).toMatch(/^[A-Z].*\.$/)
      expect(next).not.toBe(cause)
    },
  )

  test.each(Object.keys(ERROR_CODES) as ErrorCode[])('a fault: %s', (code) => {
    const hint = HINTS.find((known) => known.code === code)
    expect(adviceOn(faultWith(code))).toBe(`${hint?.cause.raw} ${hint?.next.raw}`)
  })
})

describe('advice fits who spoke', () => {
  const PAGE = '<html><head><title>Maintenance</title></head><body>Back soon</body></html>'

  test.each([
    ['a page for IMS', answered('ims', 403, PAGE)],
    ['a page for IMS, as an outage', answered('ims', 503, PAGE)],
    ['a page for Campaign', answered('campaign', 403, PAGE)],
    ['a page for Campaign, as an outage', answered('campaign', 502, PAGE)],
    ['plain words', answered('campaign', 403, 'Access denied by policy')],
    ['a page with 404', answered('campaign', 404, PAGE)],
    ['a refusal of IMS', answered('ims', 403, '{"error":"access_denied"}')],
    ['a refusal of IMS without a word', answered('ims', 403, '')],
    ['a failure of IMS', answered('ims', 500, '{}')],
    ['a failure of IMS without a word', answered('ims', 503, '')],
    ['a redirect of IMS', answered('ims', 302, '')],
    ['the network', faultWith('unreachable')],
    ['a proxy', faultWith('proxy')],
    ['a certificate', faultWith('certificate')],
  ])('%s: not a word about the mapping', (_, fault) => {
    expect(adviceOn(fault)).not.toMatch(ABOUT_THE_MAPPING)
  })

  test('a page speaks of the network, IMS of the credential or of its address', () => {
    expect(adviceOn(answered('ims', 403, PAGE))).toContain('Ask whoever runs the network')
    expect(adviceOn(answered('ims', 403, '{"error":"access_denied"}'))).toContain('Compare the client ID')
    expect(adviceOn(answered('ims', 500, '{}'))).toContain('check imsUrl')
  })

  test('Oops leads with org, then the address, the mapping, the connector', () => {
    const oops = adviceOn(answered('campaign', 200, '{"code":500,"message":"Oops. Something went wrong."}'))
    const places = ['Check org first', 'apiUrl', 'mappingId', 'Data Connector'].map((word) =>
      oops.indexOf(word),
    )
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places).not.toContain(-1)
    const cname = adviceOn(
      answered('campaign', 502, '{"code":"502","message":"Oops. Something went wrong."}'),
    )
    expect(cname).toContain('Check org first')
    expect(cname).toContain('CNAME')
  })

  test('an unknown key leads with mappingId, and says nothing of a role', () => {
    const said = "RST-360011 An error has occurred. Unable to find document with path '/x' from key 'y'."
    const advice = adviceOn(answered('campaign', 404, JSON.stringify(said)))
    expect(advice).toContain('Check mappingId first')
    expect(advice).not.toContain('role')
  })
})

describe('advice fits the credential', () => {
  const NO_TOKEN_GIVEN: FaultDetails = { isTokenGiven: false }

  test.each<[string, ActionError]>([
    ['refused tokens', faultWith('unauthorized', NO_TOKEN_GIVEN)],
    ["the gateway's 401013", faultWith('unauthorized', { ...NO_TOKEN_GIVEN, vendorCode: '401013' })],
    ['no token', faultWith('no-token', NO_TOKEN_GIVEN)],
    ['a wrong secret', faultWith('invalid-credentials', { ...NO_TOKEN_GIVEN, vendorCode: 'invalid_client' })],
  ])('with a client secret nobody is told to pass credentials or a token: %s', (_, fault) => {
    expect(adviceOn(fault)).not.toMatch(/\b(pass|use)\b.*(credentials|clientSecret|accessToken|token)/i)
  })

  test('a given token is told what replaces it, whatever the code', () => {
    for (const vendorCode of [undefined, '401013']) {
      const advice = adviceOn(faultWith('unauthorized', { isTokenGiven: true, vendorCode }))
      expect(advice).toContain('the step cannot renew it')
      expect(advice).toContain('pass clientId and clientSecret')
    }
    expect(adviceOn(faultWith('unauthorized', { meaning: 'expired', isTokenGiven: true }))).toContain(
      'has expired',
    )
  })
})

describe('advice fits what the step did', () => {
  test.each<Outcome>(['failed', 'aborted'])(
    'a followed request that %s: running again cannot help',
    (outcome) => {
      const advice = hintOn(outcome, { attempts: 0, errorCode: 'ACP-880096' })
      expect(advice).toContain('This request is over: remove requestId')
      expect(advice).not.toMatch(/run the job again/i)
      expect(hintOn(outcome, { attempts: 1 })).toMatch(/run the job again/i)
    },
  )

  test('queue is never advised together with wait: false', () => {
    const rejected: Facts = { runningRequestId: '3519', errorCode: 'already-running' }
    expect(hintOn('rejected', rejected)).toContain('queue')
    expect(hintOn('rejected', { ...rejected, doesNotWait: true })).not.toMatch(/queue/)
    for (const { next } of HINTS.filter(({ code }) => ['lost-answer', 'lost-contact'].includes(code))) {
      expect(next.raw).not.toMatch(/queue|waits for it/)
    }
  })

  test('a batch that was just explained need not be opened', () => {
    const facts: Facts = { errorCode: 'ACP-880096', batchId: 'a27d800531ac4d95945a2bc234eb0d86' }
    expect(hintOn('failed', facts)).toContain('Open the batch')
    const explained = hintOn('failed', { ...facts, batch: found({ status: 'failed' }) })
    expect(explained).not.toMatch(/open the batch/i)
    expect(explained).toContain('as the errors of the batch say')
  })

  test.each<ErrorCode>(['server-error', 'refused', 'no-answer', 'unreachable'])(
    'a request that Adobe accepted proves organization and mapping: %s',
    (code) => {
      for (const details of [{}, { meaning: 'oops' as const, vendorCode: '500' }]) {
        const fault = faultWith(code, details)
        const advice = hintOn('lost-contact', { open: true, fault })
        expect(advice).not.toMatch(ABOUT_THE_MAPPING)
        expect(advice).not.toMatch(/run the job again/i)
        expect(advice).toContain('resume')
      }
    },
  )

  test('a request id of an earlier run proves nothing', () => {
    const fault = faultWith('refused')
    expect(hintOn('lost-contact', { open: true, attempts: 0, fault })).toContain('Check org')
    expect(hintOn('lost-contact', { open: true, attempts: 0, fault, status: 'In Progress' })).not.toContain(
      'Check org',
    )
  })

  test('an unknown code does not make org or mapping wrong, and the request id may be in the wrong place', () => {
    const fault = faultWith('refused', { vendorCode: '400000', httpStatus: 400 })
    const advice = shown(hintOfCheck(fault, 'accepted'))
    expect(advice).not.toContain('Check org')
    expect(advice).toContain('change requestIdIn')
  })

  test('a refused status check of a request of an earlier run: its id may be wrong', () => {
    const refused = (details: FaultDetails) =>
      shown(hintOfCheck(faultWith('refused', { speaker: 'campaign', ...details }), 'unknown'))
    expect(refused({})).toMatch(/^Check requestId first\. /)
    expect(refused({ isPage: true })).not.toContain('requestId')
  })

  test("a code of Adobe's and a page keep their own advice", () => {
    expect(shown(hintOfCheck(faultWith('refused', { vendorCode: '403025' }), 'accepted'))).toContain(
      'product profile',
    )
    expect(shown(hintOfCheck(faultWith('refused', { isPage: true }), 'accepted'))).toContain(
      'runs the network',
    )
  })

  test('an answer about another mapping is not a matter of requestIdIn', () => {
    const advice = adviceOn(faultWith('wrong-request', { meaning: 'other-mapping' }))
    expect(advice).not.toContain('requestIdIn')
    expect(advice).toContain('requestId and mappingId belong together')
    expect(adviceOn(faultWith('wrong-request'))).toContain('Set requestIdIn to body')
  })

  test('a lock that outlives its request is not a matter of time', () => {
    const facts: Facts = { runningRequestId: '3519', staleStatus: 'Aborted' }
    expect(hintOn('timed-out', facts)).not.toContain('timeoutMinutes')
    const message = (more: Facts) =>
      renderMessage(resultOf('XDM44', 'timed-out', { timeoutMs: 60_000, ...facts, ...more })).raw
    expect(message({})).toContain('still reported request 3519 as running, although its status is Aborted')
    expect(message({ isOurs: true })).toContain('our request 3519')
    expect(message({ isOurs: true })).not.toContain('not ours')
  })
})
