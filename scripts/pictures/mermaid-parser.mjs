/** Untyped: `npm ci --prefix scripts` installs these packages, and `npm run typecheck` works without. */
const load = (/** @type {string} */ name) => import(name)

/**
 * The parser of Mermaid, which wants a browser's window when it is loaded: hence the import afterwards.
 * @returns {Promise<{ parse(diagram: string): Promise<unknown>, close(): Promise<void> }>} `parse` says what kind of diagram it
 *   is, and rejects when it is none
 */
export async function loadMermaidParser() {
  const { Window } = await load('happy-dom')
  const window = new Window()
  Object.assign(globalThis, { window, document: window.document })
  const { default: mermaid } = await load('mermaid')
  return { parse: (diagram) => mermaid.parse(diagram), close: () => window.happyDOM.close() }
}
