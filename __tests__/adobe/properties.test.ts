import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseStatusReply, parseSubmitReply } from '../../src/adobe/campaign.js'
import { parseTokenReply } from '../../src/adobe/ims.js'
import { ActionError } from '../../src/errors.js'
import type { HttpReply } from '../../src/http/exchange.js'
import { parseStatus } from '../../src/ingestion/status.js'
import { INPUT_NAMES, INPUTS } from '../../src/inputs/declarations.js'
import { parseInputs, secretsOf } from '../../src/inputs/parse.js'
import { parseJson } from '../../src/json.js'
import { anyText } from '../support/any-text.js'
import { runs } from '../support/runs.js'
import { bytes, cut, replies } from './arbitrary-replies.js'

const RUNS = runs(150)

/** The value, or `undefined` after an `ActionError` with a message of its own; anything else goes through. */
function understand<T>(parse: (reply: HttpReply) => T, given: HttpReply): T | undefined {
  try {
    return parse(given)
  } catch (thrown) {
    if (!(thrown instanceof ActionError)) throw thrown
    expect(thrown.message).toMatch(/^Adobe (?:IMS|Campaign) answered/)
    return undefined
  }
}

const isId = (id: string) => id.trim() !== '' && id.length <= 200 && !/\p{Cc}/u.test(id) && id.isWellFormed()

describe('any answer is understood or is an ActionError', () => {
  test('to a POST', () => {
    fc.assert(
      fc.property(replies, (given) => {
        const value = understand((reply) => parseSubmitReply(reply, 'XDM44'), given)
        if (value === undefined) return
        expect(typeof value.info).toBe('string')
        if (value.kind === 'rejected') {
          expect(['not-stopped', 'not-published', 'rejected']).toContain(value.reason)
        } else {
          expect(['accepted', 'already-in-progress']).toContain(value.kind)
          expect(isId(value.requestId)).toBe(true)
        }
      }),
      RUNS,
    )
  })

  test('to a GET', () => {
    fc.assert(
      fc.property(replies, (given) => {
        const value = understand((reply) => parseStatusReply(reply, 'XDM44'), given)
        if (value === undefined) return
        const { status, requestId, numRecords, batchId, info } = value
        expect(typeof info).toBe('string')
        expect(typeof status === 'string' ? parseStatus(status) : parseStatus(status.unknown)).toBe(
          typeof status === 'string' ? status : undefined,
        )
        expect(requestId === undefined || isId(requestId)).toBe(true)
        expect(batchId === undefined || batchId.trim() !== '').toBe(true)
        expect(numRecords === undefined || (Number.isSafeInteger(numRecords) && numRecords >= 0)).toBe(true)
      }),
      RUNS,
    )
  })

  test('to a token request', () => {
    fc.assert(
      fc.property(replies, (given) => {
        const value = understand(parseTokenReply, given)
        if (value === undefined) return
        if (value.kind === 'granted') {
          expect(value.accessToken).toMatch(/^[\x21-\x7e]{8,16000}$/)
          expect(value.lifeMs > 0 && Number.isFinite(value.lifeMs)).toBe(true)
        } else {
          expect(value.fault).toMatchObject({ name: 'ActionError', code: 'invalid-credentials' })
          expect(typeof value.wrongSecret).toBe('boolean')
        }
      }),
      RUNS,
    )
  })
})

describe('parseJson', () => {
  test('keeps the digits of any integer', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), anyText(), (integer, text) => {
        const json = `{"before":${JSON.stringify(text)},"id":[${integer}],${JSON.stringify(`${text}:${integer}`)}:0}`
        expect(parseJson(json)).toMatchObject({ before: text })
        expect(String(Object(parseJson(json)).id[0])).toBe(String(integer))
      }),
      RUNS,
    )
  })

  test('otherwise equals JSON.parse', () => {
    const isExact = (text: string) =>
      [...text.matchAll(/\d{16,}/g)].every(([digits]) => Number.isSafeInteger(Number(digits)))
    fc.assert(
      fc.property(fc.oneof(fc.json(), bytes, cut), fc.constantFrom(...' \t\n\r'), (json, blank) => {
        // It also accepts raw control characters in strings, which other tests show.
        fc.pre(isExact(json) && !/\p{Cc}/u.test(json))
        const text = `${blank}${json}${blank}`
        expect(outcome(() => parseJson(text))).toEqual(outcome(() => JSON.parse(text)))
      }),
      RUNS,
    )
  })
})

function outcome(parse: () => unknown): unknown {
  try {
    return { value: parse() }
  } catch (thrown) {
    return { isSyntaxError: thrown instanceof SyntaxError }
  }
}

describe('inputs', () => {
  const usual = [
    'true',
    'false',
    '0',
    '1',
    '60',
    'queue',
    'success',
    'geometrixx',
    'XDM44',
    '{"CLIENT_SECRETS":["x"]}',
  ]
  const input = fc.oneof(
    fc.constantFrom(
      '',
      ...usual,
      ...Object.values(INPUTS).map((one) => ('default' in one ? one.default : '')),
    ),
    anyText(),
    fc.json(),
    // Not `fc.webUrl()`, which fills a map of all characters first.
    fc
      .tuple(fc.webAuthority(), anyText())
      .map(([authority, path]) => `https://${authority}/${encodeURIComponent(path)}`),
    fc.double().map(String),
  )

  test('of any text are inputs or problems with a text each, and give secrets that can be masked', () => {
    fc.assert(
      fc.property(fc.tuple(...INPUT_NAMES.map(() => input)), (values) => {
        const read = (name: (typeof INPUT_NAMES)[number]) => (values[INPUT_NAMES.indexOf(name)] ?? '').trim()
        const parsed = parseInputs(read, ['success'])
        const problems = parsed.kind === 'ok' ? [] : parsed.problems
        expect(problems.length > 0).toBe(parsed.kind === 'bad')
        expect(
          problems.every(({ input: name, text }) => INPUT_NAMES.includes(name) && text.length > 10),
        ).toBe(true)
        expect(secretsOf(read).every((secret) => secret.length >= 8 && secret.isWellFormed())).toBe(true)
      }),
      RUNS,
    )
  })
})
