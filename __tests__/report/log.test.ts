import { describe, expect, test } from '@jest/globals'
import { ActionError } from '../../src/errors.js'
import type { Observation } from '../../src/ingestion/observation.js'
import type { IngestionEvent } from '../../src/ingestion/ports.js'
import { createLog } from '../../src/report/log.js'
import { quoted, type Text, text } from '../../src/text.js'
import { FakeClock } from '../fakes/clock.js'
import { Feed } from './support/feed.js'
import { resultOf } from './support/results.js'
import { shown } from './support/shown.js'

const MINUTE = 60_000
const START = Date.parse('2026-11-23T14:02:11.000Z')

/** Everything that is printed about one mapping, in order; the kind stands in front of what is not a line of the log. */
function startLog() {
  const clock = new FakeClock()
  const printed: string[] = []
  const log = createLog(['XDM44'], {
    clock,
    date: () => new Date(START + clock.now()),
    toolkit: {
      info: (message) => printed.push(shown(message)),
      debug: (message) => printed.push(`debug: ${shown(message)}`),
      warnOnce: (kind, message, title) => printed.push(`${kind}: ${shown(title)}: ${shown(message)}`),
    },
  })
  const feed = new Feed(log, clock, ['XDM44'])
  const on = (event: IngestionEvent) => feed.on('XDM44', event)
  const check = (observation: Observation, nextCheckMs?: number, queueing = false) =>
    on({
      kind: 'checked',
      requestId: queueing ? '3519' : '3520',
      queueing,
      observation,
      ageMs: clock.now(),
      nextCheckMs,
    })
  const pass = (ms: number) => clock.sleep(ms, new AbortController().signal)
  return { printed, on, check, pass }
}

const RUNNING: Observation = {
  kind: 'running',
  report: { requestId: '3520', status: 'In Progress', info: '' },
}
const terminal = (status: 'Success' | 'Failed' | 'Aborted'): Observation => ({
  kind: 'terminal',
  report: { requestId: '3520', status, info: 'boo' },
})
const failed = (message: string): Observation => ({
  kind: 'failed',
  fault: new ActionError('server-error', quoted(message)),
})

test('one line for each change, nothing for the same again', async () => {
  const { printed, on, check, pass } = startLog()
  on({ kind: 'authenticated' })
  on({ kind: 'submitted', requestId: '3520', info: 'submitted successfully' })
  for (let checks = 0; checks < 5; checks += 1) {
    await pass(1_000)
    check(RUNNING, 1_000)
  }
  await pass(1_000)
  check(terminal('Success'))
  expect(printed).toEqual([
    '14:02:11  XDM44: authenticated.',
    '14:02:11  XDM44: submitted as request 3520.',
    '14:02:12  XDM44: In Progress (request 3520, 1 s).',
    '14:02:17  XDM44: Success (request 3520, 6 s).',
  ])
})

test('a heartbeat after five quiet minutes', async () => {
  const { printed, check, pass } = startLog()
  check(RUNNING, MINUTE)
  for (let minutes = 0; minutes < 11; minutes += 1) {
    await pass(MINUTE)
    check(RUNNING, MINUTE)
  }
  expect(printed).toEqual([
    '14:02:11  XDM44: In Progress (request 3520, 0 s).',
    '14:07:11  XDM44: still In Progress (request 3520, 5 min, next status check in 1 min).',
    '14:12:11  XDM44: still In Progress (request 3520, 10 min, next status check in 1 min).',
  ])
})

test('a change puts the heartbeat off', async () => {
  const { printed, check, pass } = startLog()
  check(RUNNING)
  await pass(4 * MINUTE)
  check({ kind: 'unknown-status', word: 'Paused', isOurs: true })
  await pass(4 * MINUTE)
  check({ kind: 'unknown-status', word: 'Paused', isOurs: true })
  await pass(MINUTE)
  check({ kind: 'unknown-status', word: 'Paused', isOurs: true })
  expect(printed).toEqual([
    '14:02:11  XDM44: In Progress (request 3520, 0 s).',
    '14:06:11  XDM44: an unknown status, "Paused" (request 3520, 4 min).',
    'unknown-status: XDM44: unknown status: Mapping XDM44: Adobe reported the unknown status "Paused" for request 3520. The step keeps waiting for a known one.',
    '14:11:11  XDM44: still an unknown status, "Paused" (request 3520, 9 min).',
  ])
})

test('failing status checks: the first, then every five minutes, then that contact is back', async () => {
  const { printed, check, pass } = startLog()
  check(RUNNING)
  await pass(10_000)
  check(failed('HTTP 500'), 5_000)
  for (let minutes = 0; minutes < 6; minutes += 1) {
    await pass(MINUTE)
    check(failed('HTTP 502'), MINUTE)
  }
  await pass(30_000)
  check(RUNNING)
  check(RUNNING)
  await pass(1_000)
  check(failed('HTTP 503'), 5_000)
  await pass(1_000)
  check(RUNNING)
  const again = 'debug: XDM44: a status check failed: HTTP 502'
  expect(printed).toEqual([
    '14:02:11  XDM44: In Progress (request 3520, 0 s).',
    '14:02:21  XDM44: a status check failed: HTTP 500. Checking again in 5 s.',
    ...[again, again, again, again],
    '14:07:21  XDM44: no contact with Adobe for 5 min, 6 failures: HTTP 502. Checking again in 1 min.',
    again,
    '14:08:51  XDM44: Adobe answers again after 6 min 30 s.',
    // A line that goes up and down does not fill the log.
    'debug: XDM44: a status check failed: HTTP 503',
  ])
})

test('the last status check that fails promises no other', () => {
  const { printed, check } = startLog()
  check(failed('HTTP 500.'))
  expect(printed).toEqual(['14:02:11  XDM44: a status check failed: HTTP 500.'])
})

test('queue, fresh submission, end: the same status of another request is news', () => {
  const { printed, on, check } = startLog()
  on({ kind: 'queued', runningRequestId: '3519', maybeOurs: false })
  check(RUNNING, 1_000, true)
  check(terminal('Aborted'), undefined, true)
  on({ kind: 'submitted', requestId: '3520', info: '' })
  check(RUNNING)
  check({ kind: 'contact' })
  check(terminal('Aborted'))
  on({ kind: 'resubmitting', abortedRequestId: '3520', attempt: 2 })
  const fault = new ActionError('throttled', text`HTTP 429`)
  on({ kind: 'retrying', what: 'request', fault, waitMs: 2_400, mayHaveStarted: false })
  on({ kind: 'submitted', requestId: '3521', info: '' })
  expect(printed.map((line) => line.replace('14:02:11  XDM44: ', ''))).toEqual([
    'request 3519, not ours, is already running. Waiting for it to finish, then submitting ours.',
    'In Progress (the other request, 3519, 0 s).',
    'Aborted (the other request, 3519, 0 s).',
    'submitted as request 3520.',
    'In Progress (request 3520, 0 s).',
    'In Progress, without naming a request (request 3520, 0 s).',
    'Aborted (request 3520, 0 s).',
    'submitting a new request in place of 3520 (attempt 2).',
    'the request was not accepted yet: HTTP 429. Trying again in 2.4 s.',
    'submitted as request 3521.',
  ])
})

test('following a request that is not ours says that nothing was submitted', () => {
  const { printed, on } = startLog()
  on({ kind: 'resumed', requestId: '3518' })
  on({ kind: 'attached', requestId: '3519' })
  expect(printed).toEqual([
    '14:02:11  XDM44: following request 3518; nothing is submitted.',
    '14:02:11  XDM44: request 3519 is already running, so the step follows it; nothing was submitted.',
    'attached: XDM44: attached to a running request: Mapping XDM44: request 3519 was already running, so the step follows it instead of submitting a new one. Its data may be older than yours.',
  ])
})

test.each([
  [true, /found request 3520 running\. It may be ours or someone else's/],
  [false, /asking again started request 3520\. A short ingestion may have run before it/],
])('a recovered answer (was running: %s) is a warning, no line', (wasRunning, text) => {
  const { printed, on } = startLog()
  on({ kind: 'recovered', requestId: '3520', wasRunning })
  expect(printed).toEqual([
    expect.stringMatching(/^lost-answer-recovered: XDM44: a lost answer was recovered: /),
  ])
  expect(printed[0]).toMatch(text)
})

test('a retry says what was tried, and whether something may have started', () => {
  const { printed, on } = startLog()
  const fault = new ActionError('no-answer', text`mc.adobe.io gave no answer`)
  on({ kind: 'retrying', what: 'token', fault, waitMs: 1_000, mayHaveStarted: false })
  on({ kind: 'retrying', what: 'request', fault, waitMs: 2_000, mayHaveStarted: true })
  on({ kind: 'queued', runningRequestId: '3519', maybeOurs: true })
  expect(printed.map((line) => line.replace('14:02:11  XDM44: ', ''))).toEqual([
    'no access token yet: mc.adobe.io gave no answer. Trying again in 1 s.',
    'no clear answer to the request, so an ingestion may have started: mc.adobe.io gave no answer. Trying again in 2 s.',
    'request 3519 is running, perhaps the one whose answer was lost. Waiting for it to finish, then submitting a request that is certainly ours.',
  ])
})

describe('several mappings', () => {
  function startTwo() {
    const printed: string[] = []
    const toolkit = { info: (line: Text) => void printed.push(shown(line)), debug() {}, warnOnce() {} }
    const clock = new FakeClock()
    const log = createLog(['A', 'B'], { toolkit, clock, date: () => new Date(START) })
    return { printed, log, feed: new Feed(log, clock, ['A', 'B']) }
  }

  test('what concerns all is printed once, the rest with the name of the mapping', () => {
    const { printed, feed } = startTwo()
    for (const id of ['A', 'B']) feed.on(id, { kind: 'started' })
    const fault = new ActionError('throttled', text`slow down`)
    feed.onTokenRetry({ kind: 'retrying', what: 'token', fault, waitMs: 2_000, mayHaveStarted: false })
    for (const id of ['A', 'B']) feed.on(id, { kind: 'authenticated' })
    feed.on('B', { kind: 'submitted', requestId: '4520', info: '' })
    const results = [resultOf('A', 'failed'), resultOf('B', 'succeeded')]
    for (const result of results) feed.on(result.mappingId, { kind: 'judged', result })
    for (const result of results) feed.on(result.mappingId, { kind: 'ended', result })
    expect(printed).toEqual([
      '14:02:11  no access token yet: slow down. Trying again in 2 s.',
      '14:02:11  authenticated, for all mappings.',
      '14:02:11  B: submitted as request 4520.',
      '14:02:11  A: ended as failed (1 of 2).',
      '14:02:11  B: ended as succeeded (2 of 2).',
    ])
  })

  test('two that Adobe gives the same request', () => {
    const { printed, feed } = startTwo()
    for (const id of ['A', 'B']) feed.on(id, { kind: 'submitted', requestId: '4520', info: '' })
    expect(printed).toEqual([
      '14:02:11  A: submitted as request 4520.',
      '14:02:11  B: submitted as request 4520.',
      '14:02:11  B: Adobe gave A the same request; perhaps it ingests only one.',
    ])
  })

  test("each one's lines stand together at last; of many, the last hundred", () => {
    const { log, feed } = startTwo()
    for (let count = 1; count <= 150; count += 1) feed.on('A', { kind: 'resumed', requestId: String(count) })
    feed.on('B', { kind: 'submitted', requestId: '4520', info: '' })
    expect(log.linesOf('B').map(shown)).toEqual(['14:02:11  submitted as request 4520.'])
    expect(log.linesOf('A')).toHaveLength(100)
    expect(log.linesOf('A').map(shown).at(-1)).toContain('request 150;')
    expect(log.linesOf('nobody')).toEqual([])
  })

  test('one alone is named also where it is for all', () => {
    const { printed, on } = startLog()
    on({ kind: 'authenticated' })
    on({ kind: 'judged', result: resultOf('XDM44', 'failed') })
    on({ kind: 'ended', result: resultOf('XDM44', 'failed') })
    expect(printed).toEqual(['14:02:11  XDM44: authenticated.'])
  })
})
