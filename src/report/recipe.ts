import { NONE } from '../inputs/parse-mappings.js'
import {
  INPUT_NAMES,
  INPUTS,
  type InputDeclaration,
  type InputName,
  type ReadInput,
} from '../inputs/table.js'
import { linesOf } from '../inputs/values.js'

/** What stands in place of a secret: its usual name, since nobody can know the real one. */
const SECRETS: Partial<Readonly<Record<InputName, string>>> = {
  credentials: 'ADOBE_CREDENTIALS',
  clientId: 'ADOBE_CLIENT_ID',
  clientSecret: 'ADOBE_CLIENT_SECRET',
  accessToken: 'ADOBE_ACCESS_TOKEN',
}

/** May hold one line for each mapping, in their order. */
const PER_MAPPING: ReadonlySet<InputName> = new Set<InputName>(['mappingId', 'minRecords'])

/** What has no meaning, or another one, when a request is followed. */
const LEFT_OUT: ReadonlySet<InputName> = new Set<InputName>([
  'requestId',
  'wait',
  'rehearse',
  // Every step has GitHub's token by default.
  'githubToken',
])

const PUBLISHED_AS = '<owner>/<repo>@v1'

/** The action as the workflow names it. Source: GitHub's default environment variables. */
function usesOf(env: NodeJS.ProcessEnv): string {
  const { GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref } = env
  return repository && ref ? `${repository}@${ref}` : PUBLISHED_AS
}

/** A mapping that was not seen to end. */
export interface Unfinished {
  /** Its place in the input. */
  readonly index: number
  /** To be followed; without it, there is something to submit. */
  readonly requestId?: string
}

/** The step that goes on waiting for so many mappings. */
export interface Recipe {
  readonly yaml: string
  readonly mappings: number
}

/**
 * The step that goes on waiting, as YAML to paste: the inputs of this step for the unfinished mappings, and their requests.
 * @param safe hides secrets in a value that stays exact otherwise
 */
export function renderRecipe(
  unfinished: readonly Unfinished[],
  read: ReadInput,
  env: NodeJS.ProcessEnv,
  safe: (text: string) => string,
): string {
  const declared: Readonly<Record<InputName, InputDeclaration>> = INPUTS
  const submits = unfinished.some(({ requestId }) => requestId === undefined)
  const isWanted = (name: InputName) =>
    !LEFT_OUT.has(name) && (name !== 'onInProgress' || submits) && !isDefault(read(name), declared[name])
  const inputs = INPUT_NAMES.filter(isWanted).map((name) => {
    const secret = SECRETS[name]
    const lines = PER_MAPPING.has(name) ? linesFor(unfinished, linesOf(read(name))) : [read(name)]
    return `    ${name}: ${secret === undefined ? scalar(lines.map(safe)) : `\${{ secrets.${secret} }}`}`
  })
  const requestIds = unfinished.map(({ requestId }) => (requestId === undefined ? NONE : safe(requestId)))
  return [`- uses: ${usesOf(env)}`, '  with:', ...inputs, `    requestId: ${scalar(requestIds)}`].join('\n')
}

const isDefault = (given: string, declaration: InputDeclaration) =>
  given === '' || given === declaration.default

/** One line is for all mappings; of several, those of the unfinished ones are left. */
function linesFor(unfinished: readonly Unfinished[], lines: readonly string[]): readonly string[] {
  return lines.length === 1 ? lines : unfinished.map(({ index }) => lines[index] ?? NONE)
}

/** One value, or several as a block of lines where YAML reads each of them as the same text. */
function scalar(lines: readonly string[]): string {
  const isPlain = lines.every((line) => /^[\w.-]+$/.test(line))
  return lines.length > 1 && isPlain
    ? ['|-', ...lines.map((line) => `      ${line}`)].join('\n')
    : quoted(lines.join('\n'))
}

/**
 * Plain where YAML reads it as the same text, else quoted: a JSON string is a YAML string. Escapes keep it exact and yet
 * without meaning to a terminal, to the runner and to Markdown.
 */
function quoted(text: string): string {
  if (/^[A-Za-z][\w-]*$/.test(text) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text)) {
    return text
  }
  return JSON.stringify(text)
    .replace(/[^\x20-\x7e]/g, escaped)
    .replace(/:(?=:)|#(?=#\[)|\$(?=\{\{)/g, escaped)
}

const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
