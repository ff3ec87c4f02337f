/**
 * Reads one line of a step's output as the runner's `ActionCommand` does, in both of its syntaxes:
 * `::name key=value,key=value::data` at the start of a line and `##[name key=value;key=value]data` anywhere.
 */

/**
 * @typedef {object} ParsedCommand
 * @property {string} name in lower case, because the runner ignores case
 * @property {Record<string, string>} properties keys as written
 * @property {string} data
 * @property {'v1' | 'v2'} syntax
 */

/** GitHub's runner treats any other name as plain text. */
export const REGISTERED_COMMANDS = Object.freeze([
  'stop-commands',
  'set-env',
  'set-output',
  'save-state',
  'add-mask',
  'add-path',
  'add-matcher',
  'remove-matcher',
  'debug',
  'warning',
  'error',
  'notice',
  'group',
  'endgroup',
  'echo',
])

/** White space of .NET, which includes U+0085 but not U+FEFF; JavaScript does the opposite. */
const LEADING_BLANKS = /^[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/

/**
 * The second `::`. The runner searches with linguistic rules, which ignore invisible characters between the colons, but then
 * skips only two characters.
 */
const SECOND_KEY = /:[\p{Cc}\p{Default_Ignorable_Code_Point}]*:/u

/**
 * @param {string} line
 * @returns {ParsedCommand | undefined} undefined: plain text
 */
export function parseCommand(line) {
  return parseV2(line) ?? parseV1(line)
}

/**
 * @param {string} line
 * @returns {ParsedCommand | undefined}
 */
function parseV2(line) {
  const text = line.replace(LEADING_BLANKS, '')
  if (!text.startsWith('::')) return undefined
  const length = text.slice(2).search(SECOND_KEY)
  if (length < 0) return undefined
  const { name, rest } = splitName(text.slice(2, 2 + length))
  if (!REGISTERED_COMMANDS.includes(name)) return undefined
  return {
    name,
    properties: parseProperties(rest.trim(), ',', ['%0D', '%0A', '%3A', '%2C', '%25']),
    data: decode(text.slice(2 + length + 2), ['%0D', '%0A', '%25']),
    syntax: 'v2',
  }
}

/**
 * @param {string} line
 * @returns {ParsedCommand | undefined}
 */
function parseV1(line) {
  const escapes = ['%3B', '%0D', '%0A', '%5D', '%25']
  // Only the first one counts, so a false start before a command hides it.
  const start = line.indexOf('##[')
  const end = start < 0 ? -1 : line.indexOf(']', start)
  if (end < 0) return undefined
  const { name, rest } = splitName(line.slice(start + 3, end))
  if (!REGISTERED_COMMANDS.includes(name)) return undefined
  return {
    name,
    properties: parseProperties(rest, ';', escapes),
    data: decode(line.slice(end + 1), escapes),
    syntax: 'v1',
  }
}

/** @param {string} info */
function splitName(info) {
  const space = info.indexOf(' ')
  return space < 0
    ? { name: info.toLowerCase(), rest: '' }
    : { name: info.slice(0, space).toLowerCase(), rest: info.slice(space + 1) }
}

/**
 * @param {string} text
 * @param {string} separator
 * @param {readonly string[]} escapes
 * @returns {Record<string, string>}
 */
function parseProperties(text, separator, escapes) {
  const pairs = text.split(separator).flatMap((pair) => {
    // The runner drops empty parts when it splits at `=`: `=a==b` means a = b, and `a=` means nothing.
    const [, key, value] = /^=*([^=]+)=+([^=].*)$/s.exec(pair) ?? []
    return key === undefined || value === undefined
      ? []
      : [/** @type {const} */ ([key, decode(value, escapes)])]
  })
  return Object.fromEntries(pairs)
}

/**
 * Decodes one escape after the other, as the runner does, with `%25` last.
 * @param {string} text
 * @param {readonly string[]} escapes
 */
function decode(text, escapes) {
  return escapes.reduce((result, code) => result.replaceAll(code, decodeURIComponent(code)), text)
}
