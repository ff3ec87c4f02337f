import { randomBytes } from 'node:crypto'

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** The access tokens of a simulator: issued by its IMS, checked by its Campaign and Platform. `given` is always valid. */
export function createTokens(clientId: string, lifeSeconds: number, given?: string) {
  const expiresAtMs = new Map<string, number>()
  if (given !== undefined) expiresAtMs.set(given, Number.POSITIVE_INFINITY)
  return {
    lifeSeconds,

    /** A new token in Adobe's form: a JWT whose times are strings of milliseconds. */
    issue(): string {
      const lifeMs = lifeSeconds * 1000
      const header = { alg: 'RS256', typ: 'JWT' }
      const payload = {
        id: randomBytes(16).toString('hex'),
        type: 'access_token',
        client_id: clientId,
        created_at: String(Date.now()),
        expires_in: String(lifeMs),
      }
      const token = `${base64url(header)}.${base64url(payload)}.${randomBytes(256).toString('base64url')}`
      expiresAtMs.set(token, performance.now() + lifeMs)
      return token
    },

    isValid: (token: string): boolean =>
      performance.now() < (expiresAtMs.get(token) ?? Number.NEGATIVE_INFINITY),
  }
}
