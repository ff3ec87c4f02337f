import {
  INPUT_NAMES,
  INPUTS,
  type InputDeclaration,
  type InputName,
  type ReadInput,
} from '../inputs/table.js'

/** What stands in place of a secret: its usual name, since nobody can know the real one. */
const SECRETS: Partial<Readonly<Record<InputName, string>>> = {
  credentials: 'ADOBE_CREDENTIALS',
  clientId: 'ADOBE_CLIENT_ID',
  clientSecret: 'ADOBE_CLIENT_SECRET',
  accessToken: 'ADOBE_ACCESS_TOKEN',
}

/** What has no meaning, or another one, when a request is followed. */
const LEFT_OUT: ReadonlySet<InputName> = new Set<InputName>([
  'requestId',
  'wait',
  'onInProgress',
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

/**
 * The step that goes on waiting for a request, as YAML to paste: the inputs of this step, and the id.
 * @param safe hides secrets in a value that stays exact otherwise
 */
export function renderRecipe(
  requestId: string,
  read: ReadInput,
  env: NodeJS.ProcessEnv,
  safe: (text: string) => string,
): string {
  const declared: Readonly<Record<InputName, InputDeclaration>> = INPUTS
  const inputs = INPUT_NAMES.filter((name) => !LEFT_OUT.has(name)).flatMap((name) => {
    const given = read(name)
    if (given === '' || given === declared[name].default) {
      return []
    }
    const secret = SECRETS[name]
    return [`    ${name}: ${secret === undefined ? scalar(safe(given)) : `\${{ secrets.${secret} }}`}`]
  })
  return [`- uses: ${usesOf(env)}`, '  with:', ...inputs, `    requestId: ${scalar(safe(requestId))}`].join(
    '\n',
  )
}

/**
 * Plain where YAML reads it as the same text, else quoted: a JSON string is a YAML string. Escapes keep it exact and yet
 * without meaning to a terminal, to the runner and to Markdown.
 */
function scalar(text: string): string {
  if (/^[A-Za-z][\w-]*$/.test(text) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text)) {
    return text
  }
  return JSON.stringify(text)
    .replace(/[^\x20-\x7e]/g, escaped)
    .replace(/:(?=:)|#(?=#\[)|\$(?=\{\{)/g, escaped)
}

const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
