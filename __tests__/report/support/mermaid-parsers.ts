import { Window } from 'happy-dom'

/** Says what kind of diagram it is; rejects when it is none. */
type Parse = (diagram: string) => Promise<unknown>

export type MermaidParsers = Readonly<Record<'11' | '12', Parse>> & { close(): Promise<void> }

/**
 * The parsers of both majors of Mermaid, since nobody outside of GitHub knows which one draws there. Mermaid wants a
 * browser's window when it is loaded, hence the imports afterwards.
 */
export async function loadMermaidParsers(): Promise<MermaidParsers> {
  const window = new Window()
  Object.assign(globalThis, { window, document: window.document })
  const [{ default: newer }, { default: older }] = await Promise.all([
    import('mermaid'),
    import('mermaid-11'),
  ])
  return {
    11: (diagram) => older.parse(diagram),
    12: (diagram) => newer.parse(diagram),
    close: () => window.happyDOM.close(),
  }
}
