import { readGithubContext } from '../runner/github-context.js'
import type { ChecksApiOptions } from './checks-api.js'

export interface GithubOptions extends ChecksApiOptions {
  readonly env: NodeJS.ProcessEnv
}

/** Loads octokit only after the context is known, since its package reads the run's event file on import. */
export async function connectToGithub({ env, ...options }: GithubOptions) {
  const context = readGithubContext(env)
  if (typeof context === 'string') {
    throw new Error(`The check run cannot be created: ${context}`)
  }
  if (!/^[\x21-\x7e]+$/.test(options.token)) {
    throw new Error('The check run could not be created: githubToken is blank or not a token')
  }
  // In the same chunk, but evaluated only here.
  const { checksApi } = await import(/* webpackMode: "eager" */ './checks-api.js')
  return { context, checkOf: checksApi(context, options) }
}
