import type { Cleaner } from '../text/clean.js'
import { type Text, text } from '../text.js'

/** A cell without a value. */
export const NONE = text`–`

export type Row = readonly (readonly [title: Text, value: Text])[]

/** All rows have the same titles. */
export function renderTable(rows: readonly Row[], cleaner: Cleaner): string {
  const titles = rows[0]?.map(([title]) => cleaner.markdown(title)) ?? []
  const cells = rows.map((row) => row.map(([, value]) => cleaner.markdown(value)))
  return [titles, titles.map(() => '---'), ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

/** `code` is our own, and its values are quoted, so no line begins with a fence. */
export const fence = (language: string, code: string) => `\`\`\`${language}\n${code}\n\`\`\``
