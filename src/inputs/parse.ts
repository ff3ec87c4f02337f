import { type Credentials, DEFAULT_SCOPES } from '../adobe/credentials.js'
import { tokenExpiry } from '../adobe/token-life.js'
import { ActionError } from '../errors.js'
import { MIN_SECRET_LENGTH } from '../text/redactor.js'
import { own, type Text, text } from '../text.js'
import {
  declarationOf,
  INPUT_NAMES,
  type InputDeclaration,
  type InputName,
  type InputValues,
  type ReadInput,
} from './declarations.js'
import { type Problem, Problems } from './problems.js'
import { RELATIONS } from './relations.js'
import { isGroupedNumber, LISTS, linesOf, NONE, parseChoice, parseImsOrg } from './values.js'

export const MAX_MAPPINGS = 50

/** The inputs that may differ between mappings. */
export interface MappingInputs {
  readonly mappingId: string
  readonly minRecords: number | undefined
  /** The Experience Platform dataset of the mapping. */
  readonly datasetId: string | undefined
  /** A request of an earlier run to resume. */
  readonly requestId: string | undefined
}

/** Where to look up a failed batch. */
export interface PlatformInputs {
  readonly platformUrl: string
  readonly imsOrg: string
  readonly sandbox: string
}

/** Where requests go: to Adobe, or to a simulator on this machine. */
type Target =
  | {
      readonly kind: 'adobe'
      readonly credentials: Credentials
      readonly apiUrl: string
      readonly imsUrl: string
      readonly platform: PlatformInputs | undefined
    }
  /** One scenario for each mapping, in order. */
  | {
      readonly kind: 'rehearsal'
      readonly scenarios: readonly string[]
      readonly sandbox: string | undefined
    }

/** All inputs, parsed; those that belong together are grouped. */
export interface Inputs extends Omit<InputValues, PerMapping | ForTarget | 'checkRun' | 'githubToken'> {
  /** At least one. */
  readonly mappings: readonly MappingInputs[]
  readonly target: Target
  readonly timeoutMs: number
  readonly pollIntervalMs: number
  /** Set if a check run is wanted. The token is as given: it may be blank or invalid. */
  readonly checkRun: { readonly githubToken: string } | undefined
}

type PerMapping = 'mappingId' | 'requestId' | 'minRecords' | 'datasetId' | 'rehearse'
type ForTarget =
  | 'credentials'
  | 'clientId'
  | 'clientSecret'
  | 'scopes'
  | 'accessToken'
  | 'apiUrl'
  | 'imsUrl'
  | 'platformUrl'
  | 'sandbox'
  | 'imsOrg'

export type InputsOrProblems =
  | { readonly kind: 'ok'; readonly inputs: Inputs }
  | { readonly kind: 'bad'; readonly problems: readonly Problem[] }

/** All secrets among the inputs, to mask and redact before anything is printed, whatever else is wrong. */
export const secretsOf = (read: ReadInput): readonly string[] =>
  INPUT_NAMES.flatMap((name) => {
    const { kind, secretsIn = linesOf, onlyWith } = declarationOf(name)
    const isUsed = INPUT_NAMES.every((other) => other !== onlyWith || !/^(false)?$/i.test(read(other)))
    return kind === 'secret' && isUsed ? secretsIn(read(name)).flatMap(linesOf) : []
  }).filter((secret) => secret.length >= MIN_SECRET_LENGTH && secret.isWellFormed())

/**
 * Parses the raw inputs. Collects all problems of all inputs before it reports any.
 * `scenarios`: the names that `rehearse` may have.
 */
export function parseInputs(read: ReadInput, scenarios: readonly string[]): InputsOrProblems {
  const problems = new Problems()
  // TypeScript cannot type a loop over the table; a test compares every value with its declaration.
  const entries: readonly (readonly unknown[])[] = INPUT_NAMES.map((name) => [
    name,
    parseInput(name, read, problems),
  ])
  const values: InputValues = Object.fromEntries(entries)
  checkMappings(read, problems)
  for (const [index, name] of values.rehearse.entries()) {
    if (name !== undefined)
      problems.take('rehearse', parseChoice(scenarios)(name), lineOf(values.rehearse, index))
  }
  for (const { input, when, problem } of RELATIONS) {
    if (when(read)) problems.refuse(input, problem)
  }
  const imsOrg = imsOrgOf(values)
  // A credential file that cannot be used may still hold one.
  const mayHold = read('credentials') !== '' && values.credentials === undefined
  const isMissing = imsOrg === undefined && read('imsOrg') === '' && !mayHold
  if (read('rehearse') === '' && read('sandbox') !== '' && isMissing) {
    problems.refuse('imsOrg', NO_IMS_ORG)
  }
  return problems.list.length > 0
    ? { kind: 'bad', problems: problems.list }
    : { kind: 'ok', inputs: assemble(values, imsOrg, read) }
}

const NO_IMS_ORG = text`is empty, but sandbox needs it, and credentials hold none. Write the IMS organization (…@AdobeOrg): the Organization ID on the credential's page in the Adobe Developer Console.`

/** A value, or a list of them; blank or wrong ones are `undefined`. */
function parseInput(name: InputName, read: ReadInput, problems: Problems): unknown {
  const declaration = declarationOf(name)
  const { lines: mode, required, kind, parse, allowsNone, unusedInRehearsals } = declaration
  const given = read(name)
  const refuse = (problem: Text, line?: number) => {
    problems.refuse(name, problem, line)
    return mode === undefined ? undefined : []
  }
  if (required && given === '') {
    return refuse(text`is required but empty. Write its value in the step that uses the action.`)
  }
  if (kind !== 'secret' && given.includes('${{')) {
    return refuse(
      text`holds an expression that was not evaluated. Write it where GitHub evaluates expressions, such as in \`with:\` of a step.`,
    )
  }
  const value = given || (declaration.default ?? '')
  if (mode === undefined) {
    return value === '' || (unusedInRehearsals && read('rehearse') !== '')
      ? undefined
      : problems.take(name, parse(value))
  }
  const lines = linesOf(value)
  for (const [isList, problem] of LISTS) {
    const index = lines.findIndex((line) => isList(line) && !(kind === 'plain' && isGroupedNumber(line)))
    if (index >= 0) return refuse(problem, lineOf(lines, index))
  }
  const mappings = linesOf(read('mappingId')).length
  const isOneForAll = mode === 'one-or-each' && lines.length === 1
  if (lines.length > 0 && mappings > 0 && lines.length !== mappings && !isOneForAll) {
    return refuse(wrongCount(lines.length, mappings, mode, allowsNone))
  }
  const values = lines.map((line, index) =>
    allowsNone !== undefined && lines.length > 1 && line === NONE
      ? undefined
      : problems.take(name, parse(line), lineOf(lines, index)),
  )
  return isOneForAll ? Array.from({ length: mappings }, () => values[0]) : values
}

/** Problems name a line only if there are several. */
const lineOf = (lines: readonly unknown[], index: number) => (lines.length > 1 ? index + 1 : undefined)

function wrongCount(
  lines: number,
  mappings: number,
  mode: 'one-for-each' | 'one-or-each',
  allowsNone: InputDeclaration<unknown>['allowsNone'],
) {
  const count = lines === 1 ? text`has one line` : text`has ${lines} lines`
  const each =
    mode === 'one-or-each'
      ? text`one line for all, or one for each`
      : text`one line for each mapping in their order`
  const none =
    mode === 'one-for-each' && allowsNone !== undefined ? text`, ${NONE} ${own(allowsNone)}` : text``
  return text`${count}, but mappingId has ${mappings}. Write ${each}${none}.`
}

function checkMappings(read: ReadInput, problems: Problems): void {
  const ids = linesOf(read('mappingId'))
  if (ids.length > MAX_MAPPINGS) {
    problems.refuse(
      'mappingId',
      text`holds ${ids.length} data mappings, but one step takes ${MAX_MAPPINGS} at most. Spread them over the jobs of a matrix, as in examples/matrix-from-file.yml.`,
    )
  }
  for (const twice of new Set(ids.filter((id, index) => ids.indexOf(id) < index))) {
    problems.refuse(
      'mappingId',
      text`names ${JSON.stringify(twice)} more than once. Write each data mapping once.`,
    )
  }
}

/** Ignores a value in the credential file that is not an IMS organization. */
function imsOrgOf({ imsOrg, credentials }: InputValues): string | undefined {
  const inFile = parseImsOrg(credentials?.imsOrg ?? '')
  return imsOrg ?? ('value' in inFile ? inFile.value : undefined)
}

function assemble(values: InputValues, imsOrg: string | undefined, read: ReadInput): Inputs {
  const { mappingId, requestId, minRecords, datasetId, rehearse, checkRun, githubToken, ...others } = values
  const { credentials, clientId, clientSecret, scopes, accessToken, ...rest } = others
  const { apiUrl, imsUrl, platformUrl, sandbox, imsOrg: given, ...plain } = rest
  const mappings = mappingId.flatMap((id, index) =>
    id === undefined
      ? []
      : [
          {
            mappingId: id,
            requestId: requestId[index],
            minRecords: minRecords[index],
            datasetId: datasetId[index],
          },
        ],
  )
  return {
    ...plain,
    mappings,
    target: targetOf(values, imsOrg),
    timeoutMs: plain.timeoutMinutes * 60_000,
    pollIntervalMs: plain.pollIntervalSeconds * 1000,
    // The default is an expression, which only the runner can evaluate.
    checkRun: checkRun ? { githubToken: read('githubToken') } : undefined,
  }
}

function targetOf(values: InputValues, imsOrg: string | undefined): Target {
  const { rehearse, sandbox, apiUrl, imsUrl, platformUrl } = values
  if (rehearse.length > 0) {
    return { kind: 'rehearsal', scenarios: rehearse.filter((name) => name !== undefined), sandbox }
  }
  const credentials = credentialsOf(values)
  if (credentials === undefined) {
    throw new ActionError('internal', text`The inputs hold no credential, which no check noticed`)
  }
  const platform =
    sandbox === undefined || imsOrg === undefined ? undefined : { platformUrl, imsOrg, sandbox }
  return { kind: 'adobe', credentials, apiUrl, imsUrl, platform }
}

/** A credential file, an id with its secret, or an id with a ready-made token. */
function credentialsOf(values: InputValues): Credentials | undefined {
  const { credentials: file, clientId = '', clientSecret = [], accessToken, scopes } = values
  if (file !== undefined) {
    const fileScopes = file.scopes.length > 0 ? file.scopes : DEFAULT_SCOPES
    const { clientSecrets } = file
    return { kind: 'client-secret', clientId: file.clientId, clientSecrets, scopes: scopes ?? fileScopes }
  }
  if (accessToken !== undefined) {
    return { kind: 'access-token', clientId, accessToken, expiresAtMs: tokenExpiry(accessToken) }
  }
  return clientSecret.length === 0
    ? undefined
    : { kind: 'client-secret', clientId, clientSecrets: clientSecret, scopes: scopes ?? DEFAULT_SCOPES }
}
