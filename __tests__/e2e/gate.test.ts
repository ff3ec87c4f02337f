import { describe, expect, test } from '@jest/globals'
import {
  BY_SECRET,
  CLIENT_ID,
  CLIENT_SECRET,
  INGEST,
  look,
  MAPPING,
  POST,
  runAgainst,
  TOKEN,
} from './adobe.js'

describe('the bundle against Adobe as documented', () => {
  test('success: one token, one POST, looks until the end, every output', async () => {
    const { step, transcript, simulator } = await runAgainst('success', BY_SECRET)
    expect(transcript).toEqual([TOKEN, POST, look(3520), look(3520), look(3520)])
    const { message, durationSeconds, results, ...outputs } = step.outputs
    expect(outputs).toEqual({
      requestId: '3520',
      status: 'Success',
      outcome: 'succeeded',
      numRecords: '15',
      batchId: '',
      info: 'Mapping Id: XDM44.',
      errorCode: '',
      attached: 'false',
      rehearsal: 'false',
      failedRecords: '',
    })
    expect(message).toMatch(/^Mapping XDM44: Adobe ingested 15 records \(request 3520\) in \d+(\.\d)? s\.$/)
    expect(durationSeconds).toMatch(/^[34]\.\d$/)
    expect(JSON.parse(results ?? '')).toEqual([
      {
        mappingId: 'XDM44',
        requestId: '3520',
        runningRequestId: '',
        status: 'Success',
        outcome: 'succeeded',
        batchId: '',
        info: 'Mapping Id: XDM44.',
        message,
        errorCode: '',
        numRecords: 15,
        failedRecords: null,
        durationSeconds: Number(durationSeconds),
        attempts: 1,
        attached: false,
        rehearsal: false,
      },
    ])
    expect(step.annotations).toEqual([])
    expect(step.summary).toContain('✅')
    expect(step.summary).toContain('| XDM44 | 3520 (submitted) | Success | 15 records |')

    const [token, post, first] = simulator.requests
    expect(token?.headers['content-type']).toBe('application/x-www-form-urlencoded')
    expect(Object.fromEntries(new URLSearchParams(token?.body))).toEqual({
      client_id: CLIENT_ID,
      client_secret: CLIENT_SECRET,
      grant_type: 'client_credentials',
      scope:
        'openid,AdobeID,campaign_sdk,additional_info.projectedProductContext,campaign_config_server_general,deliverability_service_general',
    })
    expect(post?.body).toBe('{}')
    expect(first?.body).toBe('')
    for (const request of [post, first]) {
      expect(request?.headers).toMatchObject({
        authorization: expect.stringMatching(/^Bearer \S+$/),
        'x-api-key': CLIENT_ID,
        'cache-control': 'no-cache',
        'content-type': 'application/json',
        'accept-encoding': 'identity',
      })
    }
  })

  test('secret and token are masked before anything else is printed', async () => {
    const { step } = await runAgainst('not-stopped', BY_SECRET)
    expect(step.masks).toContain(CLIENT_SECRET)
    expect(step.stdout.indexOf('::add-mask::')).toBe(0)
    const tokenMask = step.commands.filter(({ name }) => name === 'add-mask').at(-1)
    const authenticated = step.stdout.split('\n').findIndex((line) => line.includes('authenticated'))
    expect(tokenMask?.atLine).toBeLessThan(authenticated + 1)
  })

  test('requestId is out before the first look', async () => {
    const { step } = await runAgainst('success', BY_SECRET)
    expect(step.outputWrites[0]).toEqual({ name: 'requestId', value: '3520' })
  })

  test('the request id can travel as a JSON body', async () => {
    const { step, simulator } = await runAgainst('success', { ...BY_SECRET, requestIdIn: 'body' })
    expect(step.outputs['outcome']).toBe('succeeded')
    expect(simulator.requests[2]).toMatchObject({ method: 'GET', path: INGEST, body: '{"requestId":"3520"}' })
  })

  test('a mapping id with blanks and marks is percent-encoded', async () => {
    const mappingId = 'My map 100%?#ü'
    const { step, simulator } = await runAgainst(
      'not-stopped',
      { ...BY_SECRET, mappingId },
      { simulator: { mappingIds: [mappingId] } },
    )
    expect(simulator.requests[1]?.path).toContain('/My%20map%20100%25%3F%23%C3%BC/ingest')
    expect(JSON.parse(step.outputs['results'] ?? '')[0].mappingId).toBe(mappingId)
    expect(step.outputs['outcome']).toBe('rejected')
  })

  test('a wrong organization: one POST per try, error, hints at organization, mapping and connector', async () => {
    const { step } = await runAgainst('success', { ...BY_SECRET, org: 'another', timeoutMinutes: '0.5' })
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: '500', requestId: '', status: '' })
    expect(step.outputs['message']).toMatch(/Check org first .* mappingId .* Data Connector/)
  })
})

describe('wait and onInProgress', () => {
  test('wait: false ends after the accepted POST', async () => {
    const { step, transcript } = await runAgainst('success', { ...BY_SECRET, wait: 'false' })
    expect(transcript).toEqual([TOKEN, POST])
    expect(step.outputs).toMatchObject({
      outcome: 'submitted',
      status: 'In Progress',
      requestId: '3520',
      numRecords: '',
      durationSeconds: '0.0',
    })
  })

  test('queue waits for the running request, then submits its own', async () => {
    const { step, transcript } = await runAgainst('already-running', BY_SECRET)
    expect(transcript).toEqual([TOKEN, POST, look(3519), look(3519), POST, look(3520), look(3520)])
    expect(step.outputs).toMatchObject({ outcome: 'succeeded', requestId: '3520', attached: 'false' })
    expect(
      step.outputWrites.filter(({ name }) => name === 'requestId').map(({ value }) => value),
    ).not.toContain('3519')
  })

  test('attach follows it with one warning', async () => {
    const { step, transcript } = await runAgainst('already-running', { ...BY_SECRET, onInProgress: 'attach' })
    expect(transcript).toEqual([TOKEN, POST, look(3519), look(3519)])
    expect(step.outputs).toMatchObject({ outcome: 'succeeded', requestId: '3519', attached: 'true' })
    expect(step.annotations).toEqual([
      { level: 'warning', title: expect.stringContaining(MAPPING), message: expect.stringContaining('3519') },
    ])
  })

  test('fail fails naming it', async () => {
    const { step, transcript } = await runAgainst('already-running', { ...BY_SECRET, onInProgress: 'fail' })
    expect(transcript).toEqual([TOKEN, POST])
    expect(step.outputs).toMatchObject({ outcome: 'rejected', errorCode: 'already-running', requestId: '' })
    expect(step.outputs['message']).toContain('3519')
    expect(JSON.parse(step.outputs['results'] ?? '')[0].runningRequestId).toBe('3519')
  })
})

describe('the gate on the number of records', () => {
  test('Success with 0 records and no gate succeeds with a warning', async () => {
    const { step } = await runAgainst('too-few-records', BY_SECRET)
    expect(step.outputs).toMatchObject({ outcome: 'succeeded', numRecords: '0' })
    expect(step.annotations).toEqual([
      { level: 'warning', title: expect.any(String), message: expect.stringContaining('0 records') },
    ])
  })

  test('too few fails, and the status stays Success', async () => {
    const { step } = await runAgainst('success', { ...BY_SECRET, minRecords: '16' })
    expect(step.outputs).toMatchObject({ outcome: 'too-few-records', status: 'Success', numRecords: '15' })
  })
})
