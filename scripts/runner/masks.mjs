/**
 * The runner's secret masker: each mask hides its plain form and the forms its encoders make,
 * with no minimum length and case-sensitively. Masks added later do not reach back.
 */

/** @type {readonly ((value: string) => string)[]} in the runner's order */
const ENCODERS = [
  (value) => base64(value, 0),
  (value) => base64(value, 1),
  (value) => base64(value, 2),
  (value) => value.replaceAll('"', '\\"'),
  (value) => value.replaceAll("'", "''"),
  jsonEscape,
  uriEscape,
  xmlEscape,
  (value) => (value.length > 8 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : ''),
  (value) => powerShellParts(value)[0],
  (value) => powerShellParts(value)[1],
]

export class Masker {
  /** @type {Set<string>} */
  #values = new Set()
  /** @type {Set<string>} */
  #forms = new Set()

  /** @param {Iterable<string>} [values] */
  constructor(values = []) {
    for (const value of values) this.add(value)
  }

  /** Masks the value and each of its trimmed lines. @param {string} value */
  addMask(value) {
    this.add(value)
    for (const line of value.split(/[\r\n]/)) this.add(line.trim())
  }

  /** @param {string} value */
  add(value) {
    if (value === '' || this.#values.has(value)) return
    this.#values.add(value)
    this.#forms.add(value)
    for (const encode of ENCODERS) {
      const form = encode(value)
      if (form !== '') this.#forms.add(form)
    }
  }

  /** The masked values in the order they came, without the forms made of them. @returns {string[]} */
  get values() {
    return [...this.#values]
  }

  /**
   * @param {string} text
   * @returns {string} with `***` for every masked stretch; stretches that overlap or touch become one
   */
  mask(text) {
    let result = ''
    let done = 0
    for (const { start, end } of mergeStretches(this.#find(text))) {
      result += `${text.slice(done, start)}***`
      done = end
    }
    return result + text.slice(done)
  }

  /** @param {string} text */
  #find(text) {
    const found = []
    for (const form of this.#forms) {
      for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
        found.push({ start: at, end: at + form.length })
      }
    }
    return found
  }
}

/** @param {{ start: number, end: number }[]} stretches */
function mergeStretches(stretches) {
  /** @type {{ start: number, end: number }[]} */
  const merged = []
  for (const next of stretches.sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last !== undefined && next.start <= last.end) last.end = Math.max(last.end, next.end)
    else merged.push({ ...next })
  }
  return merged
}

/**
 * A secret in the middle of a longer text has another base64 form at each of three offsets.
 * @param {string} value
 * @param {number} shift
 */
function base64(value, shift) {
  const bytes = Buffer.from(value, 'utf8')
  return bytes.subarray(bytes.length > shift ? shift : 0).toString('base64')
}

/** Newtonsoft's escapes, which name three line separators more than JavaScript's. @param {string} value */
function jsonEscape(value) {
  return JSON.stringify(value)
    .slice(1, -1)
    .replace(/[\x85\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** `Uri.EscapeDataString`, which escapes five marks that `encodeURIComponent` leaves. @param {string} value */
function uriEscape(value) {
  return encodeURIComponent(value.toWellFormed()).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** @type {Record<string, string>} */
const XML_ENTITIES = { '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;', '&': '&amp;' }

/** @param {string} value */
function xmlEscape(value) {
  return value.replace(/[<>"'&]/g, (char) => XML_ENTITIES[char] ?? char)
}

/**
 * PowerShell breaks a command line at `&`, and colours the letter after `&+`.
 * @param {string} value
 * @returns {[before: string, after: string]} '' for a part too short to mask
 */
function powerShellParts(value) {
  const plus = value.indexOf('&+')
  const cut = plus >= 0 ? plus + 2 : value.lastIndexOf('&') + 1
  if (cut === 0) return ['', '']
  const before = value.slice(0, cut)
  const after = value.slice(plus >= 0 ? cut + 1 : cut)
  return [before.length >= 6 ? before : '', after.length >= 6 ? after : '']
}
