import { describe, expect, test } from '@jest/globals'
import type { StepResult } from '../../scripts/runner/run-step.mjs'
import { SCENARIOS } from '../../src/simulator/index.js'
import { answer } from '../support/fault-server.js'
import { runAction } from './action.js'
import { BY_SECRET, CLIENT_ID, MAPPING, ORG, runAgainst, TOKEN } from './adobe.js'
import { GRANTED_TOKEN, granted, hang, json, type Play, playByLaw, say } from './faulty-adobe.js'
import { expectLaws } from './laws.js'
import { BY_SANDBOX, IMS_ORG } from './platform.js'

const DRY = { dryRun: 'true' }
const METADATA = `GET /${ORG}/campaign/profileAndServices/resourceType/profile 200`
const BATCHES = 'GET /data/foundation/catalog/batches?limit=1 200'

/** The rows of the summary: what was checked, and its result. */
const rowsOf = ({ summary }: StepResult): readonly string[] =>
  [...summary.matchAll(/^\| (?!Set-up|---)([^|]+) \| ([^|]+) \| /gm)].map(
    ([, name, result]) => `${result} ${name}`,
  )

/** The lines of the log that say the same. */
const linesOf = ({ log }: StepResult): readonly string[] =>
  log.flatMap((line) => {
    const [, result, name] = /^\d\d:\d\d:\d\d {2}(✓|✗|not checked):? ([^:(.]+)/.exec(line) ?? []
    return name === undefined ? [] : [`${result} ${name.trim()}`]
  })

const CREDENTIAL = 'Credential and its scopes'
const ORGANIZATION = 'Organization, API key and product profile'
const RIGHT = 'Right to read batches in Experience Platform'
const OUT_OF_REACH = [
  'not checked Each mapping exists, is published and stopped',
  'not checked The SQL function execution role',
]

function expectChecks(step: StepResult, ...checks: readonly string[]): void {
  expect(rowsOf(step)).toEqual([...checks, ...OUT_OF_REACH])
  expect(linesOf(step)).toEqual([...checks, ...OUT_OF_REACH])
}

const warningsOf = ({ annotations }: StepResult) => annotations.filter(({ level }) => level === 'warning')

describe('all is well', () => {
  test('one token, one read: checked, exit 0, one warning, every check in log and summary', async () => {
    const { step, transcript, simulator } = await runAgainst('success', { ...BY_SECRET, ...DRY })
    expect(transcript).toEqual([TOKEN, METADATA])
    expect(simulator.requests[1]?.headers).toMatchObject({
      authorization: expect.stringMatching(/^Bearer \S+$/),
      'x-api-key': CLIENT_ID,
      'cache-control': 'no-cache',
      'content-type': 'application/json',
    })
    const { message, results, ...outputs } = step.outputs
    expect(outputs).toEqual({
      requestId: '',
      status: '',
      outcome: 'checked',
      numRecords: '',
      failedRecords: '',
      batchId: '',
      info: '',
      errorCode: '',
      attached: 'false',
      durationSeconds: '',
      rehearsal: 'false',
    })
    expect(message).toBe(
      'Mapping XDM44: everything that a dry run can check is right. Nothing was submitted, and no data was ingested.',
    )
    expect(JSON.parse(results ?? '')).toMatchObject([{ outcome: 'checked', attempts: 0, requestId: '' }])
    expect(step.annotations).toEqual([{ level: 'warning', title: expect.any(String), message }])
    expectChecks(step, '✓ Inputs', `✓ ${CREDENTIAL}`, `✓ ${ORGANIZATION}`)
    expect(step.summary).toContain('⚠️')
    expect(step.summary).not.toContain('✅')
  })

  test('with a sandbox, also the right to read batches: three requests', async () => {
    const { step, transcript, simulator } = await runAgainst(
      'success',
      { ...BY_SANDBOX, ...DRY },
      { simulator: { imsOrg: IMS_ORG } },
    )
    expect(transcript).toEqual([TOKEN, METADATA, BATCHES])
    expect(simulator.requests[2]?.headers).toMatchObject({
      'x-gw-ims-org-id': IMS_ORG,
      'x-sandbox-name': 'prod',
    })
    expect(step.outputs['outcome']).toBe('checked')
    expectChecks(step, '✓ Inputs', `✓ ${CREDENTIAL}`, `✓ ${ORGANIZATION}`, `✓ ${RIGHT}`)
  })

  test('a given token: IMS is asked nothing, and the next check sends it', async () => {
    const accessToken = 'the-one-token-of-a-vault-0123456789'
    const { step, transcript } = await runAgainst(
      'success',
      { clientId: CLIENT_ID, accessToken, ...DRY },
      { simulator: { accessToken } },
    )
    expect(transcript).toEqual([METADATA])
    expect(step.outputs['outcome']).toBe('checked')
    expectChecks(step, '✓ Inputs', `not checked ${CREDENTIAL}`, `✓ ${ORGANIZATION}`)
  })

  test('several mappings: checked once, for all', async () => {
    const mappingId = 'XDM44\nXDM45\nXDM46'
    const { step, transcript } = await runAgainst(
      'success',
      { ...BY_SECRET, ...DRY, mappingId },
      { simulator: { mappingIds: mappingId.split('\n') } },
    )
    expect(transcript).toEqual([TOKEN, METADATA])
    expect(step.outputs).toMatchObject({ outcome: 'checked', requestId: '-\n-\n-' })
    expect(step.outputs['message']).toMatch(/^All 3 mappings: .* no data was ingested\.$/)
    expect(warningsOf(step)).toHaveLength(1)
    expectChecks(step, '✓ Inputs', `✓ ${CREDENTIAL}`, `✓ ${ORGANIZATION}`)
  })

  test.each([
    [{ wait: 'false' }],
    [{ requestId: '17' }],
    [{ wait: 'false', onInProgress: 'attach' }],
    [{ minRecords: '1', resubmitOnAborted: '2', onInProgress: 'fail' }],
    [{ requestIdIn: 'body' }],
    [{ checkRun: 'true', githubToken: 'ghs_not-a-real-token-0123456789' }],
  ])('%j is for the real run', async (inputs) => {
    const { step, transcript } = await runAgainst('never-ends', { ...BY_SECRET, ...DRY, ...inputs })
    expect(transcript).toEqual([TOKEN, METADATA])
    expect(step.outputs).toMatchObject({ outcome: 'checked', requestId: '' })
    expect(step.state).toEqual({})
    const notes = step.log.filter((line) => /a dry run publishes no check run/.test(line))
    expect(notes).toHaveLength('checkRun' in inputs ? 1 : 0)
  })

  test('as a process of the bundle', async () => {
    const { step, transcript } = await runAgainst('success', { ...BY_SECRET, ...DRY }, { bundle: {} })
    expect(transcript).toEqual([TOKEN, METADATA])
    expect(step.outputs['outcome']).toBe('checked')
  })
})

describe('bad inputs', () => {
  test('end it before any request, with every problem in one error', async () => {
    const { step, transcript } = await runAgainst('success', {
      ...BY_SECRET,
      ...DRY,
      minRecords: 'x',
      wait: 'no',
    })
    expect(transcript).toEqual([])
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: 'bad-input' })
    expect(rowsOf(step)).toEqual([
      '✗ Inputs',
      `not checked ${CREDENTIAL}`,
      `not checked ${ORGANIZATION}`,
      ...OUT_OF_REACH,
    ])
  })

  test('with a sandbox, the right to read batches is named as not checked', async () => {
    const { step } = await runAgainst('success', { ...BY_SANDBOX, ...DRY, minRecords: 'x' })
    expect(rowsOf(step)).toContain(`not checked ${RIGHT}`)
    expect(step.log.join('\n')).toContain(`not checked: ${RIGHT}`)
  })

  test.each(['yes', '1', 'on', 'null', 'tru', 'TRUe', '"true"'])('dryRun: %s', async (dryRun) => {
    const { step, transcript } = await runAgainst('success', { ...BY_SECRET, dryRun })
    expect(transcript).toEqual([])
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: 'bad-input' })
    expect(step.outputs['message']).toContain('`dryRun`')
  })

  test.each(['', 'false', 'False', 'FALSE'])('dryRun: %j is a real run', async (dryRun) => {
    const { step } = await runAgainst('not-stopped', { ...BY_SECRET, dryRun })
    expect(step.outputs['outcome']).toBe('rejected')
  })

  test.each(['true', 'True', 'TRUE'])('dryRun: %s is none', async (dryRun) => {
    const { step } = await runAgainst('not-stopped', { ...BY_SECRET, dryRun })
    expect(step.outputs['outcome']).toBe('checked')
  })
})

describe('what is wrong ends as in a real run', () => {
  const same = async (scenario: string, inputs = {}) => {
    const real = await runAgainst(scenario, { ...BY_SECRET, ...inputs })
    const dry = await runAgainst(scenario, { ...BY_SECRET, ...inputs, ...DRY })
    for (const name of ['outcome', 'errorCode', 'status', 'requestId']) {
      expect([name, dry.step.outputs[name]]).toEqual([name, real.step.outputs[name]])
    }
    // The last sentences say what to do next.
    const next = (step: StepResult) => /\*\*Next:\*\* (.*)/.exec(step.summary)?.[1]
    expect(next(dry.step)).toBe(next(real.step))
    expect(next(dry.step)).toMatch(/\S/)
    return dry
  }

  test.each(['invalid-client', 'invalid-scope'])('%s', async (scenario) => {
    const { step } = await same(scenario)
    expectChecks(step, '✓ Inputs', `✗ ${CREDENTIAL}`, `not checked ${ORGANIZATION}`)
  })

  test('wrong-org: the tenants of the profile stand beside the org given', async () => {
    const { step, transcript } = await same('wrong-org')
    expect(transcript.filter((request) => request.includes('/ims/profile/'))).toEqual([
      'GET /ims/profile/v1 200',
    ])
    expect(step.outputs['message']).toContain(
      'The given org is geometrixx; according to Adobe IMS this credential reaches geometrixx-mkt-stage3.',
    )
    expectChecks(step, '✓ Inputs', `✓ ${CREDENTIAL}`, `✗ ${ORGANIZATION}`)
  })

  test('several mappings: what failed is the set-up, not each of them', async () => {
    const { step } = await runAgainst(
      ['no-product-profile', 'success'],
      { ...BY_SECRET, ...DRY, mappingId: 'A\nB' },
      { simulator: { mappingIds: ['A', 'B'] } },
    )
    expect(step.summary).toMatch(/^## ❌ Adobe Campaign data ingestion: A check of the set-up failed\n/)
    expect(step.outputs['message']).toMatch(/^A check of the set-up failed: A, B \(error\)\. Mappings A, B: /)
  })

  test('another organization than that of the credential', async () => {
    const { step } = await same('success', { org: 'another' })
    expect(step.outputs['message']).toContain(
      'The given org is another; according to Adobe IMS this credential reaches geometrixx.',
    )
  })

  test('no-product-profile: the profile names none, and nothing is said of it', async () => {
    const { step, transcript } = await same('no-product-profile')
    expect(transcript).toEqual([TOKEN, METADATA.replace('200', '403'), 'GET /ims/profile/v1 200'])
    expect(step.outputs['message']).not.toContain('according to Adobe IMS')
    expectChecks(step, '✓ Inputs', `✓ ${CREDENTIAL}`, `✗ ${ORGANIZATION}`)
  })
})

const play = (row: Play, inputs: Readonly<Record<string, string>> = {}) =>
  playByLaw(row, { ...DRY, ...inputs }, { virtualTime: true })

const status = (code: number, body: unknown = {}, headers = {}) => say(json(body, { status: code, headers }))
const OOPS = { code: 500, message: 'Oops. Something went wrong. Check your URI and try again.' }

describe('what Campaign answers', () => {
  test.each([
    ['an object', say(json({ content: {} }))],
    ['an empty object', say(json({}))],
    ['a list', say(json([]))],
    ['another 2xx', status(206, { content: {} })],
    ['a text', say(json('profile'))],
    ['what is no JSON by its type', say(answer('{}', { headers: { 'content-type': 'text/html' } }))],
  ])('%s with 2xx passes', async (_, metadata) => {
    const { step, api } = await play({ metadata: [metadata] })
    expect(step.outputs['outcome']).toBe('checked')
    expect(api).toHaveLength(1)
  })

  test.each([
    ['400', status(400), 'refused', 1],
    ['403003', status(403, { error_code: '403003', message: 'Api Key is invalid' }), '403003', 1],
    ['403023', status(403, { error_code: '403023', message: 'Profile is not valid' }), '403023', 1],
    ['403013', status(403, { error_code: '403013', message: 'Your IP is not whitelisted' }), '403013', 1],
    ['404 of Campaign', status(404, 'RST-360011 An error has occurred'), 'RST-360011', 1],
    ['500 of Campaign that is a refusal', status(500, 'XTK-170036 Unable to parse'), 'XTK-170036', 1],
    [
      'a redirect',
      say(answer('', { status: 302, headers: { location: 'https://elsewhere.example/' } })),
      'redirected',
      1,
    ],
    ['a page with 403', say(answer('<html><title>Blocked</title></html>', { status: 403 })), 'refused', 1],
    ['a page with 200', say(answer('<html><title>Maintenance</title></html>')), 'unreadable-answer', 4],
    ['nothing with 204', say(answer('', { status: 204 })), 'unreadable-answer', 4],
    ['half of an object', say(answer('{"content":')), 'unreadable-answer', 4],
    ['Oops with 500', status(500, OOPS), '500', 4],
    ['Oops with 200', status(200, OOPS), '500', 4],
    [
      'a refusal with 200',
      status(200, { error_code: '403023', message: 'Profile is not valid' }),
      '403023',
      4,
    ],
    ['503', status(503), 'server-error', 4],
    [
      '503020 with 403',
      status(403, { error_code: '503020', message: 'Could not read the profile' }),
      '503020',
      4,
    ],
    ['429', status(429, { error_code: '429050', message: 'Too many requests' }), '429050', 4],
    ['429 for an hour', status(429, { error_code: '429050' }, { 'retry-after': '3600' }), '429050', 1],
    ['no answer', hang, 'no-answer', 4],
  ])('%s: error, never lost contact', async (_, metadata, errorCode, requests) => {
    const { step, api } = await play({ metadata: [metadata] })
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode })
    expect(api).toHaveLength(requests)
    expectChecks(step, '✓ Inputs', `✓ ${CREDENTIAL}`, `✗ ${ORGANIZATION}`)
    expect(step.durationMs).toBeLessThanOrEqual(80_000)
  })

  test.each([
    ['503', status(503)],
    ['no answer', hang],
    ['a page with 200', say(answer('<html></html>'))],
  ])('%s once, then all is well', async (_, metadata) => {
    const { step, api } = await play({ metadata: [metadata, say(json({}))] })
    expect(step.outputs['outcome']).toBe('checked')
    expect(api).toHaveLength(2)
  })

  const refusedToken = status(401, { error_code: '401013', message: 'Oauth token is not valid' })

  test('a good token refused once: as a POST, repeated with a new one', async () => {
    const { step, api, ims } = await play({ metadata: [refusedToken, say(json({}))] })
    expect(step.outputs['outcome']).toBe('checked')
    expect([api.length, ims.length]).toEqual([2, 2])
  })

  test('refused for good', async () => {
    const { step, api } = await play({ metadata: [refusedToken] })
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: '401013' })
    expect(api).toHaveLength(2)
  })

  test('a given token that is refused', async () => {
    const accessToken = 'the-one-token-of-a-vault-0123456789'
    const { step, ims } = await play({ metadata: [refusedToken] }, { clientSecret: '', accessToken })
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: '401013' })
    expect(step.outputs['message']).toContain('Adobe refuses the access token that was passed')
    expect(ims).toEqual([])
  })

  test('IMS is down: the same outcome, and nothing is asked of Campaign', async () => {
    const { step, api, ims } = await play({ token: [status(503)] })
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: 'server-error' })
    expect([api.length, ims.length]).toEqual([0, 4])
  })

  test('Campaign cannot be reached', async () => {
    const { step } = await play({}, { apiUrl: 'http://127.0.0.1:9' })
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: 'unreachable' })
    expectChecks(step, '✓ Inputs', `✓ ${CREDENTIAL}`, `✗ ${ORGANIZATION}`)
  })
})

describe('the profile of the credential is an aid, and changes nothing', () => {
  const REFUSED = [status(403, { error_code: '403025', message: 'Profile is not valid' })]
  const tenant = (organization_id: unknown, serviceCode: unknown = 'dma_tartan') => ({
    prodCtx: { serviceCode, organization_id, user_visible_name: 'Somebody', statusCode: 'ACTIVE' },
  })
  const profile = (...products: readonly unknown[]) =>
    say(json({ projectedProductContext: products, email: 'a@b.example' }))
  const reaches = ({ outputs }: StepResult) =>
    /this credential reaches (.*?)\. The credential lacks/.exec(outputs['message'] ?? '')?.[1]

  test.each([
    ['one', profile(tenant('geometrixx')), 'geometrixx'],
    ['each once', profile(tenant('a1'), tenant('a1'), tenant('b-2')), 'a1, b-2'],
    ['five at most', profile(...[1, 2, 3, 4, 5, 6, 7].map((n) => tenant(`t${n}`))), 't1, t2, t3, t4, t5'],
    ['Campaign alone', profile(tenant('other', 'dma_aem'), tenant('mine')), 'mine'],
  ])('%s', async (_, answered, named) => {
    const { step } = await play({ metadata: REFUSED, profile: [answered] })
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: '403025' })
    expect(reaches(step)).toBe(named)
    expect(step.summary).not.toContain('Somebody')
  })

  const HOSTILE: readonly unknown[] = [
    'Geometrixx',
    'a b',
    'a.b',
    '',
    'x'.repeat(64),
    '::error::x',
    '<img src=x>',
    'a\nb',
    '\u202egeo',
    '../..',
    GRANTED_TOKEN,
    7,
    null,
    {},
    ['a'],
  ]

  test.each([
    ['hostile names', profile(...HOSTILE.map((name) => tenant(name)))],
    ['no list', say(json({ projectedProductContext: { 0: tenant('a') } }))],
    [
      'products that are none',
      profile(null, 1, 'dma_tartan', [], { prodCtx: null }, { prodCtx: [tenant('a')] }),
    ],
    [
      'forged keys',
      say(answer(`{"__proto__":${JSON.stringify({ projectedProductContext: [tenant('a')] })}}`)),
    ],
    ['a list', say(json([]))],
    ['null', say(json(null))],
    ['a page', say(answer('<html><title>dma_tartan</title></html>'))],
    [
      'a megabyte too many',
      say(json({ projectedProductContext: [tenant('a')], more: 'x'.repeat(1_100_000) })),
    ],
    ['401', status(401, { error: 'invalid_token' })],
    ['500', status(500)],
    ['a redirect', say(answer('', { status: 302, headers: { location: 'https://elsewhere.example/' } }))],
    ['a connection cut off', (socket: { destroy(): unknown }) => void socket.destroy()],
    ['no answer', hang],
  ])('%s: nothing is said of it', async (_, answered) => {
    const { step, ims } = await play({ metadata: REFUSED, profile: [answered] })
    const { step: without } = await play({ metadata: REFUSED })
    expect({ ...step.outputs }).toEqual({ ...without.outputs })
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: '403025' })
    // Asked once, whatever comes.
    expect(ims.filter((request) => request.startsWith('GET'))).toHaveLength(1)
    expect(step.durationMs).toBeLessThanOrEqual(6_000)
  })

  test('a deadline or a signal meanwhile leaves the verdict', async () => {
    const late = await play({ metadata: REFUSED, profile: [hang] }, { timeoutMinutes: '0.02' })
    expect(late.step.outputs).toMatchObject({ outcome: 'error', errorCode: '403025' })
    expect(late.step.durationMs).toBeLessThanOrEqual(1_300)
    const cancelled = await playByLaw({ metadata: REFUSED, profile: [hang] }, DRY, {
      virtualTime: true,
      onMoment: (moment, step) => moment === 'profile 1' && step.signal('SIGINT'),
    })
    expect(cancelled.step.outputs).toMatchObject({ outcome: 'error', errorCode: '403025' })
  })

  test.each([
    ['all is well', say(json({}))],
    ['a page', say(answer('<html></html>', { status: 403 }))],
    ['nobody answers', hang],
    ['Adobe is busy', status(429, { error_code: '429050' }, { 'retry-after': '3600' })],
  ])('%s: it is not read', async (_, metadata) => {
    const { ims } = await play({ metadata: [metadata], profile: [profile(tenant('a'))] })
    expect(ims.filter((request) => request.startsWith('GET'))).toEqual([])
  })
})

describe('it ends in time', () => {
  test.each([
    ['token', { token: [hang] }],
    ['metadata', { metadata: [hang] }],
  ])('a signal while it waits for the %s: cancelled', async (moment, row) => {
    const { step } = await playByLaw(row, DRY, {
      virtualTime: true,
      onMoment: (now, running) => now === `${moment} 1` && running.signal('SIGINT'),
    })
    expect(step.outputs).toMatchObject({ outcome: 'cancelled', errorCode: 'cancelled' })
    expect(step.outputs['message']).toContain('before the dry run finished its checks')
    expect(step.annotations).toMatchObject([{ title: 'XDM44: Cancelled before all checks were made' }])
    expect(step.durationMs).toBeLessThanOrEqual(5_000)
    expect(rowsOf(step)).toContain(`not checked ${ORGANIZATION}`)
    expect(step.log.join('\n')).not.toContain('requestId:')
  })

  test.each([
    ['the token', { token: [hang] }, 'timed-out'],
    ['the metadata', { metadata: [hang] }, 'timed-out'],
    ['a pause that is longer', { metadata: [status(429, {}, { 'retry-after': '5' })] }, 'error'],
  ])('the deadline while it waits for %s', async (_, row, outcome) => {
    const { step } = await play(row, { timeoutMinutes: '0.05' })
    expect(step.outputs['outcome']).toBe(outcome)
    expect(step.durationMs).toBeLessThanOrEqual(8_000)
  })
})

describe('the right to read batches', () => {
  test.each([
    ['another IMS organization', 'OTHER@AdobeOrg', 'prod', '403'],
    ['another sandbox', IMS_ORG, 'dev', '404'],
  ])('%s: ✗ and why, but no red without a gate that needs it', async (_, imsOrg, sandbox, code) => {
    const { step, transcript } = await runAgainst(
      'success',
      { ...BY_SECRET, ...DRY, imsOrg, sandbox },
      { simulator: { imsOrg: IMS_ORG } },
    )
    expect(transcript).toEqual([TOKEN, METADATA, BATCHES.replace('200', code)])
    expect(step.outputs['outcome']).toBe('checked')
    expect(step.outputs['message']).toMatch(new RegExp(`Experience Platform answered HTTP ${code}`))
    expect(warningsOf(step)).toHaveLength(1)
    expectChecks(step, '✓ Inputs', `✓ ${CREDENTIAL}`, `✓ ${ORGANIZATION}`, `✗ ${RIGHT}`)
  })
})

describe('the right to read batches, with maxFailedRecords', () => {
  const GATE = {
    ...BY_SECRET,
    ...DRY,
    sandbox: 'prod',
    datasetId: '5deac2648a19d218a888d2b1',
    maxFailedRecords: '0',
  }

  test('is there', async () => {
    const { step, transcript } = await runAgainst(
      'success',
      { ...GATE, imsOrg: IMS_ORG },
      { simulator: { imsOrg: IMS_ORG } },
    )
    expect(transcript).toEqual([TOKEN, METADATA, BATCHES])
    expect(step.outputs).toMatchObject({ outcome: 'checked', failedRecords: '' })
  })

  test.each([
    [
      'another IMS organization',
      'OTHER@AdobeOrg',
      'prod',
      '403025',
      /check imsOrg, and add the Experience Platform API/,
    ],
    [
      'another sandbox',
      IMS_ORG,
      'dev',
      'refused',
      /There is no such sandbox, or the credential may not see it/,
    ],
  ])('%s: red, and why', async (_, imsOrg, sandbox, errorCode, next) => {
    const { step } = await runAgainst(
      'success',
      { ...GATE, imsOrg, sandbox },
      { simulator: { imsOrg: IMS_ORG } },
    )
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode })
    expect(step.outputs['message']).toMatch(next)
    expectChecks(step, '✓ Inputs', `✓ ${CREDENTIAL}`, `✓ ${ORGANIZATION}`, `✗ ${RIGHT}`)
  })

  test('several mappings, of which one has the gate', async () => {
    const mappingId = 'XDM44\nXDM45'
    const { step, transcript } = await runAgainst(
      'success',
      { ...GATE, imsOrg: 'OTHER@AdobeOrg', mappingId, datasetId: '-\n5deac2648a19d218a888d2b1' },
      { simulator: { imsOrg: IMS_ORG, mappingIds: mappingId.split('\n') } },
    )
    expect(transcript).toHaveLength(3)
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: '403025' })
  })
})

test('the transcript for support shows what was asked, and not whom', async () => {
  const { step } = await runAgainst('wrong-org', { ...BY_SECRET, ...DRY }, { env: { RUNNER_DEBUG: '1' } })
  const transcript = step.log
    .slice(step.log.findIndex((line) => line.includes('Support transcript')))
    .join('\n')
  expect(transcript).toContain('GET /<id>/campaign/profileAndServices/resourceType/profile → 500')
  expect(transcript).toContain('GET /ims/profile/v1 → 200')
  expect(transcript).toContain('mapping 1: outcome error, status none')
  expect(transcript).not.toMatch(/geometrixx|mkt-stage3/)
})

describe('with rehearse', () => {
  test.each(SCENARIOS)('$name', async ({ name, inputs, expected, script }) => {
    const step = await runAction(
      { org: ORG, mappingId: MAPPING, rehearse: name, ...inputs, ...DRY },
      { virtualTime: true },
    )
    expectLaws(step, { dryRun: true })
    const isRefused = script.token !== 'ims/token' || script.lastly.answer.startsWith('gateway/')
    expect(step.outputs).toMatchObject({
      outcome: isRefused ? 'error' : 'checked',
      errorCode: isRefused ? expected.errorCode : '',
      rehearsal: 'true',
    })
    expect(step.durationMs).toBeLessThan(15_000)
    expect(warningsOf(step)).toHaveLength(isRefused ? 1 : 2)
  })
})

test('a token that comes back as a text, or as the name of a tenant, is hidden', async () => {
  const token = 'a-token-all-in-lower-case-0123456789'
  const profile = {
    projectedProductContext: [{ prodCtx: { serviceCode: 'dma_tartan', organization_id: token } }],
  }
  const { step } = await playByLaw(
    { token: [granted(token)], metadata: [status(403, { message: token })], profile: [say(json(profile))] },
    DRY,
    { virtualTime: true, secrets: [token] },
  )
  expect(step.outputs['message']).toContain('this credential reaches ***')
})
