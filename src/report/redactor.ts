/** A shorter secret would hide half of the log; the inputs refuse it. */
const MIN_SECRET_LENGTH = 8

export const HIDDEN = '***'

/** What a reader does not see, or sees as a mere gap: it may stand inside a secret without making it another one. */
const GAP = /[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u

/** Finds secrets in any spelling, also when split by gaps or written in another case, and hides them. */
export class Redactor {
  #variants: readonly string[] = []

  hide(secret: string): void {
    if (secret.length >= MIN_SECRET_LENGTH) {
      const folded = variantsOf(secret).map((variant) => squeeze(variant).text)
      this.#variants = [...new Set([...this.#variants, ...folded])].filter(
        (variant) => variant.length >= MIN_SECRET_LENGTH,
      )
    }
  }

  redact(text: string): string {
    const squeezed = squeeze(text)
    const spans = this.#variants
      .flatMap((variant) => spansOf(squeezed.text, variant))
      .sort((a, b) => a.start - b.start)
    let result = ''
    let end = 0
    for (const span of spans) {
      const from = squeezed.positions[span.start] ?? 0
      const to = (squeezed.positions[span.end - 1] ?? 0) + 1
      if (from >= end) {
        result += text.slice(end, from) + HIDDEN
      }
      end = Math.max(end, to)
    }
    return result + text.slice(end)
  }
}

/** The text without gaps and with ASCII letters in lower case, and where each of its characters stood. */
function squeeze(text: string): { readonly text: string; readonly positions: readonly number[] } {
  const kept: string[] = []
  const positions: number[] = []
  let at = 0
  for (const character of text) {
    if (!GAP.test(character)) {
      for (let unit = 0; unit < character.length; unit += 1) {
        kept.push(character.charAt(unit))
        positions.push(at + unit)
      }
    }
    at += character.length
  }
  // ASCII alone: elsewhere a lower case may be longer, and the positions would shift.
  return { text: kept.join('').replace(/[A-Z]+/g, (letters) => letters.toLowerCase()), positions }
}

function spansOf(text: string, variant: string): readonly { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = []
  for (let start = text.indexOf(variant); start !== -1; start = text.indexOf(variant, start + 1)) {
    spans.push({ start, end: start + variant.length })
  }
  return spans
}

/** The spellings in which a secret may come back. */
function variantsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret, 'utf8')
  const percent = encodeURIComponent(secret)
  const named = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    percent,
    percent.replace(/[!'()*~]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`),
    new URLSearchParams({ s: secret }).toString().slice('s='.length),
    secret.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`),
    Object.entries(named).reduce((text, [mark, entity]) => text.replaceAll(mark, entity), secret),
    ...[0, 1, 2].flatMap((shift) => base64Within(bytes, shift)),
    bytes.toString('hex'),
  ]
}

/** What the bytes look like inside a longer base64 text, `shift` bytes after a multiple of three; both alphabets. */
function base64Within(bytes: Buffer, shift: number): readonly string[] {
  const encoded = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString('base64')
    .replace(/=+$/, '')
  const sharesLast = (bytes.length + shift) % 3 !== 0
  const own = encoded.slice(shift === 0 ? 0 : shift + 1, sharesLast ? -1 : undefined)
  return [own, own.replaceAll('+', '-').replaceAll('/', '_')]
}
