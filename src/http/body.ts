import { isUtf8 } from 'node:buffer'

export interface Body {
  /** Without a byte-order mark; empty when `unreadable` is set. */
  readonly text: string
  readonly unreadable?: string | undefined
}

export const MAX_BODY_BYTES = 1024 * 1024
export const TOO_LARGE: Body = { text: '', unreadable: `larger than ${MAX_BODY_BYTES} bytes` }

/** Loaded only for a compressed answer, because loading it takes time. */
type Zlib = typeof import('node:zlib')
type Decompress = (zlib: Zlib, bytes: Buffer, options: { readonly maxOutputLength: number }) => Buffer

const gunzip: Decompress = (zlib, bytes, options) => zlib.gunzipSync(bytes, options)

/** Some servers send raw deflate data, without the zlib header that RFC 9110 demands. */
const inflate: Decompress = (zlib, bytes, options) =>
  ((bytes[0] ?? 0) & 0x0f) === 8 ? zlib.inflateSync(bytes, options) : zlib.inflateRawSync(bytes, options)

/** Sent by some servers unasked. Any other name, such as a charset, counts as `identity` if the body is text. */
const COMPRESSIONS: ReadonlyMap<string, Decompress> = new Map([
  ['gzip', gunzip],
  ['x-gzip', gunzip],
  ['deflate', inflate],
  ['br', (zlib, bytes, options) => zlib.brotliDecompressSync(bytes, options)],
])
/** No real answer is compressed more often. */
const MAX_LAYERS = 3

/** A body as text. Bytes that are invalid in its charset (default: UTF-8) become U+FFFD. */
export async function readBody(bytes: Buffer, headers: Readonly<Record<string, string>>): Promise<Body> {
  const names = (headers['content-encoding'] ?? '').split(',').map((name) => name.trim().toLowerCase())
  const layers = names.flatMap((name) => COMPRESSIONS.get(name) ?? []).slice(0, MAX_LAYERS)
  if (layers.length === 0 && bytes[0] === 0x1f && bytes[1] === 0x8b) layers.push(gunzip)
  const isKnown = (name: string) => COMPRESSIONS.has(name) || ['', 'identity', 'none'].includes(name)
  const unknown = names.every(isKnown) ? undefined : 'compressed in a way that the action cannot read'
  const read = (plain: Buffer, unreadable = unknown): Body => {
    // Two systems may each have added a byte-order mark.
    const text = decoderFor(headers['content-type'] ?? '', plain)
      .decode(plain)
      .replace(/^\uFEFF+/, '')
    // A proxy may have decompressed it and kept the header.
    return unreadable === undefined || isUtf8(plain) || /^\s*[{["<]/.test(text)
      ? { text }
      : { text: '', unreadable }
  }
  if (layers.length === 0) return read(bytes)
  const zlib = await import('node:zlib')
  const options = { maxOutputLength: MAX_BODY_BYTES }
  try {
    return read(layers.reduceRight((inner, layer) => layer(zlib, inner, options), bytes))
  } catch (thrown) {
    return Object(thrown).code === 'ERR_BUFFER_TOO_LARGE' ? TOO_LARGE : read(bytes, 'compressed and damaged')
  }
}

/** A byte-order mark overrides the header. UTF-16 JSON contains zero bytes. */
function decoderFor(contentType: string, bytes: Buffer): Pick<typeof TextDecoder.prototype, 'decode'> {
  const [, charset = 'utf-8'] = /;\s*charset\s*=\s*["']?([^\s"';,]+)/i.exec(contentType) ?? []
  const mark = bytes.toString('latin1', 0, 2)
  const isWide = bytes.includes(0)
  if (bytes.subarray(0, 3).equals(Buffer.from('\uFEFF'))) return new TextDecoder()
  if (isWide && mark === '\xff\xfe') return new TextDecoder('utf-16le')
  if (isWide && mark === '\xfe\xff') return new TextDecoder('utf-16be')
  try {
    const decoder = new TextDecoder(charset)
    if (!decoder.encoding.startsWith('utf-16')) return decoder
    if (!isWide) return new TextDecoder()
    return mark.startsWith('\0') ? new TextDecoder('utf-16be') : decoder
  } catch {
    return new TextDecoder()
  }
}
