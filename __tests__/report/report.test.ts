import { describe, expect, test } from '@jest/globals'
import { ActionError } from '../../src/errors.js'
import type { IngestionResult } from '../../src/ingestion/result.js'
import { headlineOf } from '../../src/report/overview.js'
import { report } from '../../src/report/report.js'
import { Cleaner } from '../../src/text/clean.js'
import { type Text, text } from '../../src/text.js'
import { resultOf } from './support/results.js'
import { shown } from './support/shown.js'

/** What a step says in the end. */
async function reported(...results: IngestionResult[]) {
  const said = {
    warnings: new Map<string, string[]>(),
    error: '',
    notice: '',
    log: '',
    summary: '',
  }
  const log = (line: Text) => {
    said.log += `${shown(line)}\n`
  }
  await report(results, {
    toolkit: {
      setOutput() {},
      info: log,
      group: (title, lines) => [title, ...lines].forEach(log),
      warnOnce(kind, message, title) {
        said.warnings.set(kind, [...(said.warnings.get(kind) ?? []), `${shown(title)} | ${shown(message)}`])
      },
      notice(message, title) {
        said.notice = `${shown(title)} | ${shown(message)}`
      },
      error(message, title) {
        said.error = `${shown(title)} | ${shown(message)}`
      },
      async writeSummary(markdown) {
        said.summary = markdown
      },
    },
    cleaner: new Cleaner(),
    read: () => '',
    env: {},
    log: { linesOf: () => [text`a line`] },
  })
  return said
}

const EMPTY = { requestId: '3520', numRecords: 0, durationMs: 2_000 }
const FULL = { requestId: '3521', numRecords: 15, durationMs: 2_000 }

describe('success with 0 records', () => {
  test('one mapping: mark, headline, hint and annotation; never that data arrived', async () => {
    const { summary, warnings, error } = await reported(resultOf('XDM44', 'succeeded', EMPTY))
    expect(summary).toMatch(/^## ⚠️ Adobe Campaign data ingestion: Adobe reports success, with 0 records\n/)
    expect(summary).toContain('**Next:** Set minRecords: 1 if')
    expect(summary).not.toMatch(/arrived|✅/)
    expect(warnings.get('no-records')).toEqual([
      'XDM44: no records | Mapping XDM44: Adobe reports success, with 0 records. Set minRecords: 1 to make that fail the step.',
    ])
    expect(error).toBe('')
  })

  test('some of several', async () => {
    const { summary, warnings } = await reported(
      resultOf('A', 'succeeded', EMPTY),
      resultOf('B', 'succeeded', FULL),
    )
    expect(summary).toMatch(
      /^## ⚠️ Adobe Campaign data ingestion: All 2 mappings succeeded, 1 with 0 records\n/,
    )
    expect(summary).toContain('| A | ⚠️ succeeded |')
    expect(summary).toContain('| B | ✅ succeeded |')
    expect(warnings.get('no-records')).toEqual([expect.stringContaining('Mapping A: ')])
  })

  test('all of several: each is named, and the advice is in the summary', async () => {
    const { summary, warnings } = await reported(
      resultOf('A', 'succeeded', EMPTY),
      resultOf('B', 'succeeded', EMPTY),
    )
    expect(summary).toMatch(/^## ⚠️ .*: All 2 mappings succeeded, 2 with 0 records\n/)
    expect(summary).not.toMatch(/arrived/)
    expect(summary).toContain('Set minRecords: 1')
    expect(warnings.get('no-records')).toHaveLength(2)
  })

  test('beside a failure the mark is red, and the row keeps its warning', async () => {
    const { summary, warnings } = await reported(resultOf('A', 'succeeded', EMPTY), resultOf('B', 'failed'))
    expect(summary).toMatch(/^## ❌ .*: 1 of 2 mappings did not succeed\n/)
    expect(summary).toContain('| A | ⚠️ succeeded |')
    expect(warnings.get('no-records')).toHaveLength(1)
  })

  test.each([
    ['a gate of 0 was asked for', resultOf('XDM44', 'succeeded', { ...EMPTY, minRecords: 0 })],
    ['the number is unknown', resultOf('XDM44', 'succeeded', {})],
    ['there are some', resultOf('XDM44', 'succeeded', FULL)],
  ])('%s: an ordinary success', async (_, result) => {
    const { summary, warnings } = await reported(result)
    expect(summary).toMatch(/^## ✅ .*: The data arrived\n/)
    expect(warnings.size).toBe(0)
  })

  test('the title of its check run', () => {
    expect(shown(headlineOf(resultOf('XDM44', 'succeeded', EMPTY)))).toBe(
      'Adobe reports success, with 0 records',
    )
  })
})

describe('success with an error code in its text', () => {
  const info = 'Mapping Id: XDM44. ACP-880096 Sync Job failed to upload. '
  const facts = { ...FULL, info, errorCode: 'ACP-880096' }

  test('warns and quotes it', async () => {
    const { warnings, summary } = await reported(resultOf('XDM44', 'succeeded', facts))
    expect(warnings.get('success-with-code')).toEqual([
      'XDM44: success with an error code | Mapping XDM44: Adobe reports Success, with an error code in its text: Mapping Id: XDM44. ACP-880096 Sync Job failed to upload. Check the dataset in Experience Platform.',
    ])
    expect(summary).toMatch(/^## ✅/)
  })

  test('also where the gate fails: it may be why', async () => {
    const { warnings } = await reported(resultOf('XDM44', 'too-few-records', { ...facts, minRecords: 20 }))
    expect(warnings.get('success-with-code')).toHaveLength(1)
  })

  test.each([resultOf('XDM44', 'failed', facts), resultOf('XDM44', 'succeeded', { ...FULL, info: 'fine' })])(
    'not of a failure, nor without a code',
    async (result) => {
      expect((await reported(result)).warnings.size).toBe(0)
    },
  )
})

describe('titles', () => {
  const problems = new ActionError('bad-input', text`One input needs attention.\n\`org\` is required.`)

  test.each(['', 'XDM44'])('a bad input is titled as such, whatever the mapping: %j', async (mappingId) => {
    const { error, summary } = await reported(resultOf(mappingId, 'error', { fault: problems, attempts: 0 }))
    expect(error).toBe(
      'Adobe Campaign data ingestion: The inputs are wrong | One input needs attention.\n`org` is required.',
    )
    expect(summary).toContain(': The inputs are wrong\n')
  })

  test('another fault is one of its mapping', async () => {
    const fault = new ActionError('refused', text`no`)
    expect((await reported(resultOf('XDM44', 'error', { fault }))).error).toMatch(
      /^XDM44: The step could not do its work \| Mapping XDM44: no\./,
    )
  })
})

test('a signal is a notice that names both reasons', async () => {
  const { notice, error } = await reported(resultOf('XDM44', 'cancelled', { open: true }))
  expect(notice).toContain("cancelled, or stopped by the runner's time limit, while request 3520")
  expect(error).toBe('')
})

test('only a time-out asks for a longer one in the recipe', async () => {
  expect((await reported(resultOf('XDM44', 'timed-out', { open: true }))).log).toContain(
    'timeoutMinutes: "120"',
  )
  const cancelled = await reported(resultOf('XDM44', 'cancelled', { open: true }))
  expect(cancelled.log).toContain('requestId: "3520"')
  expect(cancelled.log).not.toContain('timeoutMinutes')
})
