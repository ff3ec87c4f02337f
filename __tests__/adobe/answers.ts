import { ActionError } from '../../src/errors.js'
import type { HttpReply } from '../../src/http/exchange.js'

export const answer = (
  status: number,
  body: string | object | null,
  headers: Readonly<Record<string, string>> = {},
): HttpReply => ({ status, headers, text: typeof body === 'string' ? body : JSON.stringify(body) })

/** Documented answers mean the same under every status code: nobody documents the codes. */
export const STATUSES = [200, 401, 404, 500, 503] as const

/** Neither JSON of an answer nor an error shape: what arrives from proxies, other servers and bad luck. */
export const UNREADABLE: readonly (readonly [name: string, text: string])[] = [
  ['nothing', ''],
  ['null', 'null'],
  ['a list', '[]'],
  ['a list of answers', '[{"requestId":1,"status":"Success","access_token":"aaa.bbb.ccc"}]'],
  ['a word', '"Success"'],
  ['a number', '3520'],
  ['an empty object', '{}'],
  ['a wrapped answer', '{"data":{"requestId":1,"status":"Success","access_token":"aaa.bbb.ccc"}}'],
  ['an inherited answer', '{"__proto__":{"requestId":1,"status":"Success","access_token":"aaa.bbb.ccc"}}'],
  ['HTML', '<!doctype html><title>Success</title>'],
  ['XML', '<status>Success</status>'],
  ['cut short', '{"requestId":1,"status":"Success","access_token":"aaa.bbb.ccc"'],
  ['two answers', '{"requestId":1,"status":"Success"}{"requestId":1,"status":"Success"}'],
  [
    'a contradiction',
    '{"requestId":1,"status":"Failed","status":"Success","access_token":"aaa.bbb.ccc","access_token":"a.b.c"}',
  ],
  ['too deep', `{"requestId":1,"status":"Success","x":${'['.repeat(101)}${']'.repeat(101)}}`],
  ['deep enough to break a stack', '['.repeat(100_000)],
]

/** What `parse` throws; only an `ActionError` is ever thrown on purpose. */
export function faultOf(parse: () => unknown): ActionError {
  try {
    parse()
  } catch (thrown) {
    if (thrown instanceof ActionError) return thrown
    throw thrown
  }
  throw new Error('nothing was thrown')
}
