import { describe, expect, test } from '@jest/globals'
import type { StepResult } from '../../scripts/runner/run-step.mjs'
import { answer, type Misbehaviour } from '../support/fault-server.js'
import type { ActionOptions } from './action.js'
import { accepted, granted, hang, json, type Play, playByLaw, report, say } from './faulty-adobe.js'

const reset: Misbehaviour = (socket) => socket.resetAndDestroy()
const cut = say(
  'HTTP/1.1 200 x\r\ncontent-length: 999\r\n\r\n{"requestId":3520,"status":"Success","numRecords":15}',
)

const inProgress = report('In Progress')
const ingested = report('Success', 3520, { info: 'done', numRecords: 15, batchId: '' })
const throttled = (seconds: number) =>
  say(
    json(
      { error_code: '429050', message: 'Too many requests' },
      { status: 429, headers: { 'retry-after': String(seconds) } },
    ),
  )

/** Held to the laws; with the kinds of the requests that Adobe saw, in their order. */
async function run(
  row: Play,
  inputs: Readonly<Record<string, string>> = {},
  options: ActionOptions = {},
): Promise<{ step: StepResult; transcript: readonly string[] }> {
  const transcript: string[] = []
  const onMoment = (moment: string) => {
    const [, kind] = /^(token|post|look) \d+$/.exec(moment) ?? []
    if (kind !== undefined) transcript.push(kind)
  }
  const { step } = await playByLaw({ look: [ingested], ...row }, inputs, { ...options, onMoment })
  return { step, transcript }
}

/** Time is asserted, or ends the step on purpose. */
const VIRTUAL = { virtualTime: true } as const

const times = (count: number, word: string) => Array.from({ length: count }, () => word)

describe('the token', () => {
  test('429 with Retry-After 2: waits, succeeds', async () => {
    const { step, transcript } = await run({ token: [throttled(2), granted()] }, {}, VIRTUAL)
    expect(transcript).toEqual(['token', 'token', 'post', 'look'])
    expect(step.outputs['outcome']).toBe('succeeded')
    expect(step.durationMs).toBe(3_000)
  })

  test('429 with Retry-After 3600: error at once, which quotes it', async () => {
    const { step, transcript } = await run({ token: [throttled(3600)] })
    expect(transcript).toEqual(['token'])
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: '429050' })
    expect(step.outputs['message']).toContain('3600 s')
  })

  test.each<[string, Misbehaviour, string]>([
    ['resets', reset, 'no-answer'],
    ['cut answers', cut, 'no-answer'],
    ['HTML with 200', say(answer('<html>welcome</html>')), 'unreadable-answer'],
    ['no token', say(json({ token_type: 'bearer' })), 'unreadable-answer'],
    ['a number as token', say(json({ access_token: 12345678 })), 'unreadable-answer'],
    ['a token of 100 kB', say(json({ access_token: 'x'.repeat(100_000) })), 'unreadable-answer'],
    ['503 forever', say(answer('busy', { status: 503 })), 'server-error'],
  ])('%s: error after 4 tries', async (_, fault, errorCode) => {
    const { step, transcript } = await run({ token: [fault] })
    expect(transcript).toEqual(times(4, 'token'))
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode })
  })

  test.each<[number, unknown, string]>([
    [400, { error: 'invalid_client', error_description: 'invalid client_id parameter' }, 'invalid_client'],
    [400, { error: 'invalid_scope' }, 'invalid_scope'],
    [401, { error: 'unauthorized' }, 'unauthorized'],
    [403, 'forbidden', 'refused'],
  ])('%i %j: error after one try', async (status, body, errorCode) => {
    const { step, transcript } = await run({ token: [say(json(body, { status }))] })
    expect(transcript).toEqual(['token'])
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode })
  })
})

describe('the POST', () => {
  test('reset three times: exactly three POSTs, lost contact, "may have started"', async () => {
    const { step, transcript } = await run({ post: [reset] })
    expect(transcript).toEqual(['token', ...times(3, 'post')])
    expect(step.outputs).toMatchObject({ outcome: 'lost-contact', requestId: '', status: '' })
    expect(step.outputs['message']).toContain('may have started')
  })

  test.each<[string, Misbehaviour]>([
    ['a reset', reset],
    ['a cut answer', cut],
    ['204', say('HTTP/1.1 204 x\r\n\r\n')],
    ['an empty 200', say(answer(''))],
    ['HTML', say(answer('<html>ok</html>'))],
    ['502', say(answer('bad gateway', { status: 502 }))],
    ['504', say(answer('', { status: 504 }))],
    ['an answer without an id', say(json({ info: 'submitted', status: 'Success' }))],
  ])('%s, then Success: succeeds with one warning', async (_, fault) => {
    const { step, transcript } = await run({ post: [fault, accepted()] })
    expect(transcript).toEqual(['token', 'post', 'post', 'look'])
    expect(step.outputs).toMatchObject({ outcome: 'succeeded', requestId: '3520' })
    expect(step.annotations).toEqual([
      {
        level: 'warning',
        title: expect.stringContaining('lost answer'),
        message: expect.stringContaining('3520'),
      },
    ])
  })

  test.each<[string, number, unknown, string]>([
    ['key', 403, { error_code: '403003', message: 'Api Key is invalid' }, '403003'],
    ['addresses', 403, { error_code: '403013', message: 'Your IP is not whitelisted' }, '403013'],
    ['Campaign', 404, 'RST-360011 An error has occurred - please contact your administrator.', 'RST-360011'],
    ['bad request', 400, {}, 'refused'],
    ['redirect', 302, {}, 'redirected'],
  ])('%s: one POST, error, code shown', async (_, status, body, errorCode) => {
    const headers = { 'x-request-id': 'gateway-request-4711', location: 'https://elsewhere.invalid/' }
    const { step, transcript } = await run({ post: [say(json(body, { status, headers }))] })
    expect(transcript).toEqual(['token', 'post'])
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode, requestId: '' })
    expect(step.outputs['message']).toContain('gateway-request-4711')
  })

  test('401 once: a second token, a second POST, succeeds', async () => {
    const refused = say(json({ error_code: '401013', message: 'Oauth token is not valid' }, { status: 401 }))
    const { step, transcript } = await run({ post: [refused, accepted()] })
    expect(transcript).toEqual(['token', 'post', 'token', 'post', 'look'])
    expect(step.outputs['outcome']).toBe('succeeded')
    expect(step.annotations).toEqual([])
  })

  test.each([200, 400, 401, 403, 404, 409, 500, 503])(
    'the documented answers count under status %i',
    async (status) => {
      const submitted = say(json({ requestId: 3520, info: '', status: 'Success' }, { status }))
      const { step, transcript } = await run({ post: [submitted] })
      expect(transcript).toEqual(['token', 'post', 'look'])
      expect(step.outputs['outcome']).toBe('succeeded')
      const info = 'Unable to submit data ingestion request, XDM Mapping ID: XDM44 is not stopped'
      const rejected = await run({ post: [say(json({ info, status: 'Failed' }, { status }))] })
      expect(rejected.transcript).toEqual(['token', 'post'])
      expect(rejected.step.outputs).toMatchObject({ outcome: 'rejected', errorCode: 'not-stopped' })
    },
  )
})

describe('the looks', () => {
  test.each<[string, Misbehaviour]>([
    ['a reset', reset],
    ['a cut Success', cut],
    ["another request's Success", say(json({ requestId: 3521, status: 'Success', numRecords: 1 }))],
    ['a Success without an id', say(json({ status: 'Success', numRecords: 1 }))],
    ['500', say(answer('', { status: 500 }))],
  ])('%s, then Success: succeeds', async (_, fault) => {
    const { step, transcript } = await run({ look: [inProgress, fault, ingested] })
    expect(transcript).toEqual(['token', 'post', 'look', 'look', 'look'])
    expect(step.outputs).toMatchObject({ outcome: 'succeeded', numRecords: '15', status: 'Success' })
    expect(step.annotations).toEqual([])
  })

  test('an unknown word: one warning, timed out, never green', async () => {
    const odd = say(json({ requestId: 3520, status: 'Succeeded', numRecords: 15 }))
    const { step } = await run({ look: [odd] }, { timeoutMinutes: '0.08' }, VIRTUAL)
    expect(step.outputs).toMatchObject({ outcome: 'timed-out', requestId: '3520', status: 'In Progress' })
    expect(step.annotations.filter(({ level }) => level === 'warning')).toHaveLength(1)
  })

  test('refused for good: lost contact, with the step that resumes it', async () => {
    const { step } = await run({ look: [say(answer('{}', { status: 410 }))] })
    expect(step.outputs).toMatchObject({ outcome: 'lost-contact', requestId: '3520', status: 'In Progress' })
    expect(step.log.join('\n')).toContain('requestId: "3520"')
    expect(step.summary).toContain('requestId: "3520"')
  })

  test('silence: ended by the deadline', async () => {
    const { step } = await run({ look: [hang] }, { timeoutMinutes: '0.05' }, VIRTUAL)
    expect(step.outputs).toMatchObject({ outcome: 'timed-out', requestId: '3520' })
    // The grace of a request in flight.
    expect(step.durationMs).toBe(3_000 + 2_000)
  })
})

describe('resuming', () => {
  test('follows the given request without submitting', async () => {
    const { step, transcript } = await run({ look: [inProgress, ingested] }, { requestId: '3520' })
    expect(transcript).toEqual(['token', 'look', 'look'])
    expect(step.outputs).toMatchObject({ outcome: 'succeeded', requestId: '3520', attached: 'false' })
    expect(JSON.parse(step.outputs['results'] ?? '')[0].attempts).toBe(0)
    expect(step.outputWrites[0]).toEqual({ name: 'requestId', value: '3520' })
  })
})

describe('an answer that is cut off is never green', () => {
  test('cut token answers: error', async () => {
    const { step } = await run({ token: [cut] })
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: 'no-answer' })
  })

  test('cut looks: timed out', async () => {
    const { step } = await run({ look: [cut] }, { timeoutMinutes: '0.05' }, VIRTUAL)
    expect(step.outputs).toMatchObject({ outcome: 'timed-out', status: 'In Progress', requestId: '3520' })
  })
})
