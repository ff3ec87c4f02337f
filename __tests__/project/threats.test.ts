import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'

/** The threat model in docs/security.md: each threat has a severity, and the test that shows what stops it. */

const page = new URL('../../docs/security.md', import.meta.url)
const [, section = ''] = /\n## Threats\n(.*?)\n## /s.exec(readFileSync(page, 'utf8')) ?? []
const ROWS = section
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(2)
  .map((line) => line.slice(2, -2).split(' | '))
  .map(([threat = '', severity = '', stops = '', left = '', shown = '']) => ({
    threat,
    severity,
    stops,
    left,
    shown,
  }))

/** As it stands in the code, where a quotation mark may be escaped. */
const isTitleIn = (code: string, title: string) =>
  [
    ...code.matchAll(/(?:test|describe|testCase)(?:\.\w+)*(?:<.*?>)?\((?:[^\n]*?\)\()?\s*(['"`])(.*?)\1,/gs),
  ].some(([, , found = '']) => found.replaceAll('\\', '') === title)

test('there is a row for what users ask about', () => {
  const threats = ROWS.map(({ threat }) => threat).join('\n')
  for (const asked of ['`apiUrl`', 'self-hosted', 'summary', 'proxy', 'fork', '`pull_request_target`', 'tag'])
    expect(threats).toContain(asked)
  expect(ROWS.length).toBeLessThan(25)
})

describe.each(ROWS)('$threat', ({ severity, stops, left, shown }) => {
  test('has a severity, and says what is left', () => {
    expect(severity).toMatch(/^(critical|high|medium|low): ./)
    expect(stops).not.toBe('')
    expect(left).not.toBe('')
  })

  test('is shown by a test that there is, or accepted', () => {
    const links = [...shown.matchAll(/\[(.*?)\]\((\S+?)\)/g)].map(([, title = '', path = '']) => ({
      title,
      path,
    }))
    if (links.length === 0) expect(shown).toBe('nothing: accepted')
    for (const { title, path } of links) {
      const file = new URL(path, page)
      expect({ path, exists: existsSync(file) }).toEqual({ path, exists: true })
      if (path.endsWith('.test.ts'))
        expect({ title, found: isTitleIn(readFileSync(file, 'utf8'), title) }).toEqual({ title, found: true })
    }
  })
})
