import { readFileSync } from 'node:fs'
import tls from 'node:tls'
import { tlsFile } from './tls-adobe.js'

/**
 * Lets this process trust the authority of the fixtures, as NODE_EXTRA_CA_CERTS does from the start of one: every client asks
 * this function for its authorities. Returns what takes it back.
 * @param isTrusted asked for each connection
 */
export function trustFixtures(isTrusted = () => true): () => void {
  const { createSecureContext } = tls
  const authority = readFileSync(tlsFile('ca.pem'))
  Object.assign(tls, {
    createSecureContext: (options?: tls.SecureContextOptions) => {
      const secure = createSecureContext(options)
      if (isTrusted()) secure.context.addCACert(authority)
      return secure
    },
  })
  return () => void Object.assign(tls, { createSecureContext })
}
