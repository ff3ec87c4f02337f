/** @typedef {'error' | 'warning' | 'notice'} Level */
/** @typedef {'text' | 'group' | 'debug' | Level} LineKind */
/** @typedef {(line: string, kind: LineKind) => void} LineListener */

/**
 * @typedef {object} Annotation
 * @property {Level} level
 * @property {string} title '' when none; the runner does not mask titles
 * @property {string} message masked and cut
 */

const MOST_ANNOTATIONS_PER_LEVEL = 10
const LONGEST_MESSAGE = 4096

const ASTRAL = /[\u{10000}-\u{10ffff}]/u

/** @type {Record<Level, string>} */
const PREFIXES = { error: 'Error: ', warning: 'Warning: ', notice: 'Notice: ' }

/** What people see of a step: the log, line by line and masked, and the annotations. */
export class StepLog {
  /** @type {string[]} */
  lines = []
  /** @type {Annotation[]} */
  annotations = []
  /** Errors that the runner itself adds. @type {string[]} */
  runnerErrors = []
  /** The error or warning that would crash the runner's worker. @type {string | undefined} */
  crashedBy
  #masker
  #showDebug
  #onLine

  /**
   * @param {object} options
   * @param {import('./masks.mjs').Masker} options.masker
   * @param {boolean} options.showDebug
   * @param {LineListener | undefined} options.onLine called with every line as it appears
   */
  constructor({ masker, showDebug, onLine }) {
    this.#masker = masker
    this.#showDebug = showDebug
    this.#onLine = onLine
  }

  /** @param {string} line */
  text(line) {
    this.#write(line, 'text')
  }

  /** @param {string} title */
  group(title) {
    this.#write(`▸ ${title}`, 'group')
  }

  /** @param {string} message */
  debug(message) {
    if (!this.#showDebug) return
    for (const line of message.split(/\r?\n/)) this.#write(`##[debug]${line}`, 'debug')
  }

  /**
   * @param {Level} level
   * @param {string} message
   * @param {string} [title]
   */
  issue(level, message, title = '') {
    // The runner's log writer crashes when its trace cuts a surrogate pair. Masks shift positions, so every pair counts.
    if (level !== 'notice' && ASTRAL.test(title + message)) this.crashedBy ??= `${title}: ${message}`
    const shown = this.#masker.mask(message).slice(0, LONGEST_MESSAGE)
    const earlier = this.annotations.filter((annotation) => annotation.level === level)
    if (earlier.length < MOST_ANNOTATIONS_PER_LEVEL) this.annotations.push({ level, title, message: shown })
    if (shown !== '') this.#write(`${PREFIXES[level]}${shown}`, level)
  }

  /** @param {string} message */
  runnerError(message) {
    this.runnerErrors.push(this.#masker.mask(message))
    this.issue('error', message)
  }

  /**
   * @param {string} text
   * @param {LineKind} kind
   */
  #write(text, kind) {
    // Masked as a whole before it is split, because a mask may contain line ends.
    for (const line of this.#masker.mask(text).split(/\r\n|\r|\n/)) {
      this.lines.push(line)
      this.#onLine?.(line, kind)
    }
  }
}
