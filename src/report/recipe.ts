import { declarationOf, INPUT_NAMES, type InputName, type ReadInput } from '../inputs/declarations.js'
import { linesOf, NONE } from '../inputs/values.js'

const PUBLISHED_AS = '<owner>/<repo>@v1'
const WITHOUT_GATE = '    # maxFailedRecords is left out: it needs a request that the step submits itself.'

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
  readonly requestId: string | undefined
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
  const submits = unfinished.some(({ requestId }) => requestId === undefined)
  const inputs = INPUT_NAMES.filter((name) => isWanted(name, read(name), submits)).flatMap((name) => {
    const { secretName, lines: mode, allowsNone } = declarationOf(name)
    const lines = mode === undefined ? [read(name)] : linesFor(unfinished, linesOf(read(name)))
    // A lone one would be taken for a value.
    if (allowsNone !== undefined && lines.every((line) => line === NONE)) return []
    if (secretName === undefined) return `    ${name}: ${scalar(lines.map(safe))}`
    return masksBraces(read(name))
      ? `    # Add ${name} as in this step; an expression would be masked here.`
      : `    ${name}: \${{ secrets.${secretName} }}`
  })
  const requestIds = unfinished.map(({ requestId }) => (requestId === undefined ? NONE : safe(requestId)))
  // A gate that was dropped in silence would be missed by nobody.
  const hadGate = read('maxFailedRecords') !== '' && inputs.some((line) => line.startsWith('    datasetId: '))
  const dropped = hadGate ? [WITHOUT_GATE] : []
  const request = `    requestId: ${scalar(requestIds)}`
  return [`- uses: ${usesOf(env)}`, '  with:', ...inputs, ...dropped, request].join('\n')
}

/** Every line of a secret is masked, even a lone brace, and what holds one can then no longer be printed. */
const masksBraces = (secret: string) => linesOf(secret).some((line) => /^(\{{1,2}|\}{1,2})$/.test(line))

/** What is not given, or as good as not given, is left out; so is what means nothing when a request is followed. */
function isWanted(name: InputName, given: string, submits: boolean): boolean {
  const { notInRecipe, default: usual } = declarationOf(name)
  return !notInRecipe && given !== '' && given !== usual && (name !== 'onInProgress' || submits)
}

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

const LONGEST_MINUTES = 7200

/** A time-out that was just too short must not be copied: twice as long, or what the default would be twice. */
export const withLongerTime =
  (read: ReadInput, wasTooShort: boolean): ReadInput =>
  (name) => {
    if (name !== 'timeoutMinutes' || !wasTooShort) return read(name)
    const minutes = Number(read(name) || declarationOf(name).default)
    return String(Math.min(LONGEST_MINUTES, Math.max(60, Math.ceil(2 * minutes))))
  }
