import { Window } from 'happy-dom'

export interface MermaidParser {
  /** Says what kind of diagram it is; rejects when it is none. */
  parse(diagram: string): Promise<unknown>
  close(): Promise<void>
}

/** The parser of Mermaid, which wants a browser's window when it is loaded: hence the import afterwards. */
export async function loadMermaidParser(): Promise<MermaidParser> {
  const window = new Window()
  Object.assign(globalThis, { window, document: window.document })
  const { default: mermaid } = await import('mermaid')
  return { parse: (diagram) => mermaid.parse(diagram), close: () => window.happyDOM.close() }
}
