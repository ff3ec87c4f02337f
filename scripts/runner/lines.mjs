/**
 * Splits a stream of bytes into lines as the runner does: only at `\n`, `\r\n` and a lone `\r`.
 * A chunk may end inside a UTF-8 character or inside `\r\n`.
 */
export class LineSplitter {
  #decoder = new TextDecoder('utf-8')
  #rest = ''
  #skipLineFeed = false

  /**
   * @param {Uint8Array} chunk
   * @returns {string[]} the lines that are now complete, without line ends
   */
  push(chunk) {
    return this.#split(this.#decoder.decode(chunk, { stream: true }))
  }

  /** @returns {string[]} the last line, if it had no line end */
  end() {
    const lines = this.#split(this.#decoder.decode())
    if (this.#rest !== '') lines.push(this.#rest)
    this.#rest = ''
    return lines
  }

  /** @param {string} decoded */
  #split(decoded) {
    if (decoded === '') return []
    const text = this.#skipLineFeed && decoded.startsWith('\n') ? decoded.slice(1) : decoded
    // The `\n` of a `\r\n` may come with the next chunk.
    this.#skipLineFeed = decoded.endsWith('\r')
    const lines = text.split(/\r\n|\r|\n/)
    lines[0] = this.#rest + lines[0]
    this.#rest = lines.pop() ?? ''
    return lines
  }
}

/**
 * @param {string} text
 * @returns {string[]} its lines, without their ends
 */
export function splitLines(text) {
  const lines = text.split(/\r\n|\r|\n/)
  if (lines.at(-1) === '') lines.pop()
  return lines
}
