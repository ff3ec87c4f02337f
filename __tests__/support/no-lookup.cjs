const dns = require('node:dns')

/**
 * Loaded before a step: only loopback has an address, and no name that a test makes up is ever asked for outside.
 * `other.test` is loopback under the name of a certificate.
 */
const lookup = dns.lookup
/** @type {(...args: any[]) => void} */
const withoutNetwork = (name, ...rest) => {
  if (['localhost', '127.0.0.1', 'other.test'].includes(name)) {
    Reflect.apply(lookup, dns, [name === 'other.test' ? 'localhost' : name, ...rest])
    return
  }
  const fault = Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' })
  process.nextTick(rest.at(-1), fault)
}
Object.assign(dns, { lookup: withoutNetwork })
/** For a test that loads this into its own process. */
module.exports = () => void Object.assign(dns, { lookup })

// Retries at fixed times: at a random one, a request could be under way at the deadline, which is another outcome.
Math.random = () => 0.5
