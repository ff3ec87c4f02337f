const MAX_DEPTH = 4
const MAX_KEYS = 20
const MAX_LENGTH = 600

/** Keys whose values are the gateway's or Campaign's own words, and never identify anybody. */
const WORDED_KEYS: ReadonlySet<string> = new Set(['status', 'error', 'error_code', 'code', 'kind'])

/** Whether a word from a server may be shown as it is. */
type IsHarmless = (word: string) => boolean

/** The shape of an answer: keys, types, statuses and codes, but no other value. */
export function shapeOf(text: string, isHarmless: IsHarmless): string {
  if (text.trim() === '') return 'empty'
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return `not JSON, ${text.length} characters, ${/^\s*</.test(text) ? 'like HTML or XML' : 'like text'}`
  }
  const shape = shapeOfValue(value, '', isHarmless, 0)
  return shape.length > MAX_LENGTH ? `${shape.slice(0, MAX_LENGTH)}…` : shape
}

function shapeOfValue(value: unknown, key: string, isHarmless: IsHarmless, depth: number): string {
  switch (typeof value) {
    case 'string':
      return WORDED_KEYS.has(key) && isHarmless(value) ? JSON.stringify(value) : `text(${value.length})`
    case 'number':
      return WORDED_KEYS.has(key) && isHarmless(String(value)) ? String(value) : shapeOfNumber(value)
    case 'boolean':
      return 'boolean'
    default:
      return value === null ? 'null' : shapeOfObject(Object(value), isHarmless, depth)
  }
}

function shapeOfNumber(value: number): string {
  const digits = String(Math.abs(value)).length
  return Number.isInteger(value) ? `integer(${digits} ${digits === 1 ? 'digit' : 'digits'})` : 'number'
}

function shapeOfObject(value: object, isHarmless: IsHarmless, depth: number): string {
  if (depth >= MAX_DEPTH) return '…'
  if (Array.isArray(value)) {
    const [first] = value
    return value.length === 0 ? '[]' : `[${value.length} × ${shapeOfValue(first, '', isHarmless, depth + 1)}]`
  }
  const entries = Object.entries(value)
  const shown = entries
    .slice(0, MAX_KEYS)
    .map(([key, member]) => `${nameOf(key, isHarmless)}: ${shapeOfValue(member, key, isHarmless, depth + 1)}`)
  const more = entries.length > MAX_KEYS ? [`… ${entries.length - MAX_KEYS} more`] : []
  return `{${[...shown, ...more].join(', ')}}`
}

/** A key may be an id, as in Experience Platform's answers, so only names are shown. */
const nameOf = (key: string, isHarmless: IsHarmless) =>
  /^[A-Za-z][A-Za-z_-]*$/.test(key) && isHarmless(key) ? key : `<key of ${key.length} characters>`

/**
 * Accepts short words without an identifier of this run or a long run of hex digits, which is an id.
 */
export function harmless(identifiers: readonly string[]): IsHarmless {
  // A server may write `my-mapping` for the mapping `My mapping`.
  const folded = (text: string) => text.toLowerCase().replace(/[\s_.-]/g, '')
  const hidden = identifiers.map(folded).filter(({ length }) => length > 1)
  return (word) =>
    /^[A-Za-z0-9_. -]{1,40}$/.test(word) &&
    !/[0-9a-f]{12}|\d{7}/i.test(word) &&
    !hidden.some((identifier) => folded(word).includes(identifier))
}
