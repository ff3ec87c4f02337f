import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseCommand } from '../../scripts/runner/commands.mjs'
import { LineSplitter } from '../../scripts/runner/lines.mjs'
import { ForeignText } from '../../src/report/foreign-text.js'
import { safeMarkdown } from '../../src/report/render.js'
import { anyText } from '../support/any-text.js'
import { runs } from '../support/runs.js'
import { hostileText } from './support/hostile-text.js'
import { readableIn, SECRETS, unentity } from './support/secrets.js'

/** Eight properties: 100,000 texts in all when there is time. */
const RUNS = runs(400, 12_500)

const secrets = Object.values(SECRETS)
const text = new ForeignText()
for (const secret of secrets) text.hide(secret)

/** What the runner takes for commands when `core.info` prints `message`. */
function firedBy(message: string): readonly string[] {
  const splitter = new LineSplitter()
  const lines = [...splitter.push(new TextEncoder().encode(`${message}\n`)), ...splitter.end()]
  return lines.filter((line) => parseCommand(line) !== undefined)
}

const secretsIn = (output: string) => readableIn(output, secrets)

test('the hostile texts are hostile', () => {
  const samples = fc.sample(hostileText, { numRuns: 500, seed: 1 })
  expect(samples.filter((sample) => firedBy(sample).length > 0).length).toBeGreaterThan(100)
  expect(samples.filter((sample) => secretsIn(sample).length > 0).length).toBeGreaterThan(150)
})

test('no text fires a command', () => {
  const ours = fc.constantFrom('', '14:02:11  XDM44: ', 'Mapping XDM44: a look failed: ', 'info=', '  ', '\n')
  fc.assert(
    fc.property(hostileText, ours, (hostile, prefix) => {
      expect(firedBy(prefix + text.clean(hostile))).toEqual([])
      expect(firedBy(prefix + text.line(hostile))).toEqual([])
      expect(firedBy(text.clean(prefix + hostile))).toEqual([])
    }),
    RUNS,
  )
})

test('no secret can be read in the cleaned text', () => {
  fc.assert(
    fc.property(hostileText, (hostile) => {
      expect(secretsIn(text.clean(hostile))).toEqual([])
    }),
    RUNS,
  )
})

test('no secret can be read in the line or in the identifier', () => {
  fc.assert(
    fc.property(hostileText, (hostile) => {
      expect(secretsIn(text.line(hostile))).toEqual([])
      expect(secretsIn(text.identifier(hostile))).toEqual([])
    }),
    RUNS,
  )
})

test('doing it twice changes nothing', () => {
  fc.assert(
    fc.property(hostileText, (hostile) => {
      const cleaned = text.clean(hostile)
      const line = text.line(hostile)
      expect(text.clean(cleaned)).toBe(cleaned)
      expect(text.line(line)).toBe(line)
      expect(text.clean(line)).toBe(line)
    }),
    RUNS,
  )
})

test('at most 20 lines of 2,000 characters, all well-formed', () => {
  const long = fc
    .array(fc.tuple(hostileText, fc.constantFrom(1, 20, 500)), { maxLength: 6 })
    .map((parts) => parts.map(([part, times]) => part.repeat(times)).join('\n'))
  fc.assert(
    fc.property(long, (hostile) => {
      const line = text.line(hostile)
      const lines = text.clean(hostile).split('\n')
      expect(lines.length).toBeLessThanOrEqual(20)
      expect(Math.max(line.length, ...lines.map(({ length }) => length))).toBeLessThanOrEqual(2_000)
      expect([line, ...lines].every((each) => each.isWellFormed())).toBe(true)
      expect(line).not.toMatch(/[^\P{Cc}]|[\p{Cf}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u)
    }),
    runs(60, 1_250),
  )
})

test('an identifier without a secret stays as it is', () => {
  const none = new ForeignText()
  none.hide('a-secret-that-never-occurs')
  fc.assert(
    fc.property(hostileText, (hostile) => {
      expect(none.identifier(hostile)).toBe(hostile)
    }),
    RUNS,
  )
})

test('Markdown holds no mark but entities and places to break, and they say what was there', () => {
  fc.assert(
    fc.property(hostileText, (hostile) => {
      const markdown = safeMarkdown(hostile).replaceAll('&#8203;', '')
      expect(markdown.replace(/&#\d{2,3};/g, '')).not.toMatch(/[!-/:-@[-`{-~]/)
      expect(unentity(markdown)).toBe(hostile)
    }),
    RUNS,
  )
})

test('random characters of all of Unicode do no harm either', () => {
  fc.assert(
    fc.property(anyText({ maxLength: 60 }), fc.nat(60), (any, at) => {
      const output = text.clean(any.slice(0, at) + SECRETS.nasty + any.slice(at))
      expect(secretsIn(output)).toEqual([])
      expect(firedBy(output)).toEqual([])
      expect(text.clean(output)).toBe(output)
    }),
    RUNS,
  )
})
