import { describe, expect, test } from '@jest/globals'
import { passTime } from '../fakes/held-exchange.js'
import { answer, startFaultServer } from '../support/fault-server.js'
import { type ActionOptions, startAction } from './action.js'
import { BY_SECRET, CLIENT_SECRET, look, MAPPING, ORG, POST, runAgainst, TOKEN } from './adobe.js'
import type { RunningStep } from './in-process.js'
import { expectLaws } from './laws.js'
import { BY_SANDBOX, IMS_ORG } from './platform.js'

const DATASET = '5deac2648a19d218a888d2b1'
const ASKED = { ...BY_SANDBOX, datasetId: DATASET }
const GATED = { ...ASKED, maxFailedRecords: '0' }
const LINK = `https://experience.adobe.com/#/@${ORG}/sname:prod/platform/dataset/browse/${DATASET}`

/** In front of a simulator of Platform, too. */
const run = (
  scenario: string | readonly string[],
  inputs: Readonly<Record<string, string>>,
  options: ActionOptions = {},
) => runAgainst(scenario, inputs, { ...options, simulator: { imsOrg: IMS_ORG } })

type Reply = object | string | { readonly status: number; readonly body?: object; readonly afterMs?: number }
const isStatus = (reply: Reply): reply is Extract<Reply, { status: number }> =>
  typeof reply === 'object' && 'status' in reply && typeof reply.status === 'number'

interface PlatformOptions extends ActionOptions {
  readonly scenario?: string
  /** Told of the n-th look-up, before its answer. */
  readonly onLook?: (count: number, step: RunningStep) => void
}

/** The same in front of an Experience Platform that answers in turn, the last answer again and again. */
async function runInFrontOf(
  replies: readonly Reply[],
  inputs: Readonly<Record<string, string>>,
  { scenario = 'success', onLook, ...options }: PlatformOptions = {},
) {
  const asked: URL[] = []
  const server = await startFaultServer((socket, request) => {
    asked.push(new URL(/^GET (\S+)/.exec(request)?.[1] ?? '', 'http://platform'))
    onLook?.(asked.length, step)
    const reply = replies[Math.min(asked.length, replies.length) - 1] ?? {}
    const { status = 200, body = {}, afterMs = 0 } = isStatus(reply) ? reply : { body: reply }
    const bytes = answer(typeof body === 'string' ? body : JSON.stringify(body), { status })
    if (afterMs === 0) socket.end(bytes)
    else void passTime(request, afterMs).then(() => socket.end(bytes))
  })
  const { startSimulator } = await import('../../src/simulator/index.js')
  const simulator = await startSimulator({
    scenario,
    org: ORG,
    mappingIds: [MAPPING],
    clientId: BY_SECRET.clientId,
    clientSecrets: [CLIENT_SECRET],
  })
  const { apiUrl, imsUrl } = simulator
  const step = startAction(
    { org: ORG, mappingId: MAPPING, apiUrl, imsUrl, platformUrl: server.url, ...inputs },
    { virtualTime: true, ...options },
  )
  try {
    const done = await step.done
    expectLaws(done, { secrets: [CLIENT_SECRET] })
    return { step: done, asked, warnings: done.annotations.filter(({ level }) => level === 'warning') }
  } finally {
    await Promise.all([server.close(), simulator.close()])
  }
}

const batch = (status: string, inputRecordCount: number, failedRecordCount: number) => ({
  status,
  metrics: { inputRecordCount, failedRecordCount },
})
const GOOD = { b1: batch('success', 15, 0) }

describe('after Success the batches of the dataset are looked up', () => {
  test('by one request with the token at hand; log, summary and outputs show them', async () => {
    const { step, simulator, transcript } = await run('success', GATED)
    expect(transcript.slice(0, -1)).toEqual([TOKEN, POST, look(3520), look(3520), look(3520)])
    const [asked] = simulator.requests.filter(({ api }) => api === 'platform')
    expect(asked?.path).toMatch(
      new RegExp(
        `^/data/foundation/catalog/batches\\?dataSet=${DATASET}&createdAfter=\\d{13}&orderBy=desc:created&limit=100$`,
      ),
    )
    expect(step.outputs).toMatchObject({ outcome: 'succeeded', status: 'Success', failedRecords: '0' })
    expect(JSON.parse(step.outputs['results'] ?? '')).toMatchObject([{ failedRecords: 0 }])
    expect(step.annotations).toEqual([])
    const log = step.log.join('\n')
    expect(log).toMatch(/: success; rows: 15 in, 0 refused/)
    expect(log).toContain(`Dataset: ${LINK}`)
    expect(step.summary).toMatch(/\| Refused rows \|/)
    expect(step.summary).toContain(`](${LINK})`)
  })

  test("since the Date of the answer to the POST, whatever the runner's clock says", async () => {
    const { asked } = await runInFrontOf([GOOD], ASKED)
    const since = Number(asked[0]?.searchParams.get('createdAfter'))
    // The simulator's clock is the real one: its Date holds no fraction of a second.
    expect(since % 1_000).toBe(0)
    expect(Math.abs(Date.now() - since)).toBeLessThan(3_600_000)
  })

  test('nobody is asked unless a dataset is given', async () => {
    const { transcript, step } = await run('success', BY_SANDBOX)
    expect(transcript).toEqual([TOKEN, POST, look(3520), look(3520), look(3520)])
    expect(step.outputs['failedRecords']).toBe('')
    expect(step.summary).not.toContain('dataset')
  })

  test.each([
    ['failed', 'failed'],
    ['aborted', 'aborted'],
    ['not-stopped', 'rejected'],
  ])('nor after %s', async (scenario, outcome) => {
    const { step, simulator } = await run(scenario, GATED)
    expect(step.outputs).toMatchObject({ outcome, failedRecords: '' })
    expect(simulator.requests.filter(({ api }) => api === 'platform')).toEqual([])
  })

  test('with 0 records: once', async () => {
    const { step, asked } = await runInFrontOf([{}], GATED, { scenario: 'too-few-records' })
    expect(asked).toHaveLength(1)
    expect(step.outputs).toMatchObject({ outcome: 'succeeded', numRecords: '0', failedRecords: '0' })
  })
})

describe('the gate', () => {
  test('more rows refused than it allows', async () => {
    const { step } = await run('refused-rows', GATED)
    expect(step.outputs).toMatchObject({
      outcome: 'too-many-failed-records',
      status: 'Success',
      numRecords: '15',
      failedRecords: '2',
      errorCode: 'too-many-failed-records',
    })
    expect(step.annotations).toMatchObject([
      { level: 'error', title: `${MAPPING}: Experience Platform refused too many rows` },
    ])
    expect(step.outputs['message']).toContain(
      'Experience Platform refused 2 rows in the batches since the submission.',
    )
  })

  test('both gates red: the message names both', async () => {
    const { step } = await run('refused-rows', { ...GATED, minRecords: '20' })
    expect(step.outputs['outcome']).toBe('too-many-failed-records')
    expect(step.outputs['message']).toMatch(/minRecords asks for at least 20.*maxFailedRecords allows 0 rows/)
  })

  test('without it: one warning, no arrived data in the headline', async () => {
    const { step } = await run('refused-rows', ASKED)
    expect(step.outputs).toMatchObject({ outcome: 'succeeded', failedRecords: '2' })
    expect(step.annotations).toMatchObject([
      { level: 'warning', message: expect.stringContaining('Experience Platform refused 2 rows') },
    ])
    expect(step.summary).toMatch(/^## ⚠️ .*Adobe reports success, but Experience Platform refused rows/)
  })

  test('as many as it allows: one warning, and no advice to set what is set', async () => {
    const { step } = await run('refused-rows', { ...GATED, maxFailedRecords: '2' })
    expect(step.outputs).toMatchObject({ outcome: 'succeeded', failedRecords: '2' })
    expect(step.annotations).toMatchObject([
      {
        level: 'warning',
        message: expect.stringMatching(/refused 2 rows .* maxFailedRecords allows 2 rows\.$/),
      },
    ])
    expect(step.outputs['message']).not.toContain('Set maxFailedRecords')
  })

  test('not every batch has ended within ten minutes: red, after a schedule that grows', async () => {
    const { step, asked } = await runInFrontOf([{ b1: batch('loading', 15, 0) }], GATED)
    expect(step.outputs).toMatchObject({ outcome: 'too-many-failed-records', failedRecords: '' })
    expect(step.outputs['message']).toContain('not every batch since the submission has ended')
    // What was waited for is Adobe's Success.
    expect(Number(step.outputs['durationSeconds'])).toBeLessThan(10)
    expect(step.durationMs).toBeGreaterThan(600_000)
    expect(step.durationMs).toBeLessThan(610_000)
    expect(asked.length).toBeLessThan(100)
    expect(step.log.filter((line) => line.includes('not every batch')).length).toBeLessThan(10)
  })

  test.each([
    ['with the gate', GATED, 'too-many-failed-records'],
    ['without', ASKED, 'succeeded'],
  ])('the deadline, %s', async (_, inputs, outcome) => {
    const { step } = await runInFrontOf([{}], { ...inputs, timeoutMinutes: '0.5' })
    expect(step.outputs).toMatchObject({ outcome, status: 'Success', failedRecords: '' })
    expect(step.durationMs).toBeGreaterThanOrEqual(30_000)
    expect(step.durationMs).toBeLessThan(35_000)
  })

  test('silence at the deadline ends within its grace', async () => {
    const { step } = await runInFrontOf([{ status: 200, afterMs: 3_600_000 }], {
      ...GATED,
      timeoutMinutes: '0.5',
    })
    expect(step.outputs).toMatchObject({ outcome: 'too-many-failed-records', failedRecords: '' })
    expect(step.durationMs).toBeLessThanOrEqual(35_000)
  })

  test.each([
    ['attached', { onInProgress: 'attach' }, 'already-running', GATED, 'too-many-failed-records'],
    ['attached, without the gate', { onInProgress: 'attach' }, 'already-running', ASKED, 'succeeded'],
  ])('a followed request, %s: the number is unknown', async (_, how, scenario, inputs, outcome) => {
    const { step, asked, warnings } = await runInFrontOf([GOOD], { ...inputs, ...how }, { scenario })
    expect(step.outputs).toMatchObject({ outcome, attached: 'true', failedRecords: '' })
    expect(asked).toHaveLength(1)
    expect(step.summary).toContain('of the last 24 hours')
    expect([...step.log, step.summary].join('\n')).not.toContain('since the submission')
    expect(warnings.filter(({ message }) => message.includes('Platform'))).toEqual([])
  })
})

describe('Platform misbehaves', () => {
  test.each<[string, readonly Reply[]]>([
    ['401, then well', [{ status: 401, body: { error_code: '401013' } }, GOOD]],
    ['403 and 404, then well', [{ status: 403 }, { status: 404 }, GOOD]],
    ['429 and 503, then well', [{ status: 429 }, { status: 503 }, GOOD]],
    ['garbled, then well', ['<html>', '{"b1":', '[]', '{"b1":null}', GOOD]],
  ])('%s: green', async (_, replies) => {
    const { step, asked, warnings } = await runInFrontOf(replies, GATED)
    expect(step.outputs).toMatchObject({ outcome: 'succeeded', failedRecords: '0' })
    expect(asked).toHaveLength(replies.length)
    expect(warnings).toEqual([])
  })

  test('403 for good, with the gate: red, and which right is missing', async () => {
    const { step } = await runInFrontOf(
      [{ status: 403, body: { error_code: '403025', message: 'Profile is not valid' } }],
      GATED,
    )
    expect(step.outputs['outcome']).toBe('too-many-failed-records')
    expect(step.outputs['message']).toMatch(
      /is not known: Experience Platform answered HTTP 403: 403025.*check imsOrg/,
    )
  })

  test('403 for good, without: one warning that says what to do, and no arrived data in the headline', async () => {
    const { step, warnings } = await runInFrontOf([{ status: 403 }], ASKED)
    expect(step.outputs).toMatchObject({ outcome: 'succeeded', failedRecords: '' })
    expect(warnings).toMatchObject([
      { message: expect.stringMatching(/HTTP 403.*a role with access to this sandbox/) },
    ])
    expect(step.summary).toMatch(/^## ⚠️ .*Adobe reports success, but how many rows .* is not known/)
    expect(step.summary).toContain('in sandbox prod: unknown.')
  })

  test('no batch for ten minutes, with the gate: which inputs to check', async () => {
    const { step } = await runInFrontOf([{}], GATED)
    expect(step.outputs['message']).toMatch(
      /has no batch since the submission\..*Check datasetId and sandbox/,
    )
  })

  test('hostile texts are inert, and a secret that it echoes stays hidden', async () => {
    const hostile = `\n::error::boom ##[error]boom | ![x](https://x.example/y.png) <img src=x> @team ${CLIENT_SECRET}`
    const { step } = await runInFrontOf([{ [hostile]: { ...batch('success', 15, 0), status: hostile } }], {
      ...GATED,
      timeoutMinutes: '0.2',
    })
    expect(step.outputs['outcome']).toBe('too-many-failed-records')
    const [, section = ''] = step.summary.split('### The dataset')
    expect(section).not.toMatch(/!\[|<img|@team|```|\n# /)
    expect(section.split('](')).toHaveLength(2)
  })
})

describe('a signal meanwhile', () => {
  const LOADING = { b1: batch('loading', 15, 0) }
  const cancelAt = (count: number) => ({
    onLook: (looks: number, step: RunningStep) => void (looks === count && step.cancel()),
  })

  test('with the gate: cancelled, status Success, exit 1, one notice', async () => {
    const { step } = await runInFrontOf([LOADING], GATED, cancelAt(2))
    expect(step).toMatchObject({ exitCode: 1, conclusion: 'cancelled' })
    expect(step.outputs).toMatchObject({
      outcome: 'cancelled',
      status: 'Success',
      numRecords: '15',
      failedRecords: '',
    })
    expect(step.annotations).toMatchObject([
      { level: 'notice', message: expect.stringContaining('after Adobe ingested 15 records') },
    ])
    expect(step.durationMs).toBeLessThan(12_000)
    // The request is over: there is nothing to resume.
    expect(step.log.join('\n')).not.toContain('requestId: ')
  })

  test('without: succeeded', async () => {
    const { step } = await runInFrontOf([LOADING], ASKED, {
      onLook: (looks, step) => void (looks === 2 && step.signal('SIGINT')),
    })
    expect(step).toMatchObject({ exitCode: 0 })
    expect(step.outputs).toMatchObject({ outcome: 'succeeded', failedRecords: '' })
    expect(step.annotations).toEqual([])
  })
})

test('the request id is out before, and a mapping without a dataset is left out of sum and gate', async () => {
  const { step } = await runAgainst(
    ['refused-rows', 'refused-rows'],
    { ...BY_SANDBOX, mappingId: 'A\nB', datasetId: `-\n${DATASET}`, maxFailedRecords: '2' },
    { simulator: { imsOrg: IMS_ORG, mappingIds: ['A', 'B'], datasetIds: [undefined, DATASET] } },
  )
  expect(step.outputs).toMatchObject({ outcome: 'succeeded', failedRecords: '2' })
  const results = JSON.parse(step.outputs['results'] ?? '')
  expect(results).toMatchObject([{ failedRecords: null }, { failedRecords: 2 }])
  const first = step.outputWrites.findIndex(
    ({ name, value }) => name === 'requestId' && value === '3520\n4520',
  )
  const verdict = step.outputWrites.findIndex(({ name }) => name === 'outcome')
  expect(first).toBeGreaterThanOrEqual(0)
  expect(first).toBeLessThan(verdict)
})

test('the transcript for support shows what was asked, and neither dataset nor batch', async () => {
  const { step } = await run('success', GATED, { env: { RUNNER_DEBUG: '1' } })
  const log = step.log.join('\n')
  const transcript = log.slice(log.indexOf('Support transcript'))
  expect(transcript).toContain(
    'GET /data/foundation/catalog/batches?dataSet=<id>&createdAfter=<id>&orderBy=<id>&limit=<id> → 200',
  )
  expect(transcript).toContain('datasetId: text(24)')
  expect(transcript).toContain('maxFailedRecords: 0')
  expect(transcript).not.toMatch(new RegExp(`${DATASET}|[0-9a-f]{32}`))
})
