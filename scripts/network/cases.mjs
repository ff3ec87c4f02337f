/**
 * @typedef {object} Case
 * @property {string} name
 * @property {Readonly<Record<string, string>>} [inputs]
 * @property {Readonly<Record<string, string>>} [env]
 * @property {true} [restart] haproxy is down at the start, and back after some seconds
 * @property {string} outcome
 * @property {RegExp} says what the message must match
 * @property {readonly string[]} [hides] what the log must not show
 */

const TOKEN = { accessToken: 'token-of-the-network', clientSecret: '' }
const ABOUT_PAGES = /answered instead of Adobe\. Ask whoever runs the network/.source

/**
 * What is tried, and what comes of it.
 * @param {(name: string) => number} port
 * @param {{ user: string, password: string }} login
 * @returns {readonly Case[]}
 */
export function casesWith(port, { user, password }) {
  const NAMES = { apiUrl: `https://adobe.test:${port('good')}`, imsUrl: `https://ims.test:${port('ims')}` }
  /** @type {(proxy: string, more?: Partial<Case>) => Pick<Case, 'inputs' | 'env'>} */
  const through = (proxy, { inputs = {}, env = {} } = {}) => ({
    inputs: { ...NAMES, ...inputs },
    env: { https_proxy: proxy, ...env },
  })
  const at = (/** @type {string} */ name) => `localhost:${port(name)}`
  /** With a token at hand, so that the API is asked first. */
  const api = (/** @type {string} */ name) => ({
    inputs: { ...TOKEN, apiUrl: `https://${at(name)}`, imsUrl: `https://${at('ims')}` },
  })
  const encoded = `${user}:${encodeURIComponent(password)}`
  const succeeds = { outcome: 'succeeded', says: /^Mapping XDM44: Adobe ingested 15 records/ }
  const error = (/** @type {RegExp} */ says) => ({ outcome: 'error', says })
  return [
    { name: 'squid: to the end', ...through(`http://${at('plain')}`), ...succeeds },
    { name: 'squid: with a login', ...through(`http://${encoded}@${at('login')}`), ...succeeds },
    {
      name: 'squid: a dry run',
      ...through(`http://${at('plain')}`, { inputs: { dryRun: 'true' } }),
      outcome: 'checked',
      says: /nothing was submitted/i,
    },
    { name: 'squid behind haproxy with TLS', ...through(`https://${at('proxy')}`), ...succeeds },
    {
      name: 'squid: a login is wanted',
      ...through(`http://${at('login')}`),
      ...error(/:\d+ requires a login \(HTTP 407\)/),
    },
    {
      name: 'squid: a login is refused',
      ...through(`http://${user}:wrong-password@${at('login')}`),
      ...error(/:\d+ refuses the login \(HTTP 407\)/),
      hides: ['wrong-password'],
    },
    {
      name: 'a password that is not encoded',
      ...through(`http://${user}:${password}@${at('login')}`),
      ...error(/https_proxy does not hold .* bare `%`/),
    },
    {
      name: 'squid: forbidden',
      ...through(`http://${at('forbidding')}`),
      ...error(/forbids a connection to ims\.test:\d+ \(HTTP 403\).*CONNECT/),
    },
    {
      name: 'squid: an unknown host',
      ...through(`http://${at('plain')}`, {
        inputs: { imsUrl: 'https://unknown.invalid', timeoutMinutes: '0.2' },
      }),
      ...error(/could not resolve or reach unknown\.invalid:443 \(HTTP 50\d\)/),
    },
    {
      name: 'nobody at the port of the proxy',
      ...through(`http://${at('closed')}`, { inputs: { timeoutMinutes: '0.2' } }),
      ...error(/The proxy localhost:\d+ could not be reached: connect ECONNREFUSED/),
    },
    {
      name: 'https:// for the plain port of squid',
      ...through(`https://${at('plain')}`),
      ...error(/does not speak TLS on this port/),
    },
    {
      name: 'http:// for the TLS port of haproxy',
      ...through(`http://${at('proxy')}`, { inputs: { timeoutMinutes: '0.2' } }),
      ...error(/The proxy localhost:\d+ (speaks TLS|made no connection)/),
    },
    {
      name: "a proxy's certificate is not trusted",
      ...through(`https://${at('untrusted')}`),
      ...error(
        /The certificate of the proxy localhost:\d+ was refused: self-signed certificate.*NODE_EXTRA_CA_CERTS/,
      ),
    },
    {
      name: 'through squid: a certificate is not trusted',
      ...through(`http://${at('plain')}`, { env: { NODE_EXTRA_CA_CERTS: '' } }),
      ...error(
        /The certificate of ims\.test:\d+ \(through the proxy localhost:\d+\) was refused.*NODE_EXTRA_CA_CERTS/,
      ),
    },
    { name: 'nginx: expired', ...api('expired'), ...error(/certificate has expired/) },
    { name: 'nginx: another name', ...api('wrong-name'), ...error(/it is for other\.test/) },
    {
      name: 'nginx: signed with SHA-1',
      ...api('old-digest'),
      ...error(/digest algorithm too weak.*SHA-256/),
    },
    {
      name: 'nginx: no intermediate',
      ...api('behind-intermediate'),
      ...error(/intermediate certificate into one PEM file/),
    },
    {
      name: 'nginx: wants a client certificate',
      ...api('client-certificate'),
      ...error(/No required SSL certificate was sent.*client certificate/),
    },
    {
      name: 'nginx: a block page',
      ...api('blocked'),
      ...error(new RegExp(`HTTP 403 .*: 403 Forbidden.*${ABOUT_PAGES}`)),
    },
    {
      name: 'nginx: 405',
      ...api('not-allowed'),
      ...error(new RegExp(`HTTP 405 .*: 405 Not Allowed.*${ABOUT_PAGES}`)),
    },
    {
      name: 'nginx: a redirect',
      ...api('redirecting'),
      ...error(/a redirect to portal\.example, which is never followed/),
      hides: ['secret=1'],
    },
    {
      name: 'nginx: nothing behind it',
      ...api('down'),
      outcome: 'lost-contact',
      says: new RegExp(`HTTP 502 .*: 502 Bad Gateway.*${ABOUT_PAGES}`),
    },
    {
      name: 'haproxy: nothing behind it',
      ...api('empty'),
      outcome: 'lost-contact',
      says: new RegExp(`HTTP 503 .*${ABOUT_PAGES}`),
    },
    {
      name: 'haproxy: is restarted',
      inputs: { apiUrl: `https://${at('api')}`, imsUrl: `https://${at('ims')}` },
      restart: true,
      ...succeeds,
    },
  ]
}
