import type { Cleaner } from '../text/clean.js'
import { Text, text } from '../text.js'

export const NONE = text`–`

/** The cell of a value that may be unknown. */
export const cell = <T>(value: T | undefined, render: (value: T) => Text): Text =>
  value === undefined ? NONE : render(value)

export type Row = readonly (readonly [title: Text, value: Text])[]

/** A paragraph, a table whose rows all have the same titles, or clean Markdown. */
export type Block = Text | readonly Row[] | string

/** Leaves out tables without rows. */
export const renderMarkdown = (blocks: readonly Block[], cleaner: Cleaner): string =>
  blocks.flatMap((block) => renderBlock(block, cleaner) ?? []).join('\n\n')

function renderBlock(block: Block, cleaner: Cleaner): string | undefined {
  if (typeof block === 'string') return block
  if (block instanceof Text) return cleaner.markdown(block)
  const [first] = block
  if (first === undefined) return undefined
  const titles = first.map(([title]) => cleaner.markdown(title))
  const cells = block.map((row) => row.map(([, value]) => cleaner.markdown(value)))
  return [titles, titles.map(() => '---'), ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

/** `code` is our own, and its values are quoted, so no line begins with a fence. */
export const fence = (language: string, code: string) => `\`\`\`${language}\n${code}\n\`\`\``
