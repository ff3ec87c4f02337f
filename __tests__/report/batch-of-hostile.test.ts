import { describe, expect, test } from '@jest/globals'
import { ActionError } from '../../src/errors.js'
import type { BatchLookup } from '../../src/ingestion/batch.js'
import { batchSection } from '../../src/report/batch.js'
import { renderMarkdown } from '../../src/report/markdown.js'
import { sectionBlocks, sectionLines } from '../../src/report/section.js'
import { Cleaner } from '../../src/text/clean.js'
import { foreign, quoted } from '../../src/text.js'
import { FULL, found, lookup } from './support/batches.js'
import { unentity } from './support/secrets.js'

const cleaner = new Cleaner()
const inert = (said: string) => cleaner.markdown(foreign(said))

const HOSTILE = [
  '![x](https://x.example/y.png)',
  '<img src=x onerror=y> <!-- </td></table>',
  'a | b || c \\| \\',
  '\n\n# heading\n\n- item\n\n> quote',
  '```\n~~~\n`code`',
  '@team #1 :tada: https://x.example www.x.example',
  '\n::error::boom\r##[group]x',
  '\u202e)gnp.y/elpmaxe.x//:sptth(]x[!',
]

describe.each(HOSTILE)('%j is dead in every field', (hostile) => {
  const everywhere = (word: string): readonly BatchLookup[] => [
    found(
      {
        ...FULL,
        status: { unknown: word },
        datasetId: word,
        errors: [{ code: word, description: word, recordCount: 1 }],
      },
      { batchId: word },
    ),
    lookup({ kind: 'refused', fault: new ActionError('refused', quoted(word), { httpStatus: 403 }) }),
    lookup({ kind: 'failed', fault: new ActionError('no-answer', quoted(word)) }),
  ]

  test('in the summary', () => {
    everywhere(hostile).forEach((one, index) => {
      const section = renderMarkdown(sectionBlocks(batchSection(one), cleaner), cleaner)
      const harmless = renderMarkdown(
        sectionBlocks(batchSection(everywhere('M')[index] ?? one), cleaner),
        cleaner,
      )
      const inertText = inert(hostile)
      expect(section.split('\n')).toHaveLength(harmless.split('\n').length)
      expect(section.replaceAll(inertText, 'M')).toBe(harmless)
    })
  })

  test('in the log', () => {
    for (const one of everywhere(hostile)) {
      const lines = sectionLines(batchSection(one), cleaner)
      expect(lines.map((line) => cleaner.plain(line)).join()).not.toMatch(/[\n\r\u202e]|::|##\[/)
    }
  })
})

test('long texts are cut off, long secrets in them are hidden before', () => {
  const secret = 'p8e-client-secret'
  const own = new Cleaner()
  own.hide(secret)
  const said = `${'x'.repeat(490)}${secret}${'y'.repeat(5_000)}`
  const word = `${'x'.repeat(90)}${secret}${'y'.repeat(5_000)}`
  const error = { code: word, description: said, recordCount: undefined }
  const one = found({ status: { unknown: word }, datasetId: word, errors: [error] }, { batchId: word })
  const lines = sectionLines(batchSection(one), own).map((line) => own.plain(line))
  for (const all of [JSON.stringify(lines), renderMarkdown(sectionBlocks(batchSection(one), own), own)]) {
    expect(all).not.toContain('p8e')
    expect(all.length).toBeLessThan(1_500)
  }
  expect(lines).toContainEqual(expect.stringMatching(/^ {2}x{90}\*\*\*y{7}…: x{490}\*\*\*y{7}…$/))
})

test('no field gives a secret away', () => {
  const secret = 'p8e-client-secret'
  const own = new Cleaner()
  own.hide(secret)
  const said = `<${Buffer.from(`id:${secret}`).toString('base64')} p8e-client\u200b-secret>`
  const names = { tenant: said, sandbox: said, batchId: said }
  const errors = [{ code: said, description: said, recordCount: 1 }]
  const fault = new ActionError('refused', quoted(said), { httpStatus: 403 })
  for (const one of [
    found({ ...FULL, status: { unknown: said }, errors }, names),
    lookup({ kind: 'refused', fault }, names),
    lookup({ kind: 'failed', fault }, names),
  ]) {
    const lines = sectionLines(batchSection(one), own).map((line) => own.plain(line))
    const shown = `${lines.join('\n')}\n${unentity(renderMarkdown(sectionBlocks(batchSection(one), own), own).replaceAll('&#8203;', ''))}`
    expect(shown).not.toContain('p8e')
    expect(shown).not.toContain(Buffer.from(secret).toString('base64').slice(4, -4))
  }
})
