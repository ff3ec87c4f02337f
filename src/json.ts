/** No answer of Adobe's is nested this deeply. */
const MAX_DEPTH = 100

export type JsonObject = Readonly<Record<string, unknown>>

/** Strings (unchanged), numbers (exact digits), brackets (depth). Used only on text that `JSON.parse` accepts. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[[\]{}]/g

/** A string, or the rest of the text if it is not closed, so that no part is read twice. */
const STRING = /"(?:[^"\\]|\\.)*(?:"|\\?$)/gs

/** Escapes raw control characters in strings, which JSON forbids but some servers send. */
const escapeControls = (text: string): string =>
  text.replace(STRING, (string) =>
    string.replace(/\\.|\p{Cc}/gsu, (part) =>
      part.startsWith('\\') ? part : `\\u${part.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  )

/**
 * Parses JSON, with integers beyond 2^53 as strings of their exact digits (`JSON.parse` would round a request id). Accepts raw
 * control characters in strings. Throws a `SyntaxError` that does not quote the text.
 */
export function parseJson(given: string): unknown {
  const text = /\p{Cc}/u.test(given) ? escapeControls(given) : given
  let rounded: unknown
  try {
    rounded = JSON.parse(text)
  } catch {
    throw new SyntaxError('not valid JSON')
  }
  // Most answers hold no long number and few brackets.
  if (!/\d{16}/.test(text) && text.split(/[[{]/, MAX_DEPTH + 2).length <= MAX_DEPTH) return rounded
  let depth = 0
  let deepest = 0
  const exact = text.replace(TOKEN, (token) => {
    if (token === '{' || token === '[') {
      depth += 1
      deepest = Math.max(deepest, depth)
    } else if (token === '}' || token === ']') {
      depth -= 1
    } else if (/^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token))) {
      return `"${token}"`
    }
    return token
  })
  if (deepest > MAX_DEPTH) {
    throw new SyntaxError(`JSON nested deeper than ${MAX_DEPTH} levels`)
  }
  return JSON.parse(exact)
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value at a path of own keys, or `undefined`. Never follows an inherited or forged `__proto__`. */
export const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (isObject(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined),
    value,
  )

/** The non-blank text at a path, trimmed. */
export function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  const text = at(value, ...path)
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined
}

/** The list at a path; empty for anything else. */
export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const list = at(value, ...path)
  return Array.isArray(list) ? list : []
}

/** The number at a path, or a text of its digits; perhaps not a finite one. */
export function numberAt(value: unknown, ...path: readonly string[]): number | undefined {
  const found = at(value, ...path)
  const number = typeof found === 'string' && /^\d+$/.test(found) ? Number(found) : found
  return typeof number === 'number' ? number : undefined
}

/** The count at a path; `undefined`, which is not 0, unless it is a whole number. */
export function countAt(value: unknown, ...path: readonly string[]): number | undefined {
  const count = numberAt(value, ...path)
  return count !== undefined && Number.isSafeInteger(count) && count >= 0 ? count : undefined
}
