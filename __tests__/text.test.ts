import { describe, expect, test } from '@jest/globals'
import { ActionError } from '../src/errors.js'
import { Cleaner } from '../src/text/clean.js'
import {
  address,
  firstOf,
  foreign,
  identifier,
  join,
  linesOf,
  own,
  quoted,
  type Text,
  text,
} from '../src/text.js'

const SAID: string = 'what a server said'

/** What is ours as it is, what is not in «». */
const marked = ({ parts }: Text) =>
  parts.map((part) => (typeof part === 'string' ? part : `«${part.foreign}»`)).join('')

test('own words and foreign parts stay apart, however they are put together', () => {
  expect(marked(text`own ${SAID}, ${text`own ${SAID}`} and ${7}`)).toBe(`own «${SAID}», own «${SAID}» and 7`)
  expect(marked(join([text`a`, identifier('b'), text`c`], ', '))).toBe('a, «b», c')
  expect(marked(own('failed'))).toBe('failed')
  expect(marked(text`${''}`)).toBe('«»')
  expect(text`own ${SAID} ${identifier('b')} ${7}.`.raw).toBe(`own ${SAID} b 7.`)
})

test('the length is what can be shown at most', () => {
  expect(text`ab${'cde'}${foreign('x'.repeat(100), 10)}${quoted('y'.repeat(5_000))}`.length).toBe(615)
})

test('a text holds no empty own words', () => {
  expect(text`${7}`.parts).toEqual(['7'])
  expect(text``.parts).toEqual([])
})

test.each([
  [2, 'a, b'],
  [1, 'a and 1 more'],
  [0, ' and 2 more'],
])('the first %d of two', (most, expected) => {
  expect(firstOf([text`a`, text`b`], most).raw).toBe(expected)
})

test('of an address, only literals in brackets stay whole', () => {
  const { parts } = address('http://[::1]:8080/a::b')
  expect(parts.map((part) => typeof part === 'object' && [part.foreign, part.isAddress])).toEqual([
    ['http://', false],
    ['[::1]', true],
    [':8080/a::b', false],
  ])
})

test('our own words alone end a line', () => {
  expect(linesOf(text`a\nb ${'c\nd'}\n\n${SAID}`).map(marked)).toEqual(['a', 'b «c\nd»', '', `«${SAID}»`])
  expect(linesOf(text``).map(marked)).toEqual([''])
})

describe('a plain string does not typecheck where a text is wanted', () => {
  const cleaner = new Cleaner()

  test('in a sink', () => {
    // @ts-expect-error a string may be anybody's
    expect(() => cleaner.plain(SAID)).toThrow()
    // @ts-expect-error nor is it a text with own words around it
    expect(() => cleaner.line(`own ${SAID}`)).toThrow()
    // @ts-expect-error not even as a literal: own words come from the tag
    expect(() => cleaner.markdown('own')).toThrow()
  })

  test('as the words of a fault', () => {
    // @ts-expect-error a string may be anybody's
    expect(new ActionError('internal', SAID).text).toBe(SAID)
  })

  test('as own words, or between texts', () => {
    // @ts-expect-error only literals are known to be ours
    expect(own(SAID).parts).toEqual([SAID])
    // @ts-expect-error only literals are known to be ours
    expect(join([text`a`, text`b`], SAID).parts).toEqual(['a', SAID, 'b'])
  })

  test('as a value of the tag it is foreign', () => {
    expect(text`${SAID}`.parts).toEqual([expect.objectContaining({ foreign: SAID })])
    // @ts-expect-error what is no text, string or number has no place in a text
    expect(text`${true}`.parts).toEqual([expect.objectContaining({ foreign: true })])
  })
})
