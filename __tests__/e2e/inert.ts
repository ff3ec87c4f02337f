import { expect } from '@jest/globals'
import type { StepResult } from '../../scripts/runner/run-step.mjs'

/** The summary's parts: the text, and what stands in its fences. */
export function summaryOf({ rawSummary }: StepResult): { text: string; recipe: string; picture: string } {
  const fenced = new Map<string, string>()
  const text = rawSummary.replace(/^```(yaml|mermaid)\n(.*?)\n```$/gms, (_, kind, content) => {
    expect(fenced.has(kind)).toBe(false)
    fenced.set(kind, content)
    return ''
  })
  return { text, recipe: fenced.get('yaml') ?? '', picture: fenced.get('mermaid') ?? '' }
}

/** Foreign text did nothing but be read: short, visible, without a meaning to a terminal, to Markdown or to HTML. */
export function expectHarmless(step: StepResult, mappings = 1): void {
  expect(step.lineCount).toBeLessThan(150)
  // A mask is what it hides, to the letter.
  const lines = step.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'))
  const printed = lines.join('\n')
  expect(printed.length).toBeLessThan(150_000)
  expect(printed).not.toMatch(/[^\P{Cc}\t\n]|\p{Cf}|\p{Default_Ignorable_Code_Point}|[\u2028\u2029]/u)
  expect(step).toMatchObject({ state: {}, exportedEnv: {}, addedPath: [] })
  expect(step.outputs['info'] ?? '').not.toMatch(/[\r\n]/)

  const { text, recipe, picture } = summaryOf(step)
  // Nobody else's backtick stays one.
  const ours = /^> \*\*Rehearsal\*\*|^\*\*Next:\*\*|`[\w:/.-]+`/gm
  expect(text.replace(ours, '')).not.toMatch(/[<@`~\\$*[\t]|https?:|www\./)
  expect(recipe).not.toMatch(/[^\n\x20-\x7e]/)
  // The picture holds our own words and times alone.
  expect(picture).toMatch(/^[\w %:,.\n-]*$/)
  const beginnings = text.split('\n').map((line) => line.slice(0, 1))
  expect(beginnings.filter((mark) => mark === '|')).toHaveLength(2 + mappings)
  expect(beginnings.filter((mark) => mark === '#')).toHaveLength(1)
}
