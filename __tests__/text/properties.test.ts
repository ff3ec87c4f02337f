import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseCommand } from '../../scripts/runner/commands.mjs'
import { LineSplitter } from '../../scripts/runner/lines.mjs'
import { Cleaner, inertMarkdown } from '../../src/text/clean.js'
import { foreign, identifier, join, Text, text } from '../../src/text.js'
import { hostileText } from '../report/support/hostile-text.js'
import { readableIn, SECRETS, unentity } from '../report/support/secrets.js'
import { anyText } from '../support/any-text.js'
import { runs } from '../support/runs.js'

/** Nine properties: 100,000 texts in all when there is time. */
const RUNS = runs(100, 12_500)

const secrets = Object.values(SECRETS)
const cleaner = new Cleaner()
for (const secret of secrets) cleaner.hide(secret)

/** A foreign text in every way that it can be part of ours: on one line, exact, or line by line. */
const formsOf = (said: string): readonly Text[] => [foreign(said), identifier(said), inLines(said)]
const inLines = (said: string) => join(said.split('\n').map(identifier), '\n')

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
  const ours = fc.constantFrom(
    '',
    '14:02:11  XDM44: ',
    'Mapping XDM44: a status check failed: ',
    'info=',
    '  ',
    '\n',
  )
  fc.assert(
    fc.property(hostileText, ours, (hostile, prefix) => {
      const messages = formsOf(hostile).flatMap((form) => [
        prefix + cleaner.plain(form),
        prefix + cleaner.line(form),
        cleaner.plain(new Text([prefix, ...form.parts])),
      ])
      const whole = formsOf(prefix + hostile).map((form) => cleaner.plain(form))
      expect([...messages, ...whole].flatMap(firedBy)).toEqual([])
    }),
    RUNS,
  )
})

test('no secret can be read in the cleaned text', () => {
  fc.assert(
    fc.property(hostileText, (hostile) => {
      expect(formsOf(hostile).flatMap((form) => secretsIn(cleaner.plain(form)))).toEqual([])
    }),
    RUNS,
  )
})

test('no secret can be read in the line or in the identifier', () => {
  fc.assert(
    fc.property(hostileText, (hostile) => {
      const lines = formsOf(hostile).map((form) => cleaner.line(form))
      expect([...lines, cleaner.exact(hostile)].flatMap(secretsIn)).toEqual([])
    }),
    RUNS,
  )
})

test('no secret can be read where two parts meet', () => {
  const cut = fc
    .tuple(fc.constantFrom(...secrets.filter(({ length }) => length < 100)), fc.nat(100))
    .map(([secret, at]) => [secret.slice(0, at % secret.length), secret.slice(at % secret.length)] as const)
  fc.assert(
    fc.property(hostileText, cut, hostileText, (before, [head, tail], after) => {
      const shown = [foreign, identifier].flatMap((part) => {
        const seam = text`${part(before + head)}${part(tail + after)}`
        const markdown = unentity(cleaner.markdown(seam).replaceAll('&#8203;', ''))
        return [cleaner.plain(seam), cleaner.line(seam), markdown]
      })
      expect(shown.flatMap(secretsIn)).toEqual([])
    }),
    RUNS,
  )
})

test('doing it twice changes nothing', () => {
  fc.assert(
    fc.property(hostileText, (hostile) => {
      const cleaned = cleaner.plain(inLines(hostile))
      const line = cleaner.line(foreign(hostile))
      expect(cleaner.plain(inLines(cleaned))).toBe(cleaned)
      expect(cleaner.line(foreign(line))).toBe(line)
      expect(cleaner.plain(foreign(line))).toBe(line)
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
      const line = cleaner.line(foreign(hostile))
      const lines = cleaner.plain(inLines(hostile)).split('\n')
      expect(lines.length).toBeLessThanOrEqual(20)
      expect(Math.max(line.length, ...lines.map(({ length }) => length))).toBeLessThanOrEqual(2_000)
      expect([line, ...lines].every((each) => each.isWellFormed())).toBe(true)
      expect(line).not.toMatch(/[^\P{Cc}]|[\p{Cf}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u)
    }),
    runs(20, 1_250),
  )
})

test('an identifier without a secret stays as it is', () => {
  const none = new Cleaner()
  none.hide('a-secret-that-never-occurs')
  fc.assert(
    fc.property(hostileText, (hostile) => {
      expect(none.exact(hostile)).toBe(hostile)
    }),
    RUNS,
  )
})

test('Markdown holds no mark but entities and places to break, and they say what was there', () => {
  fc.assert(
    fc.property(hostileText, (hostile) => {
      const markdown = inertMarkdown(hostile).replaceAll('&#8203;', '')
      expect(markdown.replace(/&#\d{2,3};/g, '')).not.toMatch(/[!-/:-@[-`{-~]/)
      expect(unentity(markdown)).toBe(hostile)
    }),
    RUNS,
  )
})

test('random characters of all of Unicode do no harm either', () => {
  fc.assert(
    fc.property(anyText({ maxLength: 60 }), fc.nat(60), (any, at) => {
      const parts = [foreign, identifier]
      const said = any.slice(0, at) + SECRETS.nasty + any.slice(at)
      const outputs = parts.map((part) => cleaner.plain(part(said)))
      expect(outputs.flatMap((output) => [...secretsIn(output), ...firedBy(output)])).toEqual([])
      expect(parts.map((part, index) => cleaner.plain(part(outputs[index] ?? '')))).toEqual(outputs)
    }),
    RUNS,
  )
})
