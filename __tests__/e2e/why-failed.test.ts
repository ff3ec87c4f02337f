import { describe, expect, test } from '@jest/globals'
import { startAction } from './action.js'
import { BY_SECRET, CLIENT_ID, CLIENT_SECRET, look, MAPPING, ORG, POST, runAgainst, TOKEN } from './adobe.js'
import { expectLaws } from './laws.js'
import { BY_SANDBOX, IMS_ORG, runFailedBatch } from './platform.js'

const CREDENTIALS = JSON.stringify({ ORG_ID: IMS_ORG, CLIENT_ID, CLIENT_SECRETS: [CLIENT_SECRET] })
const ERROR = 'INGEST-1401-400 (2 records): The row has corrupted data and cannot be read or parsed.'
const DATASET =
  'https://experience.adobe.com/#/@geometrixx/sname:prod/platform/dataset/browse/5deac2648a19d218a888d2b1'

const toPlatform = ({ simulator }: Awaited<ReturnType<typeof runAgainst>>) =>
  simulator.requests.filter(({ api }) => api === 'platform')

describe('with a sandbox, a failed batch is explained', () => {
  test('by one request, in log and summary', async () => {
    const run = await runFailedBatch()
    const { step, transcript } = run
    const { batchId } = step.outputs
    const asked = `GET /data/foundation/catalog/batches/${batchId} 200`
    expect(transcript).toEqual([TOKEN, POST, look(3520), look(3520), look(3520), asked])
    const [request] = toPlatform(run)
    const [post] = run.simulator.requests.filter(({ method, api }) => method === 'POST' && api === 'campaign')
    expect(request).toMatchObject({
      body: '',
      headers: {
        authorization: post?.headers['authorization'],
        'x-api-key': CLIENT_ID,
        'x-gw-ims-org-id': IMS_ORG,
        'x-sandbox-name': 'prod',
      },
    })
    expect(step.outputs).toMatchObject({ outcome: 'failed', status: 'Failed', errorCode: 'ACP-880096' })
    expect(step.annotations.map(({ level }) => level)).toEqual(['error'])
    const log = step.log.join('\n')
    expect(log).toContain(`batch ${batchId} in sandbox prod: failed; records: 519 in, 514 out, 5 failed.`)
    expect(log).toContain(ERROR)
    expect(log).toContain(`Dataset: ${DATASET}`)
    expect(step.summary).toMatch(/\| Batch \|\n[^\n]*\n[^\n]*\n\n### Why the batch failed\n\n/)
    expect(step.summary).toContain('records: 519 in, 514 out, 5 failed.')
    expect(step.summary).toContain('| INGEST&#45;1401&#45;400 | 2 records | The row has corrupted data')
    expect(step.summary).toContain(`](${DATASET})`)
  })

  test('the organization comes from the credential file', async () => {
    const run = await runFailedBatch({ imsOrg: '', clientId: '', clientSecret: '', credentials: CREDENTIALS })
    expect(toPlatform(run)).toMatchObject([{ status: 200, headers: { 'x-gw-ims-org-id': IMS_ORG } }])
    expect(run.step.log.join('\n')).toContain(ERROR)
  })

  test('in a rehearsal by the simulator, with any sandbox and no organization', async () => {
    const step = await startAction({
      org: ORG,
      mappingId: MAPPING,
      rehearse: 'failed-after-upload',
      sandbox: 'dev',
    }).done
    expectLaws(step)
    expect(step.outputs).toMatchObject({ outcome: 'failed', rehearsal: 'true' })
    expect(step.log.join('\n')).toContain(ERROR)
    expect(step.summary).toContain('### Why the batch failed')
  })

  test('the verdict is the same as without, but for the next step', async () => {
    const [with_, without] = await Promise.all([
      runFailedBatch(),
      runAgainst('failed-after-upload', BY_SECRET),
    ])
    const comparable = ({ step }: typeof with_) => {
      const { batchId = '', durationSeconds: _, results = '', ...outputs } = step.outputs
      const withoutHint = (said: string) => said.replace(/(?<=Platform UI\. ).*$/, '')
      const [{ durationSeconds: __, ...result }] = JSON.parse(results.replaceAll(batchId, 'BATCH'))
      const { exitCode, annotations } = step
      const { message = '' } = outputs
      return {
        outputs: { ...outputs, message: withoutHint(message) },
        result: { ...result, message: withoutHint(message) },
        exitCode,
        annotations: annotations.map((annotation) => ({
          ...annotation,
          message: withoutHint(annotation.message),
        })),
      }
    }
    expect(comparable(with_)).toEqual(comparable(without))
    // An error that is explained already needs no look at the batch.
    expect(with_.step.outputs['message']).toContain('Correct the data or the schema')
    expect(without.step.outputs['message']).toContain('Open the batch')
  })
})

describe('nobody is asked', () => {
  test.each<[string, string, Record<string, string>, string]>([
    ['without a sandbox', 'failed-after-upload', { ...BY_SANDBOX, sandbox: '' }, 'failed'],
    ['after a failure without a batch', 'failed', BY_SANDBOX, 'failed'],
    ['after a success', 'success', BY_SANDBOX, 'succeeded'],
    ['after an abort', 'aborted', BY_SANDBOX, 'aborted'],
    ['after a rejection', 'not-stopped', BY_SANDBOX, 'rejected'],
    ['after too few records', 'too-few-records', { ...BY_SANDBOX, minRecords: '1' }, 'too-few-records'],
    ['after a time-out', 'never-ends', { ...BY_SANDBOX, timeoutMinutes: '0.05' }, 'timed-out'],
    ['without waiting', 'failed-after-upload', { ...BY_SANDBOX, wait: 'false' }, 'submitted'],
  ])('%s', async (_, scenario, inputs, outcome) => {
    const run = await runAgainst(scenario, inputs, { simulator: { imsOrg: IMS_ORG } })
    expect(run.step.outputs['outcome']).toBe(outcome)
    expect(toPlatform(run)).toEqual([])
    expect(run.step.summary).not.toContain('Why the batch failed')
    expect(run.step.stdout).not.toContain('Experience Platform on batch')
  })

  test('when inputs are bad: a sandbox needs an organization', async () => {
    const { step, transcript } = await runAgainst('success', { ...BY_SECRET, sandbox: 'prod' })
    expect(transcript).toEqual([])
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: 'bad-input' })
    expect(step.outputs['message']).toMatch(/`imsOrg` .*@AdobeOrg.*Adobe Developer Console/)
  })
})

describe('rights that are missing: one line in log and summary, no warning', () => {
  test.each<[string, Record<string, string>, number, RegExp]>([
    ['in another organization', { imsOrg: 'ABC@AdobeOrg' }, 403, /403025 Profile is not valid.*check imsOrg/],
    ['in another sandbox', { sandbox: 'dev' }, 404, /HTTP 404.*Check sandbox and imsOrg/],
  ])('%s', async (_, inputs, status, text) => {
    const run = await runFailedBatch(inputs)
    expect(toPlatform(run).map((request) => request.status)).toEqual([status])
    expect(run.step.annotations.map(({ level }) => level)).toEqual(['error'])
    expect(run.step.log.filter((line) => text.test(line))).toHaveLength(1)
    expect(run.step.summary).toMatch(/### Why the batch failed\n\nThis is not known\. .*imsOrg/)
  })
})
