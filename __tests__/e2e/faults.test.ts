import { describe, expect, test } from '@jest/globals'
import type { StepResult } from '../../scripts/runner/run-step.mjs'
import { answer, type Misbehaviour, startFaultServer } from '../support/fault-server.js'
import { runAction } from './action.js'
import { BY_SECRET, CLIENT_SECRET, MAPPING, ORG } from './adobe.js'
import { expectLaws } from './laws.js'

const TOKEN = 'the-token-of-the-fault-server'

const json = (value: unknown, options?: Parameters<typeof answer>[1]) =>
  answer(JSON.stringify(value), options)
const say =
  (bytes: Buffer | string): Misbehaviour =>
  (socket) =>
    socket.end(bytes)
const reset: Misbehaviour = (socket) => socket.resetAndDestroy()
const cut = say('HTTP/1.1 200 x\r\ncontent-length: 999\r\n\r\n{"requestId":3520,"status":"Success"')

const granted = say(json({ access_token: TOKEN, token_type: 'bearer', expires_in: 86399 }))
const accepted = say(json({ requestId: 3520, info: 'submitted', status: 'Success' }))
const inProgress = say(json({ requestId: 3520, info: 'in progress', status: 'In Progress' }))
const ingested = say(json({ requestId: 3520, info: 'done', numRecords: 15, status: 'Success', batchId: '' }))
const throttled = (seconds: number) =>
  say(
    json(
      { error_code: '429050', message: 'Too many requests' },
      { status: 429, headers: { 'retry-after': String(seconds) } },
    ),
  )

interface Play {
  readonly token?: readonly Misbehaviour[]
  readonly post?: readonly Misbehaviour[]
  readonly look?: readonly Misbehaviour[]
}

/** Runs the bundle against three rows of answers, the last of each repeating, and holds it to the laws. */
async function run(
  { token = [granted], post = [accepted], look = [ingested] }: Play,
  inputs: Readonly<Record<string, string>> = {},
): Promise<{ step: StepResult; transcript: readonly string[] }> {
  const counts = new Map<string, number>()
  const transcript: string[] = []
  const server = await startFaultServer((socket, request) => {
    const kind = request.startsWith('POST /ims') ? 'token' : request.startsWith('POST') ? 'post' : 'look'
    const count = counts.get(kind) ?? 0
    counts.set(kind, count + 1)
    transcript.push(kind)
    const row = { token, post, look }[kind]
    row[Math.min(count, row.length - 1)]?.(socket, request, count + 1)
  })
  try {
    const at = { apiUrl: server.url, imsUrl: server.url }
    const step = await runAction({ org: ORG, mappingId: MAPPING, ...BY_SECRET, ...at, ...inputs })
    expectLaws(step, { secrets: [CLIENT_SECRET, TOKEN] })
    return { step, transcript }
  } finally {
    await server.close()
  }
}

const times = (count: number, word: string) => Array.from({ length: count }, () => word)

describe('the token', () => {
  test.concurrent('429 with Retry-After 2: waits, succeeds', async () => {
    const { step, transcript } = await run({ token: [throttled(2), granted] })
    expect(transcript).toEqual(['token', 'token', 'post', 'look'])
    expect(step.outputs['outcome']).toBe('succeeded')
    expect(step.durationMs).toBeGreaterThan(3_000)
  })

  test.concurrent('429 with Retry-After 3600: error at once, which quotes it', async () => {
    const { step, transcript } = await run({ token: [throttled(3600)] })
    expect(transcript).toEqual(['token'])
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: '429050' })
    expect(step.outputs['message']).toContain('3600 s')
  })

  test.concurrent.each<[string, Misbehaviour, string]>([
    ['resets', reset, 'no-answer'],
    ['cut answers', cut, 'no-answer'],
    ['HTML with 200', say(answer('<html>welcome</html>')), 'unreadable-answer'],
    ['no token', say(json({ token_type: 'bearer' })), 'unreadable-answer'],
    ['a number as token', say(json({ access_token: 12345678 })), 'unreadable-answer'],
    ['a token of 100 kB', say(json({ access_token: 'x'.repeat(100_000) })), 'unreadable-answer'],
    ['503 for ever', say(answer('busy', { status: 503 })), 'server-error'],
  ])('%s: error after 4 tries', async (_, fault, errorCode) => {
    const { step, transcript } = await run({ token: [fault] })
    expect(transcript).toEqual(times(4, 'token'))
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode })
  })

  test.concurrent.each<[number, unknown, string]>([
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
  test.concurrent('reset three times: exactly three POSTs, lost contact, "may have started"', async () => {
    const { step, transcript } = await run({ post: [reset] })
    expect(transcript).toEqual(['token', ...times(3, 'post')])
    expect(step.outputs).toMatchObject({ outcome: 'lost-contact', requestId: '', status: '' })
    expect(step.outputs['message']).toContain('may have started')
  })

  test.concurrent.each<[string, Misbehaviour]>([
    ['a reset', reset],
    ['a cut answer', cut],
    ['204', say('HTTP/1.1 204 x\r\n\r\n')],
    ['an empty 200', say(answer(''))],
    ['HTML', say(answer('<html>ok</html>'))],
    ['502', say(answer('bad gateway', { status: 502 }))],
    ['504', say(answer('', { status: 504 }))],
    ['an answer without an id', say(json({ info: 'submitted', status: 'Success' }))],
  ])('%s, then Success: succeeds with one warning', async (_, fault) => {
    const { step, transcript } = await run({ post: [fault, accepted] })
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

  test.concurrent.each<[string, number, unknown, string]>([
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

  test.concurrent('401 once: a second token, a second POST, succeeds', async () => {
    const refused = say(json({ error_code: '401013', message: 'Oauth token is not valid' }, { status: 401 }))
    const { step, transcript } = await run({ post: [refused, accepted] })
    expect(transcript).toEqual(['token', 'post', 'token', 'post', 'look'])
    expect(step.outputs['outcome']).toBe('succeeded')
    expect(step.annotations).toEqual([])
  })

  test.concurrent.each([200, 400, 401, 403, 404, 409, 500, 503])(
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
  test.concurrent.each<[string, Misbehaviour]>([
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

  test.concurrent('an unknown word: one warning, timed out, never green', async () => {
    const odd = say(json({ requestId: 3520, status: 'Succeeded', numRecords: 15 }))
    const { step } = await run({ look: [odd] }, { timeoutMinutes: '0.08' })
    expect(step.outputs).toMatchObject({ outcome: 'timed-out', requestId: '3520', status: 'In Progress' })
    expect(step.annotations.filter(({ level }) => level === 'warning')).toHaveLength(1)
  })

  test.concurrent('refused for good: lost contact, with the step that resumes it', async () => {
    const { step } = await run({ look: [say(answer('{}', { status: 410 }))] })
    expect(step.outputs).toMatchObject({ outcome: 'lost-contact', requestId: '3520', status: 'In Progress' })
    expect(step.log.join('\n')).toContain('requestId: "3520"')
    expect(step.summary).toContain('requestId: "3520"')
  })

  test.concurrent('silence: ended by the deadline', async () => {
    const { step } = await run({ look: [() => {}] }, { timeoutMinutes: '0.05' })
    expect(step.outputs).toMatchObject({ outcome: 'timed-out', requestId: '3520' })
    expect(step.durationMs).toBeLessThan(8_000)
  })
})

describe('resuming', () => {
  test.concurrent('follows the given request without submitting', async () => {
    const { step, transcript } = await run({ look: [inProgress, ingested] }, { requestId: '3520' })
    expect(transcript).toEqual(['token', 'look', 'look'])
    expect(step.outputs).toMatchObject({ outcome: 'succeeded', requestId: '3520', attached: 'false' })
    expect(JSON.parse(step.outputs['results'] ?? '')[0].attempts).toBe(0)
    expect(step.outputWrites[0]).toEqual({ name: 'requestId', value: '3520' })
  })
})
