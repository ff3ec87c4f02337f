import { firstOf, foreign, listOf, own, type Text, text } from '../text.js'

/** What is wrong with a proxy's address. Does not quote the address, which may hold a password. */
export function mistakeIn(address: string): Text | undefined {
  const value = address.trim()
  if (/^["'`‘-‟«»]|["'`‘-‟«»]$/.test(value)) return text`it begins or ends with a quotation mark. Remove that`
  const [, login = ''] = /^(?:[a-z][a-z\d+.-]*:\/\/)?(.*)@/is.exec(value) ?? []
  if (!isDecodable(login)) {
    return text`its user name or password holds a \`%\` that stands for no character. Write \`%25\` for a bare \`%\``
  }
  const [mark = ''] = /[/#?\\]/.exec(login) ?? []
  const said = MARKS.get(mark)
  return said && text`its user name or password holds a bare ${said} instead`
}

function isDecodable(login: string): boolean {
  try {
    decodeURIComponent(login)
    return true
  } catch {
    return false
  }
}

const MARKS: ReadonlyMap<string, Text> = new Map([
  ['/', text`\`/\`. Write \`%2F\``],
  ['#', text`\`#\`. Write \`%23\``],
  ['?', text`\`?\`. Write \`%3F\``],
  ['\\', text`\`\\\`. Write \`%5C\``],
])

export const HTTPS_VARIABLES = ['https_proxy', 'HTTPS_PROXY'] as const
const EXCEPTIONS = ['no_proxy', 'NO_PROXY'] as const

const MAX_ENTRIES = 5

export function settingsWithoutEffect(env: NodeJS.ProcessEnv): Text | undefined {
  const isSet = (name: string) => Boolean(env[name]?.trim())
  if (!HTTPS_VARIABLES.some(isSet)) {
    const others = Object.keys(env).filter((name) => /^(?:https?|all)_proxy$/i.test(name) && isSet(name))
    return others.length === 0
      ? undefined
      : text`${listOf(others)} has no effect on requests to Adobe, which go over HTTPS: name the proxy in HTTPS_PROXY.`
  }
  const variable = EXCEPTIONS.find((name) => env[name])
  if (variable === undefined) return undefined
  const entries = (env[variable] ?? '').split(',').map((entry) => entry.trim())
  const odd = entries.filter((entry) => entry !== '*' && /[*;\s"'/]/.test(entry))
  const shown = odd.map((entry) => foreign(entry, 80))
  return shown.length === 0
    ? undefined
    : text`${own(variable)} has entries without effect: ${firstOf(shown, MAX_ENTRIES)}. Separate hosts with commas, write .example.com instead of *.example.com, and use no address ranges or quotation marks.`
}
