import { describe, expect, test } from '@jest/globals'
import { answer, startFaultServer } from '../support/fault-server.js'
import { CLIENT_SECRET, runAgainst } from './adobe.js'
import { sinksOf, spellings } from './laws.js'
import { BY_SANDBOX, batch, json, runBadPlatform, TOKEN } from './platform.js'

const FAILED = { outcome: 'failed', status: 'Failed', errorCode: 'ACP-880096' }

describe('what it says is foreign', () => {
  const hostile =
    '\n::error::boom\r##[error]boom\n| ![x](https://x.example/y.png) <img src=x> @team ```\n# heading\u202e'

  test('hostile text is inert in every field', async () => {
    const run = await runBadPlatform(
      batch({
        status: hostile,
        metrics: { inputRecordCount: hostile, failedRecordCount: hostile },
        relatedObjects: [{ type: 'dataSet', id: hostile }],
        errors: [{ code: hostile, description: hostile, recordCount: hostile }],
      }),
    )
    expect(run.step.outputs).toMatchObject(FAILED)
    expect(run.step.annotations.map(({ level }) => level)).toEqual(['error'])
    const [, section = ''] = run.step.summary.split('### Why the batch failed')
    expect(section).not.toMatch(/!\[|\]\(|<img|@team|```|\n# |\u202e/)
    expect(section.trim().split('\n')).toHaveLength(7)
  })

  test.each([401, 403, 404, 500])('hostile text of an error %i is inert', async (status) => {
    const headers = { 'x-request-id': '::error::id' }
    const run = await runBadPlatform(json(() => ({ message: hostile }), { status, headers }))
    expect(run.step.outputs).toMatchObject(FAILED)
    const [, section = ''] = run.step.summary.split('### Why the batch failed')
    expect(section).not.toMatch(/!\[|\]\(|<img|@team|```|\n# |\u202e/)
    expect(section.trim().split('\n')).toHaveLength(1)
  })

  test('secrets that it echoes stay hidden', async () => {
    const said = spellings(TOKEN).join(' ')
    const split = TOKEN.replace('one', 'o\u200bne')
    const run = await runBadPlatform(
      batch({
        status: said,
        relatedObjects: [{ type: 'dataSet', id: split }],
        errors: [
          { code: said, description: `${'x'.repeat(480)}${TOKEN}` },
          { code: split, description: said },
        ],
      }),
      {},
      { env: { RUNNER_DEBUG: '1' } },
    )
    expect(run.step.outputs).toMatchObject(FAILED)
    expect(run.step.summary).toContain('&#42;&#42;&#42;')
    // The laws know of the tokens that IMS has granted; this one was given.
    for (const spelling of spellings(TOKEN)) {
      expect(sinksOf(run.step)).not.toContain(spelling)
    }
    expect(sinksOf(run.step)).not.toContain(TOKEN.slice(0, 20))
  })

  test('several errors are listed, of more than ten the first and how many more', async () => {
    const errors = Array.from({ length: 13 }, (_, index) => ({
      code: index % 2 === 0 ? `INGEST-${1400 + index}-400` : 100 + index,
      description: `Number ${index}.`,
      recordCount: index,
    }))
    const run = await runBadPlatform(batch({ status: 'failure', errors }))
    const log = run.step.log.join('\n')
    expect(log).toContain('  INGEST-1400-400 (0 records): Number 0.\n  101 (1 record): Number 1.\n')
    expect(log).toContain('  109 (9 records): Number 9.\n  … and 3 more errors.\n')
    expect(log).not.toContain('Number 10.')
    expect(run.step.summary.match(/Number \d+/g)).toHaveLength(10)
    expect(run.step.summary).toContain('… and 3 more errors.')
  })
})

test('the token goes to Campaign and Platform alone, the secret to IMS alone, each as it is', async () => {
  const asked: string[] = []
  const server = await startFaultServer((socket, request) => {
    asked.push(request)
    socket.end(answer('{}', { status: 403, headers: { location: 'https://elsewhere.invalid/' } }))
  })
  try {
    const { simulator } = await runAgainst('failed-after-upload', { ...BY_SANDBOX, platformUrl: server.url })
    const [token = 'none'] = simulator.requests
      .filter(({ api }) => api === 'ims')
      .map(({ answer: text }) => String(JSON.parse(text).access_token))
    expect(asked).toHaveLength(1)
    expect(asked[0]).toContain(`authorization: Bearer ${token}`)
    for (const spelling of spellings(CLIENT_SECRET)) expect(asked[0]).not.toContain(spelling)
    expect(simulator.requests.filter(({ api }) => api === 'ims')).toHaveLength(1)
    for (const { api, headers, body } of simulator.requests) {
      const sent = JSON.stringify(headers) + body
      expect(sent.includes(token)).toBe(api === 'campaign')
    }
  } finally {
    await server.close()
  }
})
