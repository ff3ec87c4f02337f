import { expect, test } from '@jest/globals'
import { identifiersOf, shapesOfInputs } from '../../src/report/support-inputs.js'
import { type Exchanged, SupportTranscript } from '../../src/report/support-transcript.js'
import { reading } from '../inputs/given.js'

const INGEST = 'https://mc.adobe.io/geometrixx/campaign/dataIngestion/xdmIngestion/XDM44/ingest'

const exchanged = (atMs: number, more: Partial<Exchanged> = {}): Exchanged => ({
  request: { method: 'GET', url: new URL(`${INGEST}?requestId=3520&x=y`) },
  atMs,
  durationMs: 12.3,
  end: {
    status: 200,
    headers: { date: 'd', 'x-request-id': 'secret', 'x-3520': '' },
    text: '{"status":"Failed"}',
  },
  ...more,
})

const WHAT =
  'GET /<id>/campaign/dataIngestion/xdmIngestion/<id>/ingest?requestId=<id>&<name>=<id> → 200; ' +
  'headers: date x-request-id 1 more; body: {status: "Failed"}'

test('an exchange in one line, the same again folded', () => {
  const transcript = new SupportTranscript(['geometrixx', 'XDM44', '3520'], 1_000)
  transcript.note(exchanged(1_500))
  transcript.note(exchanged(2_500))
  transcript.note(exchanged(3_000, { end: { code: 'no-answer' } }))
  transcript.note(exchanged(4_000, { end: { status: 200, headers: {}, text: '', unreadable: 'too large' } }))
  const result = {
    mappingId: 'XDM44',
    outcome: 'failed',
    errorCode: 'ACP-880096',
    attempts: 1,
    attached: false,
  } as const
  expect(
    transcript.lines(['about'], [result, { ...result, errorCode: 'of XDM44', status: 'Failed' }]),
  ).toEqual([
    'about',
    `0.5 s  ${WHAT} (12 ms) × 2`,
    expect.stringMatching(/^2\.0 s {2}GET .* → no answer: no-answer \(12 ms\)$/),
    expect.stringMatching(/^3\.0 s {2}GET .* → 200; headers: ; body: unreadable \(12 ms\)$/),
    'mapping 1: outcome failed, status none, errorCode ACP-880096, attempts 1',
    'mapping 2: outcome failed, status Failed, errorCode text(8), attempts 1',
  ])
})

test('a long run keeps its beginning and its end', () => {
  const transcript = new SupportTranscript([], 0)
  for (let count = 0; count < 1_000; count += 1) {
    transcript.note(
      exchanged(count * 1_000, { end: { status: count % 2 ? 200 : 500, headers: {}, text: '{}' } }),
    )
  }
  const lines = transcript.lines([], [])
  expect(lines).toHaveLength(201)
  expect(lines[49]).toMatch(/^49\.0 s/)
  expect(lines[50]).toBe('… 800 more')
  expect(lines.at(-1)).toMatch(/^999\.0 s/)
})

test('inputs: words and numbers as they are, names by their length, secrets not at all', () => {
  const read = reading({
    org: 'geometrixx',
    mappingId: 'XDM44\nmine',
    requestId: '-\n3520',
    clientSecret: 'p8e-client-secret',
    wait: 'true',
    timeoutMinutes: '0.25',
    onInProgress: 'p8e-misplaced/secret',
    rehearse: 'too-few-records',
    apiUrl: 'https://mc.adobe.io',
    imsUrl: 'https://ims.geometrixx.example',
  })
  expect(shapesOfInputs(read)).toEqual([
    'org: text(10)',
    'mappingId: text(5, 4)',
    'clientSecret: given',
    'requestId: text(-, 4)',
    'wait: true',
    'timeoutMinutes: 0.25',
    'onInProgress: text(20)',
    'apiUrl: https://mc.adobe.io',
    'imsUrl: another address',
    'rehearse: too-few-records',
    expect.stringMatching(/^blank: credentials, clientId, scopes, .*platformUrl$/),
  ])
  expect(identifiersOf(read)).toEqual(['geometrixx', 'XDM44', 'mine', '-', '3520'])
})
