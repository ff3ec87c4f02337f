import { type CredentialFile, parseCredentialFile } from '../adobe/credentials.js'
import { type Text, text } from '../text.js'
import { describeOddCharacter } from './odd-characters.js'
import { type Parsed, parseHeaderToken, parseSecret } from './values.js'

type OAuthFile = Extract<CredentialFile, { kind: 'oauth' }>

/** A credential file of the Adobe Developer Console whose id and secrets can be sent. */
export function parseCredentials(value: string): Parsed<OAuthFile> {
  const file = parseCredentialFile(value)
  const odd = file.kind === 'unusable' ? oddOutsideJson(value) : oddInFields(file)
  if (odd !== undefined) return { problem: odd }
  if (file.kind === 'unusable') return { problem: file.problem }
  for (const field of [parseHeaderToken(file.clientId), ...file.clientSecrets.map(parseSecret)]) {
    if ('problem' in field) return field
  }
  return { value: file }
}

/** Names in JSON may contain any character; if the file is not JSON, an odd character is the likely reason. */
function oddOutsideJson(value: string): Text | undefined {
  try {
    JSON.parse(value)
    return undefined
  } catch {
    const odd = describeOddCharacter(value)
    return odd === undefined ? undefined : text`is not JSON, and ${odd}`
  }
}

function oddInFields({ clientId, clientSecrets, scopes }: OAuthFile): Text | undefined {
  const fields = [
    { name: text`client ID`, values: [clientId] },
    { name: text`client secret`, values: clientSecrets },
    { name: text`scope`, values: scopes },
  ]
  for (const { name, values } of fields) {
    for (const value of values) {
      const odd = describeOddCharacter(value, { isSecret: true })
      if (odd !== undefined) return text`has a ${name} that ${odd}`
    }
  }
  return undefined
}
