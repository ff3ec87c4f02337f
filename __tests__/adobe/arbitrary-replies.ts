import fc from 'fast-check'
import type { HttpReply } from '../../src/http/exchange.js'
import { FIXTURES } from '../../src/simulator/fixtures.js'
import { anyText } from '../support/any-text.js'

/** Values as the documented answers have them, and others in their places. */
const word = fc.constantFrom(
  'Success',
  'In Progress',
  'Failed',
  'Aborted',
  'in_progress',
  'Queued',
  'invalid_client',
)
const field = fc.oneof(word, fc.nat(), fc.bigInt(), fc.double(), anyText(), fc.jsonValue())
const keys = [
  'requestId',
  'status',
  'info',
  'batchId',
  'numRecords',
  'access_token',
  'expires_in',
  'error',
  'error_code',
]
const answerObject = fc
  .dictionary(fc.constantFrom(...keys, 'code', 'message', 'error_description', '__proto__'), field)
  .map(
    (fields) => `{${Object.entries(fields).map(([key, value]) => `${JSON.stringify(key)}:${write(value)}`)}}`,
  )

const write = (value: unknown) =>
  typeof value === 'bigint' ? String(value) : (JSON.stringify(value) ?? 'null')

/** Any bytes, as the text that a tolerant decoder makes of them. */
export const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => new TextDecoder().decode(array))
const documented = fc.constantFrom(...Object.values(FIXTURES).map(({ text }) => text))
/** A documented answer that ends too early. */
export const cut = fc.tuple(documented, fc.nat(200)).map(([text, end]) => text.slice(0, end))
/** Answers with any status: near the documented ones, and anything at all. */
export const replies: fc.Arbitrary<HttpReply> = fc.record({
  status: fc.oneof(fc.constantFrom(200, 401, 403, 429, 503), fc.integer({ min: 0, max: 999 })),
  headers: fc.dictionary(fc.constantFrom('x-request-id', 'x-debug-id', 'retry-after'), fc.string()),
  text: fc.oneof(answerObject, answerObject, documented, cut, bytes, fc.json(), anyText()),
})

const odd = fc.oneof(fc.constantFrom('failed', 'Paused', '7', 106, -1, null), fc.jsonValue({ maxDepth: 1 }))
const fields = (...names: readonly string[]) => fc.dictionary(fc.constantFrom(...names, '__proto__'), odd)
const batch = fc.record(
  {
    status: odd,
    metrics: fc.oneof(odd, fields('inputRecordCount', 'outputRecordCount', 'failedRecordCount')),
    relatedObjects: fc.oneof(odd, fc.array(fields('type', 'id'), { maxLength: 3 })),
    errors: fc.oneof(
      odd,
      fc.array(fields('code', 'description', 'recordCount', 'rows'), { maxLength: 14, size: 'max' }),
    ),
  },
  { requiredKeys: [] },
)
/** Answers to a look-up of the batch `batch`, and other answers. */
export const batchReplies: fc.Arbitrary<HttpReply> = fc.oneof(
  replies,
  batch.map((value) => ({ status: 200, headers: {}, text: JSON.stringify({ batch: value }) })),
)
