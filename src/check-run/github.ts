import type { Exchange } from '../http/exchange.js'
import { type GithubContext, readGithubContext } from '../runner/github-context.js'
import type { ChecksApi } from './checks-api.js'

interface GithubOptions {
  readonly token: string
  readonly env: NodeJS.ProcessEnv
  readonly exchange: Exchange
  readonly date: () => Date
}

export interface Github {
  readonly context: GithubContext
  readonly api: ChecksApi
}

/** Reads where check runs belong, and only then loads octokit, whose package reads the event of the run by itself. */
export async function connectToGithub({ token, env, exchange, date }: GithubOptions): Promise<Github> {
  const github = readGithubContext(env)
  if (github.kind === 'unknown') {
    throw new Error(`The check run has no place to go: ${github.problem}`)
  }
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new Error('The check run could not be created: githubToken is blank or no token')
  }
  const { context } = github
  // In this very chunk, but evaluated only now.
  const { ChecksApi } = await import(/* webpackMode: "eager" */ './checks-api.js')
  return { context, api: new ChecksApi({ ...context, token, exchange, date }) }
}
