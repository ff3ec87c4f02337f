import type { NetworkMeaning } from '../errors.js'
import { type Text, text } from '../text.js'

/** What a code means, and what to do next: for annotations, Markdown and the README. */
export interface Hint {
  readonly cause: Text
  readonly next: Text
}

export interface CodeHint extends Hint {
  /** As the documentation spells it. */
  readonly code: string
}

const SYSTEM_CA = text`on Node 24, NODE_USE_SYSTEM_CA=1 takes the system's authorities instead`

export const NETWORK_HINTS: Readonly<Record<NetworkMeaning, CodeHint>> = {
  'unknown-host': {
    code: 'unreachable (unknown host)',
    cause: text`The name of this host cannot be resolved.`,
    next: text`Check the address and the runner's DNS. If only a proxy can resolve it, name that proxy in https_proxy or HTTPS_PROXY.`,
  },
  'unknown-authority': {
    code: 'certificate (unknown authority)',
    cause: text`Node does not trust the authority of this certificate, often that of a proxy that inspects TLS.`,
    next: text`Name a PEM file with the root certificate of that authority in NODE_EXTRA_CA_CERTS; ${SYSTEM_CA}.`,
  },
  'missing-intermediate': {
    code: 'certificate (missing intermediate)',
    cause: text`The server sent only its own certificate, and Node does not know who signed it.`,
    next: text`Put the root and the intermediate certificate into one PEM file and name that in NODE_EXTRA_CA_CERTS; ${SYSTEM_CA}. The server should send the intermediate itself.`,
  },
  'certificate-expired': {
    code: 'certificate (expired)',
    cause: text`A certificate has expired, or the clock of the runner is wrong.`,
    next: text`Ask whoever runs that server or proxy to renew it; check the clock of the runner.`,
  },
  'certificate-not-yet-valid': {
    code: 'certificate (not yet valid)',
    cause: text`The certificate is not valid yet, or the clock of the runner is wrong.`,
    next: text`Check the clock of the runner, then the dates of the certificate.`,
  },
  'other-name': {
    code: 'certificate (another host)',
    cause: text`The certificate is for a different host.`,
    next: text`Check the address, or ask whoever runs that server or proxy for a certificate with this name.`,
  },
  'weak-certificate': {
    code: 'certificate (weak)',
    cause: text`The key or the signature of a certificate is too weak for Node.`,
    next: text`Ask whoever runs that server or proxy for one with an RSA key of 2048 bits or more, signed with SHA-256.`,
  },
  'wrong-purpose': {
    code: 'certificate (wrong purpose)',
    cause: text`The certificate was not issued for a server.`,
    next: text`Ask whoever runs that server or proxy for one for servers (extended key usage serverAuth).`,
  },
  'client-certificate': {
    code: 'a client certificate is required',
    cause: text`A proxy or gateway in front of Adobe demands a client certificate, and the action has none.`,
    next: text`Ask whoever runs it to let this runner in without one.`,
  },
  tls: {
    code: 'unreachable (TLS)',
    cause: text`The two sides could not agree on a TLS connection.`,
    next: text`Check the address. The server must offer TLS 1.2 or 1.3 with a common cipher, and know this name.`,
  },
  'not-tls': {
    code: 'unreachable (not TLS)',
    cause: text`Something without TLS answers at this address and port.`,
    next: text`Check the address and the port. A firewall in between may be what answers.`,
  },
  'large-headers': {
    code: 'no-answer (large headers)',
    cause: text`The answer has headers above 16 KB, which Node does not read.`,
    next: text`Running the job again will not help. Ask whoever runs the proxy or gateway that adds them.`,
  },
  'proxy-login': {
    code: 'proxy (login required)',
    cause: text`The proxy requires a user name and a password.`,
    next: text`Write both into the proxy's variable, as \`http://user:password@host:port\`; percent-encode special characters.`,
  },
  'proxy-login-refused': {
    code: 'proxy (login refused)',
    cause: text`The proxy does not accept the user name and password in its variable.`,
    next: text`Check both in https_proxy or HTTPS_PROXY; percent-encode special characters, such as %40 for @.`,
  },
  'proxy-login-unsupported': {
    code: 'proxy (NTLM or Negotiate)',
    cause: text`The action can log in to a proxy only with Basic authentication, which this one does not offer.`,
    next: text`Ask for access without a login, or run a relay on the runner that logs in (such as Cntlm or Px), and name that in https_proxy.`,
  },
  'proxy-forbids': {
    code: 'proxy (forbidden)',
    cause: text`The proxy does not let this runner connect to this host and port.`,
    next: text`Ask whoever runs the proxy to allow CONNECT to port 443 of ims-na1.adobelogin.com and mc.adobe.io, with sandbox also of platform.adobe.io.`,
  },
  'proxy-finds-nothing': {
    code: 'proxy (host not reached)',
    cause: text`The proxy works, but could not resolve or reach this host.`,
    next: text`Check the address, then ask whoever runs the proxy about its DNS and its route to the internet.`,
  },
  'proxy-down': {
    code: 'proxy (not running)',
    cause: text`No connection was made to the proxy itself.`,
    next: text`Check that it runs, and its host and port in https_proxy or HTTPS_PROXY; no_proxy names hosts that need none.`,
  },
  'proxy-speaks-no-tls': {
    code: 'proxy (https for a plain port)',
    cause: text`The proxy's variable begins with https, but its port does not speak TLS.`,
    next: text`Let https_proxy begin with http. The connection to Adobe is encrypted all the same.`,
  },
  'proxy-speaks-tls': {
    code: 'proxy (http for a TLS port)',
    cause: text`The proxy's variable begins with http, but its port speaks TLS.`,
    next: text`Let https_proxy begin with https, or name the plain port of the proxy.`,
  },
  'proxy-variable': {
    code: 'proxy (unusable variable)',
    cause: text`The step does not bypass a proxy whose variable is wrong.`,
    next: text`Correct the variable; nothing was sent to Adobe.`,
  },
}
