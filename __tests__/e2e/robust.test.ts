import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, test } from '@jest/globals'
import { answer, startFaultServer } from '../support/fault-server.js'
import { runAction } from './action.js'
import { BY_SECRET, CLIENT_SECRET, MAPPING, ORG, runAgainst } from './adobe.js'
import { expectLaws } from './laws.js'

const folder = mkdtempSync(join(tmpdir(), 'preload-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A script that runs in the step's process before the bundle. */
function preload(name: string, source: string): readonly string[] {
  const file = join(folder, `${name}.mjs`)
  writeFileSync(file, source)
  return ['--import', pathToFileURL(file).href]
}

describe('faults of our own never end green, silent or with a stack', () => {
  test.concurrent('work that never settles: the empty event loop is noticed', async () => {
    // Timers that never fire and hold nothing: what a forgotten promise looks like from outside.
    const nodeArgs = preload('no-timers', 'globalThis.setTimeout = () => ({ unref() {}, ref() {} })')
    const { step } = await runAgainst('success', BY_SECRET, { nodeArgs })
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: 'internal', requestId: '3520' })
    expect(step.outputs['message']).toContain('ended before its work was done')
  })

  test.concurrent.each([
    ['an exception outside of any promise', "setTimeout(() => { throw new Error('::error::boom') }, 400)"],
    ['an unhandled rejection', "setTimeout(() => { Promise.reject(new Error('##[error]boom')) }, 400)"],
  ])('%s', async (name, source) => {
    const { step } = await runAgainst('never-ends', BY_SECRET, {
      nodeArgs: preload(name.replaceAll(' ', '-'), source),
    })
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: 'internal' })
    expect(step.outputs['message']).toContain('boom')
    expect(step.durationMs).toBeLessThan(5_000)
  })
})

test.concurrent('a name look-up that never ends does not hold the process', async () => {
  const nodeArgs = preload(
    'silent-resolver',
    "import dns from 'node:dns'; dns.lookup = () => { setInterval(() => {}, 1_000) }",
  )
  const inputs = { org: ORG, mappingId: MAPPING, ...BY_SECRET, imsUrl: 'https://ims.invalid' }
  const step = await runAction({ ...inputs, timeoutMinutes: '0.02' }, { nodeArgs })
  expectLaws(step, { secrets: [CLIENT_SECRET] })
  expect(step.outputs).toMatchObject({ outcome: 'timed-out' })
  expect(step.outputs['message']).toContain('ims.invalid')
  expect(step.durationMs).toBeLessThan(6_200)
})

describe('an answer that is cut off is never green', () => {
  const cut =
    'HTTP/1.1 200 x\r\ncontent-length: 999\r\n\r\n{"requestId":3520,"status":"Success","numRecords":15}'

  test.concurrent('cut token answers: error', async () => {
    const server = await startFaultServer((socket) => socket.end(cut))
    try {
      const step = await runAction({
        org: ORG,
        mappingId: MAPPING,
        ...BY_SECRET,
        imsUrl: server.url,
        apiUrl: server.url,
      })
      expectLaws(step, { secrets: [CLIENT_SECRET] })
      expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: 'no-answer' })
    } finally {
      await server.close()
    }
  })

  test.concurrent('cut looks: timed out', async () => {
    const token = 'the-token-of-a-cut-connection'
    const server = await startFaultServer((socket, request) => {
      if (request.startsWith('POST /ims'))
        socket.end(answer(JSON.stringify({ access_token: token, expires_in: 86399 })))
      else if (request.startsWith('POST'))
        socket.end(answer('{"requestId":3520,"info":"","status":"Success"}'))
      else socket.end(cut)
    })
    try {
      const inputs = { org: ORG, mappingId: MAPPING, ...BY_SECRET, imsUrl: server.url, apiUrl: server.url }
      const step = await runAction({ ...inputs, timeoutMinutes: '0.05' })
      expectLaws(step, { secrets: [CLIENT_SECRET, token] })
      expect(step.outputs).toMatchObject({ outcome: 'timed-out', status: 'In Progress', requestId: '3520' })
    } finally {
      await server.close()
    }
  })
})
