import { describe, expect, test } from '@jest/globals'
import type { Script, ScriptedRequest } from '../../src/simulator/script.js'
import { BY_SECRET, runAgainst } from './adobe.js'
import { accepted, json, playInVirtualTime, report, say } from './faulty-adobe.js'

const SUCCEEDS: ScriptedRequest = {
  checks: [{ answer: 'status/in-progress' }],
  end: { answer: 'status/success' },
}
const ABORTS: ScriptedRequest = { checks: [], end: { answer: 'status/aborted' } }
const submission = (request: ScriptedRequest) => ({ answer: 'submit/accepted', request }) as const

/** Through the simulator, by a script of its own. */
async function runScript(script: Partial<Script>, inputs: Readonly<Record<string, string>> = {}) {
  const { step, simulator } = await runAgainst(
    'success',
    { ...BY_SECRET, timeoutMinutes: '5', ...inputs },
    {
      virtualTime: true,
      simulator: { script: { token: 'ims/token', submissions: [], lastly: submission(SUCCEEDS), ...script } },
    },
  )
  const count = (wanted: string) =>
    simulator.requests.filter(({ api, method }) => `${api} ${method}` === wanted).length
  return { step, tokens: count('ims POST'), posts: count('campaign POST'), looks: count('campaign GET') }
}

describe('a good token that Adobe refuses for a moment', () => {
  test('on the POST: one renewal, one repeat', async () => {
    const run = await runScript({ refusedTokens: 1 })
    expect(run).toMatchObject({ tokens: 2, posts: 2, step: { outputs: { outcome: 'succeeded' } } })
  })

  test('on the POST, again: a clear end after two POSTs and two tokens, and nothing has started', async () => {
    const run = await runScript({ refusedTokens: 99 })
    expect(run).toMatchObject({ tokens: 2, posts: 2, looks: 0 })
    expect(run.step.outputs).toMatchObject({ outcome: 'error', errorCode: '401013', requestId: '' })
    expect(run.step.outputs['message']).not.toContain('may have started')
  })

  const refused = say(json({ error_code: '401013', message: 'Oauth token is not valid' }, { status: 401 }))
  const success = report('Success', 3520, { numRecords: 15 })

  test.each([1, 2, 3])('on %i status checks, whatever was known before: green', async (count) => {
    const row = Array.from({ length: count }, () => refused)
    for (const before of [[], [report('In Progress')]]) {
      const { step, api, ims } = await playInVirtualTime({ look: [...before, ...row, success] })
      expect(step.outputs['outcome']).toBe('succeeded')
      expect(api.filter((request) => request.startsWith('POST'))).toHaveLength(1)
      expect(ims.length).toBeLessThanOrEqual(2)
    }
  })

  test.each(['401013', '401010', undefined])(
    'forever, as %s: a clear end, with few renewals',
    async (code) => {
      const body = code === undefined ? {} : { error_code: code, message: 'Oauth token is not valid' }
      const { step, ims } = await playInVirtualTime({ look: [say(json(body, { status: 401 }))] })
      expect(step.outputs).toMatchObject({ outcome: 'lost-contact', requestId: '3520' })
      expect(step.outputs['message']).toContain('401')
      expect(ims.length).toBeLessThanOrEqual(3)
    },
  )
})

describe('a lock that outlives its request', () => {
  test('backs off, then submits', async () => {
    const run = await runScript(
      { staleLocks: 3, submissions: [submission(ABORTS)] },
      { resubmitOnAborted: '1', timeoutMinutes: '10' },
    )
    expect(run).toMatchObject({ posts: 5, step: { outputs: { outcome: 'succeeded', requestId: '3521' } } })
    expect(run.step.log.join('\n')).not.toMatch(/not ours/)
  })

  test('forever: few POSTs, both facts, and never called foreign', async () => {
    const run = await runScript(
      { staleLocks: 999, submissions: [submission(ABORTS)] },
      { resubmitOnAborted: '3', timeoutMinutes: '5' },
    )
    expect(run.step.outputs['outcome']).toBe('timed-out')
    expect(run.posts).toBeLessThanOrEqual(16)
    expect(run.step.outputs['message']).toMatch(/our request 3520 as running.* Aborted/)
    expect(`${run.step.log.join('\n')}${run.step.summary}`).not.toMatch(/not ours/)
  })

  test.each(['Success', 'Failed', 'Aborted'])("somebody else's that ended as %s", async (status) => {
    const running = say(json({ requestId: 17, info: '', status: 'In Progress' }))
    const play = { post: [running], look: [report(status, 17)] }
    const { step, api } = await playInVirtualTime(play, { timeoutMinutes: '5' })
    expect(step.outputs['outcome']).toBe('timed-out')
    expect(step.outputs['message']).toContain(`request 17 as running, although its status is ${status}`)
    expect(api.filter((request) => request.startsWith('POST')).length).toBeLessThanOrEqual(16)
    const freed = await playInVirtualTime({
      post: [running, running, accepted()],
      look: [report(status, 17), report('Success', 3520, { numRecords: 15 })],
    })
    expect(freed.step.outputs['outcome']).toBe('succeeded')
  })
})

describe('Oops', () => {
  const oops = (code: unknown, status: number) =>
    say(json({ code, message: 'Oops. Something went wrong. Check your URI and try again.' }, { status }))
  const kinds = [500, 502, '500', '502'].flatMap((code) =>
    [200, 404, 500, 502, 503].map((status) => [code, status] as const),
  )

  test.each(kinds)('code %j under HTTP %i, three times: error that leads with org', async (code, status) => {
    const { step, api } = await playInVirtualTime({ post: [oops(code, status)] })
    expect(api).toHaveLength(3)
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: String(code), requestId: '' })
    expect(step.outputs['message']).toMatch(/Check org first .*mappingId .*Data Connector/)
    expect(step.outputs['message']).not.toContain('may have started')
  })

  test.each(kinds)('code %j under HTTP %i, then an acceptance: green', async (code, status) => {
    const { step, api } = await playInVirtualTime({ post: [oops(code, status), accepted()] })
    expect(step.outputs['outcome']).toBe('succeeded')
    expect(api.filter((request) => request.startsWith('POST'))).toHaveLength(2)
  })

  test.each([
    [oops(500, 500), say(json({}, { status: 504 })), oops(500, 500)],
    [say(json({}, { status: 502 })), oops(502, 500), oops(502, 500)],
  ])('among other lost answers an ingestion may have started %#', async (...post) => {
    const { step } = await playInVirtualTime({ post })
    expect(step.outputs['outcome']).toBe('lost-contact')
    expect(step.outputs['message']).toContain('may have started')
  })

  test('in the middle of a wait: checked again', async () => {
    const { step } = await playInVirtualTime({
      look: [
        report('In Progress'),
        oops(500, 200),
        oops(502, 500),
        report('Success', 3520, { numRecords: 15 }),
      ],
    })
    expect(step.outputs['outcome']).toBe('succeeded')
  })
})

describe("Campaign's own refusals", () => {
  const GENERAL = 'RST-360011 An error has occurred - please contact your administrator.'
  test.each([
    [`${GENERAL} XTK-170036 Unable to parse expression '@name = 3'.`, 'XTK-170036'],
    [`XTK-170006 Unable to parse expression 'x'. ${GENERAL}`, 'XTK-170006'],
    [`${GENERAL} RST-360002 The resource is not there.`, 'RST-360002'],
    ['RST-360001 The parameter is wrong.', 'RST-360001'],
    [
      `${GENERAL} PGS-220000 PostgreSQL error: ERROR: duplicate key value DETAIL: Key (email)=(jane@example.com)`,
      'PGS-220000',
    ],
  ])('HTTP 500 %j: one POST, and nothing may have started', async (said, errorCode) => {
    for (const status of [500, 503, 400]) {
      const { step, api } = await playInVirtualTime({ post: [say(json(said, { status }))] })
      expect(api).toHaveLength(1)
      expect(step.outputs).toMatchObject({ outcome: 'error', errorCode, requestId: '' })
      expect(step.outputs['message']).not.toContain('may have started')
      expect(`${step.stdout}${step.rawSummary}`).not.toContain('jane')
    }
  })

  test.each([
    GENERAL,
    `${GENERAL} PGS-220000 PostgreSQL error: could not connect to server`,
    'PGS-220000 PostgreSQL error: FATAL: the database system is shutting down',
    'PGS-220000 PostgreSQL error: deadlock detected',
  ])('HTTP 500 %j is passing trouble', async (said) => {
    const trouble = say(json(said, { status: 500 }))
    const { step, api } = await playInVirtualTime({ post: [trouble, accepted()] })
    expect(step.outputs['outcome']).toBe('succeeded')
    expect(api.filter((request) => request.startsWith('POST'))).toHaveLength(2)
    const lost = await playInVirtualTime({ post: [trouble] })
    expect(lost.step.outputs['outcome']).toBe('lost-contact')
  })

  test.each(['XTK-170036 no', 'PGS-220000 PostgreSQL error: ERROR: relation', GENERAL])(
    'HTTP 500 %j to a status check is checked again',
    async (said) => {
      const { step } = await playInVirtualTime({
        look: [say(json(said, { status: 500 })), report('Success', 3520, { numRecords: 15 })],
      })
      expect(step.outputs['outcome']).toBe('succeeded')
    },
  )

  test('an unknown mapping: the advice leads with mappingId, and says nothing of roles', async () => {
    const { step, posts } = await runScript({ lastly: { answer: 'campaign/no-such-key' } })
    expect(posts).toBe(1)
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: 'RST-360011' })
    expect(step.outputs['message']).toMatch(/Check mappingId first/)
    expect(step.outputs['message']).not.toMatch(/\brole\b/)
  })
})
