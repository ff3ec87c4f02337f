import { type Credentials, DEFAULT_SCOPES, parseCredentialFile, secretsInFile } from '../adobe/credentials.js'
import { tokenEnd } from '../adobe/token-life.js'
import type { Problems } from './problems.js'
import type { ReadInput } from './table.js'
import { linesOf, MIN_SECRET_LENGTH, parseHeaderToken, parseScopes, parseSecret } from './values.js'

const MAX_SECRETS = 2

const NO_CREDENTIAL =
  'no credential was given. Pass the file of the Adobe Developer Console as credentials, or clientId with clientSecret. If you do pass a secret, it arrived empty: GitHub hands no secrets to pull requests from forks, hands Dependabot only the secrets stored for Dependabot, and hands environment secrets only to jobs that name the environment.'

const bareToken = (text: string) => text.replace(/^bearer(\s+|$)/i, '')

/** Every secret among the inputs: for the masks and the redactor, before anything is printed, whatever else is wrong. */
export function secretsOf(read: ReadInput): readonly string[] {
  // Every step is handed a token of GitHub's; this one is asked to use it.
  const githubToken = /^(false)?$/i.test(read('checkRun')) ? '' : read('githubToken')
  return [
    ...secretsInFile(read('credentials')),
    read('clientSecret'),
    bareToken(read('accessToken')),
    githubToken,
  ]
    .flatMap(linesOf)
    .filter((secret) => secret.length >= MIN_SECRET_LENGTH && secret.isWellFormed())
}

/** One of three ways: a credential file, an id with its secret, or an id with a ready-made token. */
export function parseCredentials(read: ReadInput, problems: Problems): Credentials | undefined {
  const scopes = read('scopes') === '' ? [] : (problems.take('scopes', parseScopes(read('scopes'))) ?? [])
  if (read('credentials') !== '') {
    return fromFile(read, scopes, problems)
  }
  if (read('accessToken') !== '') {
    return fromToken(read, problems)
  }
  if (read('clientId') === '' && read('clientSecret') === '') {
    return problems.refuse('credentials', NO_CREDENTIAL)
  }
  return fromSecret(read, scopes, problems)
}

function fromFile(read: ReadInput, scopes: readonly string[], problems: Problems): Credentials | undefined {
  for (const input of ['clientId', 'clientSecret', 'accessToken'] as const) {
    if (read(input) !== '') {
      problems.refuse(input, 'is given beside credentials, which hold the same. Keep one of the two.')
    }
  }
  const file = parseCredentialFile(read('credentials'))
  if (file.kind === 'unusable') {
    return problems.refuse('credentials', file.problem)
  }
  const clientId = problems.take('credentials', parseHeaderToken(file.clientId))
  const clientSecrets = file.clientSecrets.map((secret) => problems.take('credentials', parseSecret(secret)))
  const fileScopes = file.scopes.length > 0 ? file.scopes : DEFAULT_SCOPES
  return clientId === undefined || !clientSecrets.every((secret) => secret !== undefined)
    ? undefined
    : { kind: 'client-secret', clientId, clientSecrets, scopes: scopes.length > 0 ? scopes : fileScopes }
}

function fromToken(read: ReadInput, problems: Problems): Credentials | undefined {
  if (read('clientSecret') !== '') {
    problems.refuse('clientSecret', 'is given beside accessToken, which replaces it. Keep one of the two.')
  }
  const bare = bareToken(read('accessToken'))
  const accessToken =
    problems.take('accessToken', parseSecret(bare)) && problems.take('accessToken', parseHeaderToken(bare))
  const clientId =
    read('clientId') === ''
      ? problems.refuse('clientId', 'is blank, but accessToken needs it as the API key. Write the client ID.')
      : problems.take('clientId', parseHeaderToken(read('clientId')))
  if (accessToken === undefined || clientId === undefined) {
    return undefined
  }
  const endsAtMs = tokenEnd(accessToken)
  return { kind: 'access-token', clientId, accessToken, ...(endsAtMs === undefined ? {} : { endsAtMs }) }
}

function fromSecret(read: ReadInput, scopes: readonly string[], problems: Problems): Credentials | undefined {
  const clientId =
    read('clientId') === ''
      ? problems.refuse(
          'clientId',
          'is blank, but clientSecret needs it. Write the client ID of the credential.',
        )
      : problems.take('clientId', parseHeaderToken(read('clientId')))
  const secrets = linesOf(read('clientSecret'))
  if (secrets.length === 0) {
    return problems.refuse(
      'clientSecret',
      'is blank, but clientId needs it (or an accessToken). If you do pass a secret, it arrived empty: GitHub hands no secrets to pull requests from forks, and Dependabot only those stored for Dependabot.',
    )
  }
  if (secrets.length > MAX_SECRETS) {
    return problems.refuse(
      'clientSecret',
      `holds ${secrets.length} lines. Write one secret, or two, one per line, while you rotate it.`,
    )
  }
  const clientSecrets = secrets.map((secret) => problems.take('clientSecret', parseSecret(secret)))
  return clientId === undefined || !clientSecrets.every((secret) => secret !== undefined)
    ? undefined
    : { kind: 'client-secret', clientId, clientSecrets, scopes: scopes.length > 0 ? scopes : DEFAULT_SCOPES }
}
