import { describe, type FaultMeaning } from '../errors.js'
import { quoted, type Text, text } from '../text.js'

/** Why a TLS connection failed. */
export interface TlsProblem {
  readonly meaning: FaultMeaning | undefined
  /** Follows "could not be reached: " or "was refused: " in a sentence. */
  readonly why: Text
}

/** Alerts by their number (RFC 8446, section 6.2). */
const ALERTS: Readonly<Record<string, TlsProblem>> = {
  40: {
    meaning: 'tls',
    why: text`it refused the TLS handshake: no cipher in common, or it demands a client certificate`,
  },
  70: { meaning: 'tls', why: text`it has no TLS version in common with this action` },
  71: { meaning: 'tls', why: text`it demands stronger ciphers` },
  112: { meaning: 'tls', why: text`it does not know this name (TLS alert)` },
  116: { meaning: 'client-certificate', why: text`it demands a client certificate` },
  120: { meaning: 'tls', why: text`it does not speak HTTP/1.1 over TLS` },
}

/** OpenSSL's own errors, by their text. */
const REASONS: readonly (readonly [RegExp, TlsProblem])[] = [
  [
    /wrong version number|packet length too long|http request|record layer failure/,
    { meaning: 'not-tls', why: text`what answers there does not speak TLS` },
  ],
  [
    /unsupported protocol|version too low/,
    { meaning: 'tls', why: text`it has no TLS version in common with this action` },
  ],
  [
    /no shared cipher|no ciphers? (?:match|available)/,
    { meaning: 'tls', why: text`it has no cipher in common with this action` },
  ],
  [/unrecognized name/, { meaning: 'tls', why: text`it does not know this name (TLS alert)` }],
]

/** `undefined` when the fault is not from OpenSSL. */
export function tlsProblem(cause: unknown): TlsProblem | undefined {
  const said = describe(cause)
  const [, reason] = /:error:[\dA-F]+:[^:]*:[^:]*:([^:]+)/i.exec(`:${said}`) ?? []
  if (reason === undefined) return undefined
  const [, alert = ''] = /SSL alert number (\d+)/.exec(said) ?? []
  return (
    ALERTS[alert] ??
    REASONS.find(([words]) => words.test(reason))?.[1] ?? {
      meaning: undefined,
      why: text`TLS failed: ${quoted(reason)}`,
    }
  )
}
