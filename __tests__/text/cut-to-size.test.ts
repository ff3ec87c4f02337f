import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { cutToSize, withoutDiagrams } from '../../src/text/cut-to-size.js'
import { runs } from '../support/runs.js'

const MARK = '\n\n… cut off\n'
const CHART = '```mermaid\ngantt\n    a :1, 2\n```'
const RECIPE = '```yaml\n- uses: x\n\n  with:\n```'

const line = fc.string({ unit: fc.constantFrom(...'aé–🚀 |*'), maxLength: 30 })
const paragraph = fc.oneof(
  { weight: 4, arbitrary: fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n')) },
  { weight: 1, arbitrary: fc.constantFrom(CHART, RECIPE) },
)
const markdown = fc
  .array(paragraph, { minLength: 1, maxLength: 12 })
  .map((all) => `${['# x', ...all].join('\n\n')}\n\n`)
const bytesOf = (text: string) => Buffer.byteLength(text)

test('whatever is cut: it fits, diagrams go before any text, no fence stays open, whole lines remain', () => {
  fc.assert(
    fc.property(markdown, fc.integer({ min: bytesOf(MARK), max: 400 }), (whole, bytes) => {
      const cut = cutToSize(whole, bytes, MARK)
      expect(bytesOf(cut)).toBeLessThanOrEqual(bytes)
      if (bytesOf(whole) <= bytes) {
        expect(cut).toBe(whole)
        return
      }
      const bare = withoutDiagrams(whole)
      expect(cut).not.toContain('mermaid')
      if (bytesOf(bare) <= bytes) expect(cut).toBe(bare)
      else {
        expect(cut.endsWith(MARK)).toBe(true)
        const kept = cut.slice(0, -MARK.length)
        expect(bare.startsWith(kept)).toBe(true)
        expect(kept === '' || kept.endsWith('\n')).toBe(true)
      }
      expect(cut.split('\n').filter((text) => text.startsWith('```')).length % 2).toBe(0)
    }),
    runs(300, 20_000),
  )
})

describe('diagrams', () => {
  test('are taken out with what separates them, and nothing else is', () => {
    expect(withoutDiagrams(`# a\n\n${RECIPE}\n\n${CHART}\n\n`)).toBe(`# a\n\n${RECIPE}\n\n`)
    expect(withoutDiagrams(`# a\n\n${CHART}\n\nb\n\n${CHART}\n\n`)).toBe('# a\n\nb\n\n')
  })
})
