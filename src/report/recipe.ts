import { type IngestionResult, isOpen, isUnfinished, requestIdOf } from '../ingestion/result.js'
import { declarationOf, INPUT_NAMES, type InputName, type ReadInput } from '../inputs/declarations.js'
import { linesOf, NONE } from '../inputs/lists.js'
import type { Cleaner } from '../text/clean.js'
import { type Text, text } from '../text.js'

const WITHOUT_GATE = '    # maxFailedRecords is left out: it needs a request that the step submits itself.'

/** The action's name as the workflow writes it. Source: GitHub's default environment variables. */
function usesOf(env: NodeJS.ProcessEnv): string {
  const { GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref } = env
  return repository && ref ? `${repository}@${ref}` : '<owner>/<repo>@v1'
}

/** A mapping whose end is unknown, at this position in the input. Without a request to resume, it is submitted. */
export interface Unfinished {
  readonly index: number
  readonly requestId: string | undefined
}

export interface RecipeContext {
  readonly read: ReadInput
  readonly env: NodeJS.ProcessEnv
  readonly cleaner: Cleaner
}

/** A simulator played Adobe. */
export const isRehearsal = (read: ReadInput): boolean => read('rehearse') !== ''

/** The step that resumes; `undefined` when no request of ours may be running: then the same step can simply run again. */
export function recipeOf(
  results: readonly IngestionResult[],
  { read, env, cleaner }: RecipeContext,
): { readonly introduction: Text; readonly yaml: string } | undefined {
  const unfinished = results.flatMap((result, index): readonly Unfinished[] => {
    if (!isUnfinished(result)) return []
    return [{ index, requestId: isOpen(result) ? requestIdOf(result) : undefined }]
  })
  if (unfinished.every(({ requestId }) => requestId === undefined)) return undefined
  const wasTooShort = results.some(({ outcome }) => outcome === 'timed-out')
  const it = unfinished.length === 1 ? text`it` : text`them`
  return {
    // A rehearsed request cannot be resumed, since it existed only in the simulator.
    introduction: isRehearsal(read)
      ? text`Outside a rehearsal, this step would resume ${it}:`
      : text`To resume ${it}, run this step:`,
    yaml: renderRecipe(unfinished, withLongerTime(read, wasTooShort), env, (value) => cleaner.exact(value)),
  }
}

/**
 * The step that resumes, as YAML to paste: this step's inputs for the unfinished mappings, and their requests.
 * @param safe hides secrets in a value that otherwise stays unchanged
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
    const given = mode === undefined ? [read(name)] : linesOf(read(name))
    // A single line is for all mappings; of several, keeps those of the unfinished mappings.
    const lines = given.length === 1 ? given : unfinished.map(({ index }) => given[index] ?? NONE)
    // A single `-` would be read as a value.
    if (allowsNone !== undefined && lines.every((line) => line === NONE)) return []
    if (secretName === undefined) return `    ${name}: ${scalar(lines.map(safe))}`
    return masksBraces(read(name))
      ? `    # Add ${name} as in this step; an expression would be masked here.`
      : `    ${name}: \${{ secrets.${secretName} }}`
  })
  const requestIds = unfinished.map(({ requestId }) => (requestId === undefined ? NONE : safe(requestId)))
  // Otherwise nobody would notice that the gate is gone.
  const hadGate = read('maxFailedRecords') !== '' && inputs.some((line) => line.startsWith('    datasetId: '))
  const dropped = hadGate ? [WITHOUT_GATE] : []
  const request = `    requestId: ${scalar(requestIds)}`
  return [`- uses: ${usesOf(env)}`, '  with:', ...inputs, ...dropped, request].join('\n')
}

/** The runner masks every line of a secret, even a single brace, so text with that brace cannot be printed. */
const masksBraces = (secret: string) => linesOf(secret).some((line) => /^(\{{1,2}|\}{1,2})$/.test(line))

/** Leaves out blank inputs, defaults, and inputs without a meaning when a request is resumed. */
function isWanted(name: InputName, given: string, submits: boolean): boolean {
  const { notInRecipe, default: usual } = declarationOf(name)
  return !notInRecipe && given !== '' && given !== usual && (name !== 'onInProgress' || submits)
}

/** A single value, or several as a block whose lines YAML reads unchanged. */
function scalar(lines: readonly string[]): string {
  const isPlain = lines.every((line) => /^[\w.-]+$/.test(line))
  return lines.length > 1 && isPlain
    ? ['|-', ...lines.map((line) => `      ${line}`)].join('\n')
    : quoted(lines.join('\n'))
}

/**
 * Plain where YAML reads the same text, otherwise quoted: a JSON string is valid YAML. Escapes keep it exact, and without
 * meaning to a terminal, the runner and Markdown.
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

/** Doubles the time-out, or its default, because the old one was too short. */
export const withLongerTime =
  (read: ReadInput, wasTooShort: boolean): ReadInput =>
  (name) => {
    if (name !== 'timeoutMinutes' || !wasTooShort) return read(name)
    const minutes = Number(read(name) || declarationOf(name).default)
    return String(Math.min(LONGEST_MINUTES, Math.max(60, Math.ceil(2 * minutes))))
  }
