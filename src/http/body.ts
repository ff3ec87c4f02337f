import { isUtf8 } from 'node:buffer'

export interface Body {
  /** Without a byte-order mark; empty when `unreadable` is set. */
  readonly text: string
  readonly unreadable?: string
}

export const MAX_BODY_BYTES = 1024 * 1024
export const TOO_LARGE: Body = { text: '', unreadable: `larger than ${MAX_BODY_BYTES} bytes` }

type Decompress = (bytes: Buffer, options: { readonly maxOutputLength: number }) => Buffer
/** Loaded only for a compressed answer, because loading it takes time. */
type Zlib = typeof import('node:zlib')

/** Some servers send raw deflate data, without the zlib header that RFC 9110 demands. */
const inflate =
  ({ inflateSync, inflateRawSync }: Zlib): Decompress =>
  (bytes, options) =>
    ((bytes[0] ?? 0) & 0x0f) === 8 ? inflateSync(bytes, options) : inflateRawSync(bytes, options)

const gunzip = ({ gunzipSync }: Zlib): Decompress => gunzipSync

/** Sent by some servers although we do not ask for it. Any other name, such as a charset or `none`, counts as `identity`. */
const COMPRESSIONS: ReadonlyMap<string, (zlib: Zlib) => Decompress> = new Map([
  ['gzip', gunzip],
  ['x-gzip', gunzip],
  ['deflate', inflate],
  ['br', ({ brotliDecompressSync }) => brotliDecompressSync],
])
/** No real answer is compressed more often. */
const MAX_LAYERS = 3

/** The body of an answer as text. Bytes that are invalid in its charset (default: UTF-8) become U+FFFD. */
export async function readBody(bytes: Buffer, headers: Readonly<Record<string, string>>): Promise<Body> {
  const layers = (headers['content-encoding'] ?? '')
    .split(',')
    .map((name) => COMPRESSIONS.get(name.trim().toLowerCase()))
    .filter((decompress) => decompress !== undefined)
  if (layers.length === 0 && bytes[0] === 0x1f && bytes[1] === 0x8b) layers.push(gunzip)
  const zlib = layers.length > 0 ? await import('node:zlib') : undefined
  try {
    const plain =
      zlib === undefined
        ? bytes
        : layers
            .slice(0, MAX_LAYERS)
            .map((layer) => layer(zlib))
            .reduceRight((inner, decompress) => decompress(inner, { maxOutputLength: MAX_BODY_BYTES }), bytes)
    return { text: decoderFor(headers['content-type'] ?? '', plain).decode(plain) }
  } catch (thrown) {
    if (Object(thrown).code === 'ERR_BUFFER_TOO_LARGE') return TOO_LARGE
    // A proxy may have decompressed it and kept the header.
    const text = decoderFor(headers['content-type'] ?? '', bytes).decode(bytes)
    return isUtf8(bytes) || /^\s*[{["<]/.test(text)
      ? { text }
      : { text: '', unreadable: 'compressed and damaged' }
  }
}

/** A byte-order mark overrides the header. */
function decoderFor(contentType: string, bytes: Buffer): Pick<typeof TextDecoder.prototype, 'decode'> {
  const [, charset = 'utf-8'] = /;\s*charset\s*=\s*["']?([^\s"';,]+)/i.exec(contentType) ?? []
  if (bytes.subarray(0, 3).equals(Buffer.from('\uFEFF'))) return new TextDecoder()
  if (/^utf-?16/i.test(charset) && bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be')
  try {
    const decoder = new TextDecoder(charset)
    // In UTF-16, every punctuation mark of JSON contains a zero byte.
    return decoder.encoding.startsWith('utf-16') && !bytes.includes(0) ? new TextDecoder() : decoder
  } catch {
    return new TextDecoder()
  }
}
