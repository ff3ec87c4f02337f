import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Toolkit } from '../../src/runner/toolkit.js'
import { Cleaner } from '../../src/text/clean.js'

const LARGEST = 1024 * 1024
const TEXT = '## x\n\n| a |\n| --- |\n| 1 |\n\n'
const CHART = '```mermaid\ngantt\n    a :1, 2\n```\n\n'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'summary-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

test.each([
  ['room for all of it', TEXT.length + CHART.length, TEXT + CHART],
  ['a byte less: the diagram goes, and no text', TEXT.length + CHART.length - 1, TEXT],
  ['room for the text alone', TEXT.length, TEXT],
  ['less: the text without a blank line at its end', TEXT.length - 1, `${TEXT.trimEnd()}\n`],
  ['still less: what comes before the table', TEXT.length - 2, '## x\n'],
])('%s', async (_, room, written) => {
  const path = join(folder, 'summary.md')
  writeFileSync(path, 'f'.repeat(LARGEST - room))
  await new Toolkit(new Cleaner(), { GITHUB_STEP_SUMMARY: path }).writeSummary(TEXT + CHART)
  expect(readFileSync(path, 'utf8').slice(LARGEST - room)).toBe(written)
})

test('the step to paste goes before any text does', async () => {
  const path = join(folder, 'summary.md')
  writeFileSync(path, 'f'.repeat(LARGEST - TEXT.length))
  await new Toolkit(new Cleaner(), { GITHUB_STEP_SUMMARY: path }).writeSummary(
    `${TEXT}\`\`\`yaml\n- uses: x\n\`\`\`\n`,
  )
  expect(readFileSync(path, 'utf8').slice(LARGEST - TEXT.length)).toBe(`${TEXT.trimEnd()}\n`)
})
