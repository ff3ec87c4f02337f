import { type IngestionResult, isOpen, isUnfinished, requestIdOf } from '../ingestion/result.js'
import { declarationOf, INPUT_NAMES, type ReadInput } from '../inputs/declarations.js'
import { linesOf, NONE } from '../inputs/lists.js'
import type { Cleaner } from '../text/clean.js'
import { type Text, text } from '../text.js'

const WITHOUT_GATE = '    # maxFailedRecords is left out: it needs a request that the step submits itself.'

/** The action's name as the workflow writes it. Source: GitHub's default environment variables. */
function usesOf(env: NodeJS.ProcessEnv): string {
  const { GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref } = env
  return repository && ref ? `${repository}@${ref}` : '<owner>/<repo>@v1'
}

export interface RecipeContext {
  readonly read: ReadInput
  readonly env: NodeJS.ProcessEnv
  readonly cleaner: Cleaner
}

export const isRehearsal = (read: ReadInput): boolean => read('rehearse') !== ''

/**
 * The step that resumes, as YAML to paste: this step's inputs for the unfinished mappings, and their requests. `undefined`
 * when no request of ours may be running.
 */
export function recipeOf(
  results: readonly IngestionResult[],
  { read, env, cleaner }: RecipeContext,
): { readonly introduction: Text; readonly yaml: string } | undefined {
  /** By their positions in the input. Without a request to resume, a mapping is submitted. */
  const unfinished = results.flatMap((result, index) =>
    isUnfinished(result) ? [{ index, requestId: isOpen(result) ? requestIdOf(result) : undefined }] : [],
  )
  if (unfinished.every(({ requestId }) => requestId === undefined)) return undefined
  const submits = unfinished.some(({ requestId }) => requestId === undefined)
  const wasTooShort = results.some(({ outcome }) => outcome === 'timed-out')
  const inputs = INPUT_NAMES.flatMap((name) => {
    const value = name === 'timeoutMinutes' && wasTooShort ? longerThan(read(name)) : read(name)
    const { secretName, lines: mode, allowsNone, notInRecipe, default: usual } = declarationOf(name)
    const isMeaningless = notInRecipe || (name === 'onInProgress' && !submits)
    if (value === '' || value === usual || isMeaningless) return []
    const given = mode === undefined ? [value] : linesOf(value)
    // A single line is for all mappings; of several, keeps those of the unfinished mappings.
    const lines = given.length === 1 ? given : unfinished.map(({ index }) => given[index] ?? NONE)
    // A single `-` would be read as a value.
    if (allowsNone !== undefined && lines.every((line) => line === NONE)) return []
    if (secretName === undefined) return `    ${name}: ${scalar(lines.map((line) => cleaner.exact(line)))}`
    return masksBraces(value)
      ? `    # Add ${name} as in this step; an expression would be masked here.`
      : `    ${name}: \${{ secrets.${secretName} }}`
  })
  const requestIds = unfinished.map(({ requestId }) =>
    requestId === undefined ? NONE : cleaner.exact(requestId),
  )
  // Otherwise nobody would notice that the gate is gone.
  const hadGate = read('maxFailedRecords') !== '' && inputs.some((line) => line.startsWith('    datasetId: '))
  const dropped = hadGate ? [WITHOUT_GATE] : []
  const request = `    requestId: ${scalar(requestIds)}`
  const it = unfinished.length === 1 ? text`it` : text`them`
  return {
    // A rehearsed request cannot be resumed, since it existed only in the simulator.
    introduction: isRehearsal(read)
      ? text`Outside a rehearsal, this step would resume ${it}:`
      : text`To resume ${it}, run this step:`,
    yaml: [`- uses: ${usesOf(env)}`, '  with:', ...inputs, ...dropped, request].join('\n'),
  }
}

/** The runner masks every line of a secret, so text with a brace that is one cannot be printed. */
const masksBraces = (secret: string) => linesOf(secret).some((line) => /^(\{{1,2}|\}{1,2})$/.test(line))

/** A single value, or several as a block whose lines YAML reads unchanged. */
function scalar(lines: readonly string[]): string {
  const isPlain = lines.every((line) => /^[\w.-]+$/.test(line))
  return lines.length > 1 && isPlain
    ? ['|-', ...lines.map((line) => `      ${line}`)].join('\n')
    : quoted(lines.join('\n'))
}

/**
 * Plain where YAML reads the same, otherwise a JSON string, which is valid YAML. Escapes keep it exact, and without meaning
 * to a terminal, the runner and Markdown.
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

function longerThan(given: string): string {
  const minutes = Number(given || declarationOf('timeoutMinutes').default)
  return String(Math.min(LONGEST_MINUTES, Math.max(60, Math.ceil(2 * minutes))))
}
