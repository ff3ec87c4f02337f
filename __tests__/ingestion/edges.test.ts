import { describe, expect, test } from '@jest/globals'
import { ActionError } from '../../src/errors.js'
import { Contact } from '../../src/ingestion/contact.js'
import { text } from '../../src/text.js'
import { accepted, alreadyRunning, FakeAdobe, running } from '../fakes/adobe.js'
import { MINUTE_MS, start } from './start.js'

describe('nothing is submitted when the time is over', () => {
  test('before the first POST: the token took it', async () => {
    const adobe = new FakeAdobe([accepted()], running(0, 'Success'))
    const { result } = start(adobe, {}, 0)
    expect(await result).toEqual({
      mappingId: 'XDM44',
      outcome: 'timed-out',
      errorCode: 'timed-out',
      attempts: 0,
      attached: false,
    })
    expect(adobe.calls).toEqual([])
  })

  test('before the first POST: a signal', async () => {
    const adobe = new FakeAdobe([accepted()], running(0, 'Success'))
    const { result, controller } = start(adobe)
    controller.abort()
    expect(await result).toMatchObject({ outcome: 'cancelled', errorCode: 'cancelled', attempts: 0 })
    expect(adobe.calls).toEqual([])
  })

  test.each([
    ['the deadline', 1_000, false, 'timed-out'],
    ['a signal', MINUTE_MS, true, 'cancelled'],
  ] as const)('after the queue: %s', async (_, timeoutMs, stops, outcome) => {
    const adobe = new FakeAdobe([alreadyRunning('9'), accepted()], (id, count) => {
      if (stops) run.controller.abort()
      return running(0, 'Success')(id, count)
    })
    const run = start(adobe, {}, timeoutMs)
    expect(await run.result).toEqual({
      mappingId: 'XDM44',
      outcome,
      errorCode: outcome,
      runningRequestId: '9',
      status: 'In Progress',
      attempts: 1,
      attached: false,
    })
    expect(adobe.calls).toEqual(['POST', 'GET 9'])
  })
})

describe('faults at the end of the time', () => {
  const lost = new ActionError('lost-answer', text`no`)
  const refused = new ActionError('refused', text`no`, { vendorCode: '403003' })
  const late = new ActionError('timed-out', text`no`)

  test.each([
    ['a lost answer at the deadline is still a lost one', lost, 0, false, 'lost-contact', 'lost-answer'],
    ['a refusal at the deadline is the end of the time', refused, 0, false, 'timed-out', 'timed-out'],
    ['a refusal before is an error', refused, 1, false, 'error', '403003'],
    [
      'the rate limit that gives up 1 ms early has met the deadline',
      late,
      1,
      false,
      'timed-out',
      'timed-out',
    ],
    ['and long before it', late, 3_000_000, false, 'timed-out', 'timed-out'],
    ['but a signal comes first', late, 1, true, 'cancelled', 'cancelled'],
    ['a lost answer after a signal is a cancelled step', lost, 1, true, 'cancelled', 'cancelled'],
    ['so is a refusal, also at the deadline', refused, 0, true, 'cancelled', 'cancelled'],
  ])('%s', async (_, fault, leftMs, stops, outcome, errorCode) => {
    const adobe = new FakeAdobe([accepted()], running(0, 'Success'))
    adobe.submit = async () => {
      const { clock, controller } = run
      await clock.sleep(1_000, new AbortController().signal)
      if (stops) controller.abort()
      throw fault
    }
    const run = start(adobe, {}, 1_000 + leftMs)
    expect(await run.result).toMatchObject({ outcome, errorCode, fault, attempts: 1 })
  })
})

describe('a deadline that the rate limit meets 1 ms early is met', () => {
  const late = new ActionError('timed-out', text`no`)
  /** Waits for so long, then gives up. */
  const givingUp = (run: () => ReturnType<typeof start>, ms: number) => async () => {
    await run().clock.sleep(ms, new AbortController().signal)
    return late
  }

  test('of a status check', async () => {
    const adobe = new FakeAdobe(
      [accepted()],
      givingUp(() => run, 8_999),
    )
    const run = start(adobe, {}, 10_000)
    expect(await run.result).toMatchObject({
      outcome: 'timed-out',
      errorCode: 'timed-out',
      requestId: '3520',
      open: true,
    })
    expect(run.clock.now()).toBe(9_999)
  })

  test('of a status check in the queue', async () => {
    const adobe = new FakeAdobe(
      [alreadyRunning('9')],
      givingUp(() => run, 8_999),
    )
    const run = start(adobe, {}, 10_000)
    expect(await run.result).toMatchObject({
      outcome: 'timed-out',
      errorCode: 'timed-out',
      runningRequestId: '9',
    })
  })

  test('of the POST after an aborted request', async () => {
    const adobe = new FakeAdobe([accepted('1'), late], running(0, 'Aborted'))
    const run = start(adobe, { resubmitOnAborted: 1 }, 10_000)
    expect(await run.result).toMatchObject({
      outcome: 'timed-out',
      errorCode: 'timed-out',
      requestId: '1',
      status: 'Aborted',
      attempts: 2,
    })
  })
})

describe('403 three times running', () => {
  const gateway = new ActionError('server-error', text`no`, { httpStatus: 403, vendorCode: '503020' })
  const noToken = new ActionError('no-token', text`no`, { httpStatus: 403 })
  const forbidden = new ActionError('refused', text`no`, { httpStatus: 403 })

  test.each([
    ['alone', [forbidden, forbidden, forbidden], ['check-again', 'check-again', 'lost']],
    [
      "not the gateway's passing troubles",
      [gateway, gateway, forbidden, forbidden, forbidden],
      ['check-again', 'check-again', 'check-again', 'check-again', 'lost'],
    ],
    ['nor those of IMS', [noToken, noToken, noToken, forbidden], Array(4).fill('check-again')],
    [
      'any other fault starts anew',
      [forbidden, forbidden, gateway, forbidden, forbidden, forbidden],
      ['check-again', 'check-again', 'check-again', 'check-again', 'check-again', 'lost'],
    ],
  ])('%s', (_, faults, verdicts) => {
    const contact = new Contact(0)
    expect(faults.map((fault) => contact.failure(fault, 1_000))).toEqual(verdicts)
  })
})
