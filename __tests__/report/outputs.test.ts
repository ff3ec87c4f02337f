import { expect, test } from '@jest/globals'
import { ActionError } from '../../src/errors.js'
import type { IngestionResult } from '../../src/ingestion/result.js'
import { renderOutputs } from '../../src/report/outputs.js'
import { Cleaner } from '../../src/text/clean.js'
import { type Text, text } from '../../src/text.js'
import { OUTPUT_NAMES } from '../e2e/manifest.js'
import { type Facts, resultOf } from './support/results.js'

const outputsOf = (
  result: IngestionResult,
  { cleaner = new Cleaner(), message = text`the verdict`, rehearsal = false } = {},
) => renderOutputs([result], { cleaner, message, rehearsal })

test('everything is known of a request', () => {
  const facts: Facts = {
    requestId: '9007199254740993',
    batchId: 'a27d800531ac4d95945a2bc234eb0d86',
    info: 'Mapping Id: XDM44. ACP-880096 Sync Job failed to upload.',
    errorCode: 'ACP-880096',
    attempts: 2,
    attached: true,
    durationMs: 61_250,
  }
  const outputs = outputsOf(resultOf('XDM44', 'failed', facts), { rehearsal: true })
  const message = JSON.parse(outputs.results)[0].message
  expect(message).toMatch(/^Mapping XDM44: the ingestion failed at Adobe \(request 9007199254740993\): /)
  expect(outputs).toEqual({
    requestId: '9007199254740993',
    status: 'Failed',
    outcome: 'failed',
    numRecords: '',
    batchId: 'a27d800531ac4d95945a2bc234eb0d86',
    info: 'Mapping Id: XDM44. ACP-880096 Sync Job failed to upload.',
    message: 'the verdict',
    errorCode: 'ACP-880096',
    attached: 'true',
    durationSeconds: '61.3',
    rehearsal: 'true',
    failedRecords: '',
    results:
      '[{"mappingId":"XDM44","requestId":"9007199254740993","runningRequestId":"","status":"Failed",' +
      '"outcome":"failed","batchId":"a27d800531ac4d95945a2bc234eb0d86",' +
      `"info":"Mapping Id: XDM44. ACP-880096 Sync Job failed to upload.","message":"${message}",` +
      '"errorCode":"ACP-880096","numRecords":null,"failedRecords":null,"durationSeconds":61.3,"attempts":2,"attached":true,"rehearsal":true}]',
  })
})

test('a number of 0 is known, and so is the request that somebody else has running', () => {
  const few = outputsOf(resultOf('XDM44', 'too-few-records', { numRecords: 0, minRecords: 1 }))
  expect(few).toMatchObject({ numRecords: '0', status: 'Success', errorCode: 'too-few-records' })
  expect(few.results).toContain('"numRecords":0,')
  const queued = outputsOf(resultOf('XDM44', 'timed-out', { runningRequestId: '3519' }))
  expect(queued).toMatchObject({ requestId: '', status: 'In Progress', errorCode: 'timed-out' })
  expect(queued.results).toContain('"requestId":"","runningRequestId":"3519","status":"In Progress",')
})

const MINIMAL = resultOf('', 'error', { attempts: 0 })

test('next to nothing is known', () => {
  expect(outputsOf(MINIMAL)).toEqual({
    requestId: '',
    status: '',
    outcome: 'error',
    numRecords: '',
    batchId: '',
    info: '',
    message: 'the verdict',
    errorCode: 'error',
    attached: 'false',
    durationSeconds: '',
    rehearsal: 'false',
    failedRecords: '',
    results:
      '[{"mappingId":"","requestId":"","runningRequestId":"","status":"","outcome":"error","batchId":"","info":"",' +
      '"message":"Mapping : the step could not do its work.","errorCode":"error","numRecords":null,"failedRecords":null,' +
      '"durationSeconds":null,"attempts":0,"attached":false,"rehearsal":false}]',
  })
})

test('every name has a value', () => {
  expect(Object.keys(outputsOf(MINIMAL)).sort()).toEqual([...OUTPUT_NAMES].sort())
})

const durations: [durationMs: number, text: string, value: string][] = [
  [0, '0.0', '0'],
  [-3, '0.0', '0'],
  [49, '0.0', '0'],
  [2_000, '2.0', '2'],
  [29_960, '30.0', '30'],
  [3_600_000, '3600.0', '3600'],
]

test.each(durations)('%d ms take %s seconds', (durationMs, digits, value) => {
  const { durationSeconds, results } = outputsOf({ ...MINIMAL, durationMs })
  expect(durationSeconds).toBe(digits)
  expect(results).toContain(`"durationSeconds":${value},`)
})

test.each([0, 1, 1_000_000, Number.MAX_SAFE_INTEGER])('%d records are plain digits', (numRecords) => {
  const { numRecords: digits, results } = outputsOf(resultOf('XDM44', 'succeeded', { numRecords }))
  expect(digits).toMatch(/^\d+$/)
  expect(Number(digits)).toBe(numRecords)
  expect(results).toContain(`"numRecords":${digits},`)
})

test('identifiers stay exact; texts become one clean line', () => {
  const cleaner = new Cleaner()
  cleaner.hide('p8e-client-secret')
  const result = resultOf('my  mapping::x', 'failed', {
    requestId: 'id  1\u200b',
    batchId: 'a\nb',
    info: '\x1b[31mfirst\r\n::error::p8e-client\u200b-secret',
    errorCode: '##[group]x',
  })
  const outputs = outputsOf(result, { cleaner, message: text`${'a\r\n::b'} c\nd` })
  const fields = {
    requestId: 'id  1\u200b',
    batchId: 'a b',
    info: 'first : :error: :***',
    errorCode: '# #[group]x',
  }
  expect(outputs).toMatchObject({ ...fields, message: 'a : :b c d' })
  expect(JSON.parse(outputs.results)).toMatchObject([{ ...fields, mappingId: 'my  mapping::x' }])
  const rejected = outputsOf(resultOf('XDM44', 'rejected', { runningRequestId: '##[x]' }), { cleaner })
  expect(JSON.parse(rejected.results)).toMatchObject([{ runningRequestId: '##[x]' }])
})

const SECRET = 'p8e-client-secret'

function hiding(): Cleaner {
  const cleaner = new Cleaner()
  cleaner.hide(SECRET)
  return cleaner
}

test('no field gives a secret away', () => {
  const cleaner = hiding()
  const said = `<${Buffer.from(`id:${SECRET}`).toString('base64')} ${SECRET}>`
  const everywhere = { requestId: said, batchId: said, info: said, errorCode: said }
  const fault = new ActionError('refused', text`${said}`, { vendorCode: said })
  for (const result of [
    resultOf(said, 'failed', everywhere),
    resultOf(said, 'timed-out', { ...everywhere, open: true, status: 'In Progress' }),
    resultOf(said, 'rejected', { runningRequestId: said, info: said }),
    resultOf(said, 'error', { fault, runningRequestId: said }),
  ]) {
    const rendered = outputsOf(result, { cleaner, message: text`${said}` })
    const outputs = JSON.stringify(rendered)
    expect(outputs).not.toContain(SECRET)
    expect(outputs).not.toContain(Buffer.from(SECRET).toString('base64').slice(0, -4))
    expect(JSON.parse(rendered.results)).toMatchObject([{ mappingId: '<aWQ6***Q= ***>' }])
  }
  const failed = outputsOf(resultOf(said, 'failed', everywhere), { cleaner })
  expect(JSON.parse(failed.results)).toMatchObject([
    { mappingId: '<aWQ6***Q= ***>', requestId: '<aWQ6***Q= ***>', info: '<aWQ6***Q= ***>' },
  ])
})

test('two clean parts that join into a secret are hidden', () => {
  const seam: Text = text`<${'p8e-client'}${'-secret'}>`
  const fault = new ActionError('refused', seam)
  const outputs = outputsOf(resultOf('XDM44', 'error', { fault }), { cleaner: hiding(), message: seam })
  expect(outputs.message).toBe('<***>')
  expect(JSON.parse(outputs.results)).toMatchObject([
    { message: expect.stringMatching(/^Mapping XDM44: <\*{3}>\./) },
  ])
})
