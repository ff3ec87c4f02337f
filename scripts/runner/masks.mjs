/**
 * Masks secrets as the runner does: from `add` on, case-sensitive, without a minimum length. Unlike the runner, it masks no
 * encodings, so that tests show whether the action hides them itself.
 */
export class Masker {
  /** @type {Set<string>} */
  #values = new Set()
  /** @type {Set<string>} With the workflow's secrets. */
  #all

  /**
   * @param {Iterable<string>} [values]
   * @param {Iterable<string>} [secrets] the workflow's, masked in the whole job, before any step begins
   */
  constructor(values = [], secrets = []) {
    this.#all = new Set([...secrets].flatMap(withLines))
    for (const value of values) this.add(value)
  }

  /** Masks the value and each of its trimmed lines. @param {string} value */
  add(value) {
    for (const each of withLines(value)) {
      this.#values.add(each)
      this.#all.add(each)
    }
  }

  /** The added values in order, without the workflow's secrets. @returns {string[]} */
  get values() {
    return [...this.#values]
  }

  /**
   * @param {string} text
   * @returns {string} with `***` for every masked part; parts that overlap or touch become one
   */
  mask(text) {
    const found = this.#find(text)
    if (found.length === 0) return text
    let result = ''
    let done = 0
    for (const { start, end } of mergeStretches(found)) {
      result += `${text.slice(done, start)}***`
      done = end
    }
    return result + text.slice(done)
  }

  /** @param {string} text */
  #find(text) {
    const found = []
    for (const value of this.#all) {
      for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
        found.push({ start: at, end: at + value.length })
      }
    }
    return found
  }
}

/** @param {string} value */
const withLines = (value) =>
  [value, ...value.split(/[\r\n]/).map((line) => line.trim())].filter((each) => each !== '')

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
