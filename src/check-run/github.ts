import { type GithubContext, readGithubContext } from '../runner/github-context.js'
import type { Cleaner } from '../text/clean.js'
import { identifier, text } from '../text.js'
import type { CheckName, ChecksApiOptions } from './checks-api.js'
import type { Origin } from './open-checks.js'

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
  return { context, api: checksApi(context, options) }
}

/** @param mappingId redacted */
export const checkName = (
  { org, sha, random }: Origin,
  mappingId: string,
  { runId, attempt }: GithubContext,
  cleaner: Cleaner,
): CheckName => ({
  name: cleaner.line(text`Adobe ingestion: ${identifier(org)}/${identifier(mappingId)}`),
  externalId: `${runId}-${attempt}-${mappingId}-${random}`,
  sha,
})
