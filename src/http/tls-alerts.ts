import { describe, type FaultMeaning } from '../errors.js'
import { quoted, type Text, text } from '../text.js'

export interface TlsProblem {
  readonly meaning: FaultMeaning | undefined
  /** Follows "could not be reached: " or "was refused: " in a sentence. */
  readonly why: Text
}

/** By the number of an alert (RFC 8446, section 6.2), or by the text of OpenSSL's own error. Meaning: `tls` by default. */
const PROBLEMS: readonly (readonly [alertOrReason: RegExp, why: Text, FaultMeaning?])[] = [
  [/^40$/, text`it refused the TLS handshake: no cipher in common, or it demands a client certificate`],
  [/^70$|unsupported protocol|version too low/, text`it has no TLS version in common with this action`],
  [/^71$/, text`it demands stronger ciphers`],
  [/^112$|unrecognized name/, text`it does not know this name (TLS alert)`],
  [/^116$/, text`it demands a client certificate`, 'client-certificate'],
  [/^120$/, text`it does not speak HTTP/1.1 over TLS`],
  [
    /wrong version number|packet length too long|http request|record layer failure/,
    text`what answers there does not speak TLS`,
    'not-tls',
  ],
  [/no shared cipher|no ciphers? (?:match|available)/, text`it has no cipher in common with this action`],
]

/** `undefined` when the fault is not from OpenSSL. */
export function tlsProblem(cause: unknown): TlsProblem | undefined {
  const said = describe(cause)
  const [, reason] = /:error:[\dA-F]+:[^:]*:[^:]*:([^:]+)/i.exec(`:${said}`) ?? []
  if (reason === undefined) return undefined
  const [, alert = ''] = /SSL alert number (\d+)/.exec(said) ?? []
  const find = (words: string) => PROBLEMS.find(([pattern]) => pattern.test(words))
  const problem = find(alert) ?? find(reason)
  if (problem === undefined) return { meaning: undefined, why: text`TLS failed: ${quoted(reason)}` }
  const [, why, meaning = 'tls'] = problem
  return { meaning, why }
}
