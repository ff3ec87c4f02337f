/** Markdown of ours without its diagrams. */
export const withoutDiagrams = (markdown: string): string =>
  markdown.replace(/\n\n```mermaid\n.*?\n```(?=\n|$)/gs, '')

/**
 * As much as fits into so many bytes. The diagrams go first, then whole lines from the end on, in whose place stands `mark`:
 * half an entity or half a tag would show as text, and behind half a fence nothing would be read as Markdown.
 */
export function cutToSize(markdown: string, bytes: number, mark: string): string {
  const whole = [markdown, withoutDiagrams(markdown)].find((part) => Buffer.byteLength(part) <= bytes)
  if (whole !== undefined) return whole
  let room = bytes - Buffer.byteLength(mark)
  let kept = ''
  /** What is open: shown only as a whole. */
  let fence = ''
  for (const line of withoutDiagrams(markdown).split('\n')) {
    room -= Buffer.byteLength(line) + 1
    if (room < 0) break
    const isOpen = fence !== ''
    fence += `${line}\n`
    if (line.startsWith('```') === isOpen) {
      kept += fence
      fence = ''
    }
  }
  return kept + mark
}
