import { expect, test } from '@jest/globals'
import { ActionError } from '../../src/errors.js'
import type { IngestionResult } from '../../src/ingestion/outcome.js'
import { cleanResult } from '../../src/report/clean-result.js'
import { ForeignText } from '../../src/report/foreign-text.js'
import { OUTPUT_NAMES, type PrintableResult, renderOutputs } from '../../src/report/outputs.js'

const FULL: PrintableResult = {
  mappingId: 'XDM44',
  outcome: 'failed',
  requestId: '9007199254740993',
  runningRequestId: '3519',
  status: 'Failed',
  batchId: 'a27d800531ac4d95945a2bc234eb0d86',
  info: 'Mapping Id: XDM44. ACP-880096 Sync Job failed to upload.',
  numRecords: 0,
  errorCode: 'ACP-880096',
  attempts: 2,
  attached: true,
  durationMs: 61_250,
  message: 'the verdict',
  rehearsal: true,
}

const MINIMAL: PrintableResult = {
  mappingId: '',
  outcome: 'error',
  attempts: 0,
  attached: false,
  message: 'the verdict',
  rehearsal: false,
}

test('everything is known', () => {
  expect(renderOutputs([FULL], 'the verdict')).toEqual({
    requestId: '9007199254740993',
    status: 'Failed',
    outcome: 'failed',
    numRecords: '0',
    batchId: 'a27d800531ac4d95945a2bc234eb0d86',
    info: 'Mapping Id: XDM44. ACP-880096 Sync Job failed to upload.',
    message: 'the verdict',
    errorCode: 'ACP-880096',
    attached: 'true',
    durationSeconds: '61.3',
    rehearsal: 'true',
    results:
      '[{"mappingId":"XDM44","requestId":"9007199254740993","runningRequestId":"3519","status":"Failed",' +
      '"outcome":"failed","batchId":"a27d800531ac4d95945a2bc234eb0d86",' +
      '"info":"Mapping Id: XDM44. ACP-880096 Sync Job failed to upload.","message":"the verdict",' +
      '"errorCode":"ACP-880096","numRecords":0,"durationSeconds":61.3,"attempts":2,"attached":true,"rehearsal":true}]',
  })
})

test('next to nothing is known', () => {
  expect(renderOutputs([MINIMAL], 'the verdict')).toEqual({
    requestId: '',
    status: '',
    outcome: 'error',
    numRecords: '',
    batchId: '',
    info: '',
    message: 'the verdict',
    errorCode: '',
    attached: 'false',
    durationSeconds: '',
    rehearsal: 'false',
    results:
      '[{"mappingId":"","requestId":"","runningRequestId":"","status":"","outcome":"error","batchId":"","info":"",' +
      '"message":"the verdict","errorCode":"","numRecords":null,"durationSeconds":null,"attempts":0,' +
      '"attached":false,"rehearsal":false}]',
  })
})

test('every name has a value', () => {
  expect(Object.keys(renderOutputs([MINIMAL], 'the verdict')).sort()).toEqual([...OUTPUT_NAMES].sort())
})

const durations: [durationMs: number, text: string, value: string][] = [
  [0, '0.0', '0'],
  [-3, '0.0', '0'],
  [49, '0.0', '0'],
  [2_000, '2.0', '2'],
  [29_960, '30.0', '30'],
  [3_600_000, '3600.0', '3600'],
]

test.each(durations)('%d ms take %s seconds', (durationMs, text, value) => {
  const { durationSeconds, results } = renderOutputs([{ ...MINIMAL, durationMs }], '')
  expect(durationSeconds).toBe(text)
  expect(results).toContain(`"durationSeconds":${value},`)
})

test.each([0, 1, 1_000_000, Number.MAX_SAFE_INTEGER])('%d records are plain digits', (numRecords) => {
  const { numRecords: text, results } = renderOutputs([{ ...MINIMAL, numRecords }], '')
  expect(text).toMatch(/^\d+$/)
  expect(Number(text)).toBe(numRecords)
  expect(results).toContain(`"numRecords":${text},`)
})

test('identifiers stay exact; texts become one clean line', () => {
  const text = new ForeignText()
  text.hide('p8e-client-secret')
  const result: IngestionResult = {
    mappingId: 'my  mapping::x',
    outcome: 'error',
    requestId: 'id  1\u200b',
    runningRequestId: '##[x]',
    batchId: 'a\nb',
    info: '\x1b[31mfirst\r\n::error::p8e-client\u200b-secret',
    errorCode: '##[group]x',
    fault: new ActionError('internal', 'a fault'),
    attempts: 1,
    attached: false,
  }
  expect(cleanResult(result, text)).toEqual({
    mappingId: 'my  mapping::x',
    outcome: 'error',
    requestId: 'id  1\u200b',
    runningRequestId: '##[x]',
    batchId: 'a b',
    info: 'first : :error: :***',
    errorCode: '# #[group]x',
    attempts: 1,
    attached: false,
    fault: expect.objectContaining({ code: 'internal' }),
  })
})

test('no field gives a secret away', () => {
  const secret = 'p8e-client-secret'
  const text = new ForeignText()
  text.hide(secret)
  const said = `<${Buffer.from(`id:${secret}`).toString('base64')} ${secret}>`
  const result: IngestionResult = {
    mappingId: said,
    outcome: 'failed',
    requestId: said,
    runningRequestId: said,
    batchId: said,
    info: said,
    errorCode: said,
    attempts: 1,
    attached: false,
  }
  const rendered = renderOutputs(
    [{ ...cleanResult(result, text), message: text.line(said), rehearsal: false }],
    text.line(said),
  )
  const outputs = JSON.stringify(rendered)
  expect(outputs).not.toContain(secret)
  expect(outputs).not.toContain(Buffer.from(secret).toString('base64').slice(0, -4))
  expect(JSON.parse(rendered.results)).toMatchObject([
    { mappingId: '<aWQ6***Q= ***>', requestId: '<aWQ6***Q= ***>', info: '<aWQ6***Q= ***>' },
  ])
})
