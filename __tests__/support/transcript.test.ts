import { expect, test } from '@jest/globals'
import { ActionError } from '../../src/errors.js'
import type { TracedExchange } from '../../src/http/trace.js'
import { aboutRun } from '../../src/support/inputs.js'
import { createTranscript } from '../../src/support/transcript.js'
import { text } from '../../src/text.js'
import { reading } from '../inputs/given.js'
import { resultOf } from '../report/support/results.js'
import { shown } from '../report/support/shown.js'

const INGEST = 'https://mc.adobe.io/geometrixx/campaign/dataIngestion/xdmIngestion/XDM44/ingest'

const REPLY = {
  status: 200,
  headers: { date: 'd', 'x-request-id': 'secret', 'x-3520': '' },
  text: '{"status":"Failed"}',
}

const exchanged = (atMs: number, end: TracedExchange['end'] = REPLY): TracedExchange => ({
  request: { method: 'GET', url: new URL(`${INGEST}?requestId=3520&x=y`) },
  atMs,
  durationMs: 12.3,
  end,
})

const WHAT =
  'GET /<id>/campaign/dataIngestion/xdmIngestion/<id>/ingest?requestId=<id>&<name>=<id> → 200; ' +
  'headers: date x-request-id 1 more; body: {status: "Failed"}'

const read = reading({ org: 'geometrixx', mappingId: 'XDM44', requestId: '3520' })

function start(startMs: number) {
  const transcript = createTranscript(read, startMs)
  return { transcript, note: (exchange: TracedExchange) => transcript.on({ of: 'exchange', exchange }) }
}

test('an exchange in one line, the same again folded', () => {
  const { transcript, note } = start(1_000)
  note(exchanged(1_500))
  note(exchanged(2_500))
  note(exchanged(3_000, new ActionError('no-answer', text`mc.adobe.io gave no answer`)))
  note(exchanged(4_000, { status: 200, headers: {}, text: '', unreadable: 'too large' }))
  const results = [
    resultOf('XDM44', 'error', { fault: new ActionError('refused', text`no`, { vendorCode: 'ACP-880096' }) }),
    resultOf('XDM44', 'failed', { errorCode: 'of XDM44' }),
  ]
  expect(transcript.lines(results).map(shown)).toEqual([
    ...aboutRun(read),
    `0.5 s  ${WHAT} (12 ms) × 2`,
    expect.stringMatching(/^2\.0 s {2}GET .* → no answer: no-answer \(12 ms\)$/),
    expect.stringMatching(/^3\.0 s {2}GET .* → 200; headers: ; body: unreadable \(12 ms\)$/),
    'mapping 1: outcome error, status none, errorCode ACP-880096, attempts 1',
    'mapping 2: outcome failed, status Failed, errorCode text(8), attempts 1',
    expect.stringMatching(/^To send this/),
  ])
})

test('a long run keeps its beginning and its end', () => {
  const { transcript, note } = start(0)
  for (let count = 0; count < 1_000; count += 1) {
    note(exchanged(count * 1_000, { status: count % 2 ? 200 : 500, headers: {}, text: '{}' }))
  }
  const lines = transcript.lines([]).map(shown).slice(aboutRun(read).length)
  expect(lines).toHaveLength(202)
  expect(lines[49]).toMatch(/^49\.0 s/)
  expect(lines[50]).toBe('… 800 more')
  expect(lines.at(-2)).toMatch(/^999\.0 s/)
  expect(lines.at(-1)).toMatch(/^To send this/)
})
