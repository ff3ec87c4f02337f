/** Our own Markdown, without its diagrams. */
export const withoutDiagrams = (markdown: string): string =>
  markdown.replace(/\n\n```mermaid\n.*?\n```(?=\n|$)/gs, '')

/**
 * Shortens Markdown to this many bytes. Removes the diagrams, then whole lines at the end, for `mark`: half an entity or tag
 * would be visible, and after half a fence nothing would be Markdown.
 */
export function cutToSize(markdown: string, bytes: number, mark: string): string {
  const whole = [markdown, withoutDiagrams(markdown)].find((part) => Buffer.byteLength(part) <= bytes)
  if (whole !== undefined) return whole
  let room = bytes - Buffer.byteLength(mark)
  let kept = ''
  /** The lines of an open fence, kept only if it is closed. */
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
