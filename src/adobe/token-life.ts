import { numberAt, parseJson } from '../json.js'

/**
 * When a ready-made token expires, in milliseconds since 1970; `undefined` when it does not say.
 * An access token of Adobe IMS is a JWT whose payload holds `created_at` and `expires_in` as strings of milliseconds.
 */
export function tokenExpiry(token: string): number | undefined {
  const [, payload] = token.split('.')
  try {
    const claims = parseJson(Buffer.from(payload ?? '', 'base64url').toString('utf8'))
    const end =
      (numberAt(claims, 'created_at') ?? Number.NaN) + (numberAt(claims, 'expires_in') ?? Number.NaN)
    return Number.isSafeInteger(end) ? end : undefined
  } catch {
    return undefined
  }
}
