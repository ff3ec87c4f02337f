import { type CredentialFile, parseCredentialFile } from '../adobe/credentials.js'
import { type Parsed, parseHeaderToken, parseSecret } from './values.js'

type OAuthFile = Extract<CredentialFile, { kind: 'oauth' }>

/** A credential file of the Adobe Developer Console whose id and secrets are fit to be sent. */
export function parseCredentials(value: string): Parsed<OAuthFile> {
  const file = parseCredentialFile(value)
  if (file.kind === 'unusable') return { problem: file.problem }
  for (const field of [parseHeaderToken(file.clientId), ...file.clientSecrets.map(parseSecret)]) {
    if ('problem' in field) return field
  }
  return { value: file }
}
