import { type GithubContext, readGithubContext } from '../runner/github-context.js'
import type { Cleaner } from '../text/clean.js'
import { identifier, text } from '../text.js'
import type { CheckName, ChecksApi, ChecksApiOptions } from './checks-api.js'
import type { Origin } from './open-checks.js'

export interface GithubOptions extends Omit<ChecksApiOptions, keyof GithubContext> {
  readonly env: NodeJS.ProcessEnv
}

export interface Github {
  readonly context: GithubContext
  readonly api: ChecksApi
}

/** Loads octokit only after the context is known, since its package reads the run's event file on import. */
export async function connectToGithub({ env, ...options }: GithubOptions): Promise<Github> {
  const context = readGithubContext(env)
  if (typeof context === 'string') {
    throw new Error(`The check run cannot be created: ${context}`)
  }
  if (!/^[\x21-\x7e]+$/.test(options.token)) {
    throw new Error('The check run could not be created: githubToken is blank or not a token')
  }
  // In the same chunk, but evaluated only here.
  const { ChecksApi } = await import(/* webpackMode: "eager" */ './checks-api.js')
  return { context, api: new ChecksApi({ ...context, ...options }) }
}

/** @param mappingId redacted */
export const checkName = (
  { org, sha, random }: Origin,
  mappingId: string,
  { runId, attempt }: Pick<GithubContext, 'runId' | 'attempt'>,
  cleaner: Cleaner,
): CheckName => ({
  name: cleaner.line(text`Adobe ingestion: ${identifier(org)}/${identifier(mappingId)}`),
  externalId: `${runId}-${attempt}-${mappingId}-${random}`,
  sha,
})
