import { describe, expect, test } from '@jest/globals'
import { ActionError } from '../../src/errors.js'
import type { SubmissionReply } from '../../src/ingestion/report.js'
import { text } from '../../src/text.js'
import { accepted, alreadyRunning, FakeAdobe, running } from '../fakes/adobe.js'
import { start } from './start.js'

const found: SubmissionReply = {
  kind: 'already-in-progress',
  requestId: '9',
  info: 'already in progress',
  afterLostAnswer: true,
}
const submitted: SubmissionReply = {
  kind: 'accepted',
  requestId: '3520',
  info: 'submitted',
  afterLostAnswer: true,
}
const facts = { mappingId: 'XDM44', attempts: 1, attached: false }
const silent = () => new ActionError('no-answer', text`no`)

describe('the answer to a POST was lost, and asking again', () => {
  test('submits: reported as recovered', async () => {
    const adobe = new FakeAdobe([submitted], running(0, 'Success'))
    const { result, reported } = start(adobe)
    expect(await result).toMatchObject({ outcome: 'succeeded', requestId: '3520' })
    expect(reported()).toEqual([
      { kind: 'authenticated' },
      { kind: 'recovered', requestId: '3520', wasRunning: false },
      { kind: 'submitted', requestId: '3520', info: 'submitted' },
    ])
  })

  test('finds a running request, queue: waits for it, ours or not, then submits', async () => {
    const { result, reported, events } = start(new FakeAdobe([found, accepted()], running(1, 'Success')))
    expect(await result).toMatchObject({ outcome: 'succeeded', requestId: '3520' })
    expect(reported()).toEqual([
      { kind: 'authenticated' },
      { kind: 'recovered', requestId: '9', wasRunning: true },
      { kind: 'queued', runningRequestId: '9', maybeOurs: true },
      { kind: 'submitted', requestId: '3520', info: 'submitted' },
    ])
    const checks = events.flatMap((event) =>
      event.kind === 'checked' ? [[event.requestId, event.queueing]] : [],
    )
    expect(checks).toEqual([
      ['9', true],
      ['9', true],
      ['3520', false],
      ['3520', false],
    ])
  })

  test('finds a running request, attach: follows it', async () => {
    const { result, reported } = start(new FakeAdobe([found], running(0, 'Success')), {
      onInProgress: 'attach',
    })
    expect(await result).toMatchObject({ outcome: 'succeeded', requestId: '9', attached: true })
    expect(reported().slice(1)).toEqual([
      { kind: 'recovered', requestId: '9', wasRunning: true },
      { kind: 'attached', requestId: '9' },
    ])
  })

  test('finds a running request, fail: says that it may be ours', async () => {
    const { result } = start(new FakeAdobe([found], silent), { onInProgress: 'fail' })
    expect(await result).toStrictEqual({
      ...facts,
      outcome: 'rejected',
      status: 'In Progress',
      errorCode: 'already-running',
      runningRequestId: '9',
      afterLostAnswer: true,
      info: 'already in progress',
    })
  })
})

describe('the queue', () => {
  test('an answer that was not lost is not ours', async () => {
    const { result, reported } = start(
      new FakeAdobe([alreadyRunning('9'), accepted()], running(0, 'Success')),
    )
    expect(await result).not.toHaveProperty('afterLostAnswer')
    expect(reported()[1]).toEqual({ kind: 'queued', runningRequestId: '9', maybeOurs: false })
  })

  test('the schedule grows with the time in it, over a row of strangers', async () => {
    const strangers = ['7', '8', '9'].map((id) => alreadyRunning(id))
    const adobe = new FakeAdobe([...strangers, accepted()], (id, count) =>
      running(id === '3520' ? 0 : 40, 'Success')(id, count),
    )
    const { result, events } = start(adobe)
    expect(await result).toMatchObject({ outcome: 'succeeded' })
    const ages = events.flatMap((event) => (event.kind === 'checked' && event.queueing ? [event.ageMs] : []))
    expect(ages).toEqual(ages.toSorted((a, b) => a - b))
    expect(ages).toHaveLength(3 * 41)
  })
})

describe('results hold what is known, and nothing else', () => {
  test('a bare Success', async () => {
    const { result } = start(new FakeAdobe([accepted()], running(0, 'Success')))
    expect(await result).toStrictEqual({
      ...facts,
      outcome: 'succeeded',
      status: 'Success',
      requestId: '3520',
      info: 'said Success',
      durationMs: 1_000,
    })
  })

  test.each([undefined, 3])('too few records: %s', async (numRecords) => {
    const count = numRecords === undefined ? {} : { numRecords }
    const { result } = start(new FakeAdobe([accepted()], running(0, 'Success', count)), { minRecords: 4 })
    expect(await result).toStrictEqual({
      ...facts,
      ...count,
      outcome: 'too-few-records',
      minRecords: 4,
      errorCode: 'too-few-records',
      status: 'Success',
      requestId: '3520',
      info: 'said Success',
      durationMs: 1_000,
    })
  })

  test('a request that was submitted is In Progress, though no answer could be read', async () => {
    const { result } = start(new FakeAdobe([accepted()], silent), {}, 60_000)
    expect(await result).toStrictEqual({
      ...facts,
      outcome: 'timed-out',
      errorCode: 'timed-out',
      status: 'In Progress',
      requestId: '3520',
      open: true,
      info: 'submitted',
      durationMs: 60_000,
    })
  })

  test('no token: nothing but the fault', async () => {
    const adobe = new FakeAdobe([accepted()], silent)
    const fault = new ActionError('unreachable', text`no`)
    adobe.authenticationFault = fault
    const expected = { ...facts, attempts: 0, outcome: 'error', errorCode: 'unreachable', fault }
    expect(await start(adobe).result).toStrictEqual(expected)
  })

  test('an attached request is as old as its first status check, in the log as in the result', async () => {
    const { result, events } = start(new FakeAdobe([alreadyRunning('9')], running(1, 'Success')), {
      onInProgress: 'attach',
    })
    expect(await result).toMatchObject({ durationMs: 1_000 })
    expect(events.flatMap((event) => (event.kind === 'checked' ? [event.ageMs] : []))).toEqual([0, 1_000])
  })
})
