import { describe, expect, test } from '@jest/globals'
import type { StepResult } from '../../scripts/runner/run-step.mjs'
import { startSimulator } from '../../src/simulator/index.js'
import { neverAnswered } from '../fakes/held-exchange.js'
import type { Misbehaviour } from '../support/fault-server.js'
import { runAction } from './action.js'
import { BY_SECRET, MAPPING, ORG, runAgainst } from './adobe.js'
import { EXTERNAL_ID, externalIdOf, NAME, runChecked } from './checked.js'
import { accepted, hang, notStopped, playAllByLaw, report } from './faulty-adobe.js'
import { HOSTILE_TEXTS } from './hostile-texts.js'
import { expectHarmless } from './inert.js'
import { expectLaws } from './laws.js'

const idsOf = (count: number) => Array.from({ length: count }, (_, index) => `XDM${44 + index}`)
const resultsOf = ({ outputs }: StepResult): readonly Record<string, unknown>[] =>
  JSON.parse(outputs['results'] ?? '')
const linesOf = ({ outputs }: StepResult, name: string) => (outputs[name] ?? '').split('\n')

/** Runs so many mappings against the simulator, each with a scenario of its own. */
async function runSeveral(scenario: readonly string[], inputs: Readonly<Record<string, string>> = {}) {
  const mappingIds = idsOf(scenario.length)
  const given = { ...BY_SECRET, mappingId: mappingIds.join('\n'), ...inputs }
  return runAgainst(scenario, given, { simulator: { mappingIds } })
}

describe('ends side by side', () => {
  test('two, one of which fails', async () => {
    const { step, transcript } = await runSeveral(['failed', 'success'])
    expect(step.outputs).toMatchObject({
      requestId: '3520\n4520',
      status: 'Failed',
      outcome: 'failed',
      numRecords: '',
      batchId: '-\n-',
      errorCode: 'ACP-880056',
      message: expect.stringMatching(/^1 of 2 mappings did not succeed: XDM44 \(failed\)\. Mapping XDM44: /),
    })
    expect(resultsOf(step)).toMatchObject([
      { mappingId: 'XDM44', outcome: 'failed', requestId: '3520' },
      { mappingId: 'XDM45', outcome: 'succeeded', requestId: '4520', numRecords: 15 },
    ])
    expect(transcript.filter((line) => line.startsWith('POST /ims'))).toHaveLength(1)
    expect(step.stdout).toMatch(/XDM45: submitted as request 4520\./)
  })

  test('two, both of which succeed', async () => {
    const { step } = await runSeveral(['success', 'slow-success'])
    expect(step).toMatchObject({
      exitCode: 0,
      outputs: { outcome: 'succeeded', status: 'Success', numRecords: '30', errorCode: '' },
    })
    expect(step.outputs['message']).toBe('All 2 mappings: Adobe ingested 30 records.')
  })

  test('ten, of every kind, in the order of the input', async () => {
    const scenarios = [
      'success',
      'failed',
      'aborted',
      'not-stopped',
      'success',
      'already-running',
      'never-ends',
      'not-published',
      'too-few-records',
      'failed-after-upload',
    ]
    const { step, simulator } = await runSeveral(scenarios, {
      maxParallel: '10',
      minRecords: '1',
      timeoutMinutes: '0.2',
    })
    expect(resultsOf(step).map(({ mappingId, outcome }) => `${mappingId} ${outcome}`)).toEqual([
      'XDM44 succeeded',
      'XDM45 failed',
      'XDM46 aborted',
      'XDM47 rejected',
      'XDM48 succeeded',
      'XDM49 succeeded',
      'XDM50 timed-out',
      'XDM51 rejected',
      'XDM52 too-few-records',
      'XDM53 failed',
    ])
    expect(step.outputs).toMatchObject({ outcome: 'rejected', errorCode: 'not-stopped', status: 'Failed' })
    expect(linesOf(step, 'requestId')).toEqual([
      '3520',
      '4520',
      '5520',
      '-',
      '7520',
      '8520',
      '9520',
      '-',
      '11520',
      '12520',
    ])
    expect(simulator.requests.filter(({ api }) => api === 'ims')).toHaveLength(1)
    expect(linesOf(step, 'batchId').map((line) => line === '-')).toEqual([...Array(9).fill(true), false])
    // A group for each, then the verdict.
    expect(step.commands.filter(({ name }) => name === 'group')).toHaveLength(10)
    expect(step.rawSummary).toMatch(/\| XDM47 \| ❌ rejected \|[\s\S]*\| XDM49 \| ✅ succeeded \|/)
    expect(step.rawSummary.match(/ {4}section XDM\d+\n/g)).toHaveLength(10)
    expect(step.rawSummary).toContain('    mappingId: XDM50\n')
  })
})

test('a refused credential ends all of them at once, with one request and one error', async () => {
  const { step, transcript } = await runSeveral(['invalid-client', 'success', 'success'], {
    maxParallel: '1',
  })
  expect(transcript).toEqual(['POST /ims/token/v3 400'])
  expect(resultsOf(step).map(({ outcome, errorCode }) => `${outcome} ${errorCode}`)).toEqual(
    Array.from({ length: 3 }, () => 'error invalid_client'),
  )
  expect(step.annotations.find(({ level }) => level === 'error')?.message).toMatch(
    /^3 of 3 mappings did not succeed: XDM44, XDM45, XDM46 \(error\)\.\nMappings XDM44, XDM45, XDM46: Adobe IMS/,
  )
})

test('a ready-made token that Adobe refuses is tried once more, and ends all of them', async () => {
  const { step, transcript } = await runSeveral(['success', 'success', 'success'], {
    accessToken: 'a-token-that-nobody-knows',
    clientSecret: '',
    maxParallel: '1',
  })
  const refused = expect.stringMatching(/^POST .*XDM44\/ingest 401$/)
  expect(transcript).toEqual([refused, refused])
  expect(resultsOf(step).map(({ outcome }) => outcome)).toEqual(['error', 'error', 'error'])
  expect(step.annotations.find(({ level }) => level === 'error')?.message).toMatch(
    /\nMappings XDM44, XDM45, XDM46: .*HTTP 401: .*401013.*the access token that was passed/,
  )
})

test('bad inputs: one error, a result for each, no request', async () => {
  const { step, transcript } = await runSeveral(['success', 'success'], {
    minRecords: '1\n2\n3',
    maxParallel: '0',
  })
  expect(transcript).toEqual([])
  expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: 'bad-input', requestId: '-\n-' })
  expect(step.annotations.map(({ message }) => message)).toEqual([
    expect.stringMatching(
      /^2 inputs need attention[\s\S]*\n`minRecords` has 3 lines[\s\S]*\n`maxParallel` is "0", which is out/,
    ),
  ])
})

test('its requests, given back, are followed; a dash submits', async () => {
  const mappingIds = idsOf(2)
  const simulator = await startSimulator({
    scenario: 'slow-success',
    org: ORG,
    mappingIds,
    ...{ clientId: BY_SECRET.clientId, clientSecrets: [BY_SECRET.clientSecret] },
  })
  try {
    const { apiUrl, imsUrl } = simulator
    const inputs = { org: ORG, mappingId: mappingIds.join('\n'), ...BY_SECRET, apiUrl, imsUrl }
    const first = await runAction(
      { ...inputs, mappingId: 'XDM44', timeoutMinutes: '0.03' },
      { virtualTime: true },
    )
    expect(first.outputs).toMatchObject({ outcome: 'timed-out', requestId: '3520' })
    const second = await runAction({ ...inputs, requestId: `${first.outputs['requestId']}\n-` })
    expectLaws(second, { secrets: [BY_SECRET.clientSecret], mappings: 2 })
    expect(second.outputs).toMatchObject({ outcome: 'succeeded', requestId: '3520\n4520', numRecords: '30' })
    const posts = simulator.requests.filter(({ api, method }) => api === 'campaign' && method === 'POST')
    expect(posts.map(({ path }) => path.split('/').at(-2))).toEqual(['XDM44', 'XDM45'])
  } finally {
    await simulator.close()
  }
})

const DAY = 24 * 60 * 60
/** The second of the day that a line of the log begins with. */
const secondOf = (line = '') => {
  const [hours = 0, minutes = 0, seconds = 0] = line.slice(0, 8).split(':').map(Number)
  return (hours * 60 + minutes) * 60 + seconds
}

test('who answers slowly, or not at all, delays nobody else', async () => {
  const drip: Misbehaviour = (socket, request) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{"requestId":')
    neverAnswered(request)
  }
  const plays = {
    hanging: { post: [accepted(1)], look: [hang] },
    dripping: { post: [accepted(2)], look: [drip] },
    fine: { post: [accepted(3)], look: [report('Success', 3, { numRecords: 1 })] },
    refused: { post: [notStopped] },
  }
  const { step } = await playAllByLaw(
    plays,
    { timeoutMinutes: '0.15', maxParallel: '3' },
    { virtualTime: true },
  )
  expect(resultsOf(step).map(({ mappingId, outcome }) => `${mappingId} ${outcome}`)).toEqual([
    'hanging timed-out',
    'dripping timed-out',
    'fine succeeded',
    'refused rejected',
  ])
  const ended = step.log.flatMap((line) => /^(\S+) +(\w+): ended as/.exec(line)?.slice(1, 3) ?? [])
  expect(ended.filter((_, index) => index % 2 === 1).slice(0, 4)).toEqual([
    'fine',
    'refused',
    'hanging',
    'dripping',
  ])
  const first = step.log.findIndex((line) => line.includes('authenticated'))
  const secondsTo = (index: number) => (secondOf(ended[index]) - secondOf(step.log[first]) + DAY) % DAY
  expect(secondsTo(0)).toBeLessThan(6)
  expect(secondsTo(2)).toBeLessThan(6)
  // The grace of a request in flight.
  expect(step.durationMs).toBe(9_000 + 2_000)
})

test('hostile texts in one leave the others, and the runner, alone', async () => {
  const hostile = Object.values(HOSTILE_TEXTS).join('\n')
  const bad = { info: hostile, batchId: hostile }
  const { step } = await playAllByLaw({
    A: { post: [accepted(1)], look: [report('Failed', 1, bad)] },
    B: { post: [accepted(2)], look: [report('Success', 2, { numRecords: 7 })] },
  })
  expect(resultsOf(step)).toMatchObject([{ outcome: 'failed' }, { outcome: 'succeeded', numRecords: 7 }])
  expect(linesOf(step, 'requestId')).toEqual(['1', '2'])
  expect(linesOf(step, 'info')).toHaveLength(2)
  expectHarmless({ ...step, outputs: { ...step.outputs, info: linesOf(step, 'info')[0] ?? '' } }, 2)
})

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s: every unfinished one is told of, with one step that resumes all',
  async (signal) => {
    const { step } = await playAllByLaw(
      {
        done: { post: [accepted(1)], look: [report('Success', 1, { numRecords: 1 })] },
        running: { post: [accepted(2)], look: [report('In Progress', 2)] },
        third: { post: [accepted(3)], look: [report('In Progress', 3)] },
        waiting: {},
      },
      { maxParallel: '2', minRecords: '1\n2\n3\n-' },
      {
        onMoment: (line, running) => {
          if (line === 'third look 1') running.signal(signal)
        },
      },
    )
    expect(resultsOf(step).map(({ mappingId, outcome }) => `${mappingId} ${outcome}`)).toEqual([
      'done succeeded',
      'running cancelled',
      'third cancelled',
      'waiting cancelled',
    ])
    expect(step.outputs).toMatchObject({ outcome: 'cancelled', requestId: '1\n2\n3\n-' })
    expect(step.rawSummary).toContain('    mappingId: |-\n      running\n      third\n      waiting\n')
    expect(step.rawSummary).toContain('    minRecords: |-\n      2\n      3\n      -\n')
    expect(step.rawSummary).toContain('    requestId: |-\n      2\n      3\n      -\n```')
  },
)

test('one check run for each, told at its own end', async () => {
  const mappingIds = [MAPPING, 'XDM45', 'XDM46']
  const { before, calls, warnings } = await runChecked(
    ['success', 'failed', 'not-stopped'],
    { mappingId: mappingIds.join('\n'), maxParallel: '2' },
    { simulator: { mappingIds } },
  )
  expect(warnings).toEqual([])
  expect(calls.filter((call) => call.startsWith('create'))).toHaveLength(3)
  const shown = before.map(({ name, external_id, conclusion, status }) => [
    name,
    external_id,
    status,
    conclusion,
  ])
  expect(shown).toEqual([
    [NAME, EXTERNAL_ID, 'completed', 'success'],
    [NAME.replace(MAPPING, 'XDM45'), externalIdOf('XDM45'), 'completed', 'failure'],
    [NAME.replace(MAPPING, 'XDM46'), externalIdOf('XDM46'), 'completed', 'failure'],
  ])
  expect(before[0]?.output?.summary).toContain('Adobe ingested 15 records')
  expect(before[1]?.output?.summary).not.toContain('XDM46')
})
