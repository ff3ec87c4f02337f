/** Masks of shorter secrets would hide half the log, so the inputs refuse them. */
export const MIN_SECRET_LENGTH = 8

const HIDDEN = '***'

/** The most characters of a secret in one regular expression. */
const LONGEST_PATTERN = 2_500

/** Invisible, or like a gap: inside a secret, they would not keep a reader from seeing it. */
const GAPS = /[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu
/** A gap inside the secret itself, as forms, URLs, JSON and HTML encode it. */
const SPELLED_GAPS = String.raw`(?:\+|%(?:25)*[\da-f]{2}|\\{1,3}(?:u[\da-f]{4}|[a-z])|&(?:amp;)*#?\w+;)*`
/** A plain backslash, or one encoded in a URL. */
const BACKSLASH = String.raw`(?:\\|%(?:25)*5c)`
/**
 * An escaped ASCII character, with its code in hexadecimal (groups 1 and 2) or decimal digits (3); or what stands for none:
 * a line end in JSON, which wraps base64, or a mark between two bytes in hexadecimal.
 */
const ESCAPES = new RegExp(
  [
    `${BACKSLASH}{1,3}[nrt]`,
    String.raw`(?:${BACKSLASH}{1,3}u\{|&(?:amp;)*#x)0*([\da-f]{1,2})[};]`,
    String.raw`(?:${BACKSLASH}{1,3}(?:u00|x)|%(?:25)*|0x)([0-7][\da-f])`,
    String.raw`&(?:amp;)*#0*(\d{1,3});`,
    String.raw`[:-](?<=[\da-f]{2}.)(?=[\da-f]{2})`,
  ].join('|'),
  'gi',
)
const ENTITIES: Readonly<Record<string, string>> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": 'apos',
}

/** How a form of a secret is found. */
interface Form {
  /** Its longest run of letters and digits, in lower case, which is looked for first. */
  readonly run: string
  /** Built on first use, because most texts do not contain the run. */
  pattern?: RegExp
}

interface Span {
  readonly start: number
  readonly end: number
}

/** Finds and hides secrets in usual encodings and any letter case, even when split by gaps. */
export class Redactor {
  readonly #forms = new Map<string, Form>()

  hide(secret: string): void {
    if (secret.length < MIN_SECRET_LENGTH) return
    for (const form of formsOf(secret.toWellFormed()).flatMap(piecesOf)) {
      // A form must be longer than its replacement, or redacting would never end.
      if (withoutGaps(form).length > HIDDEN.length) {
        this.#forms.set(form, { run: longestRun(form) })
      }
    }
  }

  /** Repeats, because a replacement may complete another secret that contains asterisks. */
  redact(text: string): string {
    const redacted = this.#redactOnce(text)
    return redacted === text ? text : this.redact(redacted)
  }

  #redactOnce(text: string): string {
    const visible = withoutGaps(text)
    const plain = unescaped(visible)
    const spans = this.#spansIn(visible)
    if (plain !== visible) spans.push(...placed(this.#spansIn(plain), visible, ESCAPES))
    if (spans.length === 0) return text
    let result = ''
    let end = 0
    for (const span of placed(spans, text, GAPS).sort((a, b) => a.start - b.start)) {
      if (span.start >= end) {
        result += text.slice(end, span.start) + HIDDEN
      }
      end = Math.max(end, span.end)
    }
    return result + text.slice(end)
  }

  #spansIn(visible: string): Span[] {
    const lowerCase = visible.toLowerCase()
    return [...this.#forms].flatMap(([form, known]) => {
      if (!lowerCase.includes(known.run)) return []
      known.pattern ??= patternOf(form)
      return spansOf(visible, known.pattern)
    })
  }
}

/** Most texts are plain ASCII, for which the large Unicode classes are not needed. */
const withoutGaps = (text: string): string =>
  /[^ -~]/.test(text) ? text.replace(GAPS, '') : text.replaceAll(' ', '')

/** Looking for it first is much faster than a pattern that ignores case. */
const longestRun = (form: string): string =>
  form
    .split(/[^a-z\d]+/i)
    .reduce((longest, run) => (run.length > longest.length ? run : longest))
    .toLowerCase()

/** The character of an escape, if it can be seen. */
function decoded([, inBraces, hexadecimal, decimal]: RegExpExecArray): string {
  const code = Number(decimal ?? `0x${hexadecimal ?? inBraces ?? 0}`)
  return code > 0x20 ? String.fromCharCode(code) : ''
}

/** Not a replacement by a function, which would be three times slower. */
function unescaped(text: string): string {
  if (text.search(ESCAPES) < 0) return text
  let plain = ''
  let at = 0
  for (const found of text.matchAll(ESCAPES)) {
    plain += text.slice(at, found.index) + decoded(found)
    at = found.index + found[0].length
  }
  return plain + text.slice(at)
}

/** Maps spans of a decoded or gapless text back to the text as it was. */
function placed(spans: readonly Span[], text: string, replaced: RegExp): Span[] {
  if (spans.length === 0) return []
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  const keep = (until: number, width = 1) => {
    while (at < until) {
      starts.push(at)
      at += width
      ends.push(at)
    }
  }
  for (const found of text.matchAll(replaced)) {
    keep(found.index)
    const end = found.index + found[0].length
    // GAPS has no groups.
    if (found.length > 1 && decoded(found) !== '') keep(end, found[0].length)
    at = end
  }
  keep(text.length)
  return spans.map(({ start, end }) => ({ start: starts[start] ?? 0, end: ends[end - 1] ?? 0 }))
}

/** All matches, including overlapping ones. */
function spansOf(text: string, pattern: RegExp): readonly Span[] {
  const spans: Span[] = []
  pattern.lastIndex = 0
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    spans.push({ start: found.index, end: pattern.lastIndex })
    pattern.lastIndex = found.index + 1
  }
  return spans
}

/** As it is, its accents composed or apart, and in the usual encodings of its bytes. */
const formsOf = (secret: string): readonly string[] =>
  [...new Set([secret, secret.normalize('NFC'), secret.normalize('NFD')])].flatMap((text) => {
    const charsets = ['utf8', 'utf16le', 'latin1'] as const
    // Most secrets are ASCII, whose bytes are the same in two of them.
    const encoded = new Set(charsets.map((charset) => Buffer.from(text, charset).toString('latin1')))
    return [text, ...[...encoded].flatMap((each) => formsOfBytes(Buffer.from(each, 'latin1')))]
  })

const formsOfBytes = (bytes: Buffer): readonly string[] => [
  bytes.toString('hex'),
  ...[0, 1, 2].flatMap((shift) => base64Within(bytes, shift)),
]

/** The bytes within a longer base64 text, `shift` bytes after a multiple of three, in both alphabets. */
function base64Within(bytes: Buffer, shift: number): readonly string[] {
  const encoded = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString('base64')
    .replace(/=+$/, '')
  const sharesLast = (bytes.length + shift) % 3 !== 0
  const own = encoded.slice(shift === 0 ? 0 : shift + 1, sharesLast ? -1 : undefined)
  return [own, own.replaceAll('+', '-').replaceAll('/', '_')]
}

/** Regular expressions have a maximum size, so a long form is hidden in pieces. */
function piecesOf(form: string): readonly string[] {
  if (form.length <= LONGEST_PATTERN) return [form]
  const characters = [...form]
  const count = Math.ceil(characters.length / LONGEST_PATTERN)
  const size = Math.ceil(characters.length / count)
  return Array.from({ length: count }, (_, at) => characters.slice(at * size, (at + 1) * size).join(''))
}

/** Matches `form` in text without gaps, whichever characters are escaped, because encoders differ. */
function patternOf(form: string): RegExp {
  const words = form.split(GAPS).filter((word) => word !== '')
  return new RegExp(words.map((word) => [...word].map(spellings).join('')).join(SPELLED_GAPS), 'gi')
}

const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0')

/** One character: plain, after backslashes, or escaped for JSON, URLs and HTML, once or several times. */
function spellings(character: string): string {
  if (/[a-z\d]/i.test(character)) return character
  const code = character.codePointAt(0) ?? 0
  const units = character.split('').map((unit) => hex(unit.charCodeAt(0), 4))
  const bytes = [...Buffer.from(character, 'utf8')].map((byte) => hex(byte, 2))
  const entities = [`#0*${code}`, `#x0*${hex(code, 1)}`, ENTITIES[character] ?? []].flat()
  const spelled = [
    bytes.map((byte) => `%(?:25)*${byte}`).join(''),
    `&(?:amp;)*(?:${entities.join('|')});`,
    units.map((unit) => String.raw`\u${unit}`).join(''),
  ]
  const escaped = units.map((unit) => `${BACKSLASH}{1,3}u${unit}`).join('')
  return `(?:${escaped}|${BACKSLASH}{0,3}(?:${spelled.join('|')}))`
}
