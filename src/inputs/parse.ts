import { type Credentials, DEFAULT_SCOPES, tokenExpiry } from '../adobe/credentials.js'
import { MIN_SECRET_LENGTH } from '../text/redactor.js'
import { Text, text } from '../text.js'
import { declarationOf, INPUT_NAMES, type InputValues, type ReadInput } from './declarations.js'
import { lineOf, linesOf } from './lists.js'
import { checkMappings, parseInput } from './parse-input.js'
import { Problems } from './problems.js'
import { checkRelations } from './relations.js'
import { parseChoice, parseImsOrg } from './values.js'

/** Adobe's addresses, and the credential for them. */
export type Endpoints = Omit<Extract<Inputs['target'], { kind: 'adobe' }>, 'kind'>

/** All inputs, parsed; those that belong together are grouped. */
export type Inputs = Readonly<ReturnType<typeof assemble>>

/** All secrets among the inputs, whatever else is wrong, to hide before anything is printed. */
export const secretsOf = (read: ReadInput): readonly string[] =>
  INPUT_NAMES.flatMap((name) => {
    const { kind, secretsIn = linesOf, onlyWith } = declarationOf(name)
    const isUsed = onlyWith === undefined || !/^(false)?$/i.test(read(onlyWith))
    return kind === 'secret' && isUsed ? secretsIn(read(name)).flatMap(linesOf) : []
  }).filter((secret) => secret.length >= MIN_SECRET_LENGTH && secret.isWellFormed())

/** Parses the inputs, and collects all problems of all of them. `scenarios`: the possible values of `rehearse`. */
export function parseInputs(read: ReadInput, scenarios: readonly string[]) {
  const problems = new Problems()
  // TypeScript cannot type such a loop; a test compares every value with its declaration.
  const entries: readonly (readonly unknown[])[] = INPUT_NAMES.map((name) => [
    name,
    parseInput(name, read, problems),
  ])
  const values: InputValues = Object.fromEntries(entries)
  checkMappings(read, problems)
  // Checks a name for all mappings once.
  const given = values.rehearse.slice(0, linesOf(read('rehearse')).length)
  for (const [index, name] of given.entries()) {
    if (name !== undefined) problems.take('rehearse', parseChoice(scenarios)(name), lineOf(given, index))
  }
  checkRelations(read, (input, problem) => problems.refuse(input, problem))
  const imsOrg = imsOrgOf(values)
  // A credential file that cannot be used may still hold one.
  const mayHold = read('credentials') !== '' && values.credentials === undefined
  const isMissing = imsOrg === undefined && read('imsOrg') === '' && !mayHold
  if (read('rehearse') === '' && read('sandbox') !== '' && isMissing) {
    problems.refuse(
      'imsOrg',
      text`is empty, but sandbox needs it, and credentials hold none. Write the IMS organization (…@AdobeOrg): the Organization ID on the credential's page in the Adobe Developer Console.`,
    )
  }
  return problems.list.length > 0
    ? { kind: 'bad' as const, problems: problems.list }
    : { kind: 'ok' as const, inputs: assemble(values, imsOrg, read) }
}

/** Ignores a value in the credential file that is not an IMS organization. */
function imsOrgOf({ imsOrg, credentials }: InputValues): string | undefined {
  const inFile = parseImsOrg(credentials?.imsOrg ?? '')
  return imsOrg ?? (inFile instanceof Text ? undefined : inFile)
}

function assemble(values: InputValues, imsOrg: string | undefined, read: ReadInput) {
  const { mappingId, requestId, minRecords, datasetId, rehearse, checkRun, githubToken, ...others } = values
  const { credentials, clientId, clientSecret, scopes, accessToken, ...rest } = others
  const { apiUrl, imsUrl, platformUrl, sandbox, imsOrg: given, ...plain } = rest
  /** The inputs that may differ between mappings; at least one. */
  const mappings = mappingId.map((id = '', index) => ({
    mappingId: id,
    requestId: requestId[index],
    minRecords: minRecords[index],
    datasetId: datasetId[index],
  }))
  return {
    ...plain,
    mappings,
    target: targetOf(values, imsOrg),
    timeoutMs: plain.timeoutMinutes * 60_000,
    pollIntervalMs: plain.pollIntervalSeconds * 1000,
    // As given, even blank: its default is an expression, which only the runner can evaluate.
    checkRun: checkRun ? { githubToken: read('githubToken') } : undefined,
  }
}

/** Where requests go: to Adobe, or to a simulator on this machine. */
function targetOf(values: InputValues, imsOrg: string | undefined) {
  const { rehearse, sandbox, apiUrl, imsUrl, platformUrl } = values
  if (rehearse.length > 0) {
    /** One for each mapping, in order. */
    const scenarios = rehearse.filter((name) => name !== undefined)
    return { kind: 'rehearsal' as const, scenarios, sandbox }
  }
  const platform =
    sandbox === undefined || imsOrg === undefined ? undefined : { platformUrl, imsOrg, sandbox }
  return { kind: 'adobe' as const, credentials: credentialsOf(values), apiUrl, imsUrl, platform }
}

/** A credential file, an id with its secret, or an id with a ready-made token. */
function credentialsOf(values: InputValues): Credentials {
  const { credentials, clientId = '', clientSecret = [], accessToken } = values
  if (accessToken !== undefined) {
    return { kind: 'access-token', clientId, accessToken, expiresAtMs: tokenExpiry(accessToken) }
  }
  const file = credentials ?? { clientId, clientSecrets: clientSecret, scopes: [] }
  const scopes = values.scopes ?? (file.scopes.length > 0 ? file.scopes : DEFAULT_SCOPES)
  return { kind: 'client-secret', clientId: file.clientId, clientSecrets: file.clientSecrets, scopes }
}
