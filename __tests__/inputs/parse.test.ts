import { describe, expect, test } from '@jest/globals'
import { COMPLETE, type Given, parse, problemsOf, refusedIn } from './given.js'

const REHEARSAL = { org: 'geometrixx', mappingId: 'XDM44', rehearse: 'success' } as const

test('blank optional inputs are their defaults', () => {
  expect(parse(COMPLETE)).toEqual({
    kind: 'ok',
    inputs: {
      org: 'geometrixx',
      mappings: [{ mappingId: 'XDM44' }],
      maxParallel: 4,
      target: {
        kind: 'adobe',
        credentials: expect.objectContaining({ kind: 'client-secret', clientId: 'client-4711' }),
        apiUrl: 'https://mc.adobe.io',
        imsUrl: 'https://ims-na1.adobelogin.com',
      },
      wait: true,
      timeoutMinutes: 60,
      timeoutMs: 3_600_000,
      pollIntervalSeconds: 1,
      pollIntervalMs: 1000,
      onInProgress: 'queue',
      resubmitOnAborted: 0,
      requestIdIn: 'query',
      dryRun: false,
    },
  })
})

test('every input set by hand', () => {
  const given = {
    ...COMPLETE,
    wait: 'TRUE',
    maxParallel: '20',
    timeoutMinutes: '0.25',
    pollIntervalSeconds: '1.5',
    onInProgress: 'attach',
    resubmitOnAborted: '5',
    requestId: '3520',
    minRecords: '0',
    requestIdIn: 'body',
    apiUrl: 'http://127.0.0.1:8080/',
    imsUrl: 'https://ims.example/base/',
    sandbox: 'prod',
    imsOrg: '8C6767C25245AD1A0A490D4C@AdobeOrg',
    platformUrl: 'https://platform.example/',
  }
  expect(parse(given)).toEqual({
    kind: 'ok',
    inputs: {
      org: 'geometrixx',
      mappings: [{ mappingId: 'XDM44', requestId: '3520', minRecords: 0 }],
      maxParallel: 20,
      target: {
        kind: 'adobe',
        credentials: expect.objectContaining({ kind: 'client-secret' }),
        apiUrl: 'http://127.0.0.1:8080',
        imsUrl: 'https://ims.example/base',
        platform: {
          platformUrl: 'https://platform.example',
          imsOrg: '8C6767C25245AD1A0A490D4C@AdobeOrg',
          sandbox: 'prod',
        },
      },
      wait: true,
      timeoutMinutes: 0.25,
      timeoutMs: 15_000,
      pollIntervalSeconds: 1.5,
      pollIntervalMs: 1500,
      onInProgress: 'attach',
      resubmitOnAborted: 5,
      requestIdIn: 'body',
      dryRun: false,
    },
  })
})

test('a rehearsal needs no credential and looks at none', () => {
  const given = { ...REHEARSAL, credentials: 'no JSON', clientId: 'a b', accessToken: 'x', scopes: ',' }
  expect(parse(given)).toEqual({
    kind: 'ok',
    inputs: expect.objectContaining({ target: { kind: 'rehearsal', scenarios: ['success'] } }),
  })
})

describe('allowed together', () => {
  test.each<[string, Given]>([
    ['wait false with attach', { ...COMPLETE, wait: 'false', onInProgress: 'attach' }],
    ['wait false with fail', { ...COMPLETE, wait: 'false', onInProgress: 'fail' }],
    ['wait false with the default of onInProgress', { ...COMPLETE, wait: 'false' }],
    ['wait true with queue and minRecords', { ...COMPLETE, onInProgress: 'queue', minRecords: '1' }],
    ['a rehearsal without waiting', { ...REHEARSAL, wait: 'false' }],
    ['a rehearsal with minRecords', { ...REHEARSAL, minRecords: '5' }],
    [
      'requestId with resubmits and onInProgress',
      { ...COMPLETE, requestId: '3520', resubmitOnAborted: '1', onInProgress: 'fail' },
    ],
    ['wait false with no resubmits', { ...COMPLETE, wait: 'false', resubmitOnAborted: '0' }],
    ['a rehearsal with resubmits', { ...REHEARSAL, resubmitOnAborted: '2' }],
    ['a dry run with whatever the real run is asked', { ...COMPLETE, dryRun: 'true', requestId: '3520' }],
    ['a dry run that would not wait', { ...COMPLETE, dryRun: 'True', wait: 'false', onInProgress: 'fail' }],
    ['a dry run in a rehearsal', { ...REHEARSAL, dryRun: 'true' }],
    ['scopes beside a secret', { ...COMPLETE, scopes: 'openid' }],
  ])('%s', (_, given) => {
    expect(problemsOf(given)).toBe('')
  })
})

test.each<[string, Given, object | undefined]>([
  ['off, whatever the token', { githubToken: 'ghs_token' }, undefined],
  ['on', { checkRun: 'true', githubToken: 'ghs_token' }, { githubToken: 'ghs_token' }],
  ['on without a token, which is a warning later', { checkRun: 'True' }, { githubToken: '' }],
])('the check run is %s', (_, given, checkRun) => {
  const parsed = parse({ ...COMPLETE, ...given })
  expect(parsed.kind === 'ok' ? parsed.inputs.checkRun : parsed).toEqual(checkRun)
})

describe('refused', () => {
  test.each<[string, Given, readonly string[]]>([
    ['blank org', { ...COMPLETE, org: ' ' }, ['org']],
    ['blank mappingId', { ...COMPLETE, mappingId: '\n' }, ['mappingId']],
    ['both blank', { ...COMPLETE, org: '', mappingId: '' }, ['org', 'mappingId']],
    ['maxParallel out of range', { ...COMPLETE, maxParallel: '21' }, ['maxParallel']],
    ['wait false with minRecords', { ...COMPLETE, wait: 'false', minRecords: '0' }, ['minRecords']],
    ['wait false with queue', { ...COMPLETE, wait: 'false', onInProgress: 'queue' }, ['onInProgress']],
    [
      'wait false with both',
      { ...COMPLETE, wait: 'false', onInProgress: 'queue', minRecords: '1' },
      ['minRecords', 'onInProgress'],
    ],
    [
      'wait false with resubmits',
      { ...COMPLETE, wait: 'false', resubmitOnAborted: '1' },
      ['resubmitOnAborted'],
    ],
    ['wait false with requestId', { ...COMPLETE, wait: 'false', requestId: '3520' }, ['requestId']],
    ['a rehearsal with requestId', { ...REHEARSAL, requestId: '3520' }, ['requestId']],
    ['wait false with checkRun', { ...COMPLETE, wait: 'false', checkRun: 'true' }, ['checkRun']],
    ['a check run that is none', { ...COMPLETE, checkRun: 'yes' }, ['checkRun']],
    ['nothing to follow', { ...COMPLETE, requestId: '-' }, ['requestId']],
    ['several requests', { ...COMPLETE, requestId: '3520\n3521' }, ['requestId']],
    ['too many resubmits', { ...COMPLETE, resubmitOnAborted: '6' }, ['resubmitOnAborted']],
    ['half a resubmit', { ...COMPLETE, resubmitOnAborted: '0.5' }, ['resubmitOnAborted']],
    ['a rehearsal with apiUrl', { ...REHEARSAL, apiUrl: 'https://mc.adobe.io' }, ['apiUrl']],
    ['a rehearsal with imsUrl', { ...REHEARSAL, imsUrl: 'https://ims.example' }, ['imsUrl']],
    [
      'a rehearsal with all three, even unusable ones',
      { ...REHEARSAL, apiUrl: 'x', imsUrl: 'y', platformUrl: 'z' },
      ['apiUrl', 'imsUrl', 'platformUrl'],
    ],
    ['a rehearsal of an unknown scenario', { ...REHEARSAL, rehearse: 'Success' }, ['rehearse']],
    [
      'a rehearsal without waiting, with queue',
      { ...REHEARSAL, wait: 'false', onInProgress: 'queue' },
      ['onInProgress'],
    ],
    ['an unknown onInProgress', { ...COMPLETE, onInProgress: 'wait' }, ['onInProgress']],
    ['an unknown requestIdIn', { ...COMPLETE, requestIdIn: 'header' }, ['requestIdIn']],
    ['wait as YAML 1.1', { ...COMPLETE, wait: 'no' }, ['wait']],
    ['no waiting time', { ...COMPLETE, timeoutMinutes: '0' }, ['timeoutMinutes']],
    ['a hot loop', { ...COMPLETE, pollIntervalSeconds: '0' }, ['pollIntervalSeconds']],
    ['a fraction of a record', { ...COMPLETE, minRecords: '0.5' }, ['minRecords']],
    ['no credential at all', { org: 'geometrixx', mappingId: 'XDM44' }, ['credentials']],
  ])('%s', (_, given, inputs) => {
    expect(refusedIn(given)).toEqual(inputs)
  })
})

test('all problems are reported together', () => {
  const given = {
    org: 'x@AdobeOrg',
    mappingId: 'a/b',
    credentials: '[]',
    clientId: 'client-4711',
    clientSecret: 'p8e-correct-horse',
    scopes: '"',
    accessToken: 'aaa.bbb.ccc',
    wait: 'maybe',
    timeoutMinutes: '5m',
    pollIntervalSeconds: '1e9',
    onInProgress: 'Queue',
    minRecords: 'NaN',
    requestIdIn: 'path',
    apiUrl: 'http://mc.adobe.io',
    imsUrl: 'https://user@ims.example',
    platformUrl: 'ftp://platform.example',
    sandbox: 'my sandbox',
    imsOrg: 'geometrixx',
  }
  expect([...refusedIn(given)].sort()).toEqual([
    'accessToken',
    'apiUrl',
    'clientId',
    'clientSecret',
    'credentials',
    'imsOrg',
    'imsUrl',
    'mappingId',
    'minRecords',
    'onInProgress',
    'org',
    'platformUrl',
    'pollIntervalSeconds',
    'requestIdIn',
    'sandbox',
    'scopes',
    'timeoutMinutes',
    'wait',
  ])
})

test.each([
  [{ ...COMPLETE, org: 'x@AdobeOrg' }, 'tenant'],
  [{ ...REHEARSAL, rehearse: 'sucess' }, 'success, never-ends'],
  [{ org: 'geometrixx', mappingId: 'XDM44' }, 'forks'],
  [{ org: 'geometrixx', mappingId: 'XDM44' }, 'Dependabot'],
])('%j gets the remedy: %s', (given: Given, remedy: string) => {
  expect(problemsOf(given)).toContain(remedy)
})
