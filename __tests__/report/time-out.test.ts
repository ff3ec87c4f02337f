import { describe, expect, test } from '@jest/globals'
import { ActionError, type ErrorCode, type FaultDetails } from '../../src/errors.js'
import { renderMessage } from '../../src/report/verdict.js'
import { text } from '../../src/text.js'
import { type Facts, resultOf } from './support/results.js'
import { shown } from './support/shown.js'

const messageOf = (outcome: 'timed-out' | 'cancelled', facts: Facts) =>
  shown(renderMessage(resultOf('XDM44', outcome, { open: true, timeoutMs: 90 * 60_000, ...facts })))

const failing = (code: ErrorCode, said: string, details: FaultDetails = {}, count = 12): Facts => ({
  failed: { count, overMs: 65 * 60_000, last: new ActionError(code, text`${said}`, details) },
})

describe.each(['timed-out', 'cancelled'] as const)('%s while status checks failed', (outcome) => {
  test.each<[string, Facts, string, RegExp]>([
    [
      '500s',
      failing('server-error', 'Adobe answered HTTP 500'),
      'Adobe answered HTTP 500.',
      /Adobe, or the gateway in front of it, failed\. Resume the request/,
    ],
    [
      'a login page',
      failing('unreadable-answer', 'Adobe answered HTTP 200 with a page that is not JSON: Sign in', {
        isPage: true,
      }),
      'Adobe answered HTTP 200 with a page that is not JSON: Sign in.',
      /Ask whoever runs the network of this runner/,
    ],
    [
      'another request',
      failing('wrong-request', 'Adobe answered about request 1 instead of 3520'),
      'Adobe answered about request 1 instead of 3520.',
      /Set requestIdIn to body/,
    ],
    [
      'no network',
      failing('unreachable', 'no route to host'),
      'no route to host.',
      /Check the network of the runner/,
    ],
    [
      'a refusal',
      failing('refused', 'Adobe answered HTTP 403: 403025', { vendorCode: '403025', httpStatus: 403 }),
      'Adobe answered HTTP 403: 403025.',
      /product profile/,
    ],
  ])('%s: the last fault, since when, and its remedy', (_, facts, fault, remedy) => {
    const message = messageOf(outcome, facts)
    expect(message).toContain(`The last 12 status checks failed, over 1 h 5 min: ${fault}`)
    expect(message).toMatch(remedy)
    expect(message).toContain('Adobe has no cancel call')
    expect(message).not.toContain('Raise timeoutMinutes')
  })

  test('a single one', () => {
    expect(messageOf(outcome, failing('server-error', 'no', {}, 1))).toContain(
      'The last status check failed, over 1 h',
    )
  })

  test('none: nothing is said of faults', () => {
    expect(messageOf(outcome, {})).not.toMatch(/failed/)
  })
})

test('before anything was accepted: the fault and its remedy, not more time', () => {
  const fault = new ActionError('unreachable', text`no route`)
  const message = shown(renderMessage(resultOf('XDM44', 'timed-out', { fault, timeoutMs: 60_000 })))
  expect(message).toContain('before Adobe accepted a request: no route. No connection was made. Check')
  expect(message).not.toContain('timeoutMinutes')
})

test.each<Facts>([{ open: true }, { runningRequestId: '3519' }, {}])(
  'a signal may be a cancel or a time limit of the runner: %j',
  (facts) => {
    expect(shown(renderMessage(resultOf('XDM44', 'cancelled', facts)))).toContain(
      "the step was cancelled, or stopped by the runner's time limit, ",
    )
  },
)
