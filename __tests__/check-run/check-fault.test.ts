import { describe, expect, test } from '@jest/globals'
import { type CheckFaultKind, checkFault } from '../../src/check-run/check-fault.js'
import { ActionError } from '../../src/errors.js'
import { text } from '../../src/text.js'

const NOW = new Date('2026-01-05T00:00:00Z')
const SECONDS = NOW.getTime() / 1000

/** As octokit throws it. */
const answered = (status: number, message: string, headers = {}, data: unknown = { message }) =>
  Object.assign(new Error(message), { status, response: { status, headers, data } })
const notAnswered = (code: ActionError['code'], details = {}) =>
  Object.assign(new Error('octokit’s', { cause: new ActionError(code, text`x`, details) }), { status: 500 })

const faultOf = (thrown: unknown, wasAccepted = false) => checkFault(thrown, { wasAccepted, date: () => NOW })

describe('what will not change: its cause and what to do', () => {
  test.each<[number, string, string, boolean?]>([
    [403, 'Resource not accessible by integration', 'lacks the permission `checks: write`'],
    [404, 'Resource not accessible by integration', 'lacks the permission `checks: write`'],
    [403, 'Must have admin rights', 'most likely the token lacks the permission `checks: write`'],
    [401, 'Bad credentials', 'githubToken was refused. Leave githubToken out'],
    [
      401,
      'Bad credentials',
      'expired during the step (the token of a GitHub App lasts an hour). Leave',
      true,
    ],
    [403, 'You must authenticate via a GitHub App.', 'is a personal access token'],
    [403, 'Resource not accessible by personal access token', 'is a personal access token'],
    [
      403,
      'Although you appear to have the correct authorization credentials, the `octo` organization has an IP allow list enabled, and your IP address is not permitted to access this resource.',
      'IP allow list keeps this runner out. Add its address',
    ],
    [
      403,
      'Resource protected by organization SAML enforcement. You must grant your OAuth token access',
      'SAML',
    ],
    [403, 'Repository was archived so is read-only.', 'is archived, so nobody can write to it. Unarchive'],
    [403, 'Repository access blocked', 'has blocked the repository'],
    [403, 'Sorry. Your account was suspended.', 'has blocked the repository or the account'],
    [404, 'Not Found', 'is hidden from the token'],
    [422, 'No commit found for SHA: x', 'does not accept a check run for this commit'],
    [410, 'Gone', 'HTTP 410: GitHub refuses the request'],
  ])('%i %s: %s', (status, message, says, wasAccepted = false) => {
    const { kind, details, text: whole, reason } = faultOf(answered(status, message), wasAccepted)
    expect([kind, details.mayBeDone ?? false]).toEqual(['refused', false])
    expect(reason.raw).toContain(says)
    expect(whole.raw).toBe(`${reason.raw} (${message})`)
  })

  test.each([
    [403, 'refused'],
    [200, 'failed'],
  ])('a page with HTTP %i is not GitHub’s, and is not quoted but for its title', (status, expected) => {
    const page = '<html><title>Blocked by policy</title>Resource</html>'
    const { kind, text: whole } = faultOf(answered(status, page, {}, page))
    expect(kind).toBe(expected)
    expect(whole.raw).toMatch(/^HTTP \d+: the answer is a page .* \(Blocked by policy\)$/)
  })
})

describe('limits', () => {
  const remaining = (seconds: number | string) => ({
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': String(typeof seconds === 'number' ? SECONDS + seconds : seconds),
  })
  test.each<[number, string, Readonly<Record<string, string>>, number | undefined]>([
    [429, 'Too many requests', {}, undefined],
    [429, '', { 'retry-after': '7' }, 7_000],
    [403, 'You have exceeded a secondary rate limit.', {}, undefined],
    [403, 'You have triggered an abuse detection mechanism.', { 'Retry-After': '30' }, 30_000],
    [403, 'Forbidden', { 'retry-after': '1' }, 1_000],
    [403, 'API rate limit exceeded for installation ID 1.', remaining(90), 90_000],
    [403, 'Forbidden', remaining(90), 90_000],
    [429, 'Forbidden', remaining(-90), 0],
    [429, 'Forbidden', { ...remaining(90), 'retry-after': '5' }, 5_000],
    [429, 'Forbidden', { ...remaining(90), date: 'Mon, 05 Jan 2026 00:01:00 GMT' }, 30_000],
    [403, 'Forbidden', remaining('soon'), undefined],
    [403, 'Forbidden', remaining(99_999), undefined],
    [403, 'Forbidden', remaining(''), undefined],
    [429, '', { 'x-ratelimit-remaining': '3', 'x-ratelimit-reset': String(SECONDS + 9) }, undefined],
    [429, '', { 'retry-after': '-1' }, undefined],
  ])('%i %s %j: wait %s ms', (status, message, headers, waitMs) => {
    const { kind, details } = faultOf(answered(status, message, headers))
    expect([kind, details]).toEqual(['throttled', { askedWaitMs: waitMs }])
  })

  test('a missing permission is no limit, even when it was the last request of the hour', () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(SECONDS + 9) }
    expect(faultOf(answered(403, 'Resource not accessible by integration', headers)).kind).toBe('refused')
  })
})

test.each<[string, unknown, CheckFaultKind, boolean]>([
  ['500', answered(500, ''), 'failed', true],
  ['204', answered(204, '', {}, ''), 'failed', true],
  ['502 with a page', answered(502, '<html>', {}, '<html>'), 'failed', true],
  ['503 with retry-after', answered(503, '', { 'retry-after': '3' }), 'failed', true],
  ['408', answered(408, ''), 'failed', true],
  ['no answer', notAnswered('no-answer'), 'failed', true],
  ['an answer that cannot be read', notAnswered('unreadable-answer'), 'failed', true],
  ['no connection', notAnswered('unreachable'), 'failed', false],
  ['a proxy that cannot reach GitHub', notAnswered('proxy', { proxyStatus: 502 }), 'failed', false],
  ['a proxy that wants a login', notAnswered('proxy', { proxyStatus: 407 }), 'refused', false],
  ['a certificate', notAnswered('certificate'), 'refused', false],
  ['a redirect', notAnswered('redirected'), 'refused', false],
  ['anything', 7, 'failed', true],
])('%s', (_, thrown, kind, mayBeDone) => {
  const fault = faultOf(thrown)
  expect([fault.kind, fault.details.mayBeDone ?? false]).toEqual([kind, mayBeDone])
})
