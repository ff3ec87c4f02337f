/**
 * Reads a file of `NAME=VALUE` lines and `NAME<<DELIMITER` blocks (GITHUB_OUTPUT, _STATE, _ENV) as the runner does.
 * A fault fails the step, but the pairs before it count.
 * @param {string} text
 * @returns {Generator<{ name: string, value: string }, void, undefined>}
 */
export function* readKeyValues(text) {
  const reader = new Reader(text)
  for (let line = reader.next(); line !== undefined; line = reader.next()) {
    if (line === '') continue
    const equals = line.indexOf('=')
    const heredoc = line.indexOf('<<')
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      yield { name: line.slice(0, equals), value: line.slice(equals + 1) }
    } else if (heredoc >= 0) {
      yield readBlock(reader, line, heredoc)
    } else {
      throw new Error(`Invalid format '${line}'`)
    }
  }
}

/**
 * @param {Reader} reader
 * @param {string} line
 * @param {number} heredoc
 */
function readBlock(reader, line, heredoc) {
  const name = line.slice(0, heredoc)
  const delimiter = line.slice(heredoc + 2)
  if (name === '' || delimiter === '') {
    throw new Error(`Invalid format '${line}'. Name must not be empty and delimiter must not be empty`)
  }
  const start = reader.at
  let end = start
  for (let next = reader.next(); next !== delimiter; next = reader.next()) {
    if (next === undefined) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`)
    if (reader.lineEnd === '') throw new Error('Invalid value. EOF marker missing new line.')
    end = reader.at - reader.lineEnd.length
  }
  return { name, value: reader.text.slice(start, end) }
}

/** Keeps the exact position, because line ends inside a block belong to its value. */
class Reader {
  at = 0
  lineEnd = ''

  /** @param {string} text */
  constructor(text) {
    this.text = text
  }

  /** @returns {string | undefined} */
  next() {
    if (this.at >= this.text.length) return undefined
    const start = this.at
    const feed = this.text.indexOf('\n', start)
    if (feed < 0) {
      this.at = this.text.length
      this.lineEnd = ''
      return this.text.slice(start)
    }
    this.at = feed + 1
    this.lineEnd = process.platform === 'win32' && this.text[feed - 1] === '\r' ? '\r\n' : '\n'
    return this.text.slice(start, this.at - this.lineEnd.length)
  }
}
