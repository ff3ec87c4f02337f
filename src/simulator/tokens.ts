import { randomBytes } from 'node:crypto'

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** The access tokens of a simulator: issued by its IMS, checked by its Campaign and Platform. */
export class Tokens {
  readonly lifeSeconds: number
  readonly #clientId: string
  readonly #expiresAtMs = new Map<string, number>()

  /** `given` is always valid, like the tokens issued. */
  constructor(clientId: string, lifeSeconds: number, given?: string) {
    this.#clientId = clientId
    this.lifeSeconds = lifeSeconds
    if (given !== undefined) {
      this.#expiresAtMs.set(given, Number.POSITIVE_INFINITY)
    }
  }

  /** A new token in Adobe's form: a JWT whose times are strings of milliseconds. */
  issue(): string {
    const lifeMs = this.lifeSeconds * 1000
    const header = { alg: 'RS256', typ: 'JWT' }
    const payload = {
      id: randomBytes(16).toString('hex'),
      type: 'access_token',
      client_id: this.#clientId,
      created_at: String(Date.now()),
      expires_in: String(lifeMs),
    }
    const token = `${base64url(header)}.${base64url(payload)}.${randomBytes(256).toString('base64url')}`
    this.#expiresAtMs.set(token, performance.now() + lifeMs)
    return token
  }

  isValid(token: string): boolean {
    const expiresAtMs = this.#expiresAtMs.get(token)
    return expiresAtMs !== undefined && performance.now() < expiresAtMs
  }
}
