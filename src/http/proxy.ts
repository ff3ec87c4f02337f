import { checkBypass, getProxyUrl } from '@actions/http-client/lib/proxy'
import { ActionError } from '../errors.js'
import { text } from '../text.js'
import { HTTPS_VARIABLES, mistakeIn } from './proxy-settings.js'

/**
 * Throws an `ActionError` when a proxy is set for this address but cannot be used: the client would silently bypass it. Does
 * not quote the value, which may hold a password.
 */
export function checkProxy(url: URL, env: NodeJS.ProcessEnv): void {
  const variable = HTTPS_VARIABLES.find((name) => env[name])
  if (url.protocol !== 'https:' || variable === undefined || checkBypass(url)) {
    return
  }
  const proxy = proxyFor(url)
  const mistake = mistakeIn(env[variable] ?? '')
  if (mistake || proxy === undefined || proxy.hostname === '' || !/^https?:$/.test(proxy.protocol)) {
    const why = mistake ? text`: ${mistake}` : text`. Write it in full, such as \`http://proxy.example:3128\``
    throw new ActionError(
      'proxy',
      text`The environment variable ${spelling(variable, env)} does not hold the address of an HTTP proxy${why}`,
      { meaning: 'proxy-variable' },
    )
  }
}

/** The variable's name as the user wrote it: names on Windows ignore case. */
function spelling(variable: string, env: NodeJS.ProcessEnv): string {
  const names = Object.keys(env)
  if (names.includes(variable)) return variable
  return names.find((name) => name.toLowerCase() === variable.toLowerCase()) ?? variable
}

/** What to hide of the login to the proxy. Alone, a user name may be any word, unless it is a token, which has no password. */
export function secretsOfProxy(url: URL): readonly string[] {
  const { username = '', password = '' } = proxyFor(url) ?? {}
  return [`${username}:${password}`, password || username]
}

/** The proxy for requests to this address; plain HTTP, which stays on this machine, has none. */
export function proxyFor(url: URL): URL | undefined {
  if (url.protocol !== 'https:') return undefined
  try {
    return getProxyUrl(url)
  } catch {
    return undefined
  }
}
