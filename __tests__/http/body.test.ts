import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { readBody } from '../../src/http/body.js'

const JSON_TEXT = '{"info":"ä"}'
const BYTES = Buffer.from(JSON_TEXT)
const encoded = (bytes: Buffer, encoding: string) => readBody(bytes, { 'content-encoding': encoding })
const typed = (bytes: Buffer, type: string) => readBody(bytes, { 'content-type': type })

describe('encodings', () => {
  test.each([
    '',
    'identity',
    'Identity',
    'none',
    'utf-8',
    'UTF-8',
    'binary',
    'zstd?',
    ' , ',
    'identity, none',
  ])('%j changes nothing', async (encoding) => {
    expect(await encoded(BYTES, encoding)).toEqual({ text: JSON_TEXT })
  })

  test.each<readonly [string, Buffer]>([
    ['gzip', gzipSync(BYTES)],
    ['GZIP', gzipSync(BYTES)],
    ['x-gzip', gzipSync(BYTES)],
    ['gzip, identity', gzipSync(BYTES)],
    ['utf-8,gzip', gzipSync(BYTES)],
    ['', gzipSync(BYTES)],
    ['none', gzipSync(BYTES)],
    ['deflate', deflateSync(BYTES)],
    ['deflate', deflateRawSync(BYTES)],
    ['Br', brotliCompressSync(BYTES)],
    ['gzip, br', brotliCompressSync(gzipSync(BYTES))],
    ['br, gzip', gzipSync(brotliCompressSync(BYTES))],
  ])('%j is undone', async (encoding, bytes) => {
    expect(await encoded(bytes, encoding)).toEqual({ text: JSON_TEXT })
  })

  test.each(['gzip', 'deflate', 'br', 'gzip, br'])(
    '%s of a body that is none, such as a proxy leaves',
    async (encoding) => {
      expect(await encoded(BYTES, encoding)).toEqual({ text: JSON_TEXT })
      expect(await encoded(Buffer.alloc(0), encoding)).toEqual({ text: '' })
    },
  )

  test('such a body keeps its charset, too', async () => {
    for (const charset of ['latin1', 'utf16le'] as const) {
      const headers = {
        'content-encoding': 'gzip',
        'content-type': `text/plain; charset=${charset.replace('utf16', 'utf-16')}`,
      }
      expect(await readBody(Buffer.from(JSON_TEXT, charset), headers)).toEqual({ text: JSON_TEXT })
    }
    expect(await encoded(Buffer.from(JSON_TEXT, 'latin1'), 'br')).toEqual({ text: '{"info":"\uFFFD"}' })
  })

  test.each<readonly [string, Buffer]>([
    ['gzip', gzipSync(BYTES).subarray(0, -9)],
    ['gzip', gzipSync(BYTES).fill(0xff, 12, 16)],
    ['br', Buffer.from([0x0b, 0xff, 0xff, 0xff])],
    ['deflate', deflateSync(BYTES).subarray(0, 8)],
  ])('%s that is damaged is no text', async (encoding, bytes) => {
    expect(await encoded(bytes, encoding)).toEqual({ text: '', unreadable: 'compressed and damaged' })
  })

  test.each(['zstd', 'ZSTD, identity', 'compress', 'zstd, gzip'])(
    '%s is not read, and named',
    async (encoding) => {
      const zstd = Buffer.from('28b52ffd0458a10000', 'hex')
      expect(await encoded(encoding === 'zstd, gzip' ? gzipSync(zstd) : zstd, encoding)).toEqual({
        text: '',
        unreadable: 'compressed in a way that the action cannot read',
      })
    },
  )

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['gzip, gzip', (bytes: Buffer) => gzipSync(gzipSync(bytes))],
  ] as const)('%s: 1 MiB, and no byte more', async (encoding, compress) => {
    const most = Buffer.alloc(1024 * 1024, 'x')
    expect((await encoded(compress(most), encoding)).text).toHaveLength(most.length)
    const bomb = compress(Buffer.alloc(most.length + 1))
    expect(await encoded(bomb, encoding)).toEqual({ text: '', unreadable: 'larger than 1048576 bytes' })
  })
})

describe('charsets', () => {
  test.each<readonly [string, BufferEncoding]>([
    ['application/json', 'utf8'],
    ['application/json; charset=utf-8', 'utf8'],
    ['application/json;charset="UTF-8"', 'utf8'],
    ['application/json; charset=nobody-knows-it', 'utf8'],
    ['application/json; charset=', 'utf8'],
    ['application/json; charset=ISO-8859-1', 'latin1'],
    ["text/plain; boundary=x; CHARSET='iso-8859-1'; more=1", 'latin1'],
    ['application/json; charset=windows-1252', 'latin1'],
    ['application/json; charset=utf-16le', 'utf16le'],
    ['application/json; charset=UTF-16', 'utf16le'],
    ['application/json; charset=utf-16', 'utf8'],
    ['application/json; charset=unicode', 'utf8'],
  ])('%s', async (type, charset) => {
    expect(await typed(Buffer.from(JSON_TEXT, charset), type)).toEqual({ text: JSON_TEXT })
  })

  test.each<readonly [string, Buffer]>([
    ['UTF-8', Buffer.from(`\uFEFF${JSON_TEXT}`)],
    ['UTF-16, small end first', Buffer.from(`\uFEFF${JSON_TEXT}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\uFEFF${JSON_TEXT}`, 'utf16le').swap16()],
  ])('a byte-order mark of %s knows better', async (_, bytes) => {
    expect(await typed(bytes, 'application/json; charset=utf-16')).toEqual({ text: JSON_TEXT })
    for (const type of ['', 'text/plain; charset=latin1', 'application/json; charset=utf-8']) {
      expect(await typed(bytes, type)).toEqual({ text: JSON_TEXT })
    }
  })

  test('big end first without a mark, and a mark too many', async () => {
    const twice = `\uFEFF\uFEFF${JSON_TEXT}`
    const big = Buffer.from(JSON_TEXT, 'utf16le').swap16()
    expect(await typed(big, 'application/json; charset=utf-16')).toEqual({ text: JSON_TEXT })
    expect(await typed(big, 'application/json; charset=utf-16be')).toEqual({ text: JSON_TEXT })
    expect(await typed(Buffer.from(twice), '')).toEqual({ text: JSON_TEXT })
    expect(await typed(Buffer.from(twice, 'utf16le'), '')).toEqual({ text: JSON_TEXT })
  })

  test('a byte that the charset does not know becomes U+FFFD', async () => {
    expect(await typed(Buffer.from(JSON_TEXT, 'latin1'), '')).toEqual({ text: '{"info":"\uFFFD"}' })
    expect(await typed(Buffer.from([0xff, 0xfe, 0x7b, 0x7d]), '')).toEqual({ text: '\uFFFD\uFFFD{}' })
  })
})
