import { ActionError, describe } from '../errors.js'
import { identifier, quoted, text } from '../text.js'
import { ConnectRefusal } from './tunnel.js'

/** How far a request got: to the proxy, through it or directly to the server; only from `sent` on may the server have seen it. */
export type Phase = 'tunnel' | 'connect' | 'sent'

interface Reached {
  readonly phase: Phase
  readonly url: URL
  /** On the way to `url`, if there is one. */
  readonly proxy: URL | undefined
}

/** OpenSSL's names for a certificate that cannot be trusted. */
const CERTIFICATE = /CERT|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/

/** What became of a request that got no complete answer. */
export function faultOf(cause: unknown, { phase, url, proxy }: Reached): ActionError {
  const codes = codesOf(cause)
  const to = identifier(url.host)
  const why = quoted(describe(cause))
  if (phase === 'sent') {
    return new ActionError('no-answer', text`${to} gave no answer: ${why}`, { cause })
  }
  const inTunnel = phase === 'tunnel' ? proxy : undefined
  if (codes.some((code) => CERTIFICATE.test(code))) {
    const whose = inTunnel === undefined ? to : text`the proxy ${identifier(inTunnel.host)}`
    return new ActionError('certificate', text`The certificate of ${whose} was refused: ${why}`, { cause })
  }
  const meaning = codes.includes('ENOTFOUND') ? 'unknown-host' : undefined
  if (inTunnel !== undefined) {
    const proxyStatus = cause instanceof ConnectRefusal ? cause.status : undefined
    const by = identifier(inTunnel.host)
    return new ActionError('proxy', text`The proxy ${by} on the way to ${to} made no connection: ${why}`, {
      cause,
      meaning,
      proxyStatus,
    })
  }
  return new ActionError('unreachable', text`${to} could not be reached: ${why}`, { cause, meaning })
}

/** Node's and OpenSSL's names; those of every address when there are several. */
function codesOf(cause: unknown): readonly string[] {
  if (typeof cause !== 'object' || cause === null) return []
  const own = 'code' in cause ? [String(cause.code)] : []
  const inner = 'errors' in cause && Array.isArray(cause.errors) ? cause.errors.flatMap(codesOf) : []
  return [...own, ...inner]
}
