/** No answer of Adobe's is nested this deeply. */
const MAX_DEPTH = 100

export type JsonObject = Readonly<Record<string, unknown>>

/** Used only on text that `JSON.parse` accepts. */
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/** A string, or the rest of the text if it is not closed, so that no part is read twice. */
const STRING = /"(?:[^"\\]|\\.)*(?:"|\\?$)/gs

/** Escapes raw control characters in strings, which JSON forbids but some servers send. */
const escapeControls = (text: string): string =>
  text.replace(STRING, (string) =>
    string.replace(/\\.|\p{Cc}/gsu, (part) =>
      part.startsWith('\\') ? part : `\\u${part.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  )

interface Open {
  /** The raw values so far, by key. */
  values?: Map<string, string>
  key?: string | undefined
  start?: number
}

/**
 * Refuses an object that names a key twice with different values. Not a regular expression, which would take seconds for a
 * large body.
 */
function checkStructure(text: string): void {
  const open: Open[] = []
  let string = ''
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at]
    const inner = open.at(-1)
    if (mark === '"') {
      const start = at
      for (at += 1; text[at] !== '"'; at += text[at] === '\\' ? 2 : 1);
      string = text.slice(start, at + 1)
    } else if (mark === '{' || mark === '[') {
      if (open.push({}) > MAX_DEPTH) throw new RangeError(`JSON nested deeper than ${MAX_DEPTH} levels`)
    } else if (inner !== undefined && mark === ':') {
      Object.assign(inner, { key: JSON.parse(string), start: at + 1 })
    } else if (inner !== undefined && (mark === ',' || mark === '}' || mark === ']')) {
      if (inner.key !== undefined) {
        const value = text.slice(inner.start, at).trim()
        inner.values ??= new Map()
        if ((inner.values.get(inner.key) ?? value) !== value) {
          throw new RangeError('JSON that names a key twice, with different values')
        }
        inner.values.set(inner.key, value)
        inner.key = undefined
      }
      if (mark !== ',') open.pop()
    }
  }
}

/**
 * Parses JSON. Integers beyond 2^53, such as request ids, become strings of their exact digits. Accepts raw control
 * characters in strings. Throws an error that quotes nothing: a `SyntaxError`, or a `RangeError` for JSON that is nested too
 * deeply or contradicts itself.
 */
export function parseJson(given: string): unknown {
  const text = /\p{Cc}/u.test(given) ? escapeControls(given) : given
  let rounded: unknown
  try {
    rounded = JSON.parse(text)
  } catch {
    throw new SyntaxError('not valid JSON')
  }
  checkStructure(text)
  // Most answers hold no long number.
  if (!/\d{16}/.test(text)) return rounded
  const isLong = (token: string) => /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token))
  return JSON.parse(text.replace(STRING_OR_NUMBER, (token) => (isLong(token) ? `"${token}"` : token)))
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value at a path of own keys; never an inherited or forged `__proto__`. */
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
