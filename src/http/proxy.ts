import { checkBypass, getProxyUrl } from '@actions/http-client/lib/proxy'
import { ActionError } from '../errors.js'
import { text } from '../text.js'
import { mistakeIn } from './proxy-settings.js'

/**
 * Throws an `ActionError` when a proxy is set for this address but cannot be used: the client would silently connect
 * directly, past whatever the proxy is there for. The value is not quoted, since it may hold a password.
 */
export function checkProxy(url: URL, env: NodeJS.ProcessEnv): void {
  const variable = ['https_proxy', 'HTTPS_PROXY'].find((name) => env[name])
  if (url.protocol !== 'https:' || variable === undefined || checkBypass(url)) {
    return
  }
  const proxy = proxyFor(url)
  const mistake = mistakeIn(env[variable] ?? '')
  if (mistake || proxy === undefined || proxy.hostname === '' || !/^https?:$/.test(proxy.protocol)) {
    const name = text`The environment variable ${spelling(variable, env)} does not hold the address of an HTTP proxy`
    throw new ActionError(
      'proxy',
      mistake === undefined
        ? text`${name}. Write it in full, such as \`http://proxy.example:3128\``
        : text`${name}: ${mistake}`,
      { meaning: 'proxy-variable' },
    )
  }
}

/** As the user wrote it: Windows finds a variable under any spelling. */
function spelling(variable: string, env: NodeJS.ProcessEnv): string {
  const names = Object.keys(env)
  if (names.includes(variable)) return variable
  return names.find((name) => name.toLowerCase() === variable.toLowerCase()) ?? variable
}

/** The proxy that requests to this address go through. */
export function proxyFor(url: URL): URL | undefined {
  try {
    return getProxyUrl(url)
  } catch {
    return undefined
  }
}
