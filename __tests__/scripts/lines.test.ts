import { expect, test } from '@jest/globals'
import { LineSplitter, splitLines } from '../../scripts/runner/lines.mjs'

function split(bytes: Uint8Array, chunkSize: number): string[] {
  const splitter = new LineSplitter()
  const lines: string[] = []
  for (let at = 0; at < bytes.length; at += chunkSize) {
    lines.push(...splitter.push(bytes.subarray(at, at + chunkSize)))
  }
  return [...lines, ...splitter.end()]
}

const cases: [text: string, lines: string[]][] = [
  ['', []],
  ['a', ['a']],
  ['a\n', ['a']],
  ['a\nb', ['a', 'b']],
  ['a\r\nb\r\n', ['a', 'b']],
  ['a\rb\r', ['a', 'b']],
  ['a\n\nb', ['a', '', 'b']],
  ['a\r\r\nb', ['a', '', 'b']],
  ['a\n\rb', ['a', '', 'b']],
  ['\r\n\r\n', ['', '']],
  ['a\u2028b\u2029c\x85d\ve\ff', ['a\u2028b\u2029c\x85d\ve\ff']],
  ['grün €\r\n😀\n', ['grün €', '😀']],
]

test.each(cases)('%j, in chunks of any size', (text, lines) => {
  const bytes = new TextEncoder().encode(text)
  for (let size = 1; size <= bytes.length + 1; size += 1) expect(split(bytes, size)).toEqual(lines)
})

test('a lone carriage return ends a line at once', () => {
  const splitter = new LineSplitter()
  expect(splitter.push(Buffer.from('a\r'))).toEqual(['a'])
  expect(splitter.push(Buffer.from('\n'))).toEqual([])
  expect(splitter.push(Buffer.from('\nb\n'))).toEqual(['', 'b'])
  expect(splitter.end()).toEqual([])
})

test('bytes that are no text become replacement characters, a byte order mark goes', () => {
  expect(split(Buffer.from([0x61, 0xff, 0x0a, 0xe2, 0x82]), 1)).toEqual(['a\ufffd', '\ufffd'])
  expect(split(Buffer.from('\ufeff::error::m\n'), 2)).toEqual(['::error::m'])
})

test('a whole text splits the same way', () => {
  for (const [text, lines] of cases) expect(splitLines(text)).toEqual(lines)
})
