import { ActionError, describe, type ErrorCode, type FaultDetails, type FaultMeaning } from '../errors.js'
import { at, listAt } from '../json.js'
import { address, foreign, identifier, join, NOTHING, quoted, type Text, text } from '../text.js'
import { certificateProblem } from './certificates.js'
import { tlsProblem } from './tls-alerts.js'
import { ConnectRefusal } from './tunnel.js'

/** How far a request got: to the proxy, to the server, or sent. Only a sent one may have been read. */
export type Phase = 'tunnel' | 'connect' | 'sent'

export const nameOf = (url: URL, proxy: URL | undefined): Text =>
  proxy === undefined ? address(url.host) : text`${address(url.host)} (through the proxy ${placeOf(proxy)})`

/** `HOST:PORT`, never the login. */
const placeOf = ({ hostname, port, protocol }: URL): Text =>
  address(`${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`)

/**
 * The fault of a request without a complete answer.
 * @param proxy used for `url`, if any
 */
export function faultOf(cause: unknown, phase: Phase, url: URL, proxy: URL | undefined): ActionError {
  const tls = tlsProblem(cause)
  const why = tls?.why ?? reasonOf(cause)
  const codes = codesOf(cause)
  const has = (pattern: RegExp) => codes.some((code) => pattern.test(code))
  const fault = (code: ErrorCode, said: Text, details: FaultDetails = {}) =>
    new ActionError(code, said, { cause, ...details })
  const who = nameOf(url, proxy)
  const isOfProxy = phase === 'tunnel' && proxy !== undefined
  const by = isOfProxy ? text`The proxy ${placeOf(proxy)}` : who
  if (has(/^HPE_HEADER_OVERFLOW$/)) {
    const said = text`${by} answered with headers above 16 KB, which cannot be read`
    return fault(isOfProxy ? 'proxy' : 'no-answer', said, { meaning: 'large-headers' })
  }
  // A client certificate is demanded after the request is sent, but before it is read.
  if (phase === 'sent' && tls?.meaning !== 'client-certificate') {
    const unread = has(/^HPE_/) ? text` in valid HTTP` : NOTHING
    return fault('no-answer', text`${who} gave no answer${unread}: ${why}`)
  }
  const certificate = certificateProblem(cause)
  if (certificate !== undefined) {
    const whose = isOfProxy ? text`the proxy ${placeOf(proxy)}` : who
    const said = text`The certificate of ${whose} was refused: ${certificate.why}`
    return fault('certificate', said, { meaning: certificate.meaning })
  }
  const isUnknownHost = has(/^ENOTFOUND$/)
  if (!isOfProxy) {
    const meaning = tls?.meaning ?? (isUnknownHost ? 'unknown-host' : undefined)
    return fault('unreachable', text`${who} could not be reached: ${why}`, { meaning })
  }
  const to = address(`${url.hostname}:${url.port || 443}`)
  if (cause instanceof ConnectRefusal) {
    const { status: proxyStatus } = cause
    const [does, meaning] = refusalOf(cause, proxy, to)
    const said = text`${by} ${does} (HTTP ${proxyStatus})${redirectIn(cause, proxy)}`
    return fault('proxy', said, { proxyStatus, meaning })
  }
  if (proxy.protocol === 'https:' && tls?.meaning === 'not-tls') {
    return fault('proxy', text`${by} does not speak TLS on this port`, { meaning: 'proxy-speaks-no-tls' })
  }
  if (proxy.protocol === 'http:' && isTlsRecord(cause)) {
    return fault('proxy', text`${by} speaks TLS on this port`, { meaning: 'proxy-speaks-tls' })
  }
  if (isUnknownHost || has(/^EAI_AGAIN$/)) {
    const said = text`The name of the proxy ${placeOf(proxy)} could not be resolved: ${why}`
    return fault('proxy', said, { meaning: isUnknownHost ? 'unknown-host' : 'proxy-down' })
  }
  return has(DOWN)
    ? fault('proxy', text`${by} could not be reached: ${why}`, { meaning: 'proxy-down' })
    : fault('proxy', text`${by} made no connection to ${to}: ${why}`, { meaning: tls?.meaning })
}

function refusalOf(refusal: ConnectRefusal, proxy: URL, to: Text): readonly [does: Text, FaultMeaning?] {
  const { status } = refusal
  if (status === 403) return [text`forbids a connection to ${to}`, 'proxy-forbids']
  if ([404, 500, 502, 503, 504].includes(status)) {
    return [text`could not resolve or reach ${to}`, 'proxy-finds-nothing']
  }
  if (status !== 401 && status !== 407) return [text`made no connection to ${to}`]
  const schemes = loginsOf(refusal)
  if (schemes.length > 0 && !schemes.some((scheme) => /^basic$/i.test(scheme))) {
    const names = schemes.slice(0, 3).map((scheme) => foreign(withoutLogin(scheme, proxy), 20))
    return [text`requires a login with ${join(names, ', ')}`, 'proxy-login-unsupported']
  }
  return proxy.username || proxy.password
    ? [text`refuses the login`, 'proxy-login-refused']
    : [text`requires a login`, 'proxy-login']
}

const MAX_ADDRESSES = 4

/** Node's messages, one for each address. IPv6 gets brackets, so that it is shown in full. */
function reasonOf(cause: unknown): Text {
  const { errors = [], syscall, code, address: ip = '', port } = Object(cause)
  if (Array.isArray(errors) && errors.length > 0) {
    const more = errors.length - MAX_ADDRESSES
    const shown = join(errors.slice(0, MAX_ADDRESSES).map(reasonOf), '; ')
    return more > 0 ? text`${shown}; and ${more} more` : shown
  }
  return String(ip).includes(':')
    ? text`${syscall} ${code} ${address(`[${ip}]:${port}`)}`
    : quoted(describe(cause))
}

/** Only the host that a redirect points to; the address may lack a scheme. */
export function targetOf(location = '', edit = (host: string) => host): Text {
  const target = location.replace(/^\/\//, 'https://')
  const host = URL.canParse(target) ? new URL(target).host : ''
  return host === '' ? NOTHING : text` to ${identifier(edit(host))}`
}

const redirectIn = ({ status, headers: { location } }: ConnectRefusal, proxy: URL): Text =>
  status >= 300 && status < 400
    ? text`, but redirects${targetOf(location, (host) => withoutLogin(host, proxy))}`
    : NOTHING

/** A proxy's words without the login, which may be too short to be hidden everywhere. */
function withoutLogin(said: string, { username, password }: URL): string {
  const login = Buffer.from(`${username}:${password}`).toString('base64url')
  return [login, password, username]
    .filter(({ length }) => length > 2)
    .reduce((words, part) => words.replace(new RegExp(part.replace(/\W/g, '\\$&'), 'gi'), '***'), said)
}

const DOWN = /^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|ETIMEDOUT|EADDRNOTAVAIL)$/

function loginsOf({ headers }: ConnectRefusal): readonly string[] {
  const offered = [headers['proxy-authenticate'], headers['www-authenticate']].flat().join(', ')
  return [...offered.matchAll(/(?:^|,)\s*([\w-]+)(?=\s*(?:,|$)|\s+[^\s=,])/g)].map(
    ([, scheme = '']) => scheme,
  )
}

/** The bytes that the HTTP parser rejected start a TLS alert or handshake. */
function isTlsRecord(cause: unknown): boolean {
  const packet = at(cause, 'rawPacket')
  return Buffer.isBuffer(packet) && [0x15, 0x16].includes(packet[0] ?? 0)
}

/** Node's and OpenSSL's codes, for all addresses of the host. */
function codesOf(cause: unknown): readonly string[] {
  const code = at(cause, 'code')
  return [code === undefined ? [] : String(code), listAt(cause, 'errors').flatMap(codesOf)].flat()
}
