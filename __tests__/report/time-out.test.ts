import { describe, expect, test } from '@jest/globals'
import { ActionError, type ErrorCode, type FaultDetails } from '../../src/errors.js'
import type { IngestionPlan } from '../../src/ingestion/ports.js'
import type { SubmissionReply } from '../../src/ingestion/report.js'
import { renderMessage } from '../../src/report/verdict.js'
import { text } from '../../src/text.js'
import { accepted, alreadyRunning, type CheckAnswer, FakeAdobe, reported } from '../fakes/adobe.js'
import { MINUTE_MS, start } from '../ingestion/start.js'
import { type Facts, resultOf } from './support/results.js'
import { shown } from './support/shown.js'

const messageOf = (outcome: 'timed-out' | 'cancelled', facts: Facts) =>
  shown(renderMessage(resultOf('XDM44', outcome, { open: true, timeoutMs: 90 * 60_000, ...facts })))

const running = reported('In Progress', { requestId: '3520' })

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
      'The last status check failed, 1 h 5 min ago',
    )
  })

  test('none: nothing is said of faults', () => {
    expect(messageOf(outcome, {})).not.toMatch(/failed/)
  })
})

describe('an answer that does not show that the request is running is named, with advice that fits', () => {
  const word = reported({ unknown: 'Completed' }, { requestId: '3520' })
  const nameless = reported('In Progress')
  const down = new ActionError('server-error', text`HTTP 500`, { httpStatus: 500 })
  const FOLLOWED = 'passed while request 3520 was followed; whether it is running is not known.'
  const WAITED = 'passed while waiting for request 3520, not ours, to end; ours was not submitted.'
  const WORD = ' Adobe last reported the unknown status "Completed".'
  const UNNAMED = ' Adobe last answered "In Progress" without naming a request.'
  const REPORT = /report the status to this project/
  const BODY = /Set requestIdIn to body/
  const QUEUE = { replies: [alreadyRunning('3520')] }
  const RESUMED = { requestId: '3520' }

  test.each<
    [string, Partial<IngestionPlan> & { replies?: SubmissionReply[] }, readonly CheckAnswer[], string, RegExp]
  >([
    ['an unknown word', {}, [word], FOLLOWED + WORD, REPORT],
    ['an unknown word, resumed', RESUMED, [word], FOLLOWED + WORD, REPORT],
    ['an unknown word at the end', {}, [running, word], FOLLOWED + WORD, REPORT],
    ['an unknown word in the queue', QUEUE, [word], WAITED + WORD, REPORT],
    ['no request id', {}, [nameless], FOLLOWED + UNNAMED, BODY],
    ['no request id, resumed', RESUMED, [nameless], FOLLOWED + UNNAMED, BODY],
    ['no request id in the queue', QUEUE, [nameless], WAITED + UNNAMED, BODY],
    ['an unknown word, then faults', {}, [word, down], `${FOLLOWED}${WORD} The last`, /HTTP 500.*Resume the/],
  ])('%s', async (_, { replies = [accepted()], ...plan }, answers, said, advice) => {
    const check = (_id: string, count: number) => answers[count - 1] ?? answers.at(-1) ?? running
    const { ended } = start(new FakeAdobe(replies, check), plan, MINUTE_MS)
    const message = shown(renderMessage(await ended))
    expect(message).toContain(said)
    expect(message).toMatch(advice)
    expect(message).not.toContain('timeoutMinutes')
  })

  test('but one answer without an id after one with it is none', async () => {
    const check = (_: string, count: number) => (count === 1 ? running : nameless)
    const { ended } = start(new FakeAdobe([accepted()], check), {}, MINUTE_MS)
    expect(shown(renderMessage(await ended))).toContain('was in progress')
  })

  test('contact that is lost later', async () => {
    const check = (_: string, count: number) => (count === 1 ? word : down)
    const { ended } = start(new FakeAdobe([accepted()], check))
    const message = shown(renderMessage(await ended))
    expect(message).toContain('contact with Adobe was lost while request 3520 was followed: HTTP 500.')
    expect(message).toContain(WORD)
  })
})

test('a resumed request is not called in progress before Adobe has reported on it', () => {
  expect(messageOf('cancelled', { attempts: 0 })).toContain('while request 3520 was followed; whether')
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
