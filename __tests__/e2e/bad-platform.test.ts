import { describe, expect, test } from '@jest/globals'
import { startSimulator } from '../../src/simulator/index.js'
import { neverAnswered } from '../fakes/held-exchange.js'
import { answer, startFaultServer } from '../support/fault-server.js'
import { startAction } from './action.js'
import { CLIENT_ID, MAPPING, ORG, runAgainst } from './adobe.js'
import { expectLaws } from './laws.js'
import { BY_SANDBOX, IMS_ORG, json, runBadPlatform, silence, TOKEN } from './platform.js'
import { preload } from './preload.js'

const FAILED = { outcome: 'failed', status: 'Failed', errorCode: 'ACP-880096' }

const warningsOf = ({ step }: Awaited<ReturnType<typeof runBadPlatform>>) =>
  step.annotations.filter(({ level }) => level === 'warning')

describe('a missing right is a line', () => {
  test.each<[number, unknown, RegExp]>([
    [401, { error_code: '401013', message: 'Oauth token is not valid' }, /add the experience platform api/i],
    [403, { error_code: '403003', message: 'Api Key is invalid' }, /add the experience platform api/i],
    [403, {}, /a role with access to this sandbox and the permission View Datasets/],
    [404, {}, /The batch is not in this sandbox, or the credential may not see it/],
  ])('%i %j', async (status, body, text) => {
    const run = await runBadPlatform(json(() => body, { status }))
    expect(run.asked).toHaveLength(1)
    expect(run.step.outputs).toMatchObject(FAILED)
    expect(warningsOf(run)).toEqual([])
    expect(run.step.log.filter((line) => text.test(line))).toHaveLength(1)
    expect(run.step.summary).toMatch(text)
  })
})

describe('anything else is one warning', () => {
  test.each<[string, Parameters<typeof runBadPlatform>[0], RegExp]>([
    ['500', json(() => ({}), { status: 500 }), /HTTP 500/],
    ['HTML', (socket) => socket.end(answer('<html>hello</html>')), /HTTP 200 \(not one of the documented/],
    ['another batch', json(() => ({ other: { status: 'failed' } })), /HTTP 200/],
    ['garbage', (socket) => socket.end('garbage\r\n\r\n'), /gave no answer/],
    ['a reset', (socket) => socket.resetAndDestroy(), /gave no answer/],
    [
      'a cut answer',
      (socket) => socket.end('HTTP/1.1 200 x\r\ncontent-length: 999\r\n\r\n{"'),
      /gave no answer/,
    ],
    [
      'a redirect, which is not followed',
      json(() => ({}), { status: 302, headers: { location: 'https://elsewhere.invalid/' } }),
      /redirect/,
    ],
    ['1 MB and more', (socket) => socket.end(answer('x'.repeat(1_100_000))), /larger than/],
  ])('%s', async (_, play, text) => {
    const run = await runBadPlatform(play)
    expect(run.asked).toHaveLength(1)
    expect(run.step.outputs).toMatchObject(FAILED)
    expect(warningsOf(run)).toEqual([
      { level: 'warning', title: expect.stringContaining(MAPPING), message: expect.stringMatching(text) },
    ])
    expect(run.step.summary).toMatch(/### Why the batch failed\n\nThis is not known\. /)
  })

  test('nobody listens there', async () => {
    const { step } = await runAgainst(
      'failed-after-upload',
      { ...BY_SANDBOX, platformUrl: 'http://127.0.0.1:1' },
      { simulator: { imsOrg: IMS_ORG } },
    )
    expect(step.outputs).toMatchObject(FAILED)
    expect(step.annotations.filter(({ level }) => level === 'warning')).toHaveLength(1)
  })

  test('a proxy that cannot be used', async () => {
    const { step } = await runAgainst(
      'failed-after-upload',
      { ...BY_SANDBOX, platformUrl: 'https://platform.invalid' },
      { simulator: { imsOrg: IMS_ORG }, env: { https_proxy: 'no address' } },
    )
    expect(step.outputs).toMatchObject(FAILED)
    expect(step.annotations).toMatchObject([
      { level: 'warning', message: expect.stringContaining('platformUrl (platform.invalid)') },
      { level: 'warning', message: expect.stringContaining('https_proxy') },
      { level: 'error' },
    ])
  })

  test('a fault of ours while asking does not touch the verdict', async () => {
    // Thrown outside of any promise, while the answer is awaited.
    const nodeArgs = preload(`import http from 'node:http';
      const request = http.request;
      http.request = (url, ...rest) => {
        if (String(url).includes('/catalog/')) setTimeout(() => { throw new Error('boom') });
        return request(url, ...rest);
      };`)
    const run = await runBadPlatform(() => {}, {}, { bundle: { nodeArgs } })
    expect(run.step.outputs).toMatchObject(FAILED)
    expect(warningsOf(run)).toMatchObject([{ message: expect.stringContaining('boom') }])
  })
})

describe('silence', () => {
  test('ends after 20 seconds', async () => {
    const run = await runBadPlatform(silence, {}, { virtualTime: true, env: { RUNNER_DEBUG: '1' } })
    expect(run.step.outputs).toMatchObject(FAILED)
    expect(warningsOf(run)).toMatchObject([{ message: expect.stringContaining('within 20 s') }])
    expect(run.step.log.join('\n')).toMatch(/\[debug\]GET .*\/catalog\/.* after 20000 ms/)
    expect(run.step.durationMs).toBeLessThan(3_500 + 20_000)
  })

  test('ends at the deadline', async () => {
    const run = await runBadPlatform(silence, { timeoutMinutes: '0.1' }, { virtualTime: true })
    expect(run.step.outputs).toMatchObject(FAILED)
    expect(warningsOf(run)).toHaveLength(1)
    expect(run.step.durationMs).toBe(6_000)
  })

  test('ends with a signal: the verdict stands, without a warning', async () => {
    let cancel = () => {}
    const server = await startFaultServer((_, request) => {
      neverAnswered(request)
      cancel()
    })
    const simulator = await startSimulator({
      scenario: 'failed-after-upload',
      org: ORG,
      mappingIds: [MAPPING],
      clientId: CLIENT_ID,
      accessToken: TOKEN,
    })
    try {
      const { apiUrl, imsUrl } = simulator
      const action = startAction(
        {
          ...{ org: ORG, mappingId: MAPPING, clientId: CLIENT_ID, accessToken: TOKEN, apiUrl, imsUrl },
          ...{ sandbox: 'prod', imsOrg: IMS_ORG, platformUrl: server.url },
        },
        { virtualTime: true },
      )
      cancel = () => action.signal('SIGINT')
      const step = await action.done
      // It is asked after three looks, so not before 3 s have passed: the end is within 5 s of the signal.
      expect(step.durationMs).toBeLessThan(3_000 + 5_000)
      expectLaws(step, { secrets: [TOKEN] })
      expect(step.outputs).toMatchObject(FAILED)
      expect(step.annotations.map(({ level }) => level)).toEqual(['error'])
      expect(step.summary).not.toContain('Why the batch failed')
    } finally {
      await Promise.all([server.close(), simulator.close()])
    }
  })
})
